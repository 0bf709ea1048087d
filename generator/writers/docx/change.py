"""How a theme differs from the one that the shipped Word reference is drawn for."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.ooxml.restyling import SINGLE_LINE
from generator.ooxml.typefaces import typeface
from generator.theme.contrast import ratio
from generator.theme.theme import Ink, Text, Theme, Type
from generator.writers.docx.dress import Dress

_FAMILIES: Final[Mapping[str, str]] = MappingProxyType(
    {"sans-serif": "Arial", "serif": "Times New Roman", "monospace": "Courier New"}
)
"""What Word gets where a theme leaves the family to the reader's program."""
_SMALLEST: Final = 15
"""In half points: smaller type is hard to read on paper."""
_ALIKE: Final = 1.25
"""Contrast between two colours that a reader takes for one."""


@dataclass(frozen=True, slots=True)
class Change:
    """A theme, and the ``usual`` one; sizes and lengths of the reference are multiplied by what differs."""

    theme: Theme
    usual: Theme

    def type(self, text: Text) -> Type:
        """Give the type of a text."""
        return self.theme.types[text]

    def family(self, text: Text) -> str:
        """Give the family of a text."""
        return family_of(self.theme.types[text])

    def colour(self, ink: Ink) -> str:
        """Give a colour as Word writes it."""
        return self.theme.light[ink].hex

    def edge(self) -> str:
        """Give the colour of a table's edges: that of its head, or of headings where the head is pale."""
        head, paper = (self.theme.light[ink] for ink in (Ink.TABLE_HEAD_FILL, Ink.PAPER))
        return self.colour(Ink.HEADING if ratio(head, paper) < _ALIKE else Ink.TABLE_HEAD_FILL)

    def size(self, text: Text) -> float:
        """Give how many times as large a text is."""
        return self.theme.types[text].size / self.usual.types[text].size

    def width(self, text: Text) -> float:
        """Give how many times as wide a text runs."""
        now, before = (typeface(family_of(theme.types[text])) for theme in (self.theme, self.usual))
        return self.size(text) * now.width / before.width

    def half_points(self, usual: int, dress: Dress) -> int:
        """Give the size of a style that has the size ``usual`` in the reference.

        Where it has to fit, a family that runs wide is set smaller: its small letters are large.
        """
        size = usual * self.size(dress.text)
        narrowed = size * self.size(dress.text) / max(self.width(dress.text), self.size(dress.text))
        return round(max(narrowed, min(size, _SMALLEST)) if dress.fits else size)

    def line(self, text: Text) -> float:
        """Give how many times as high a line is, measured in line heights of the font itself.

        Word multiplies that one, CSS the size of the letters.
        """
        return self.theme.types[text].line_height / self.usual.types[text].line_height * self.leading(text)

    def leading(self, text: Text) -> float:
        """Give the part that a font's own line height has in that."""
        now, before = (typeface(family_of(theme.types[text])) for theme in (self.theme, self.usual))
        return before.line / now.line

    def line_height(self, usual: int, text: Text) -> int:
        """Give the line height of a style that has the line height ``usual`` in the reference.

        A single line is so on purpose: it only loses what a font has more of by itself.
        """
        return round(usual * (min(1, self.leading(text)) if usual == SINGLE_LINE else self.line(text)))


def family_of(one: Type) -> str:
    """Give the family of a type that Word gets; it looks for a substitute itself."""
    return one.fonts[0] if one.fonts else _FAMILIES[one.generic]
