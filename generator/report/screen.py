"""Lines for a terminal or a pipe: as wide as there is room, never in the middle of a word."""

from collections.abc import Iterator
from textwrap import wrap
from typing import Final

WIDTH: Final = 100
"""Columns where there is no terminal to fit."""
_NARROWEST: Final = 40
STEP: Final = "  "
"""An indent."""
_BOLD: Final = "\x1b[1m{}\x1b[0m"


class Screen:
    """Where lines go; ``width`` is that of the terminal, None where there is none."""

    def __init__(self, width: int | None) -> None:
        """Take the room that there is."""
        self.width: Final = max(width or WIDTH, _NARROWEST)
        self._bold = width is not None

    def heading(self, text: str) -> str:
        """Give a heading: in bold, where there is a terminal."""
        return _BOLD.format(text) if self._bold else text

    def wrapped(self, text: str, indent: str = "", hang: int = 2) -> Iterator[str]:
        """Give a text in as many lines as it takes; all but the first hang by so many columns more."""
        return self.between(text, indent, indent + " " * hang)

    def between(self, text: str, first: str, rest: str, least: int = 0) -> Iterator[str]:
        """Give a text in lines of which the first begins otherwise than the rest.

        However long a beginning is, ``least`` columns remain for the text.
        """
        yield from wrap(
            text,
            max(self.width, len(rest) + least),
            initial_indent=first,
            subsequent_indent=rest,
            break_on_hyphens=False,
            break_long_words=False,
        )
