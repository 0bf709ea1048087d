"""Bookmarks of a new version in a file that it was woven into.

Words that come into a line leave the bookmarks of their own line behind. Where nobody worked in the file,
each line of the new version has its counterpart in it, and its bookmarks belong there.
"""

from lxml import etree

from generator.ooxml.bookmarks import name_paragraph
from generator.ooxml.names import w
from generator.ooxml.numbers import Kind, Numbers
from generator.ooxml.parts import Parts
from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.nodes import Line, lines_of
from generator.roundtrip.stories import BODY, stories


def bring_names(parts: Parts, new: Parts, numbers: Numbers) -> None:
    """Put the bookmarks that a file lacks around the lines that have them in the new version.

    Nothing is done where the text, all changes accepted, is not that of the new version line by line.
    """
    here, there = map(_lines, (parts, new))
    if [line.text for line in here] != [line.text for line in there]:
        return
    known = {name for side in parts.stories() for name in _names(parts.root(side))}
    for line, coming in zip(here, there, strict=True):
        for name in coming.names:
            if name and name not in known:
                known.add(name)
                name_paragraph(line.element, name, numbers.take(Kind.BOOKMARK))


def _lines(parts: Parts) -> list[Line]:
    nodes = read_nodes(stories(parts)[BODY].root, contents=True)
    return [line for line in lines_of(nodes) if line.text]


def _names(root: etree._Element) -> set[str]:
    return {mark.get(w("name"), "") for mark in root.iter(w("bookmarkStart"))}
