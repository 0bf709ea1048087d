"""Comparison → a web page to sort and to filter, which stands by itself."""

from generator.writers.comparison_page.page import write

__all__ = ["write"]
