"""The project's own check of a Word file: everything that must come in pairs does.

A validator of the schema sees none of this, and Word answers with "unreadable content" or silently
drops what it cannot pair.
"""

from generator.ooxml.pairing.check import check
from generator.ooxml.pairing.finding import Finding, Rule

__all__ = ["Finding", "Rule", "check"]
