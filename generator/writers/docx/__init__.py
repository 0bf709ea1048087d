"""Document → Word."""

from generator.writers.docx.writer import write

__all__ = ["write"]
