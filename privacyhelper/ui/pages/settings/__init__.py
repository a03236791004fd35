"""Settings: place, accounts, look, data, catalogue."""
