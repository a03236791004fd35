"""Reminders: what is due and why, with the one-minute check."""
