"""List definitions: an ordered list needs one of its own, or it counts on from the list before."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.package import UnsuitableBaseError
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
LEVELS: Final = 9
_HANGING: Final = 340
"""In twips: where a base leaves the marks no room of their own."""


@dataclass(frozen=True, slots=True)
class ListIndents:
    """How far lists stand in, in twips.

    The text of an item in the body stands ``margin`` and one ``step`` a level from the left, its mark
    ``hanging`` before it. Where room is scarce, in tables and blocks, a level takes ``tight``.
    """

    margin: int
    step: int
    hanging: int
    tight: int


class Numbering:
    """The list definitions of a base, and those that a document adds to it."""

    def __init__(self, root: etree._Element, bullet_style: str, number_style: str) -> None:
        """Find the definitions that belong to the two list styles.

        Raises:
            UnsuitableBaseError: No definition belongs to a style.
        """
        self._root = root
        numbers = [whole_number(num.get(w("numId"))) for num in self._root.iter(w("num"))]
        self._next = max(numbers, default=0) + 1
        self._ordered = self._definition(number_style)
        self._starts: list[tuple[int, int, int]] = []
        definition = self._definition(bullet_style)
        self.bullets = self._instance(definition)
        self.indents = self._indents(definition)

    def _definition(self, style: str) -> str:
        for definition in self._root.iter(w("abstractNum")):
            for linked in definition.iter(w("pStyle")):
                if linked.get(_VAL) == style:
                    return definition.get(w("abstractNumId"), "")
        message = f"the base has no list definition for the style {style!r}"
        raise UnsuitableBaseError(message)

    def _indents(self, bullets: str) -> ListIndents:
        first, hanging = self._indent(bullets, 0)
        second, _ = self._indent(bullets, 1)
        _, numbered = self._indent(self._ordered, 0)
        hanging = hanging or _HANGING
        tight = max(numbered, hanging)
        step = second - first if second > first else tight
        return ListIndents(first - step if first else 0, step, hanging, tight)

    def _indent(self, definition: str, level: int) -> tuple[int, int]:
        """Give how far the text of a level stands in, and how far its mark stands before it."""
        for found in self._root.iter(w("abstractNum")):
            if found.get(w("abstractNumId")) == definition:
                for one in found.findall(w("lvl")):
                    indent = one.find(f"{w('pPr')}/{w('ind')}")
                    if one.get(w("ilvl")) == str(level) and indent is not None:
                        return whole_number(indent.get(w("left"))), whole_number(indent.get(w("hanging")))
        return 0, 0

    def _instance(self, definition: str) -> int:
        for instance in self._root.iter(w("num")):
            link = instance.find(w("abstractNumId"))
            if link is not None and link.get(_VAL) == definition:
                return whole_number(instance.get(w("numId")))
        message = f"the base never uses its list definition {definition!r}"
        raise UnsuitableBaseError(message)

    def ordered(self, level: int, start: int) -> int:
        """Give the number of a new ordered list that begins at ``start`` on one level."""
        number = self._next + len(self._starts)
        self._starts.append((number, level, start))
        return number

    def write(self) -> None:
        """Add to the part what was handed out, once, at the end."""
        last = list(self._root.iter(w("num")))[-1]
        place = self._root.index(last) + 1
        for number, level, start in reversed(self._starts):
            instance = etree.Element(w("num"), {w("numId"): str(number)})
            etree.SubElement(instance, w("abstractNumId"), {_VAL: self._ordered})
            override = etree.SubElement(instance, w("lvlOverride"), {w("ilvl"): str(level)})
            etree.SubElement(override, w("startOverride"), {_VAL: str(start)})
            self._root.insert(place, instance)
