"""Lines of a Markdown field taken out of the source: paragraphs, items, rows of tables."""

from collections.abc import Iterator
from itertools import groupby

from generator.roundtrip.markdown_edits import Edit, Regrouping
from generator.roundtrip.markdown_reading import SourceField, SourceLine


def removals(change: Regrouping) -> Iterator[Edit]:
    """Take out the lines that are gone; a table goes with its last cell, and a heading with its underline."""
    field, gone = change.field, set(change.gone)
    tables = [number for number, block in enumerate(field.blocks) if block.kind == "table"]
    for number in tables:
        lines = [index for index, line in enumerate(field.lines) if line.place.block == number]
        if lines and gone.issuperset(lines):
            yield Edit(field.blocks[number].first, field.blocks[number].last)
            gone.difference_update(lines)
    for _, row in groupby(sorted(gone), key=lambda index: _row(field.lines[index], index)):
        numbers = list(row)
        place = field.lines[numbers[0]].place
        block = field.blocks[place.block]
        if field.lines[numbers[0]].line.kind == "cell":
            yield from _cells_removed(field, numbers)
        elif block.kind in ("paragraph", "heading"):
            yield Edit(block.first, block.last)
        else:
            yield Edit(place.first, place.last)


def _row(line: SourceLine, index: int) -> tuple[str, int]:
    return ("row", line.place.first) if line.line.kind == "cell" else ("line", index)


def _cells_removed(field: SourceField, numbers: list[int]) -> Iterator[Edit]:
    """Take a whole row out, or leave its cells empty where others in it stay."""
    place = field.lines[numbers[0]].place
    whole = [line for line in field.lines if line.line.kind == "cell" and line.place.first == place.first]
    if len(whole) == len(numbers) and place.first != field.blocks[place.block].first:
        yield Edit(place.first, place.last)
        return
    written = field.written[place.first]
    for number in reversed(numbers):
        cell = field.lines[number].place
        if cell.prefixes:
            end = len(field.written[cell.first]) - len(cell.suffixes[0])
            written = written[: len(cell.prefixes[0])] + written[end:]
    yield Edit(place.first, place.last, (written,))
