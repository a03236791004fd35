"""Qt plumbing that knows no product noun."""
