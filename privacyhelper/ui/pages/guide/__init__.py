"""The guide: one step at a time, the check, the answer, the end."""
