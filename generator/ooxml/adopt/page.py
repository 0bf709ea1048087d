"""The page setup of a template, as whole numbers of twips."""

import re
from copy import deepcopy
from types import MappingProxyType
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.order import put

_LENGTH: Final = re.compile(r"(-?[0-9]{1,6}(?:\.[0-9]{1,6})?)(mm|cm|in|pt|pc|pi|)")
_UNITS: Final = MappingProxyType(
    {"": 1.0, "mm": 1440 / 25.4, "cm": 1440 / 2.54, "in": 1440.0, "pt": 20.0, "pc": 240.0, "pi": 240.0}
)
_SIZES: Final = (w("w"), w("h"))
_MARGINS: Final = tuple(map(w, ("top", "right", "bottom", "left", "header", "footer", "gutter")))
_LARGEST: Final = 31_680
"""In twips: Word knows no larger paper."""
_SMALLEST: Final = 1_440
_TYPES: Final = frozenset({"default", "first", "even"})
_ON: Final = frozenset({"1", "true", "on", "0", "false", "off"})


def ensure_section(section: etree._Element, reference: etree._Element) -> None:
    """Give a section paper and margins that can be used; what it lacks is that of the reference."""
    for tag, names in (("pgSz", _SIZES), ("pgMar", _MARGINS)):
        found, ours = section.find(w(tag)), reference.find(f".//{w(tag)}")
        if ours is None:
            continue
        if found is None:
            put(section, deepcopy(ours))
            continue
        for name in names:
            length = _twips(found.get(name, ""))
            if length is None or (tag == "pgSz" and not _SMALLEST <= length <= _LARGEST):
                length = _twips(ours.get(name, ""))
            found.set(name, str(length or 0))
    _settle(section)


def _settle(section: etree._Element) -> None:
    """Take out what no program can make sense of."""
    for element in list(section):
        if element.tag in {w("headerReference"), w("footerReference")}:
            if element.get(w("type"), "default") not in _TYPES:
                section.remove(element)
        elif element.tag == w("titlePg") and element.get(w("val"), "1") not in _ON:
            section.remove(element)


def _twips(text: str) -> int | None:
    """Read a length in twips, or with a unit behind it; None where it is none."""
    found = _LENGTH.fullmatch(text.strip())
    if found is None:
        return None
    length = round(float(found[1]) * _UNITS[found[2]])
    return length if abs(length) <= _LARGEST else None
