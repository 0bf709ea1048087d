"""Words within a line that go and come, as tracked changes."""

from collections.abc import Callable, Sequence
from copy import deepcopy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.numbers import Kind
from generator.ooxml.order import put
from generator.ooxml.reading.lines import tag_of
from generator.ooxml.reading.nodes import Line
from generator.ooxml.tracking.fragments import fragment, peel
from generator.ooxml.tracking.runs import (
    RUN,
    delete,
    insertion_around,
    number_looks,
    parent_of,
    runs_in,
    wrap,
)
from generator.ooxml.tracking.stamp import INSERTED, Stamp

_CONTROL, _LINK = w("sdt"), w("hyperlink")
_PROPERTIES: Final = w("rPr")
_OWN: Final = tuple(map(w, ("rStyle", "b", "bCs", "i", "iCs", "strike", "lang")))
"""What new words bring along of how they look; all else is as beside them."""
_PLACE: Final = w("proofErr")
"""Stands for a moment where new words will stand; it means nothing wherever it is."""


@dataclass(frozen=True, slots=True)
class Edit:
    """A stretch of a line that goes, and the stretch of another line that comes in its place."""

    start: int
    end: int
    new_start: int
    new_end: int


Bring = Callable[[etree._Element], etree._Element]  # noqa: SLF001 - the name that lxml's types have
"""Makes an element of another file one of this."""


def apply(line: Line, edits: Sequence[Edit], new: Line, bring: Bring, stamp: Stamp) -> list[etree._Element]:
    """Put stretches of ``new`` into a line; edits are in order and do not overlap.

    Gives the runs that came or went, in no order; the line as it was read is out of date afterwards.
    """
    touched: list[etree._Element] = []
    for edit in sorted(edits, key=lambda one: one.start, reverse=True):
        touched += _apply(line, edit, new, bring, stamp)
    number_looks(line.element, stamp)
    return touched


def _apply(line: Line, edit: Edit, new: Line, bring: Bring, stamp: Stamp) -> list[etree._Element]:
    going = runs_in(line, edit.start, edit.end)
    tags = frozenset(held.tag for held in new.held if _overlap(held.start, held.end, edit) and held.tag)
    place = etree.Element(_PLACE)
    beside = _put(place, line, edit, going, _Home(tags, stamp))
    in_control = next(place.iterancestors(_CONTROL), None) is not None
    coming = [bring(one) for one in fragment(new, edit.new_start, edit.new_end, bare=in_control)]
    in_link = next(place.iterancestors(_LINK), None) is not None
    for one in coming:
        place.addprevious(one)
        for run in [one] if one.tag == RUN else list(one.iter(RUN)):
            _dress(run, beside)
    if in_link:
        _unlink(coming)
    runs = _runs_before(place, coming)
    parent_of(place).remove(place)
    for run in runs:
        wrap(run, INSERTED, stamp)
    for run in going:
        delete(run, stamp)
    return [*runs, *going]


def _overlap(start: int, end: int, edit: Edit) -> bool:
    return start < edit.new_end and edit.new_start < end


@dataclass(frozen=True, slots=True)
class _Home:
    """Where new words belong: in the control of one of these fields, and in no insertion of others."""

    tags: frozenset[str]
    stamp: Stamp

    def holds(self, run: etree._Element) -> bool:
        return any(tag_of(above) in self.tags for above in run.iterancestors(_CONTROL))

    def is_foreign(self, control: etree._Element) -> bool:
        tag = tag_of(control)
        return bool(tag) and tag not in self.tags


def _put(
    place: etree._Element, line: Line, edit: Edit, going: list[etree._Element], home: _Home
) -> etree._Element | None:
    """Put a mark where new words are to stand, and give the run that they are to look like."""
    if going:
        last = going[-1] if len(going) == 1 else max(going, key=_order(line.element))
        last.addnext(place)
        _climb(place, home, forward=True)
        return going[0]
    before, after = _neighbours(line, edit.start)
    if before is None and after is None:
        properties = line.element.find(w("pPr"))
        if properties is None:
            line.element.insert(0, place)
        else:
            properties.addnext(place)
        return None
    if before is not None and not (after is not None and home.holds(after) and not home.holds(before)):
        before.addnext(place)
        _climb(place, home, forward=True)
        return before
    assert after is not None  # noqa: S101 - one of the two is there
    after.addprevious(place)
    _climb(place, home, forward=False)
    return after


