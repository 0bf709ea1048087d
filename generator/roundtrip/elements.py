"""Lines, rows and tables of a Word file as things that can be paired with those of another version."""

from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.ooxml.bookmarks import digest_name
from generator.ooxml.reading.nodes import Grid, Line, Node, Row, lines_in, lines_of

FIELD_MARK: Final = "_y_"
"""How the bookmark begins that stands at the first place of a field, for programs that drop tags."""
_NOT_OURS: Final = ("_Toc", "_GoBack", "_Hlk", "_Ref", "_heading", FIELD_MARK)
_MANY_WORDS: Final = 200
"""So many words tell enough of a table."""

Said = tuple[str, tuple[str, ...]]
"""What a line says: its text, and what the pictures and fields in it are."""


def said(line: Line) -> Said:
    """Give what a line says."""
    return line.text, tuple([thing.key for thing in line.fixed])


def all_said(node: Node | Row) -> tuple[Said, ...]:
    """Give what a node says, line by line."""
    return tuple([said(line) for line in lines_of_piece(node)])


@dataclass(frozen=True)
class Tags:
    """The fields of which a file made by us speaks: it finds them back where a program dropped the tags.

    ``dropped`` tells that the file held beside it has no tags any more. Then only bookmarks count in both:
    they stand at the first place of a field, so that a line may have other ones than it has tags.
    """

    known: frozenset[str]
    dropped: bool = False

    @classmethod
    def of(cls, lines: Iterable[Line], beside: Iterable[Line] | None = None) -> "Tags":
        """Take the tags of a file as we wrote it, with the lines of one that it is held beside."""
        known = frozenset(held.tag for line in lines for held in line.held if held.tag)
        kept = beside is None or any(held.tag in known for line in beside for held in line.held)
        return cls(known, dropped=bool(known) and not kept)

    @cached_property
    def _by_mark(self) -> Mapping[str, str]:
        return {digest_name(FIELD_MARK, tag): tag for tag in self.known}

    def of_line(self, line: Line) -> tuple[str, ...]:
        """Give the tags of the fields in a line, by its controls or else its bookmarks."""
        tags = [] if self.dropped else [held.tag for held in line.held if held.tag]
        if not tags:
            tags = [tag for name in line.names if (tag := self._by_mark.get(name))]
        return tuple(tags)


@dataclass(frozen=True)
class Element:
    """A node or row, for pairing: ``generator.merging.pairs`` takes only things of one class for alike."""

    node: Node | Row
    tags: Tags

    @cached_property
    def exact(self) -> Hashable:
        """What it says."""
        return all_said(self.node)

    @cached_property
    def identity(self) -> Hashable:
        """The field that it begins with, or else the anchor that it has."""
        lines = self.lines
        for line in lines:
            if tags := self.tags.of_line(line):
                return tags[0].partition("#")[0]
        for line in lines:
            for name in line.names:
                if not name.startswith(_NOT_OURS):
                    return "anchor", name
        return None

    @cached_property
    def words(self) -> Sequence[str]:
        """Its words."""
        return [word for line in self.lines for word in line.text.split()][:_MANY_WORDS]

    @property
    def lines(self) -> Sequence[Line]:
        """The lines in it."""
        return lines_of_piece(self.node)


class LineElement(Element):
    """A line."""


class RowElement(Element):
    """A row of a table."""


class GridElement(Element):
    """A table: known by what it says. Its head may change, and its first row may go."""

    identity = None


_CLASSES: Final[Mapping[type, type[Element]]] = {Line: LineElement, Row: RowElement, Grid: GridElement}


def elements(nodes: Sequence[Node | Row], tags: Tags) -> list[Element]:
    """Give nodes as elements."""
    return [_CLASSES[type(node)](node, tags) for node in nodes]


def lines_of_piece(piece: Node | Row) -> list[Line]:
    """Give the lines of a line, row or table."""
    match piece:
        case Line():
            return [piece]
        case Row():
            return lines_in(piece)
        case Grid():
            return lines_of((piece,))
