"""Text from anywhere, made fit for a terminal: nothing in it steers the screen, and its width is known."""

import unicodedata
from typing import Final

_REPLACEMENT: Final = "\ufffd"
_JOINERS: Final = frozenset("\u200c\u200d\ufe0e\ufe0f")
"""Part of how letters and emoji are written; they take no room of their own."""


def printable(text: str) -> str:
    """Replace control characters, and the characters that turn the direction of what follows."""
    if text.isprintable():
        return text
    return "".join(character if _may_show(character) else _REPLACEMENT for character in text)


def _may_show(character: str) -> bool:
    if character in "\t\n\r" or character.isprintable():
        return True
    category = unicodedata.category(character)
    return character in _JOINERS or category == "Zs" or (category == "Cf" and character == "\u00ad")


def width(character: str) -> int:
    """Give the number of columns a character takes on a terminal."""
    if character in _JOINERS or unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in ("W", "F") else 1
