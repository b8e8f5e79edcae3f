"""Which words of one language may stand for which words of another."""
