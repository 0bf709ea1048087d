"""Runs: cut where a change begins or ends, and put into the change."""

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.numbers import Kind
from generator.ooxml.reading.nodes import Line, Spot
from generator.ooxml.tracking.stamp import DELETED, INSERTED, Stamp

_SPACE: Final = "{http://www.w3.org/XML/1998/namespace}space"
RUN: Final = w("r")
_PROPERTIES: Final = w("rPr")
_INSERTIONS: Final = frozenset({INSERTED, w("moveTo")})
_LOOKS, _ID = w("rPrChange"), w("id")
_SILENT: Final = frozenset({_PROPERTIES, w("lastRenderedPageBreak")})
_DELETED_NAMES: Final = {w("t"): w("delText"), w("instrText"): w("delInstrText")}


def parent_of(element: etree._Element) -> etree._Element:
    """Give the element above one that stands in a tree."""
    parent = element.getparent()
    if parent is None:
        message = f"{element.tag} stands in no tree"
        raise ValueError(message)
    return parent


def cut_at(line: Line, offset: int) -> None:
    """Cut runs so that one begins at an offset of a line.

    Cuts are made from the end of a line to its beginning: what stands before them stays as it was read.
    """
    for spot in line.spots:
        if spot.start < offset < spot.end:
            _cut_text(spot, offset - spot.start)
            return
        if spot.end == offset and spot.start < offset:
            run = parent_of(spot.element)
            _divide(run, run.index(spot.element) + 1)
            return


def _cut_text(spot: Spot, inside: int) -> None:
    child = spot.element
    run = parent_of(child)
    text = child.text or ""
    if inside >= len(text):
        return  # cut there before
    rest = deepcopy(child)
    rest.tail = None
    set_text(child, text[:inside])
    set_text(rest, text[inside:])
    child.addnext(rest)
    _divide(run, run.index(rest))


def _divide(run: etree._Element, index: int) -> None:
    """Move the children of a run from an index on into a run of their own after it.

    A tracked change of its look is then in both, in the second without a number: see :func:`number_looks`.
    """
    moving = list(run)[index:]
    if all(child.tag in _SILENT for child in moving):
        return
    rest = etree.Element(RUN)
    properties = run.find(_PROPERTIES)
    if properties is not None:
        rest.append(deepcopy(properties))
        for change in rest.iter(_LOOKS):
            change.attrib.pop(_ID, "")
    rest.extend(moving)
    run.addnext(rest)


def number_looks(paragraph: etree._Element, stamp: Stamp) -> None:
    """Give the tracked changes of looks that cutting doubled numbers of their own."""
    for change in paragraph.iter(_LOOKS):
        if change.get(_ID) is None:
            change.set(_ID, stamp.numbers.take(Kind.REVISION))


def set_text(child: etree._Element, text: str) -> None:
    """Give a ``w:t`` its text; space at its ends stays."""
    child.text = text
    if text[:1].isspace() or text[-1:].isspace():
        child.set(_SPACE, "preserve")


def runs_in(line: Line, start: int, end: int) -> list[etree._Element]:
    """Give the runs that show a stretch of a line, cut to it; of a field in it, those with its marks too."""
    cut_at(line, end)
    cut_at(line, start)
    if start == end:
        return []
    found = {id(run): run for run in (parent_of(spot.element) for spot in _spots(line, start, end))}
    for thing in line.fixed:
        if start <= thing.start and thing.end <= end:
            found |= {id(run): run for run in thing.marks}
    return list(found.values())


def _spots(line: Line, start: int, end: int) -> list[Spot]:
    """Give the spots in a stretch; one that reaches beyond it has been cut, and its element begins it."""
    inside = [spot for spot in line.spots if start <= spot.start < end]
    across = [spot for spot in line.spots if spot.start < start < spot.end]
    return [*[_later(spot) for spot in across], *inside]


def _later(spot: Spot) -> Spot:
    """Give the second half of a spot that has been cut: it begins the run after."""
    rest = parent_of(spot.element).getnext()
    assert rest is not None  # noqa: S101 - the cut has made it
    first = next(child for child in rest if child.tag not in _SILENT)
    return Spot(spot.start, spot.end, first)


def wrap(run: etree._Element, tag: str, stamp: Stamp) -> etree._Element:
    """Put a run into a change, that of the run before it where it is the same change."""
    before = run.getprevious()
    if before is not None and before.tag == tag and _is_of(before, stamp):
        before.append(run)
        return before
    change = stamp.change(tag)
    run.addprevious(change)
    change.append(run)
    return change


def _is_of(change: etree._Element, stamp: Stamp) -> bool:
    return change.get(w("author")) == stamp.author and change.get(w("date"), "") == stamp.date


def insertion_around(element: etree._Element) -> etree._Element | None:
    """Give the pending insertion in which something stands in its paragraph, None where it is in none."""
    above = element.getparent()
    while above is not None and above.tag != w("p"):
        if above.tag in _INSERTIONS:
            return above
        above = above.getparent()
    return None


def delete(run: etree._Element, stamp: Stamp) -> None:
    """Mark a run as deleted; what is an insertion that nobody accepted yet goes altogether.

    For accepting and for rejecting that comes to the same as a deletion within the insertion, at which
    programs stumble.
    """
    if insertion_around(run) is not None:
        parent = parent_of(run)
        parent.remove(run)
        while parent.tag in _INSERTIONS and not len(parent):
            empty, parent = parent, parent_of(parent)
            parent.remove(empty)
        return
    for child in list(run):
        child.tag = _DELETED_NAMES.get(child.tag, child.tag)
    wrap(run, DELETED, stamp)
