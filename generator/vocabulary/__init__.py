"""Dutch ↔ English: the one table of names that a definition may be written in."""
