"""Tables: their heads, and how they fit on a narrow screen."""

import re
from dataclasses import dataclass
from enum import Enum
from typing import Final

from generator.document import Alignment, Block, Cell, Group, Paragraph, Role, Table, Text, plain_text, walk
from generator.writers.html.markup import attributes, escaped
from generator.writers.html.page import Page
from generator.writers.html.place import IN_CELL, BlocksWriter, Place

_LONGEST_NAME: Final = 160
"""A first cell with more characters does not name its row."""
_LONGEST_WORD: Final = 20
_LONG_WORD: Final = re.compile(rf"[^\s-]{{{_LONGEST_WORD + 1}}}")
"""A longer word may break anywhere, or it would make its column too wide."""
_PADDING: Final = 2
_NARROW: Final = 38
"""Characters beside each other on a small screen, and those that the room in a cell takes."""
_MANY_COLUMNS: Final = 7
_DASH: Final = "–"
_NOTHING: Final = (Paragraph((Text(_DASH),)),)
"""What a template prints where there is nothing."""


class _Fit(Enum):
    """What a table does on a narrow screen: nothing, put its cells below each other, or scroll."""

    NARROW = "narrow"
    STACKED = "stacked"
    WIDE = "wide"


def write_table(page: Page, table: Table, place: Place, write: BlocksWriter) -> str:
    """Give a table with its caption; one that may be too wide scrolls in a region with a name."""
    texts = [[_said(cell) for cell in row] for row in (table.header, *table.rows)]
    fit = _fit(texts, matrix=place.matrix)
    names = table.alignments[0] is Alignment.LEFT and _name_rows(texts[1:])
    dash = page.labels.not_offered if place.matrix else page.labels.none
    rows = _Rows(page, table, write, texts, fit is _Fit.STACKED, names, _spoken(dash))
    caption, name = _caption(page, place, write)
    kind = f"{fit.value} matrix" if place.matrix else fit.value
    values = {"class": kind, "role": "table" if rows.stacked else ""}
    region = {"role": "region", "tabindex": "0", "aria-labelledby": name} if fit is _Fit.WIDE else {}
    return (
        f"<div{attributes({'class': 'table', **region})}><table{attributes(values)}>"
        f"{caption}{rows.head()}{rows.body()}</table></div>\n"
    )


def takes_caption(block: Block) -> bool:
    """Say whether a caption that comes right before a block belongs to its table."""
    if isinstance(block, Group):
        return block.role in (Role.NORM_TABLE, Role.MATRIX) and takes_caption(block.blocks[0])
    return isinstance(block, Table)


def _caption(page: Page, place: Place, write: BlocksWriter) -> tuple[str, str]:
    """Give the caption, and the id of what names the table: its caption, or the heading above."""
    group = place.caption
    if group is None:
        return "", page.under
    identity = page.ids.of(group.anchor) if group.anchor else page.ids.claim("caption")
    words = write(page, group.blocks, IN_CELL)
    return f'<caption id="{escaped(identity)}"><span>{words}</span></caption>\n', identity


def _said(cell: Cell) -> str:
    """Give the words of a cell."""
    match cell.blocks:
        case ():
            return ""
        case (Paragraph(children),):
            return plain_text(children)
        case blocks:
            paragraphs = (block for block in walk(blocks) if isinstance(block, Paragraph))
            return " ".join(plain_text(paragraph.children) for paragraph in paragraphs)


def _fit(texts: list[list[str]], *, matrix: bool) -> _Fit:
    """Choose what a table does on a narrow screen; without a header its cells would lose their names."""
    columns = len(texts[0])
    if matrix or columns > _MANY_COLUMNS:
        return _Fit.WIDE
    longest = [0] * columns
    for row in texts:
        for column, text in enumerate(row[:columns]):
            for word in text.split():
                longest[column] = max(longest[column], len(word))
    least = sum(min(word, _LONGEST_WORD) + _PADDING for word in longest)
    return _Fit.STACKED if any(texts[0]) and least > _NARROW else _Fit.NARROW


def _name_rows(rows: list[list[str]]) -> bool:
    """Say whether the first cell of every row tells which row it is: a single row needs no name."""
    names = [row[0] for row in rows if len(row) > 1]
    alone = len(set(names)) == len(rows) > 1
    return alone and all(name and name != _DASH and len(name) <= _LONGEST_NAME for name in names)


def _spoken(words: str) -> str:
    """Give a dash as it is seen, and the words that it stands for as they are heard."""
    return (
        f'<span aria-hidden="true">{_DASH}</span><span class="unseen">{escaped(words)}</span>'
        if words
        else ""
    )


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one table.

    ``texts`` are the words of all its cells, the header first. A ``stacked`` table says its roles in so many
    words, for a browser may forget them when its cells stand below each other. ``dash`` is the markup of a
    cell with nothing in it.
    """

    page: Page
    table: Table
    write: BlocksWriter
    texts: list[list[str]]
    stacked: bool
    named: bool
    dash: str

    def head(self) -> str:
        """Give the header, if there is something in it."""
        if not any(self.texts[0]):
            return ""
        written, column = [], 0
        for cell, text in zip(self.table.header, self.texts[0], strict=True):
            kind = "th" if text else "td"
            scope = ' scope="col"' if text else ""
            role = self._role("columnheader" if text else "cell")
            written.append(f"<{kind}{self._column(cell, column)}{scope}{role}>{self._inside(cell)}</{kind}>")
            column += cell.columns
        return f"<thead{self._role('rowgroup')}><tr{self._role('row')}>{''.join(written)}</tr></thead>\n"

    def body(self) -> str:
        """Give all other rows."""
        rows = [self._row(cells, texts) for cells, texts in zip(self.table.rows, self.texts[1:], strict=True)]
        return f"<tbody{self._role('rowgroup')}>\n{''.join(rows)}</tbody>"

    def _row(self, cells: tuple[Cell, ...], texts: list[str]) -> str:
        written, column = [], 0
        for cell, text in zip(cells, texts, strict=True):
            names = self.named and not column
            kind = "th" if names else "td"
            scope = ' scope="row"' if names else ""
            role = self._role("rowheader" if names else "cell")
            also = " long" if len(text) > _LONGEST_WORD and _LONG_WORD.search(text) else ""
            opening = f"<{kind}{self._column(cell, column, also)}{scope}{role}{self._label(column)}>"
            written.append(f"{opening}{self._inside(cell)}</{kind}>")
            column += cell.columns
        return f"<tr{self._role('row')}>{''.join(written)}</tr>\n"

    def _role(self, role: str) -> str:
        return f' role="{role}"' if self.stacked else ""

    def _label(self, column: int) -> str:
        """Give the header of a cell that may come to stand below others."""
        if not self.stacked or column >= len(self.texts[0]):
            return ""
        return f' data-label="{escaped(self.texts[0][column])}"'

    def _column(self, cell: Cell, column: int, also: str = "") -> str:
        """Give what the column says of a cell."""
        alignments = self.table.alignments
        if column < len(alignments) and (alignment := alignments[column]) is not Alignment.LEFT:
            also = f"{alignment.value}{also}"
        span = f' colspan="{cell.columns}"' if cell.columns > 1 else ""
        return (f' class="{also.strip()}"' if also else "") + span

    def _inside(self, cell: Cell) -> str:
        if self.dash and cell.blocks == _NOTHING:
            return self.dash
        return self.write(self.page, cell.blocks, IN_CELL)
