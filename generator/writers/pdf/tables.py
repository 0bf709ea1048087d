"""Tables → data: weighed columns, in the largest type in which the words fit."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Final, Protocol

from generator.document import Block, Cell, Paragraph, Table, plain_text, walk
from generator.lettering import text_width
from generator.ooxml.widths import Measure, column_widths, fits, measure
from generator.theme.theme import Text
from generator.typesetting import Data
from generator.writers.pdf.look import points
from generator.writers.pdf.place import Node, Place, TableLook, Work

_TWIPS: Final = 20
_MANY_COLUMNS: Final = 6
"""A matrix with more columns has upright heads."""
_HIGHEST_HEAD: Final = 130.0
_NARROWEST_MARK: Final = 420
_KEPT_ROWS: Final = 6
_KEPT_CHARACTERS: Final = 600
"""A table so small stays on one page."""


class BlocksWriter(Protocol):
    """Gives the data of blocks: tables hold blocks, and blocks tables."""

    def __call__(self, work: Work, blocks: tuple[Block, ...], place: Place) -> list[Data]:  # noqa: D102 - the class says it
        ...


@dataclass(frozen=True, slots=True)
class _Look:
    """The size of the type of a table, against that of tables; the margins of a cell in twips."""

    scale: float
    side: int
    above: int


_NORMAL: Final = _Look(1.0, 108, 70)
_COMPACT: Final = _Look(0.9, 85, 40)
_DENSE: Final = _Look(0.85, 57, 40)
_MATRIX: Final = _Look(0.9, 57, 40)
_DENSE_MATRIX: Final = _Look(0.85, 28, 40)
_FACTS: Final = _Look(1.0, 54, 40)
_LOOKS: Final[Mapping[TableLook, tuple[_Look, ...]]] = MappingProxyType(
    {
        TableLook.NORMAL: (_NORMAL, _COMPACT, _DENSE),
        TableLook.COMPACT: (_COMPACT, _DENSE),
        TableLook.MATRIX: (_MATRIX, _DENSE_MATRIX),
        TableLook.FACTS: (_FACTS,),
    }
)
"""How the tables of a place look; where the words do not fit, the next is tried."""


@dataclass(frozen=True, slots=True)
class _Fit:
    """A look, the size of its type and the widths of columns in twips; ``whole``: no word has to break."""

    look: _Look
    size: int
    widths: tuple[int, ...]
    whole: bool


def write_table(work: Work, block: Table, place: Place, write: BlocksWriter) -> Node:
    """Give the data of a table."""
    texts = _texts(block)
    upright = place.table is TableLook.MATRIX and len(block.alignments) > _MANY_COLUMNS
    size = int(points(work.theme, Text.TABLE) * _TWIPS)
    fit = _fit(texts, place.table, int(place.width * _TWIPS), size, upright=upright)
    headed = place.table is not TableLook.FACTS or any(cell.blocks for cell in block.header)
    height = 0.0
    if upright:
        longest = max((text_width(column[0], fit.size) for column in texts[1:]), default=0)
        height = min(longest / _TWIPS + 2, _HIGHEST_HEAD)
    inside = _Cells(work, fit, place, write)
    small = sum(len(text) for column in texts for text in column) <= _KEPT_CHARACTERS
    return {
        "is": "table",
        "look": place.table.name.lower(),
        "columns": [width / _TWIPS for width in fit.widths],
        "alignments": [alignment.value for alignment in block.alignments],
        "size": fit.size / _TWIPS,
        "side": fit.look.side / _TWIPS,
        "above": fit.look.above / _TWIPS,
        "upright": upright,
        "height": height,
        "hyphenate": not fit.whole,
        "whole": place.in_cell or (small and len(block.rows) <= _KEPT_ROWS),
        "header": inside.row(block.header) if headed else [],
        "rows": [inside.row(cells) for cells in block.rows],
    }


@dataclass(frozen=True, slots=True)
class _Cells:
    """Writes the rows of one table."""

    work: Work
    fit: _Fit
    place: Place
    write: BlocksWriter

    def row(self, cells: tuple[Cell, ...]) -> list[Data]:
        """Give the cells of a row."""
        out, column = list[Data](), 0
        for one in cells:
            width = sum(self.fit.widths[column : column + one.columns]) - 2 * self.fit.look.side
            inside = replace(
                self.place,
                width=max(width / _TWIPS, 1),
                in_cell=True,
                framed=False,
                facts=False,
                cover=False,
                table=TableLook.COMPACT,
            )
            out.append({"span": one.columns, "blocks": self.write(self.work, one.blocks, inside)})
            column += one.columns
        return out


def _fit(texts: Sequence[Sequence[str]], kind: TableLook, width: int, size: int, *, upright: bool) -> _Fit:
    """Fit a table into a width, in the first of its looks in which it fits."""
    looks = [(look, round(size * look.scale)) for look in _LOOKS[kind]]
    if upright:
        tried = [_fit_matrix(texts, width, look, size) for look, size in looks]
        return next((fit for fit in tried if fit.whole), tried[-1])
    choices = [
        (look, size, [measure(head, rest, size) for head, *rest in texts], width - 2 * look.side * len(texts))
        for look, size in looks
    ]
    for calmly in (True, False):
        for look, small, columns, room in choices:
            if fits(columns, room, calmly=calmly):
                return _Fit(look, small, _padded(columns, room, look), whole=True)
    look, small, columns, room = choices[-1]
    if room >= len(texts):
        return _Fit(look, small, _padded(columns, room, look), whole=False)
    each, rest = divmod(width, len(texts))
    return _Fit(look, small, (each + rest, *[each] * (len(texts) - 1)), whole=False)


def _padded(columns: Sequence[Measure], room: int, look: _Look) -> tuple[int, ...]:
    return tuple(width + 2 * look.side for width in column_widths(columns, room))


def _fit_matrix(texts: Sequence[Sequence[str]], width: int, look: _Look, size: int) -> _Fit:
    """Give columns with marks equal shares, as narrow as their words allow, and the first the rest.

    The heads count for nothing: they stand upright.
    """
    marks, padding = len(texts) - 1, 2 * look.side
    first = measure(texts[0][0], texts[0][1:], size)
    widest = max(measure("", column[1:], size).least for column in texts[1:]) + padding
    least = max(widest, min(_NARROWEST_MARK, width // len(texts)))
    most = (width - min(first.wish + padding, width // 2)) // marks
    lowest = min(first.least + padding, width // 3)
    others = max(1, min(max(least, most), (width - lowest) // marks))
    whole = others >= widest and width - others * marks >= first.least + padding
    return _Fit(look, size, (width - others * marks, *[others] * marks), whole=whole)


def _texts(block: Table) -> list[list[str]]:
    """Give the texts of each column; a cell that spans several columns counts for none."""
    columns: list[list[str]] = [[] for _ in block.alignments]
    for cells in (block.header, *block.rows):
        column = 0
        for one in cells:
            if one.columns == 1 and column < len(columns):
                columns[column].append(_text(one))
            column += one.columns
    return [column or [""] for column in columns]


def _text(one: Cell) -> str:
    return "\n".join(plain_text(block.children) for block in walk(one.blocks) if isinstance(block, Paragraph))
