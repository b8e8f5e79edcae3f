"""Floor 3: the HTTP face; it translates and decides nothing."""
