"""Benchmarks: what the checks find and what they let through; nothing in svodka imports this."""
