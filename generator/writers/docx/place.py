"""Where a block stands, as far as that decides how it looks."""

from dataclasses import dataclass
from enum import Enum, auto

from generator.ooxml.stylesheet import Frame


class TableLook(Enum):
    """How the tables of a place look."""

    NORMAL = auto()
    COMPACT = auto()
    MATRIX = auto()
    FACTS = auto()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands; lengths in twips.

    ``style`` is the style of plain paragraphs, empty for the default; ``depth`` is the number of
    lists around; ``left`` the indent of text in a list. ``frame`` is the bar of the block around,
    ``right`` sets it off from a neighbour of its kind. With ``keep`` all paragraphs stay on one
    page; ``facts`` marks lines that begin with a label.
    """

    width: int
    style: str = ""
    depth: int = 0
    left: int = 0
    frame: Frame | None = None
    right: int | None = None
    keep: bool = False
    facts: bool = False
    in_cell: bool = False
    alignment: str = ""
    run_style: str = ""
    bold: bool = False
    table: TableLook = TableLook.NORMAL
