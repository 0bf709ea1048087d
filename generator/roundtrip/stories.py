"""The stories of a Word file that hold text of ours: its body, its headers and its footers."""

from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.lines import View
from generator.ooxml.reading.nodes import Line, Node, lines_of

BODY: Final = ("body", "", 0)
"""The key of the body; that of a header or footer is its kind, its pages and its section."""
StoryKey = tuple[str, str, int]


class Story(NamedTuple):
    """A story: the part that it is in, and the element that holds its paragraphs."""

    part: str
    root: etree._Element


def stories(parts: Parts) -> Mapping[StoryKey, Story]:
    """Give the stories of a file."""
    body = parts.root(parts.main).find(w("body"))
    assert body is not None  # noqa: S101 - a file without is not opened
    found: dict[StoryKey, Story] = {BODY: Story(parts.main, body)}
    seen: set[str] = set()
    for story in parts.headers():
        if story.part not in seen:
            seen.add(story.part)
            found[story.kind, story.type, story.section] = Story(story.part, parts.root(story.part))
    return found


Nodes = Mapping[StoryKey, tuple[Node, ...]]


def nodes_of(parts: Parts, *, contents: bool = False) -> Nodes:
    """Give the nodes of each story; the table of contents only if ``contents`` are asked for."""
    return {key: read_nodes(story.root, contents=contents) for key, story in stories(parts).items()}


def lines_in_all(nodes: Nodes) -> list[Line]:
    """Give the lines of stories that were read, the body's first."""
    return [line for story in nodes.values() for line in lines_of(story)]


def all_lines(parts: Parts, view: View = View.CURRENT, *, contents: bool = False) -> Iterator[Line]:
    """Give the lines of all stories, the body's first."""
    for _, root in stories(parts).values():
        yield from lines_of(read_nodes(root, view, contents=contents))
