"""Runs: text with character properties, in the order that the schema asks."""

from functools import cache, lru_cache
from typing import Final

from generator.ooxml.text import run_content

NO_BREAK_SPACE: Final = "\u00a0"
"""Gives coloured characters room: character borders, meant for it, hide letters in LibreOffice."""


@cache
def run_properties(
    style: str = "", *, bold: bool = False, italic: bool = False, struck: bool = False, language: str = ""
) -> str:
    """Give a ``w:rPr``, or nothing where the run has no properties of its own."""
    parts = (
        f'<w:rStyle w:val="{style}"/>' if style else "",
        "<w:b/><w:bCs/>" if bold else "",
        "<w:i/><w:iCs/>" if italic else "",
        "<w:strike/>" if struck else "",
        f'<w:lang w:val="{language}"/>' if language else "",
    )
    inside = "".join(parts)
    return f"<w:rPr>{inside}</w:rPr>" if inside else ""


_SHORT: Final = 100
"""In characters. Three in four runs of our documents came before: labels, marks, names. Those are short."""


def run(text: str, properties: str = "") -> str:
    """Give a run that shows ``text``, or nothing where the text is empty.

    Raises:
        ValueError: The text holds a character that XML 1.0 cannot hold.
    """
    return _short_run(text, properties) if len(text) <= _SHORT else _run(text, properties)


def _run(text: str, properties: str) -> str:
    inside = run_content(text)
    return f"<w:r>{properties}{inside}</w:r>" if inside else ""


_short_run: Final = lru_cache(maxsize=4096)(_run)


def line_break(properties: str = "") -> str:
    """Give a run that breaks the line within its paragraph."""
    return f"<w:r>{properties}<w:br/></w:r>"


def tab(properties: str = "") -> str:
    """Give a run that moves to the next tab stop."""
    return f"<w:r>{properties}<w:tab/></w:r>"
