"""Reusable parts that know no platform."""