def _order(paragraph: etree._Element) -> Callable[[etree._Element], int]:
    places = {run: number for number, run in enumerate(paragraph.iter(RUN))}
    return lambda run: places[run]


def _neighbours(line: Line, offset: int) -> tuple[etree._Element | None, etree._Element | None]:
    """Give the runs before and after an offset; beside a field those are its outermost."""
    runs_in(line, offset, offset)
    before = after = None
    for spot in line.spots:
        if spot.end <= offset or spot.start < offset:
            before = parent_of(spot.element)
        if spot.start < offset < spot.end:
            after = before.getnext() if before is not None else None
        elif spot.start >= offset and after is None:
            after = parent_of(spot.element)
    for thing in line.fixed:
        if thing.marks and thing.end == offset:
            before = thing.marks[-1]
        if thing.marks and thing.start == offset:
            after = thing.marks[0]
    return before, after


def _climb(place: etree._Element, home: _Home, *, forward: bool) -> None:
    """Move a mark out of what new words do not belong in: an insertion, a link or another field's control.

    In the middle of an insertion, that is cut in two. In the middle of a link or a control it stays.
    """
    while True:
        pending = insertion_around(place)
        parent = parent_of(place)
        if pending is not None and parent is pending:
            _leave_insertion(place, pending, home.stamp)
            continue
        above = parent_of(parent) if parent.tag == w("sdtContent") else parent
        foreign = above.tag == _LINK or (above.tag == _CONTROL and home.is_foreign(above))
        beside = place.getnext() if forward else place.getprevious()
        if not foreign or beside is not None:
            return
        if forward:
            above.addnext(place)
        else:
            above.addprevious(place)


def _leave_insertion(place: etree._Element, pending: etree._Element, stamp: Stamp) -> None:
    behind = list(place.itersiblings())
    pending.addnext(place)
    if not len(pending):
        pending.addprevious(place)
        parent_of(pending).remove(pending)
    if behind:
        rest = etree.Element(pending.tag)
        for name, value in pending.attrib.items():
            rest.set(name, value)
        rest.set(w("id"), stamp.numbers.take(Kind.REVISION))
        rest.extend(behind)
        place.addnext(rest)
        if not len(pending):
            parent_of(pending).remove(pending)


def _dress(run: etree._Element, beside: etree._Element | None) -> None:
    """Make new words look like those beside them, but for what they are themselves: bold, a link."""
    if beside is None:
        return
    model = beside.find(_PROPERTIES)
    own = run.find(_PROPERTIES)
    looks = deepcopy(model) if model is not None else etree.Element(_PROPERTIES)
    for name in _OWN:
        for old in looks.findall(name):
            looks.remove(old)
    kept = [child for child in own if child.tag in _OWN] if own is not None else []
    for change in looks.findall(w("rPrChange")):
        looks.remove(change)
    for child in kept:
        put(looks, child)
    if own is not None:
        run.remove(own)
    if len(looks):
        run.insert(0, looks)


def _unlink(coming: list[etree._Element]) -> None:
    """Take links off what is put into a link: they do not nest."""
    for one in list(coming):
        if one.tag == _LINK:
            children = list(one)
            peel(one, one)
            coming[coming.index(one) : coming.index(one) + 1] = children


def _runs_before(place: etree._Element, coming: list[etree._Element]) -> list[etree._Element]:
    parent = parent_of(place)
    found: list[etree._Element] = []
    for one in coming:
        if one.getparent() is parent:
            found += [one] if one.tag == RUN else list(one.iter(RUN))
    return found
