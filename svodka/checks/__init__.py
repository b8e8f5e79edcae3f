"""What is verified; pure functions of an article and a summary."""
