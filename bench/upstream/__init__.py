"""A stub model behind real sockets, and invented articles that it knows how to summarise."""
