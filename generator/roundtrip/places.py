"""Where the fields of a Word file stood when we wrote it, and where each stands now."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.reading.nodes import Line
from generator.roundtrip.elements import Tags
from generator.roundtrip.line_merge import IsProse, LineMerge, merge_line

PARAGRAPH: Final = "#"
"""Stands in a path before the number of a paragraph."""


class Means(StrEnum):
    """By what a field was found back, the surest first."""

    TAG = "tag"
    BOOKMARK = "bookmark"
    PLACE = "place"
    """By the line it stood in and the words around it."""


class Span(NamedTuple):
    """A stretch of a line."""

    line: Line
    start: int
    end: int

    @property
    def text(self) -> str:
        """What it says."""
        return self.line.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch that one control held, by its ``tag``; of a text in paragraphs there is one for each."""

    tag: str
    base: Span


@dataclass(frozen=True, slots=True)
class Place:
    """One place where a field stood; more than one part where it is a text in paragraphs."""

    path: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """Where a part stands now: several stretches where people pressed Enter in it; none where it is gone."""

    spans: tuple[Span, ...] = ()
    means: Means = Means.TAG


NOWHERE: Final = Found()


def places_in(lines: Iterable[Line], path_of: Callable[[str], str]) -> list[Place]:
    """Give the places of all fields in a file as we wrote it; ``path_of`` names a field by its tag."""
    places: list[Place] = []
    numbers: dict[int, int] = {}
    opened: dict[str, int] = {}
    for line in lines:
        for held in line.held:
            if not held.tag:
                continue
            path, _, number = path_of(held.tag).partition(PARAGRAPH)
            part = Part(held.tag, Span(line, held.start, held.end))
            count = int(number) if number.isdecimal() else 0
            at = opened.get(path)
            if count > 1 and at is not None and numbers[at] == count - 1:
                places[at] = Place(path, (*places[at].parts, part))
            else:
                opened[path] = at = len(places)
                places.append(Place(path, (part,)))
            numbers[at] = count
    return places


@dataclass(slots=True)
class Finder:
    """Finds parts in the file of today: by their control, then by the lines that belong together."""

    tags: Tags
    is_prose: IsProse
    partner: dict[etree._Element, Line]
    """The line of today by the element of the line of the base."""
    controls: dict[str, list[list[Span]]] = field(default_factory=lambda: defaultdict(list))
    """What the controls of today hold, by their tag."""
    claimed: set[int] = field(default_factory=set)
    _merges: dict[etree._Element, LineMerge] = field(default_factory=dict)

    def read(self, lines: Sequence[Line]) -> None:
        """Take the lines of today."""
        by_control: dict[etree._Element, list[Span]] = {}
        for line in lines:
            for held in line.held:
                if held.tag not in self.tags.known:
                    continue
                spans = by_control.get(held.element)
                if spans is None:
                    spans = by_control[held.element] = []
                    self.controls[held.tag].append(spans)
                spans.append(Span(line, held.start, held.end))

    def find(self, places: Sequence[Place]) -> dict[int, Found]:
        """Give where the parts of all places stand now, by ``id`` of the part."""
        parts = [part for place in places for part in place.parts]
        found: dict[int, Found] = {}
        for look in (self._in_its_line, self._elsewhere, self._by_words):
            for part in parts:
                if id(part) not in found and (spans := look(part)) is not None:
                    found[id(part)] = spans
        return found

    def _claim(self, spans: list[Span]) -> Found:
        self.claimed.add(id(spans))
        return Found(tuple(spans))

    def unclaimed(self, line: Line) -> list[Span]:
        """Give what controls of ours hold in a line that stand for no place: copies."""
        groups = (spans for held in line.held for spans in self.controls.get(held.tag, ()))
        return [
            span for spans in groups if id(spans) not in self.claimed for span in spans if span.line is line
        ]

    def _in_its_line(self, part: Part) -> Found | None:
        now = self.partner.get(part.base.line.element)
        for spans in self.controls.get(part.tag, ()) if now is not None else ():
            if id(spans) not in self.claimed and any(span.line is now for span in spans):
                return self._claim(spans)
        return None

    def _elsewhere(self, part: Part) -> Found | None:
        for spans in self.controls.get(part.tag, ()):
            if id(spans) not in self.claimed:
                return self._claim(spans)
        return None

    def _by_words(self, part: Part) -> Found | None:
        now = self.partner.get(part.base.line.element)
        if now is None:
            return None
        span = self._mapped(part, now)
        if span is None:
            return None
        if not span.text.strip() and part.base.text.strip() and not self.tags.dropped:
            return None  # the control went with its words
        by_mark = part.tag in self.tags.of_line(now)
        return Found((span,), Means.BOOKMARK if by_mark else Means.PLACE)

    def _mapped(self, part: Part, now: Line) -> Span | None:
        line, start, end = part.base
        if line.text == now.text:
            return Span(now, start, end)
        merged = self._merges.get(line.element)
        if merged is None:
            merged = self._merges[line.element] = merge_line(line, now, line, self.is_prose)
        before = [held for held in line.held if held.tag == part.tag]
        number = next((at for at, held in enumerate(before) if held.start == start), 0)
        touched = [one for one in merged.parts if one.tag == part.tag and one.base == part.base.text]
        if touched:
            one = touched[min(number, len(touched) - 1)]
            return Span(now, one.start, one.end)
        return _nearest(part.base, now)


def _nearest(base: Span, now: Line) -> Span | None:
    """Find an unchanged stretch in a changed line, nearest to where it stood."""
    places = []
    at = now.text.find(base.text)
    while at >= 0 and base.text:
        places.append(at)
        at = now.text.find(base.text, at + 1)
    if not places:
        return None
    shift = len(now.text) - len(base.line.text)
    start = min(places, key=lambda place: min(abs(place - base.start), abs(place - base.start - shift)))
    return Span(now, start, start + len(base.text))
