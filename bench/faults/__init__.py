"""Injected faults: correct summaries, each with one place made wrong, given to the public check."""
