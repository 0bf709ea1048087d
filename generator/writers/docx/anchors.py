"""What can be referred to in a document, and the bookmark that stands for it."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final

from generator.document import Block, Group, Heading, Role, plain_text
from generator.ooxml.bookmarks import BookmarkNames, readable_name
from generator.ooxml.outline import NO_LABEL, Label, Outline
from generator.writers.docx.styles import HEADINGS

CONTENTS_DEPTH: Final = 2
"""Levels of headings in the table of contents."""
_FIRST_CONTENTS: Final = 100_000_001


class Kind(Enum):
    """What an anchor stands at."""

    HEADING = auto()
    CAPTION = auto()
    PLACE = auto()


@dataclass(frozen=True, slots=True)
class Target:
    """An anchor's bookmark.

    ``level``, ``number`` and ``text`` are a heading's; ``label`` is what the base shows for its number.
    ``contents`` is the bookmark by which the table of contents knows it. Word makes that one anew
    whenever it updates the table, so nothing else may lead there.
    """

    bookmark: str
    kind: Kind
    level: int = 0
    number: str = ""
    text: str = ""
    contents: str = ""
    label: Label = NO_LABEL


def find_anchors(blocks: Iterable[Block], names: BookmarkNames, outline: Outline) -> dict[str, Target]:
    """Give every anchor with its bookmark, in reading order; ``outline`` counts the headings.

    ``blocks`` are all blocks of a document.

    Raises:
        ValueError: Two things have one anchor.
    """
    found: dict[str, Target] = {}
    for block in blocks:
        if not isinstance(block, Heading | Group):
            continue
        label, anchor = NO_LABEL, block.anchor
        if isinstance(block, Heading) and block.number:
            label = outline.next(min(block.level, len(HEADINGS)))
        if not anchor:
            continue
        if anchor in found:
            message = f"two things have the anchor {anchor!r}"
            raise ValueError(message)
        bookmark = names.claim(readable_name(anchor))
        if isinstance(block, Heading):
            found[anchor] = _heading(block, bookmark, len(found), label)
        else:
            found[anchor] = Target(bookmark, Kind.CAPTION if block.role is Role.CAPTION else Kind.PLACE)
    return found


def _heading(heading: Heading, bookmark: str, count: int, label: Label) -> Target:
    listed = f"_Toc{_FIRST_CONTENTS + count}" if heading.level <= CONTENTS_DEPTH else ""
    text = plain_text(heading.children)
    return Target(bookmark, Kind.HEADING, heading.level, heading.number, text, listed, label)
