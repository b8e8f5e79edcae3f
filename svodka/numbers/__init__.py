"""Numbers, sums, dates and periods: read out of Russian and English text, resolved, compared."""
