"""Floor 2: the engine; an article in, a checked bilingual summary out."""
