"""What a whole check costs: processor time, memory, and how both grow with the article."""
