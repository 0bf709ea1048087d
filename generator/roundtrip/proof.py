"""The proof that an update lost nothing, before it is written.

Who rejects all changes must get their own file back; who accepts them the merged text. Every comment still
stands, and nothing is unpaired that was paired. A file that does not pass is never written.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from lxml import etree

from generator.ooxml.comments.anchors import anchored
from generator.ooxml.names import w
from generator.ooxml.pairing.check import check_members
from generator.ooxml.pairing.finding import Rule
from generator.ooxml.parts import Parts
from generator.ooxml.reading.lines import View
from generator.ooxml.reading.nodes import Line
from generator.roundtrip.stories import all_lines, stories

_BY_WORDS: Final = frozenset(
    {Rule.CELL_WITHOUT_END, Rule.ADJACENT_TABLES, Rule.TEXT_IN_DELETION, Rule.DELETED_TEXT_OUTSIDE}
)
_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))


class Breach(StrEnum):
    """What a changed file would have lost."""

    REJECTED = "rejected"
    """Rejecting all changes does not give the old text."""
    ACCEPTED = "accepted"
    """Accepting all changes does not give the merged text."""
    COMMENT = "comment"
    """A comment lost its place."""
    PAIRING = "pairing"
    """Something lost its partner."""
    HAND = "hand"
    """A word that people typed is nowhere any more."""


@dataclass(frozen=True, slots=True)
class Before:
    """What their file said before anything was changed: line by line, with the element of each line."""

    current: tuple[tuple[etree._Element, str], ...]
    original: tuple[str, ...]
    comments: frozenset[str]
    unpaired: Counter[tuple[Rule, str]]

    @classmethod
    def of(cls, parts: Parts, lines: Iterable[Line] | None = None, *, contents: bool = False) -> "Before":
        """Read a file that is about to be changed; ``lines`` are its lines, where they were read already."""
        found = all_lines(parts, contents=contents) if lines is None else lines
        current = tuple((line.element, line.text) for line in found)
        tracked = any(next(root.iter(*_CHANGES), None) is not None for _, root in stories(parts).values())
        untracked = tuple(text for _, text in current if text)
        original = _original(parts, contents=contents) if tracked else untracked
        members = {name: parts.data(name) for name in parts.names}
        return cls(current, original, _comments(parts), _unpaired(members))


def breaches(  # noqa: PLR0913 - the file before, and after
    before: Before,
    expected: Mapping[etree._Element, str | None],
    parts: Parts,
    members: Mapping[str, bytes],
    *,
    contents: bool = False,
    brought: Mapping[str, bytes] | None = None,
) -> tuple[tuple[Breach, str], ...]:
    """Give what a file lost, each with a word on where.

    ``parts`` is the file as it was changed, ``members`` what of that will be written. ``expected`` is what
    the lines that were touched or added must say. ``brought`` are the members of a file from which text of
    people came: what was unpaired there may be so here.
    """
    found = list(_breaches(before, expected, parts, members, contents=contents))
    had = before.unpaired + (_unpaired(brought) if brought is not None else Counter())
    for rule, subject in sorted((_unpaired(members) - had).elements()):
        found.append((Breach.PAIRING, f"{rule} {subject}"))
    return tuple(found)


def _breaches(
    before: Before,
    expected: Mapping[etree._Element, str | None],
    parts: Parts,
    members: Mapping[str, bytes],
    *,
    contents: bool,
) -> Iterator[tuple[Breach, str]]:
    written = Parts(members)
    yield from _difference(Breach.REJECTED, before.original, _original(written, contents=contents))
    lines = list(all_lines(parts, contents=contents))
    said = tuple(line.text for line in lines if line.text)
    yield from _difference(Breach.ACCEPTED, _wanted(before, expected, lines), said)
    for number in sorted(before.comments - _comments(written)):
        yield Breach.COMMENT, number


def _unpaired(members: Mapping[str, bytes]) -> Counter[tuple[Rule, str]]:
    """Count what lacks a partner; of what is known by the words around it, which may change, only how often.

    Empty paragraphs do no harm: people type them, and whether Word needs one depends on what is beside it.
    """
    return Counter(
        (found.rule, "" if found.rule in _BY_WORDS else found.subject)
        for found in check_members(members)
        if found.rule is not Rule.EMPTY_PARAGRAPH
    )


def _wanted(
    before: Before, expected: Mapping[etree._Element, str | None], lines: Sequence[Line]
) -> tuple[str, ...]:
    """Give what each line must say: what was decided, else what it said before."""
    had = dict(before.current)
    here = {line.element for line in lines}
    wanted = [expected.get(line.element, had.get(line.element, "")) for line in lines]
    lost = [text for line, text in had.items() if line not in here and line not in expected]
    return tuple(text for text in (*wanted, *lost) if text)


def _original(parts: Parts, *, contents: bool) -> tuple[str, ...]:
    lines = all_lines(parts, View.ORIGINAL, contents=contents)
    return tuple(line.text for line in lines if line.text)


def _comments(parts: Parts) -> frozenset[str]:
    """Give the numbers of the comments that have all that an anchor needs."""
    found = anchored(parts.root(parts.main))
    return frozenset(number for number, anchor in found.items() if anchor.is_whole)


def _difference(
    breach: Breach, wanted: tuple[str, ...], found: tuple[str, ...]
) -> Iterator[tuple[Breach, str]]:
    if wanted != found:
        pairs = zip((*wanted, ""), (*found, ""), strict=False)
        yield breach, next((one or other for one, other in pairs if one != other), "")
