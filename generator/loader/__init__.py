"""From a file to a checked definition."""
