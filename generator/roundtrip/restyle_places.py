"""Where the lines of a file that people worked in stand in one that was written fresh."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.merging.pairs import pair
from generator.merging.stretches import stretches
from generator.merging.words import tokens
from generator.ooxml.reading.nodes import Grid, Line, Row
from generator.roundtrip.elements import Tags, elements
from generator.roundtrip.pieces import Piece, same_column
from generator.roundtrip.stories import Nodes


@dataclass(frozen=True, slots=True)
class Met:
    """A line as we wrote it once, what it is by hand, and what it is in the fresh file, if it is there."""

    base: Line
    hand: Line
    fresh: Line | None


def met_lines(base: Nodes, hand: Nodes, fresh: Nodes, tags: Tags) -> Iterator[Met]:
    """Give the lines of the hand-edited file that were in the base, with their fellows.

    They are paired level by level, as :class:`~generator.roundtrip.weave.Weaver` does.
    """
    for key, nodes in hand.items():
        if key in base:
            yield from _level(base[key], nodes, fresh.get(key, ()), tags)


def _level(base: Sequence[Piece], hand: Sequence[Piece], fresh: Sequence[Piece], tags: Tags) -> Iterator[Met]:
    was = elements(base, tags)
    by_hand = pair(was, elements(hand, tags)).second_of
    now = pair(was, elements(fresh, tags)).second_of
    for number, piece in enumerate(base):
        if number in by_hand:
            yield from _piece(
                piece, hand[by_hand[number]], fresh[now[number]] if number in now else None, tags
            )


def _piece(base: Piece, hand: Piece, fresh: Piece | None, tags: Tags) -> Iterator[Met]:
    match base, hand:
        case Line(), Line():
            yield Met(base, hand, fresh if isinstance(fresh, Line) else None)
        case Grid(), Grid():
            yield from _level(base.rows, hand.rows, fresh.rows if isinstance(fresh, Grid) else (), tags)
        case Row(), Row() if len(base.cells) == len(hand.cells):
            for number, cell in enumerate(base.cells):
                other = same_column(number, base, fresh) if isinstance(fresh, Row) else None
                yield from _level(
                    cell.nodes, hand.cells[number].nodes, other.nodes if other is not None else (), tags
                )


def carried(start: int, end: int, old: str, new: str) -> tuple[int, int] | None:
    """Give where a stretch of one text stands in another, as far as its words are there; None for nowhere."""
    first, second = tokens(old), tokens(new)
    places, others = _starts(first), _starts(second)
    here = there = 0
    found: list[int] = []
    for changed, changed_end, other, other_end in (
        *stretches(first, second),
        (len(first), len(first), len(second), len(second)),
    ):
        for number, twin in zip(range(here, changed), range(there, other), strict=False):
            low, high = max(start, places[number]), min(end, places[number] + len(first[number]))
            if low < high:
                by = others[twin] - places[number]
                found += [low + by, high + by]
        here, there = changed_end, other_end
    return (min(found), max(found)) if found else None


def typed_ranges(base: str, hand: str) -> list[tuple[int, int]]:
    """Give the stretches of a text that are not in the text it was made from."""
    first, second = tokens(base), tokens(hand)
    starts = [*_starts(second), len(hand)]
    return [(starts[one], starts[other]) for _, _, one, other in stretches(first, second)]


def _starts(words: Sequence[str]) -> list[int]:
    starts, at = [], 0
    for word in words:
        starts.append(at)
        at += len(word)
    return starts
