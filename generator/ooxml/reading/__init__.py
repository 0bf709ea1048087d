"""The text of a Word file, as its reader sees it and with where each letter stands."""
