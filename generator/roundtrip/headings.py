"""Where in a Word file something stands, as a reader would say it: under which heading."""

from collections.abc import Iterable, Mapping
from typing import Final

from lxml import etree

from generator.ooxml.cascade import name_of
from generator.ooxml.graft.styles import styles_of
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.nodes import Line

_TITLES: Final = frozenset({"title"})
_HEADING: Final = "heading "


class Headings:
    """The nearest heading before each line of a file."""

    def __init__(self, parts: Parts, lines: Iterable[Line]) -> None:
        """Take the lines in their order."""
        kinds = _kinds(parts)
        self._above: dict[etree._Element, str] = {}
        here = ""
        for line in lines:
            name = kinds.get(line.style, "")
            if line.text.strip() and (name.startswith(_HEADING) or name in _TITLES):
                here = " ".join(line.text.split())
            self._above[line.element] = here

    def above(self, element: etree._Element | None) -> str:
        """Give the heading above a line or what stands in one; a heading is its own, empty where none is."""
        while element is not None:
            if element in self._above:
                return self._above[element]
            inner = next((one for one in element.iter(w("p")) if one in self._above), None)
            if inner is not None:
                return self._above[inner]
            element = element.getparent()
        return ""


def _kinds(parts: Parts) -> Mapping[str, str]:
    """Give the names of the styles of a file by their ids, in lower case."""
    return {identity: name_of(style).strip().lower() for identity, style in styles_of(parts).styles.items()}


def heading_styles(parts: Parts) -> frozenset[str]:
    """Give the ids of the styles that headings have."""
    return frozenset(one for one, name in _kinds(parts).items() if name.startswith(_HEADING))
