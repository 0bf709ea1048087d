"""What the parts of one page share while it is being written."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from generator.document import Document, Group, Heading, Labels, Role, plain_text, walk
from generator.writers.html.markup import Ids

TOP: Final = "page-top"
MAIN: Final = "page-main"
LOWEST: Final = 6
CONTENTS_DEPTH: Final = 2
"""Levels of headings in the table of contents."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A heading in the outline; ``level`` is that of its element: 2 for a chapter, without jumps."""

    level: int
    identity: str
    number: str
    text: str


@dataclass(slots=True)
class Page:
    """A page being written.

    ``next_heading`` gives the places of the headings in reading order, ``under`` is the id of the heading
    last written, ``titled`` says that the title has been.
    """

    ids: Ids
    labels: Labels
    headings: tuple[Entry, ...]
    next_heading: Iterator[Entry] = field(init=False)
    under: str = TOP
    titled: bool = False

    def __post_init__(self) -> None:
        self.next_heading = iter(self.headings)

    @property
    def contents(self) -> tuple[Entry, ...]:
        """The headings that stand in the table of contents."""
        return tuple(place for place in self.headings if place.level <= CONTENTS_DEPTH + 1)


def open_page(document: Document) -> Page:
    """Read a document through before it is written: its anchors, and its headings in their order.

    Raises:
        ValueError: two things have one anchor.
    """
    ids = Ids()
    ids.claim(TOP)
    ids.claim(MAIN)
    headings: list[Entry] = []
    above: list[int] = []
    for block in walk(document.blocks):
        if not isinstance(block, Heading | Group):
            continue
        if block.anchor:
            ids.add(block.anchor)
        if isinstance(block, Heading):
            while above and above[-1] >= block.level:
                above.pop()
            above.append(block.level)
            identity = ids.of(block.anchor) if block.anchor else ids.claim("section")
            text = plain_text(block.children)
            headings.append(Entry(min(len(above) + 1, LOWEST), identity, block.number, text))
    return Page(ids, document.properties.labels, tuple(headings))


def contents_label(document: Document) -> str:
    """Give the words that the document has for its contents, or else those of its language."""
    for block in walk(document.blocks):
        if isinstance(block, Group) and block.role is Role.CONTENTS:
            for inner in walk(block.blocks):
                if not isinstance(inner, Group) and (text := plain_text(getattr(inner, "children", ()))):
                    return text
    return document.properties.labels.contents
