"""The first run: where do you live, which of these do you use."""
