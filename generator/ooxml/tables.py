"""Tables: rows, cells and their properties, in the order that the schema asks."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class CellLayout:
    """How one cell lies in its row; ``width`` in twentieths of a point."""

    width: int
    columns: int = 1
    vertical: bool = False
    low: bool = False


def cell(layout: CellLayout, inside: str) -> str:
    """Give a cell; ``inside`` ends with a paragraph."""
    properties = f'<w:tcW w:w="{layout.width}" w:type="dxa"/>'
    if layout.columns > 1:
        properties += f'<w:gridSpan w:val="{layout.columns}"/>'
    if layout.vertical:
        properties += '<w:textDirection w:val="btLr"/>'
    if layout.low:
        properties += '<w:vAlign w:val="bottom"/>'
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{inside}</w:tc>"


def row(cells: str, *, header: bool = False, height: int = 0) -> str:
    """Give a row that does not break over pages; ``height`` is exact, 0 leaves it to the content."""
    properties = "<w:cantSplit/>"
    if height:
        properties += f'<w:trHeight w:val="{height}" w:hRule="exact"/>'
    if header:
        properties += "<w:tblHeader/>"
    return f"<w:tr><w:trPr>{properties}</w:trPr>{cells}</w:tr>"


def table(style: str, widths: Sequence[int], rows: str, *, indent: int = 0, headed: bool = True) -> str:
    """Give a table with a fixed grid of column widths, in twentieths of a point.

    ``headed`` says that the first row is a header, and looks it.
    """
    look = ("0420", "1") if headed else ("0400", "0")
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    inset = f'<w:tblInd w:w="{indent}" w:type="dxa"/>' if indent else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>'
        f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{inset}<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook w:val="{look[0]}" w:firstRow="{look[1]}" w:lastRow="0" w:firstColumn="0" '
        'w:lastColumn="0" '
        'w:noHBand="0" w:noVBand="1"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
    )
