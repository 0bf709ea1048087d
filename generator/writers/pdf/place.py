"""Where a block stands, and what the blocks of one document share."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import Final

from generator.theme.theme import Theme
from generator.typesetting import Data
from generator.writers.pdf.pictures import Pictures
from generator.writers.pdf.signs import Signs

PAGE_WIDTH: Final = 595.28
PAGE_HEIGHT: Final = 841.89
MARGINS: Final[Mapping[str, float]] = {"top": 85.05, "right": 70.9, "bottom": 76.55, "left": 70.9}
"""A4 and its margins in points, as in the Word reference."""
TEXT_WIDTH: Final = PAGE_WIDTH - MARGINS["left"] - MARGINS["right"]


class TableLook(Enum):
    """How the tables of a place look."""

    NORMAL = auto()
    COMPACT = auto()
    MATRIX = auto()
    FACTS = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands; ``width`` is the room for it in points.

    ``framed`` says that it stands beside a bar, ``facts`` that its lines begin with a label, ``cover`` that
    it is on a title page.
    """

    width: float = TEXT_WIDTH
    framed: bool = False
    facts: bool = False
    cover: bool = False
    in_cell: bool = False
    table: TableLook = TableLook.NORMAL


@dataclass(slots=True)
class Work:
    """What the blocks of one document share while they are written."""

    theme: Theme
    signs: Signs
    pictures: Pictures
    anchors: frozenset[str]
    level: int = field(default=0)
    """Of the heading before: in a PDF a heading is at most one level deeper than that."""


Node = Mapping[str, Data]
