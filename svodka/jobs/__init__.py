"""Work for callers: done once, paid for, kept; while they wait or while nobody does."""
