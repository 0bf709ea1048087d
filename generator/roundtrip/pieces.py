"""What is done to a line, row or table of their file as a whole: it comes, goes, or stays and is told of."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.merging.pairs import pair
from generator.ooxml.names import w
from generator.ooxml.reading.nodes import Cell, Grid, Line, Node, Row, lines_of
from generator.ooxml.tracking.edits import Bring
from generator.ooxml.tracking.fragments import peel_controls
from generator.ooxml.tracking.marks import (
    delete_line,
    delete_row,
    delete_table,
    insert_line,
    insert_row,
    insert_table,
)
from generator.ooxml.tracking.stamp import Stamp
from generator.roundtrip.elements import Tags, all_said, elements, lines_of_piece, said
from generator.roundtrip.events import Event, Happening

Piece = Node | Row
Put = Callable[[etree._Element], None]  # noqa: SLF001 - the name that lxml's types have
"""Puts an element where it belongs."""


@dataclass(frozen=True, slots=True)
class Pieces:
    """Changes their file piece by piece, and keeps what happened.

    ``bring`` makes an element of the new file one of theirs; ``meet`` is told of paragraphs that are the same
    in both, so that what is brought continues the lists that theirs has. ``expected`` says what each touched
    line of theirs must read as afterwards, None where it is to be gone: the proof holds the file against it.
    """

    tags: Tags
    bring: Bring
    meet: Callable[[etree._Element, etree._Element], None]
    stamp: Stamp
    events: list[Event] = field(default_factory=list)
    expected: list[tuple[etree._Element, str | None]] = field(default_factory=list)

    def stamp_of(self, piece: Piece) -> Stamp:  # noqa: ARG002 - others tell who worked in it
        """Give who and when stands at what is done for a piece of one of the versions."""
        return self.stamp

    def insert(self, piece: Piece, put: Put) -> etree._Element:
        """Put something of the new version into theirs, marked as inserted."""
        element = self.bring(piece.element)
        put(element)
        if next(element.iterancestors(w("sdt")), None) is not None:
            peel_controls(element)
        match piece:
            case Line():
                insert_line(element, self.stamp_of(piece))
            case Row():
                insert_row(element, self.stamp_of(piece))
            case Grid():
                insert_table(element, self.stamp_of(piece))
        texts = [line.text for line in lines_of_piece(piece)]
        lines = [element] if isinstance(piece, Line) else element.iter(w("p"))
        self.expected.extend(zip(lines, texts, strict=False))
        return element

    def delete(self, theirs: Piece) -> None:
        """Mark something in theirs as deleted."""
        self.expected.extend((line.element, None) for line in lines_of_piece(theirs))
        match theirs:
            case Line():
                delete_line(theirs.element, self.stamp_of(theirs))
            case Row():
                delete_row(theirs.element, self.stamp_of(theirs))
            case Grid():
                delete_table(theirs.element, self.stamp_of(theirs))

    def end(self, base: Piece, theirs: Piece) -> None:
        """Mark something that the new version no longer has; where people worked in it, it stays."""
        if all_said(base) == all_said(theirs):
            self.delete(theirs)
            self.tell(Happening.ENDED, theirs.element, base=base)
        elif isinstance(base, Grid) and isinstance(theirs, Grid):
            self._end_rows(base, theirs)
        else:
            self.tell(Happening.CHANGED_AND_ENDED, theirs.element, base=base, theirs=theirs)

    def _end_rows(self, base: Grid, theirs: Grid) -> None:
        """End the rows of a table in which people worked, but those in which they did.

        Where they added a column, or took one out, that is every row.
        """
        if width(base) != width(theirs):
            self.tell(Happening.CHANGED_AND_ENDED, theirs.element, base=base, theirs=theirs)
            return
        before = pair(elements(base.rows, self.tags), elements(theirs.rows, self.tags)).first_of
        for number, row in enumerate(theirs.rows):
            if number in before:
                self.end(base.rows[before[number]], row)

    def gone(self, base: Piece, new: Piece, beside: etree._Element | None) -> None:
        """Tell of something that people took out; where the new version changed it, they must decide."""
        changed = all_said(base) != all_said(new)
        self.tell(Happening.GONE_AND_CHANGED if changed else Happening.KEPT, beside, base=base, new=new)

    def tell(
        self,
        happening: Happening,
        element: etree._Element | None,
        *,
        base: Piece | None = None,
        theirs: Piece | None = None,
        new: Piece | None = None,
    ) -> None:
        """Keep that something happened, where there is any text to it."""
        was, hand, now = (text_of(piece) if piece is not None else "" for piece in (base, theirs, new))
        if was or hand or now:
            tags = next(self._tags_in(piece) for piece in (base, theirs, new) if piece is not None)
            self.events.append(Event(happening, tags, was, hand, now, element=element))

    def _tags_in(self, piece: Piece) -> tuple[str, ...]:
        """Give the tags of the fields in a piece, each once."""
        return tuple(dict.fromkeys(tag for line in lines_of_piece(piece) for tag in self.tags.of_line(line)))


def width(grid: Grid) -> int:
    """Give how many cells the widest row of a table has."""
    return max((len(row.cells) for row in grid.rows), default=0)


def text_of(piece: Piece) -> str:
    """Give the text of a piece, a line for each paragraph; without any visible sign it is empty."""
    return "\n".join(line.text for line in lines_of_piece(piece) if line.text.strip())


def same_column(number: int, base: Row, theirs: Row) -> Cell | None:
    """Give the cell of theirs in the column of a cell of the base, though people added or took out some.

    Then a cell is known by what it says, where no other cell of the row says the same.
    """
    if len(base.cells) == len(theirs.cells):
        return theirs.cells[number]
    wanted = said_in(base.cells[number])
    known, found = ([cell for cell in row.cells if said_in(cell) == wanted] for row in (base, theirs))
    return found[0] if len(known) == len(found) == 1 else None


def said_in(cell: Cell) -> Sequence[object]:
    """Give what a cell says, line by line."""
    return [said(line) for line in lines_of(cell.nodes)]
