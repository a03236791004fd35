"""The world behind the ports: files, SQLite, clock. No Qt. Foreign errors end here."""
