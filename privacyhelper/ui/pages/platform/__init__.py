"""The page of one platform."""
