"""Sequences beside each other: pairs, word differences, three-way merges. Knows no format and no language."""
