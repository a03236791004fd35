"""One page a file. Pages do not import each other: they ask the router."""
