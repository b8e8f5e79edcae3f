"""Floor 0: what goes in and what comes out; Pydantic only, no I/O."""
