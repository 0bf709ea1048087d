"""One package per output format."""
