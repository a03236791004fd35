"""Say no to AI training on your data, and know that it stays that way."""
