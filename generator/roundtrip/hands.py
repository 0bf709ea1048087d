"""Who changed something in a Word file, and when, as far as tracked changes tell."""

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from lxml import etree

from generator.merging.words import difference, tokens
from generator.ooxml.names import w
from generator.ooxml.reading.lines import View, is_gone, read_line
from generator.ooxml.reading.nodes import Line

_CAME: Final = frozenset({w("ins"), w("moveTo")})
_WENT: Final = frozenset({w("del"), w("moveFrom")})
_AUTHOR, _DATE = w("author"), w("date")


class Hand(NamedTuple):
    """Who and when: None where nothing tells. Who saved the file last did not therefore write this."""

    author: str | None = None
    date: str | None = None
    """ISO 8601, as it stands in the file."""
    tracked: bool = False


UNKNOWN: Final = Hand()
Range = tuple[int, int]


class _Mark(NamedTuple):
    """A tracked change in a line; what went stands at one offset."""

    start: int
    end: int
    hand: Hand


def hand_of(line: Line, stretches: Iterable[Range]) -> Hand:
    """Give who changed stretches of a line last; an empty one is a place where something went."""
    marks = list(_marks(line))
    found = [
        mark.hand
        for start, end in stretches
        for mark in marks
        if (mark.start < end and start < mark.end) or (mark.start == mark.end and start <= mark.start <= end)
    ]
    return latest(found)


def latest(hands: Iterable[Hand]) -> Hand:
    """Give the last of some by their dates, of those without one the last in order."""
    best = UNKNOWN
    for hand in hands:
        if hand.tracked and (hand.date or "") >= (best.date or ""):
            best = hand
    return best


def changed(was: str, now: str, start: int = 0) -> list[Range]:
    """Give the stretches of a text that are not in an older one, counted from ``start``."""
    before, after = tokens(was), tokens(now)
    places = [start]
    for token in after:
        places.append(places[-1] + len(token))
    return [(places[first], places[last]) for _, _, first, last in difference(before, after)]


def whole(line: Line) -> Hand:
    """Give who wrote a whole line that is new."""
    return hand_of(line, [(0, len(line.text))])


def who_took_out(root: etree._Element) -> dict[str, Hand]:
    """Give who took out whole paragraphs, by what each said; without tracking nothing is left to tell."""
    found: dict[str, Hand] = {}
    for paragraph in root.iter(w("p")):
        if is_gone(paragraph, View.CURRENT):
            text = read_line(paragraph, View.ORIGINAL).text.strip()
            hand = latest(_hand(one) for one in paragraph.iter(*_WENT))
            if text and hand.tracked:
                found[text] = hand
    return found


def _marks(line: Line) -> Iterator[_Mark]:
    ends = {id(spot.element): spot for spot in line.spots}
    at = 0
    for element in line.element.iter():
        spot = ends.get(id(element))
        if spot is not None:
            at = spot.end
            came = next(element.iterancestors(*_CAME), None)
            if came is not None:
                yield _Mark(spot.start, spot.end, _hand(came))
        elif element.tag in _WENT:
            yield _Mark(at, at, _hand(element))


def _hand(change: etree._Element) -> Hand:
    return Hand(change.get(_AUTHOR) or None, change.get(_DATE) or None, tracked=True)


def among(line: Line, was: str, now: str, start: int) -> Hand:
    """Give who made what a line says at an offset of what it said."""
    return hand_of(line, changed(was, now, start))
