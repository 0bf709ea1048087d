"""Document → a web page that stands by itself."""

from generator.writers.html.writer import write

__all__ = ["write"]
