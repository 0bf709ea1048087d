"""What stands in a story: paragraphs as lines of text, and tables of them.

A story is the body of a document, a header or a footer. Nodes keep the element that they were read from,
so that an edit finds its place; the text of a line and the element of each stretch of it belong together
until the element is changed.
"""

from typing import Final

from lxml import etree
from msgspec import Struct

OBJECT: Final = "\ufffc"
"""Stands in the text of a line for what is no text: a picture, a note, a formula."""


class Held(Struct, frozen=True):
    """A stretch of a line in a content control: the control's tag, empty where it has none.

    ``start`` and ``end`` are offsets in the text of the line; a control that shows its placeholder holds
    nothing. ``element`` is the control.
    """

    tag: str
    start: int
    end: int
    element: etree._Element


class Fixed(Struct, frozen=True):
    """A stretch of a line that comes and goes as a whole: a field with its result, a picture.

    ``key`` is equal for what is the same: the instruction of a field, the alternative text of a picture.
    ``marks`` are the runs with the signs between which a field stands, and its instruction.
    """

    start: int
    end: int
    key: str
    marks: tuple[etree._Element, ...] = ()


class Spot(Struct, frozen=True):
    """Where a stretch of the text of a line comes from: the child of a run that shows it."""

    start: int
    end: int
    element: etree._Element


class Line(Struct, frozen=True):
    """A paragraph. Offsets count in ``text``; a line end within the paragraph is a line feed.

    ``names`` are the bookmarks that begin in it; ``style`` is the id of its style, empty for the usual one.
    ``pending`` says that the paragraph itself is a tracked insertion.
    """

    element: etree._Element
    text: str
    held: tuple[Held, ...] = ()
    fixed: tuple[Fixed, ...] = ()
    spots: tuple[Spot, ...] = ()
    names: tuple[str, ...] = ()
    style: str = ""
    pending: bool = False


class Cell(Struct, frozen=True):
    """A cell of a table."""

    element: etree._Element
    nodes: tuple["Node", ...]


class Row(Struct, frozen=True):
    """A row of a table; ``pending`` says that it is a tracked insertion."""

    element: etree._Element
    cells: tuple[Cell, ...]
    pending: bool = False


class Grid(Struct, frozen=True):
    """A table."""

    element: etree._Element
    rows: tuple[Row, ...]


Node = Line | Grid


def lines_of(nodes: tuple[Node, ...]) -> list[Line]:
    """Give all lines in reading order, those in tables too."""
    found: list[Line] = []
    for node in nodes:
        if isinstance(node, Line):
            found.append(node)
        else:
            for row in node.rows:
                found += lines_in(row)
    return found


def lines_in(row: Row) -> list[Line]:
    """Give the lines of a row."""
    return [line for cell in row.cells for line in lines_of(cell.nodes)]
