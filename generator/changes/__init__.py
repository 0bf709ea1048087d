"""Two versions of one formula: what changed, at what level, and whom it touches."""
