"""From the model's words to places in the article; pure functions."""
