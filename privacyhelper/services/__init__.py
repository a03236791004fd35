"""What a person can do, one module a use case; the world is reached through `ports`."""
