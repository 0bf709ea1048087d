"""Gathering what found no place in the new look."""

from collections.abc import Iterable, Iterator

from lxml import etree

from generator.ooxml.reading.nodes import Line
from generator.roundtrip.elements import lines_of_piece
from generator.roundtrip.pieces import Piece
from generator.roundtrip.restyle_became import Became
from generator.roundtrip.restyle_hand import Hand
from generator.roundtrip.restyle_left import Left, LeftKind, Whereabouts
from generator.roundtrip.restyle_looks import Looks
from generator.roundtrip.told import short


def all_left(
    hand: Hand, unplaced: Iterable[Piece], became: Became, where: Whereabouts, looks: Looks
) -> Iterator[Left]:
    """Give what found no place, comments left aside; ``unplaced`` is what the weaver found no place for."""
    told: set[etree._Element] = set()
    for piece in unplaced:
        lines = tuple(lines_of_piece(piece))
        told.update(line.element for line in lines)
        yield _text(lines, where)
    for line in hand.lines:
        if line.element not in told and became.missing(line):
            yield _text((line,), where)
    by_paragraph = {line.element: line for line in hand.lines}
    for note in hand.notes:
        lines = (by_paragraph[note.paragraph],) if note.paragraph in by_paragraph else ()
        near = short(lines[0].text) if lines else ""
        yield Left(LeftKind.NOTE, where.label(lines), near, words=note.text)
    stayed = [one for one in became.met.values() if one.hand.element not in became.copies]
    for look in looks.left_behind(stayed):
        label, near = where.label((look.line,)), where.near(look.line)
        yield Left(LeftKind.LOOK, label, near, words=look.text, looks=look.looks)
    for line in hand.earlier[2:]:
        if line.text.strip():
            yield Left(LeftKind.EARLIER, lines=(line,))


def _text(lines: tuple[Line, ...], where: Whereabouts) -> Left:
    return Left(LeftKind.TEXT, where.label(lines), where.near(lines[0]) if lines else "", lines)
