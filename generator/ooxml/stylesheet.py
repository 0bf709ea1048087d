"""The styles of a base: found by name, for ids differ between languages of Word."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import W, w
from generator.ooxml.xml import parse_xml, serialise_xml

_VAL: Final = w("val")
_DECLARATION: Final = f' xmlns:w="{W}"'


@dataclass(frozen=True, slots=True)
class Frame:
    """Bar and tint of a paragraph style: borders and shading as XML, left indent in twips."""

    xml: str = ""
    left: int = 0


class Stylesheet:
    """The styles part of a base."""

    def __init__(self, data: bytes) -> None:
        """Read the part.

        Raises:
            UnsafeXmlError: The part cannot be read.
        """
        self._root = parse_xml(data)
        self._styles = {style.get(w("styleId"), ""): style for style in self._root.iter(w("style"))}
        self._ids: dict[str, str] = {}
        for identity, style in self._styles.items():
            name = style.find(w("name"))
            if name is not None:
                self._ids.setdefault(name.get(_VAL, "").lower(), identity)

    def find(self, name: str) -> str:
        """Give the id of the style with a name, or nothing where the base has no such style."""
        return self._ids.get(name.lower(), "")

    def frame(self, identity: str) -> Frame:
        """Give the bar and tint of a style, its own or inherited."""
        borders, shading = self._property(identity, "pBdr"), self._property(identity, "shd")
        indent = self._property(identity, "ind")
        left = indent.get(w("left"), "0") if indent is not None else "0"
        return Frame(_text(borders) + _text(shading), int(left))

    def _property(self, identity: str, tag: str) -> etree._Element | None:
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            style = self._styles[identity]
            found = style.find(f"{w('pPr')}/{w(tag)}")
            if found is not None:
                return found
            parent = style.find(w("basedOn"))
            identity = parent.get(_VAL, "") if parent is not None else ""
        return None

    def speak(self, language: str) -> None:
        """Make ``language`` (a BCP 47 tag) the language of every text that names no other."""
        path = "/".join(map(w, ("docDefaults", "rPrDefault", "rPr", "lang")))
        found = self._root.find(path)
        if found is not None:
            found.set(_VAL, language)
            found.set(w("eastAsia"), language)

    def xml(self) -> bytes:
        """Give the part."""
        return serialise_xml(self._root)


def _text(element: etree._Element | None) -> str:
    if element is None:
        return ""
    return etree.tostring(element, encoding="unicode", with_tail=False).replace(_DECLARATION, "")
