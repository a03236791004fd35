"""Say no to AI training on your data, and know that it stays that way."""

__version__ = "0.1.0"
