"""Text around the fields of a file: what people changed in ours, wrote of their own, and took out."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.reading.nodes import Grid, Line, Row
from generator.roundtrip.elements import lines_of_piece
from generator.roundtrip.hand_edits import HandText, Happened, Shape
from generator.roundtrip.hands import UNKNOWN, Hand, changed, hand_of, latest, whole
from generator.roundtrip.headings import Headings
from generator.roundtrip.pieces import Piece
from generator.roundtrip.places import Found
from generator.roundtrip.side_by_side import Come, SideBySide, text_of

_COUNTED: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ", "REF", "TOC", "DATE", "TIME")
"""How fields begin whose result a program works out anew."""


@dataclass(frozen=True, slots=True)
class AroundFields:
    """Tells of it; ``found`` is where fields stand today, ``took_out`` who took a paragraph out."""

    walks: SideBySide
    found: Mapping[int, Found]
    titles: Headings
    took_out: Mapping[str, Hand]

    def changed(self) -> Iterator[HandText]:
        """Tell of text around fields in lines that are still there."""
        inside: dict[etree._Element, list[tuple[int, int]]] = defaultdict(list)
        for part in self.found:
            for span in self.found[part].spans:
                inside[span.line.element].append((span.start, span.end))
        for was, now in self.walks.pairs:
            if was.text == now.text:
                continue
            before = _outside(was, [(held.start, held.end) for held in was.held if held.tag])
            after = _outside(now, inside.get(now.element, []))
            if before != after:
                hand = hand_of(now, changed(was.text, now.text))
                yield HandText(Happened.CHANGED, now.text, was.text, self.titles.above(now.element), hand)

    def new(self, come: Sequence[Come]) -> Iterator[HandText]:
        """Tell of what people wrote of their own."""
        for one in come:
            if text := text_of(one.piece):
                hand = latest(whole(line) for line in lines_of_piece(one.piece))
                heading = self.titles.above(one.piece.element)
                yield HandText(Happened.ADDED, text, heading=heading, hand=hand, shape=_shape(one.piece))

    def taken_out(self) -> Iterator[HandText]:
        """Tell of text of ours that is gone, where no field stood in it."""
        for piece in self.walks.gone:
            lines = lines_of_piece(piece)
            text = text_of(piece)
            if text and not any(held.tag for line in lines for held in line.held):
                hand = latest(self.took_out.get(line.text.strip(), UNKNOWN) for line in lines)
                yield HandText(Happened.REMOVED, "", text, hand=hand, shape=_shape(piece))


def _shape(piece: Piece) -> Shape:
    match piece:
        case Grid():
            return Shape.TABLE
        case Row():
            return Shape.ROW
        case _:
            return Shape.LINE


def _outside(line: Line, ranges: Sequence[tuple[int, int]]) -> list[str]:
    """Give the text of a line around some stretches, piece by piece."""
    counted = [(thing.start, thing.end) for thing in line.fixed if thing.key.startswith(_COUNTED)]
    pieces = []
    at = 0
    for start, end in sorted({*ranges, *counted}):
        pieces.append(" ".join(line.text[at:start].split()))
        at = max(at, end)
    pieces.append(" ".join(line.text[at:].split()))
    return pieces
