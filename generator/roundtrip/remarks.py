"""Comments in a Word file with their answers, each at the field that it stands at."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from lxml import etree

from generator.ooxml.comments.anchors import Anchor, anchored
from generator.ooxml.comments.reading import Comment, read_comments
from generator.ooxml.parts import Parts
from generator.ooxml.reading.nodes import Line
from generator.roundtrip.headings import Headings
from generator.roundtrip.places import Span


@dataclass(frozen=True, slots=True)
class Remark:
    """A comment with what was answered.

    ``path`` is the field that it stands at, empty where it is at none. ``quoted`` are the words that it is
    about, empty where that is a place.
    """

    comment: Comment
    answers: tuple[Comment, ...]
    path: str = ""
    heading: str = ""
    quoted: str = ""


def read_remarks(
    parts: Parts,
    lines: Sequence[Line],
    fields: Mapping[etree._Element, Sequence[tuple[str, Span]]],
    titles: Headings,
) -> tuple[Remark, ...]:
    """Read the comments of a file; ``fields`` are those that stand in each paragraph, with their place."""
    comments = read_comments(parts)
    by_number = {comment.number: comment for comment in comments}
    answers: dict[str, list[Comment]] = {}
    first: list[Comment] = []
    for comment in comments:
        root = _root(comment, by_number)
        if root is comment:
            first.append(comment)
        else:
            answers.setdefault(root.number, []).append(comment)
    anchors = anchored(parts.root(parts.main))
    by_element = {line.element: line for line in lines}
    remarks = []
    for comment in first:
        anchor = anchors.get(comment.number, Anchor())
        line = next((by_element[one] for one in anchor.paragraphs if one in by_element), None)
        told = tuple(answers.get(comment.number, ()))
        if line is None:
            remarks.append(Remark(comment, told))
            continue
        start, end = _range(line, anchor)
        path = _field_at(fields.get(line.element, ()), start, end)
        quoted = line.text[start:end].strip()
        remarks.append(Remark(comment, told, path, titles.above(line.element), quoted))
    return tuple(remarks)


def _root(comment: Comment, known: Mapping[str, Comment]) -> Comment:
    seen = {comment.number}
    while comment.parent in known and comment.parent not in seen:
        comment = known[comment.parent]
        seen.add(comment.number)
    return comment


def _range(line: Line, anchor: Anchor) -> tuple[int, int]:
    """Give the stretch of a line that a comment stands at; all of it where it goes on in the next."""
    ends = {id(spot.element): spot.end for spot in line.spots}
    start, end, at = 0, len(line.text), 0
    for element in line.element.iter():
        at = ends.get(id(element), at)
        if element is anchor.start:
            start = at
        elif element is anchor.end:
            end = at
        elif element is anchor.reference and anchor.start is None:
            start = end = at
    return start, max(start, end)


def _field_at(fields: Iterable[tuple[str, Span]], start: int, end: int) -> str:
    """Give the field that most of a stretch stands in, one that it touches, or the first of the line."""
    ranked = [(min(end, span.end) - max(start, span.start), path) for path, span in fields]
    best = max((shared for shared, _ in ranked), default=0)
    touching = [path for shared, path in ranked if shared == best and shared >= 0]
    return touching[0] if touching else next((path for _, path in ranked), "")
