"""Comparison → an Excel workbook."""

from generator.writers.xlsx.workbook import write

__all__ = ["write"]
