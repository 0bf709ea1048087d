"""Tables: weighed columns, a repeated header row, rows that do not break."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Final, NamedTuple

from generator.document import Alignment, Cell, Paragraph, Table, plain_text, walk
from generator.lettering import text_width
from generator.ooxml.paragraphs import paragraph, paragraph_properties
from generator.ooxml.tables import CellLayout, cell, row, table
from generator.ooxml.widths import Measure, column_widths, fits, measure
from generator.writers.docx.paragraphs import CellForm, cell_form, cell_paragraph
from generator.writers.docx.place import BlocksWriter, Place, TableLook
from generator.writers.docx.story import Story
from generator.writers.docx.styles import Use

_MANY_COLUMNS: Final = 6
"""A matrix with more columns has upright heads."""
_HIGHEST_HEAD: Final = 2_600
_BETWEEN_TABLES: Final = 200
_FIRST_OF_EVEN: Final = 0.18
"""The share of the width that the first column of an even table has."""
_NARROWEST_MARK: Final = 420
_KEPT_ROWS: Final = 6
_KEPT_CHARACTERS: Final = 600
"""A table so small stays on one page."""
_LOW_CHARACTERS: Final = 160
"""The first two and the last two rows of a table stay together, if their cells have no more."""
_JUSTIFICATION: Final = MappingProxyType(
    {Alignment.LEFT: "", Alignment.CENTER: "center", Alignment.RIGHT: "right"}
)


class _Uses(NamedTuple):
    """The styles of a table and of the paragraphs in it."""

    table: Use
    text: Use
    header: Use


@dataclass(frozen=True, slots=True)
class _Look:
    """The styles of a table, the width of its letters as :class:`StyleTable` measures it, and its padding.

    ``head`` is the width of the letters in its head.
    """

    uses: _Uses
    size: int
    head: int
    padding: int


_NORMAL: Final = _Uses(Use.TABLE, Use.TABLE_TEXT, Use.TABLE_HEADER)
_COMPACT: Final = _Uses(Use.COMPACT_TABLE, Use.COMPACT_TEXT, Use.COMPACT_HEADER)
_DENSE: Final = _Uses(Use.DENSE_TABLE, Use.DENSE_TEXT, Use.DENSE_HEADER)
_MATRIX: Final = _Uses(Use.MATRIX_TABLE, Use.COMPACT_TEXT, Use.COMPACT_HEADER)
_DENSE_MATRIX: Final = _Uses(Use.DENSE_MATRIX_TABLE, Use.DENSE_TEXT, Use.DENSE_HEADER)
_FACTS: Final = _Uses(Use.FACTS_TABLE, Use.TABLE_TEXT, Use.TABLE_TEXT)
_LOOKS: Final[Mapping[TableLook, tuple[_Uses, ...]]] = MappingProxyType(
    {
        TableLook.NORMAL: (_NORMAL, _COMPACT, _DENSE),
        TableLook.COMPACT: (_COMPACT, _DENSE),
        TableLook.MATRIX: (_MATRIX, _DENSE_MATRIX),
        TableLook.FACTS: (_FACTS,),
    }
)
"""How the tables of a place look; where the words do not fit, the next is tried."""


def write_table(story: Story, block: Table, place: Place, write: BlocksWriter) -> None:
    """Add a table; two tables in a row stay two."""
    if story.after_table:
        story.out.append(_gap(story, after=_BETWEEN_TABLES))
    left = place.left + (place.frame.left if place.frame else 0)
    texts = _texts(block)
    upright = place.table is TableLook.MATRIX and len(block.alignments) > _MANY_COLUMNS
    looks, width = _looks(story, place.table), place.width - left
    fit = _fit_even(texts, looks, width) if block.even else _fit(texts, looks, width, upright=upright)
    look, widths = fit.look, fit.widths
    writer = _Rows(story, block, fit, write)
    rows = [writer.header(texts, upright=upright)] if _has_header(block, place) else []
    size = sum(len(text) for column in texts for text in column)
    kept = not place.in_cell and len(block.rows) <= _KEPT_ROWS and size <= _KEPT_CHARACTERS
    last = len(block.rows)
    for number, cells in enumerate(block.rows, 1):
        keep = number < last and (kept or (number in {1, last - 1} and _is_low(block.rows[number])))
        rows.append(row(writer.cells(cells, look.uses.text, keep=keep)))
    headed = place.table is not TableLook.FACTS
    story.out.append(table(story.styles[look.uses.table], widths, "".join(rows), indent=left, headed=headed))
    story.after_table = True
    story.due.rule = False


@dataclass(frozen=True, slots=True)
class _Fit:
    """The look and the column widths of a table; ``whole`` says that no word has to break."""

    look: _Look
    widths: tuple[int, ...]
    whole: bool


def _looks(story: Story, kind: TableLook) -> list[_Look]:
    """Give the looks that the tables of a place may have, as large as the base makes them."""
    styles = story.styles
    return [
        _Look(uses, styles.widths[uses.text], styles.widths[uses.header], styles.paddings[uses.table])
        for uses in _LOOKS[kind]
    ]


def _fit(texts: Sequence[Sequence[str]], looks: Sequence[_Look], width: int, *, upright: bool) -> _Fit:
    """Fit a table into a width, in the first of its looks in which it fits."""
    if upright:
        tried = [_fit_matrix(texts, width, look) for look in looks]
        return next((fit for fit in tried if fit.whole), tried[-1])
    measures = [[measure(head, rest, look.size, look.head) for head, *rest in texts] for look in looks]
    rooms = [width - look.padding * len(texts) for look in looks]
    choices = list(zip(looks, measures, rooms, strict=True))
    for calmly in (True, False):
        for look, columns, room in choices:
            if fits(columns, room, calmly=calmly):
                return _Fit(look, _padded(columns, room, look), whole=True)
    look, columns, room = choices[-1]
    if room >= len(texts):
        return _Fit(look, _padded(columns, room, look), whole=False)
    each, rest = divmod(width, len(texts))
    return _Fit(look, (each + rest, *[each] * (len(texts) - 1)), whole=False)


def _fit_even(texts: Sequence[Sequence[str]], looks: Sequence[_Look], width: int) -> _Fit:
    """Give all columns but the first equal widths, in the first look in which no word has to break."""
    others = round(width * (1 - _FIRST_OF_EVEN) / max(len(texts) - 1, 1)) if len(texts) > 1 else 0
    widths = (width - others * (len(texts) - 1), *[others] * (len(texts) - 1))
    for look in looks:
        least = [measure(head, rest, look.size, look.head).least + look.padding for head, *rest in texts]
        if all(need <= there for need, there in zip(least, widths, strict=True)):
            return _Fit(look, widths, whole=True)
    return _Fit(looks[0], widths, whole=False)


def _padded(columns: Sequence[Measure], room: int, look: _Look) -> tuple[int, ...]:
    return tuple(width + look.padding for width in column_widths(columns, room))


def _is_low(cells: tuple[Cell, ...]) -> bool:
    """Say whether a row takes a few lines only: to keep it with the one before leaves little white."""
    return all(len(_text(one)) <= _LOW_CHARACTERS for one in cells)


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


def _only_paragraph(one: Cell) -> Paragraph | None:
    """Give the paragraph that a cell holds, if it holds nothing else, as most do."""
    blocks = one.blocks
    return blocks[0] if len(blocks) == 1 and isinstance(blocks[0], Paragraph) else None


def _text(one: Cell) -> str:
    if only := _only_paragraph(one):
        return plain_text(only.children)
    return "\n".join(
        [plain_text(block.children) for block in walk(one.blocks) if isinstance(block, Paragraph)]
    )


def _fit_matrix(texts: Sequence[Sequence[str]], width: int, look: _Look) -> _Fit:
    """Give columns with marks equal shares, as narrow as their words allow, and the first the rest.

    The heads count for nothing: they stand upright.
    """
    marks = len(texts) - 1
    first = measure(texts[0][0], texts[0][1:], look.size, look.head)
    widest = max(measure("", column[1:], look.size).least for column in texts[1:]) + look.padding
    least = max(widest, min(_NARROWEST_MARK, width // len(texts)))
    most = (width - min(first.wish + look.padding, width // 2)) // marks
    lowest = min(first.least + look.padding, width // 3)
    others = max(1, min(max(least, most), (width - lowest) // marks))
    whole = others >= widest and width - others * marks >= first.least + look.padding
    return _Fit(look, (width - others * marks, *[others] * marks), whole=whole)


@dataclass(frozen=True, slots=True)
class _Rows:
    """Writes the rows of one table."""

    story: Story
    block: Table
    fit: _Fit
    write: BlocksWriter
    rooms: dict[tuple[object, ...], tuple[CellLayout, Place, CellForm]] = field(default_factory=dict)
    """The cells of a column lie alike: what they lie in is made once."""

    def header(self, texts: Sequence[Sequence[str]], *, upright: bool) -> str:
        """Give the header row; upright heads need a height, for Word does not work it out."""
        height = 0
        if upright:
            longest = max(text_width(column[0], self.fit.look.head) for column in texts[1:] if column)
            height = min(longest + 240, _HIGHEST_HEAD)
        cells = self.cells(self.block.header, self.fit.look.uses.header, keep=True, upright=upright)
        return row(cells, header=True, height=height)

    def cells(self, cells: tuple[Cell, ...], use: Use, *, keep: bool, upright: bool = False) -> str:
        """Give the cells of a row, each with a paragraph at its end."""
        written, column = [], 0
        for one in cells:
            key = (column, one.columns, use, keep, upright)
            if key not in self.rooms:
                self.rooms[key] = self._room(column, one.columns, use, keep=keep, upright=upright)
            layout, place, form = self.rooms[key]
            written.append(cell(layout, self._inside(one, place, form)))
            column += one.columns
        return "".join(written)

    def _room(
        self, column: int, columns: int, use: Use, *, keep: bool, upright: bool
    ) -> tuple[CellLayout, Place, CellForm]:
        width = sum(self.fit.widths[column : column + columns])
        alignment = self.block.alignments[min(column, len(self.block.alignments) - 1)]
        turned = upright and column > 0
        layout = CellLayout(width, columns, vertical=turned, low=upright and not turned)
        place = Place(
            width=max(width - self.fit.look.padding, 1),
            style=self.story.styles[use],
            keep=keep,
            in_cell=True,
            hyphenate=not self.fit.whole,
            alignment="" if turned else _JUSTIFICATION[alignment],
        )
        return layout, place, cell_form(place)

    def _inside(self, one: Cell, place: Place, form: CellForm) -> str:
        story = self.story
        if (only := _only_paragraph(one)) and not story.due.anything_in_cell():
            story.after_table = False
            return cell_paragraph(story, only.children, form)
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
