"""Recorded summaries held against a gold of our own."""
