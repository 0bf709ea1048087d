"""The proof that an update lost nothing, made on the file as it will be written.

Who rejects all changes must get their own file back; who accepts them the merged text. Every comment still
stands, and nothing is unpaired that was paired. A file that does not pass is never written.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from lxml import etree

from generator.ooxml.comments.anchors import anchored
from generator.ooxml.pairing.check import check_members
from generator.ooxml.parts import Parts
from generator.ooxml.reading.lines import View
from generator.roundtrip.stories import all_lines


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


@dataclass(frozen=True, slots=True)
class Before:
    """What their file said before anything was changed: line by line, with the element of each line."""

    current: tuple[tuple[etree._Element, str], ...]
    original: tuple[str, ...]
    comments: frozenset[str]

    @classmethod
    def of(cls, parts: Parts, *, contents: bool = False) -> "Before":
        """Read a file that is about to be changed."""
        lines = all_lines(parts, contents=contents)
        return cls(tuple((line.element, line.text) for line in lines), _original(parts), _comments(parts))


def breaches(  # noqa: PLR0913 - the file before, and after
    before: Before,
    theirs: Mapping[str, bytes],
    expected: Mapping[etree._Element, str | None],
    parts: Parts,
    members: Mapping[str, bytes],
    *,
    contents: bool = False,
) -> tuple[tuple[Breach, str], ...]:
    """Give what a file lost, each with a word on where.

    ``theirs`` are the members that it came with, ``parts`` it as it was changed and ``members`` what of that
    will be written. ``expected`` is what the lines that were touched or added must say.
    """
    return tuple(_breaches(before, theirs, expected, parts, members, contents=contents))


def _breaches(  # noqa: PLR0913 - the file before, and after
    before: Before,
    theirs: Mapping[str, bytes],
    expected: Mapping[etree._Element, str | None],
    parts: Parts,
    members: Mapping[str, bytes],
    *,
    contents: bool,
) -> Iterator[tuple[Breach, str]]:
    written = Parts(members)
    yield from _difference(Breach.REJECTED, before.original, _original(written))
    yield from _difference(
        Breach.ACCEPTED,
        _wanted(before, expected, parts, contents=contents),
        tuple(line.text for line in all_lines(written, contents=contents) if line.text),
    )
    for number in sorted(before.comments - _comments(written)):
        yield Breach.COMMENT, number
    had = Counter((found.rule, found.subject) for found in check_members(theirs))
    has = Counter((found.rule, found.subject) for found in check_members(members))
    for rule, subject in sorted((has - had).elements()):
        yield Breach.PAIRING, f"{rule} {subject}"


def _wanted(
    before: Before, expected: Mapping[etree._Element, str | None], parts: Parts, *, contents: bool
) -> tuple[str, ...]:
    """Give what each line must say: what was decided, else what it said before."""
    had = dict(before.current)
    lines = [line.element for line in all_lines(parts, contents=contents)]
    here = set(lines)
    wanted = [expected.get(line, had.get(line, "")) for line in lines]
    lost = [text for line, text in had.items() if line not in here and line not in expected]
    return tuple(text for text in (*wanted, *lost) if text)


def _original(parts: Parts) -> tuple[str, ...]:
    return tuple(line.text for line in all_lines(parts, View.ORIGINAL) if line.text)


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
