"""The way back from Word: edits read, merged, marked in place, and proposed for the YAML."""
