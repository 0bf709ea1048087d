"""List definitions, found by the number of a list or by the style that stands in one."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.ooxml.cascade import Cascade
from generator.ooxml.names import w
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")


class ListDefinitions:
    """The list definitions of a file, found by the number of a list."""

    def __init__(self, root: etree._Element) -> None:
        """Take the root of the numbering part."""
        self._instances = {num.get(w("numId"), ""): num for num in root.iterchildren(w("num"))}
        self._definitions = {
            found.get(w("abstractNumId"), ""): found for found in root.iterchildren(w("abstractNum"))
        }

    def definition(self, number: str) -> tuple[str, etree._Element] | None:
        """Give the definition of a list, and go after the name of a list style as often as it takes."""
        for _ in range(len(self._definitions) + 1):
            instance = self._instances.get(number)
            link = instance.find(w("abstractNumId")) if instance is not None else None
            identity = link.get(_VAL, "") if link is not None else ""
            found = self._definitions.get(identity)
            if found is None:
                return None
            style = found.find(w("numStyleLink"))
            if style is None:
                return identity, found
            number = self._of_style(style.get(_VAL, ""))
        return None

    def _of_style(self, style: str) -> str:
        """Give a list whose definition is that of a list style."""
        for identity, found in self._definitions.items():
            link = found.find(w("styleLink"))
            if link is not None and link.get(_VAL) == style:
                for number, instance in self._instances.items():
                    target = instance.find(w("abstractNumId"))
                    if target is not None and target.get(_VAL) == identity:
                        return number
        return ""

    def levels(self, number: str, definition: etree._Element) -> dict[int, etree._Element]:
        """Give the levels of a list by their number, with what the list has of its own."""
        levels = {whole_number(level.get(w("ilvl"))): level for level in definition.iterchildren(w("lvl"))}
        for override in self._overrides(number):
            own = override.find(w("lvl"))
            if own is not None:
                levels[whole_number(override.get(w("ilvl")))] = own
        return levels

    def starts(self, number: str) -> Mapping[int, int]:
        """Give the numbers at which the levels of a list begin otherwise than their definition says."""
        found = {}
        for override in self._overrides(number):
            start = override.find(w("startOverride"))
            if start is not None:
                found[whole_number(override.get(w("ilvl")))] = whole_number(start.get(_VAL), 1)
        return found

    def _overrides(self, number: str) -> list[etree._Element]:
        instance = self._instances.get(number)
        return list(instance.iterchildren(w("lvlOverride"))) if instance is not None else []


def numbering_value(cascade: Cascade, style: str, tag: str) -> str:
    """Give a value within ``numPr``; the nearest style that has it counts."""
    for source in cascade.sources(style, "pPr"):
        found = source.find(f"{w('numPr')}/{w(tag)}")
        if found is not None:
            return found.get(_VAL, "")
    return ""
