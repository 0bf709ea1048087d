"""The list definitions of a file, open for more."""

from collections.abc import Iterable
from typing import Final

from lxml import etree

from generator.ooxml.graft.namespaces import copy_for
from generator.ooxml.names import W, w
from generator.ooxml.parts import WORD_TYPE, Parts
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_EMPTY: Final = f'<w:numbering xmlns:w="{W}"/>'.encode()
_MARK_OF_FILE: Final = 0x5F000000
"""Above what Word hands out by chance; two definitions with one such mark are taken for one list."""
_APART: Final = ("numStyleLink", "styleLink", "name")


def numbering_root(parts: Parts) -> etree._Element:
    """Give the root of the part with the lists, an empty one where it has none that can be read."""
    root = parts.related_root("numbering")
    return root if root is not None else etree.Element(w("numbering"))


class ListPart:
    """Adds definitions and lists to a file, each where the schema wants it; ``root`` is what it has."""

    def __init__(self, parts: Parts) -> None:
        """Take the file; a part for lists is added with the first of them."""
        self.root = numbering_root(parts)
        self._parts = parts
        # Counted once: adding one may lead to another before the first is in its place.
        self._definitions = _next(self.root, "abstractNum", "abstractNumId", 0)
        self._lists = _next(self.root, "num", "numId", 1)

    def claim(self) -> str:
        """Give the number of a definition that is still to be added."""
        self._definitions += 1
        return str(self._definitions - 1)

    def define(self, number: str, definition: etree._Element) -> None:
        """Add a definition under a number that was claimed for it."""
        definition.attrib.clear()
        definition.set(w("abstractNumId"), number)
        for element in [one for tag in _APART for one in definition.findall(w(tag))]:
            definition.remove(element)
        for mark in definition.findall(w("nsid")):
            mark.set(_VAL, f"{_MARK_OF_FILE + int(number):08X}")
        self._insert(definition, "numPicBullet", "abstractNum")

    def list_of(self, definition: str, overrides: Iterable[etree._Element] = ()) -> str:
        """Add a list of a definition, with what it has of its own, and give its number."""
        number, self._lists = str(self._lists), self._lists + 1
        new = etree.Element(w("num"), {w("numId"): number})
        etree.SubElement(new, w("abstractNumId"), {_VAL: definition})
        new.extend(overrides)
        self._insert(new, "numPicBullet", "abstractNum", "num")
        return number

    def copy(self, element: etree._Element) -> etree._Element:
        """Give a copy of a definition or of a part of one that can stand here."""
        return copy_for(element, self._open())

    def _open(self) -> etree._Element:
        name = self._parts.ensure("numbering", "numbering.xml", f"{WORD_TYPE}numbering+xml", _EMPTY)
        self.root = self._parts.root(name)
        return self.root

    def _insert(self, new: etree._Element, *after: str) -> None:
        """Insert a child after those that the schema wants before it."""
        root = self._open()
        before = [child for child in root if child.tag in {w(tag) for tag in after}]
        root.insert(root.index(before[-1]) + 1 if before else 0, new)

    def first_of(self, definition: str) -> str:
        """Give the first list of a definition that has nothing of its own, added where there is none."""
        for one in self.root.iterchildren(w("num")):
            link = one.find(w("abstractNumId"))
            if link is not None and link.get(_VAL) == definition and one.find(w("lvlOverride")) is None:
                return one.get(w("numId"), "")
        return self.list_of(definition)


def _next(root: etree._Element, tag: str, name: str, first: int) -> int:
    found = (whole_number(one.get(w(name))) for one in root.iterchildren(w(tag)))
    return max(found, default=first - 1) + 1
