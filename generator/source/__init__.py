"""YAML as written: every value is text, and every value knows its place."""
