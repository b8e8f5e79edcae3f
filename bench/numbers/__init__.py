"""How well numbers, sums, dates and periods are read, and how fast."""
