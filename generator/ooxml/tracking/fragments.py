"""A stretch of a line as something to put into another line: its runs, with what they stand in."""

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.reading.lines import read_line
from generator.ooxml.reading.nodes import Line
from generator.ooxml.tracking.runs import RUN, parent_of, runs_in

_PROPERTIES: Final = w("pPr")
_LEFT_BEHIND: Final = tuple(
    map(
        w,
        (
            "bookmarkStart",
            "bookmarkEnd",
            "commentRangeStart",
            "commentRangeEnd",
            "proofErr",
            "permStart",
            "permEnd",
            "moveFromRangeStart",
            "moveFromRangeEnd",
            "moveToRangeStart",
            "moveToRangeEnd",
        ),
    )
)
_AROUND: Final = tuple(map(w, ("sdt", "hyperlink", "smartTag", "customXml", "fldSimple", "ins", "moveTo")))
_CHANGES: Final = tuple(map(w, ("del", "moveFrom")))
_PEELED: Final = tuple(map(w, ("ins", "moveTo")))


def fragment(line: Line, start: int, end: int, *, bare: bool = False) -> list[etree._Element]:
    """Give copies of what shows a stretch of a line, in order, as the children of a paragraph.

    Controls and links come along as far as they reach into the stretch, of controls only what is in them
    where it is to be ``bare``. Tracked changes count as accepted; bookmarks and comments stay behind.
    """
    copy = deepcopy(line.element)
    whole = read_line(copy)
    wanted = set(runs_in(whole, start, end))
    for run in list(copy.iter(RUN)):
        if run not in wanted and next(run.iterancestors(RUN), None) is None:  # what is in a text box stays
            parent_of(run).remove(run)
    for mark in list(copy.iter(*_LEFT_BEHIND, *_CHANGES, _PROPERTIES)):
        parent_of(mark).remove(mark)
    for around in reversed(list(copy.iter(*_AROUND))):
        if next(around.iter(RUN), None) is None:
            parent_of(around).remove(around)
        elif around.tag in _PEELED:
            peel(around, around)
    if bare:
        peel_controls(copy)
    return list(copy)


def peel_controls(element: etree._Element) -> None:
    """Take the controls in an element away, and leave what they hold: no control stands in another."""
    for control in reversed(list(element.iterdescendants(w("sdt")))):
        inside = control.find(w("sdtContent"))
        peel(control, control if inside is None else inside)


def peel(around: etree._Element, inside: etree._Element) -> None:
    """Put the children of ``inside`` in the place of the element around them."""
    for child in list(inside):
        around.addprevious(child)
    parent_of(around).remove(around)
