"""Hyperlinks, to a bookmark of this document or to the world outside."""

from generator.ooxml.text import attribute


def internal_link(bookmark_name: str, inside: str) -> str:
    """Give a link to a bookmark."""
    return f'<w:hyperlink w:anchor="{attribute(bookmark_name)}" w:history="1">{inside}</w:hyperlink>'


def external_link(relationship: str, inside: str) -> str:
    """Give a link to the target of an external relationship."""
    return f'<w:hyperlink r:id="{relationship}" w:history="1">{inside}</w:hyperlink>'
