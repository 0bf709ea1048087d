"""Tables: weighed columns, a repeated header row, rows that do not break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.document import Alignment, Cell, Paragraph, Table, plain_text, walk
from generator.ooxml.paragraphs import paragraph, paragraph_properties
from generator.ooxml.tables import CellLayout, cell, row, table
from generator.ooxml.widths import column_content, column_widths
from generator.writers.docx.place import BlocksWriter, Place, TableLook
from generator.writers.docx.story import Story
from generator.writers.docx.styles import Use

_MANY_COLUMNS: Final = 6
"""A matrix with more columns has upright heads."""
_HIGHEST_HEAD: Final = 2_600
_BETWEEN_TABLES: Final = 200
_NARROWEST_MARK: Final = 420
_SHORT_TABLE: Final = 6
"""So many rows stay on one page."""
_JUSTIFICATION: Final = MappingProxyType(
    {Alignment.LEFT: "", Alignment.CENTER: "center", Alignment.RIGHT: "right"}
)


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles of a table, and the size of its type and margins in twips."""

    table: Use
    text: Use
    header: Use
    per_character: int
    padding: int


_LOOKS: Final[Mapping[TableLook, _Look]] = MappingProxyType(
    {
        TableLook.NORMAL: _Look(Use.TABLE, Use.TABLE_TEXT, Use.TABLE_HEADER, 112, 230),
        TableLook.COMPACT: _Look(Use.COMPACT_TABLE, Use.COMPACT_TEXT, Use.COMPACT_HEADER, 101, 184),
        TableLook.MATRIX: _Look(Use.MATRIX_TABLE, Use.COMPACT_TEXT, Use.COMPACT_HEADER, 101, 128),
        TableLook.FACTS: _Look(Use.FACTS_TABLE, Use.TABLE_TEXT, Use.TABLE_TEXT, 112, 130),
    }
)


def write_table(story: Story, block: Table, place: Place, write: BlocksWriter) -> None:
    """Add a table; two tables in a row stay two."""
    if story.after_table:
        story.out.append(_gap(story, after=_BETWEEN_TABLES))
    look = _LOOKS[place.table]
    left = place.left + (place.frame.left if place.frame else 0)
    texts = _texts(block)
    upright = place.table is TableLook.MATRIX and len(block.alignments) > _MANY_COLUMNS
    width = place.width - left
    widths = (
        _matrix_widths(texts, width, look)
        if upright
        else column_widths([column_content(c) for c in texts], width, look.per_character, look.padding)
    )
    short = len(block.rows) <= _SHORT_TABLE and not place.in_cell
    writer = _Rows(story, block, look, widths, write)
    rows = [writer.header(texts, upright=upright)] if _has_header(block, place) else []
    for number, cells in enumerate(block.rows, 1):
        keep = short and number < len(block.rows)
        rows.append(row(writer.cells(cells, look.text, keep=keep)))
    headed = place.table is not TableLook.FACTS
    story.out.append(table(story.styles[look.table], widths, "".join(rows), indent=left, headed=headed))
    story.after_table = True
    story.due.rule = False


def _has_header(block: Table, place: Place) -> bool:
    """Say whether there is a header to show: facts stand in a table whose header is empty."""
    return place.table is not TableLook.FACTS or any(cell.blocks for cell in block.header)


def _gap(story: Story, after: int | None = None) -> str:
    """Give the paragraph that Word needs after a table: between two, and at the end of a cell."""
    return paragraph(paragraph_properties(story.styles[Use.TABLE_GAP], after=after), "")


def _texts(block: Table) -> list[list[str]]:
    """Give the texts of each column; a cell that spans several columns counts for none."""
    columns: list[list[str]] = [[] for _ in block.alignments]
    for cells in (block.header, *block.rows):
        column = 0
        for one in cells:
            if one.columns == 1 and column < len(columns):
                columns[column].append(_text(one))
            column += one.columns
    return columns


def _text(one: Cell) -> str:
    return "\n".join(plain_text(block.children) for block in walk(one.blocks) if isinstance(block, Paragraph))


def _matrix_widths(texts: Sequence[Sequence[str]], width: int, look: _Look) -> tuple[int, ...]:
    """Give the first column what it asks, up to half, and the others equal shares of the rest."""
    marks = len(texts) - 1
    wish = column_content(texts[0]).line * look.per_character + look.padding
    widest = width - marks * min(_NARROWEST_MARK, width // len(texts))
    first = min(max(wish, width // 3), width // 2, widest)
    others = (width - first) // marks
    return (width - others * marks, *[others] * marks)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one table."""

    story: Story
    block: Table
    look: _Look
    widths: tuple[int, ...]
    write: BlocksWriter

    def header(self, texts: Sequence[Sequence[str]], *, upright: bool) -> str:
        """Give the header row; upright heads need a height, for Word does not work it out."""
        height = 0
        if upright:
            longest = max(len(column[0]) for column in texts[1:] if column)
            height = min(longest * self.look.per_character + 200, _HIGHEST_HEAD)
        cells = self.cells(self.block.header, self.look.header, keep=True, upright=upright)
        return row(cells, header=True, height=height)

    def cells(self, cells: tuple[Cell, ...], use: Use, *, keep: bool, upright: bool = False) -> str:
        """Give the cells of a row, each with a paragraph at its end."""
        written, column = [], 0
        for one in cells:
            width = sum(self.widths[column : column + one.columns])
            alignment = self.block.alignments[min(column, len(self.block.alignments) - 1)]
            turned = upright and column > 0
            layout = CellLayout(width, one.columns, vertical=turned, low=upright and not turned)
            place = Place(
                width=max(width - self.look.padding, 1),
                style=self.story.styles[use],
                keep=keep,
                in_cell=True,
                alignment="" if turned else _JUSTIFICATION[alignment],
            )
            written.append(cell(layout, self._inside(one, place)))
            column += one.columns
        return "".join(written)

    def _inside(self, one: Cell, place: Place) -> str:
        story = self.story
        outside, story.out, story.after_table = story.out, [], False
        self.write(story, one.blocks, place, last=False)
        if story.after_table or not story.out:
            properties = paragraph_properties(place.style)
            story.out.append(_gap(story) if story.after_table else paragraph(properties, ""))
        inside, story.out, story.after_table = "".join(story.out), outside, False
        return inside


def close_body(story: Story) -> None:
    """End a body that ends with a table as Word wants it."""
    if story.after_table or not story.out:
        story.out.append(_gap(story))
