"""Which phrases of a document mention the same thing."""
