"""Floor 1: the versioned words sent to the model."""
