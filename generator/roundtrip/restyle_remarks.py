"""The comments of a file that people worked in, put where the same words stand in a fresh one."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.comments.anchors import Anchor, anchored
from generator.ooxml.comments.reading import Comment, read_comments
from generator.ooxml.comments.writing import CommentWriter
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.lines import View, read_line
from generator.ooxml.reading.nodes import Line
from generator.ooxml.tracking.runs import parent_of, runs_in
from generator.roundtrip.restyle_places import carried

_RANGE: Final = (w("commentRangeStart"), w("commentRangeEnd"))
_REFERENCE: Final = w("commentReference")


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a comment stands: from an offset in its first paragraph to one in its last.

    ``original`` are the texts of those two before any tracked change; ``quoted`` is what it stands at.
    """

    first: etree._Element
    start: int
    last: etree._Element
    end: int
    original: tuple[str, str]
    quoted: str


@dataclass(frozen=True, slots=True)
class Thread:
    """A comment with its answers, and where it stands; None where the file does not say."""

    comments: tuple[Comment, ...]
    spot: Spot | None


def read_threads(parts: Parts) -> tuple[Thread, ...]:
    """Read the comments of a file whose tracked changes are not accepted yet."""
    comments = read_comments(parts)
    known = {one.number for one in comments}
    found = anchored(parts.root(parts.main))
    threads = []
    for head in comments:
        if head.parent in known:
            continue
        members = (head, *_answers(head, comments))
        spots = (_spot(found[one.number]) for one in members if one.number in found)
        threads.append(Thread(members, next((one for one in spots if one is not None), None)))
    return tuple(threads)


def _answers(head: Comment, comments: Sequence[Comment]) -> Iterator[Comment]:
    """Give the answers to a comment, and to those."""
    members = {head.number}
    for one in comments:
        if one.parent in members and one.number not in members:
            members.add(one.number)
            yield one


def _spot(anchor: Anchor) -> Spot | None:
    if not anchor.paragraphs:
        return None
    first, last = read_line(anchor.paragraphs[0]), read_line(anchor.paragraphs[-1])
    start, end = _offset(first, anchor.start), _offset(last, anchor.end)
    start, end = start or 0, len(last.text) if end is None else end
    texts = [read_line(one).text for one in anchor.paragraphs]
    texts[-1] = texts[-1][:end]
    texts[0] = texts[0][start:]
    original = tuple(read_line(one.element, View.ORIGINAL).text for one in (first, last))
    quoted = " ".join(text for text in texts if text.strip()) or first.text or original[0]
    return Spot(first.element, start, last.element, end, (original[0], original[1]), quoted)


def _offset(line: Line, mark: etree._Element | None) -> int | None:
    """Give how much of a line stands before a mark in it."""
    if mark is None:
        return None
    ends = {spot.element: spot.end for spot in line.spots}
    at = 0
    for element in line.element.iter():
        if element is mark:
            return at
        at = ends.get(element, at)
    return None


Find = Callable[[etree._Element, str], etree._Element | None]  # noqa: SLF001 - the name that lxml has
"""Finds what a paragraph is in the fresh file, given also what it said before any tracked change."""


def place(spot: Spot, find: Find, numbers: Sequence[str], writer: CommentWriter, parts: Parts) -> bool:
    """Anchor a thread of which nothing is anchored yet; False where its place is gone."""
    first, last = find(spot.first, spot.original[0]), find(spot.last, spot.original[1])
    ends = [one for one in (first, last) if one is not None]
    if not ends:
        return False
    around: Sequence[etree._Element] = ends[:1]
    if spot.first is spot.last:
        around = _words(spot, ends[0]) or ends[:1]
    elif len(ends) > 1 and _is_before(ends[0], ends[1], parts):
        around = ends
    writer.mark(around, *numbers)
    return True


def _words(spot: Spot, paragraph: etree._Element) -> Sequence[etree._Element]:
    """Give the runs in a paragraph of the fresh file that say what a comment stands at."""
    line = read_line(paragraph)
    found = carried(spot.start, spot.end, read_line(spot.first).text, line.text)
    if found is None:
        return ()
    wanted = set(runs_in(line, *found))
    runs = [run for run in paragraph.iter(w("r")) if run in wanted]
    return [runs[0], runs[-1]] if runs else ()


def _is_before(one: etree._Element, other: etree._Element, parts: Parts) -> bool:
    order = {element: number for number, element in enumerate(parts.root(parts.main).iter(w("p")))}
    return one in order and other in order and order[one] < order[other]


def clear(parts: Parts, numbers: Sequence[str]) -> None:
    """Take out the marks of comments."""
    for mark in list(parts.root(parts.main).iter(*_RANGE, _REFERENCE)):
        if mark.get(w("id")) in numbers:
            gone = mark if mark.tag != _REFERENCE else parent_of(mark)
            parent_of(gone).remove(gone)


def unanchored(parts: Parts, copied: Mapping[str, str]) -> frozenset[str]:
    """Give the comments of the old file, by their old numbers, that do not stand in the new one yet."""
    found = anchored(parts.root(parts.main))
    return frozenset(old for old, new in copied.items() if new not in found or not found[new].is_whole)
