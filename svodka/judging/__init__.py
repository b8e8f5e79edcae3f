"""The second reader: a model asked about what rules cannot decide."""
