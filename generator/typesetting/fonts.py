"""The fonts that the typesetter may choose from."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

from generator.resources import templates_folder
from generator.typesetting.coverage import Coverage, coverage

if TYPE_CHECKING:
    from typst import Fonts

SANS: Final = "Carlito"
MONOSPACE: Final = "DejaVu Sans Mono"
FALLBACKS: Final = (
    SANS,
    "Noto Sans Hebrew",
    "Noto Sans Arabic",
    "Noto Sans Symbols2",
    "Noto Emoji",
    MONOSPACE,
)
"""The families that ship, in the order in which they are asked for a sign that a text's own font lacks."""

TWINS: Final = {"calibri": SANS, "consolas": MONOSPACE}
"""Families with a shipped one of the very same widths: that one is used everywhere, so that a document
breaks its lines alike on every machine, whether the other one is installed there or not."""


@dataclass(frozen=True)
class Library:
    """Families by their name in small letters, each with the coverage that all its faces share."""

    fonts: "Fonts"
    names: dict[str, str]
    faces: dict[str, tuple[tuple[Path, int], ...]]

    def find(self, family: str) -> str:
        """Give a family's name as its files write it; empty where it is not there."""
        wanted = family.casefold()
        return self.names.get(TWINS.get(wanted, wanted).casefold(), "")

    def covers(self, family: str, sign: str) -> bool:
        """Say whether every face of a family has a sign."""
        return all(sign in one for one in self._coverages(family))

    def _coverages(self, family: str) -> list[Coverage]:
        return [coverage(path, index) for path, index in self.faces[family]]


@cache
def shipped() -> Library:
    """Give the fonts that ship, and no other: what is set in them is equal on every machine."""
    from typst import Fonts

    return _library(Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[_folder()]))


@cache
def installed() -> Library:
    """Give the fonts that ship and those of this machine; that takes time where there are many."""
    from typst import Fonts

    return _library(Fonts(include_system_fonts=True, include_embedded_fonts=False, font_paths=[_folder()]))


def shipped_fonts() -> "Fonts":
    """Give the fonts that ship as the typesetter takes them."""
    return shipped().fonts


def _folder() -> Path:
    return templates_folder() / "fonts"


def _library(fonts: "Fonts") -> Library:
    faces: dict[str, tuple[tuple[Path, int], ...]] = {}
    for font in fonts.fonts():
        if font.path:
            faces[font.family] = (*faces.get(font.family, ()), (Path(font.path), font.index))
    return Library(fonts, {family.casefold(): family for family in faces}, faces)
