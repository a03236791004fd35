"""Qt item models: rows with meaning, no paint."""
