"""The check itself: one table of rules over one file laid open."""

from collections.abc import Callable, Iterator
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
        contents = open_contents(read_archive(data))
    except (DamagedArchiveError, UnsafeXmlError) as error:
        return (Finding(Rule.UNREADABLE, "", str(error)),)
    return tuple(finding for rule in _RULES for finding in rule(contents))
