"""A story as we wrote it and as people left it, walked side by side: what became of each line."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from generator.merging.pairs import pair
from generator.ooxml.reading.nodes import Cell, Grid, Line, Row, lines_of
from generator.roundtrip.elements import Tags, elements, lines_of_piece
from generator.roundtrip.pieces import Piece, same_column


@dataclass(frozen=True, slots=True)
class Come:
    """Something that people put in; of a row ``table`` is the table of the base that it stands in."""

    piece: Piece
    table: Grid | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """Lines of the base with what they are now, what is gone, and what is new."""

    tags: Tags
    pairs: list[tuple[Line, Line]] = field(default_factory=list)
    gone: list[Piece] = field(default_factory=list)
    come: list[Come] = field(default_factory=list)

    def walk(self, base: Sequence[Piece], theirs: Sequence[Piece], table: Grid | None = None) -> None:
        """Walk two containers, or the rows of one ``table``."""
        found = pair(elements(base, self.tags), elements(theirs, self.tags))
        for number, piece in enumerate(base):
            now = found.second_of.get(number)
            if now is None:
                self.gone.append(piece)
            else:
                self._met(piece, theirs[now])
        self.come.extend(
            Come(piece, table) for number, piece in enumerate(theirs) if number not in found.first_of
        )

    def _met(self, base: Piece, theirs: Piece) -> None:
        match base, theirs:
            case Line(), Line():
                self.pairs.append((base, theirs))
            case Grid(), Grid():
                self.walk(base.rows, theirs.rows, base)
            case Row(), Row():
                self._cells(base, theirs)

    def _cells(self, base: Row, theirs: Row) -> None:
        taken: list[Cell] = []
        for number, cell in enumerate(base.cells):
            now = same_column(number, base, theirs)
            if now is None:
                self.gone.extend(lines_of(cell.nodes))
            else:
                taken.append(now)
                self.walk(cell.nodes, now.nodes)
        for cell in theirs.cells:
            if not any(cell is one for one in taken):
                self.come.extend(Come(line) for line in lines_of(cell.nodes))


def text_of(piece: Piece) -> str:
    """Give the text of a piece, a line of it on each line; the cells of a row stand on one."""
    if isinstance(piece, Grid):
        return "\n".join(text for row in piece.rows if (text := text_of(row)))
    texts = [line.text.strip() for line in lines_of_piece(piece) if line.text.strip()]
    return (" | " if isinstance(piece, Row) else "\n").join(texts)
