"""The check itself: one table of rules over one file laid open."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.ooxml.pairing import anchors, numbers, revisions, structure
from generator.ooxml.pairing.contents import Contents, open_contents
from generator.ooxml.pairing.finding import Finding, Rule
from generator.ooxml.xml import UnsafeXmlError

_RULES: Final[tuple[Callable[[Contents], Iterator[Finding]], ...]] = (
    anchors.links,
    anchors.fields,
    anchors.bookmarks,
    revisions.revisions,
    revisions.comments,
    structure.tables,
    structure.empty_paragraphs,
    numbers.controls,
    numbers.drawings,
    numbers.relationships,
)


def check(data: bytes) -> tuple[Finding, ...]:
    """Give everything in a Word file that ought to have a partner and has none."""
    try:
        return check_members(read_archive(data))
    except DamagedArchiveError as error:
        return (Finding(Rule.UNREADABLE, "", str(error)),)


def check_members(members: Mapping[str, bytes]) -> tuple[Finding, ...]:
    """Give the same of a file that is unpacked already."""
    try:
        contents = open_contents(members)
    except UnsafeXmlError as error:
        return (Finding(Rule.UNREADABLE, "", str(error)),)
    return tuple(finding for rule in _RULES for finding in rule(contents))
