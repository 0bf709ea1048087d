"""What a style comes to: its own properties, those it is based on, and the defaults of the document."""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Final

from lxml import etree

from generator.ooxml.names import A, w
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_OFF: Final = frozenset({"0", "false", "off"})
_USUAL: Final = MappingProxyType(
    {
        "paragraph": "normal",
        "character": "default paragraph font",
        "table": "normal table",
        "numbering": "no list",
    }
)
"""The names of Word's own default styles."""
_DEFAULT_SIZE: Final = 20
"""In half points: what Word takes where nothing says a size."""


def name_of(style: etree._Element) -> str:
    """Give the name of a style as it is stored."""
    found = style.find(w("name"))
    return found.get(_VAL, "") if found is not None else ""


def value_of(style: etree._Element, tag: str) -> str:
    """Give the value of a child, empty where there is none."""
    found = style.find(w(tag))
    return found.get(_VAL, "") if found is not None else ""


class Cascade:
    """The styles of one file, by id, with what each inherits."""

    def __init__(self, root: etree._Element, theme: etree._Element | None = None) -> None:
        """Take the root of the styles part, and that of the theme where there is one."""
        self.root = root
        self.styles = {style.get(w("styleId"), ""): style for style in root.iterchildren(w("style"))}
        self.theme = theme

    def default(self, kind: str = "paragraph") -> str:
        """Give the id of the default style of a kind, by its name where none is marked, or nothing."""
        for identity, style in self.styles.items():
            if style.get(w("type"), "paragraph") == kind and style.get(w("default"), "0") not in _OFF:
                return identity
        usual = _USUAL.get(kind, "")
        return next((i for i, style in self.styles.items() if name_of(style).lower() == usual), "")

    def chain(self, identity: str) -> Iterator[etree._Element]:
        """Give a style and those it is based on, nearest first; a circle ends."""
        seen: set[str] = set()
        while identity in self.styles and identity not in seen:
            seen.add(identity)
            yield self.styles[identity]
            identity = value_of(self.styles[identity], "basedOn")

    def sources(self, identity: str, group: str) -> Iterator[etree._Element]:
        """Give the ``pPr`` or ``rPr`` that count for a style, nearest first, those of the document last."""
        for style in self.chain(identity):
            found = style.find(w(group))
            if found is not None:
                yield found
        found = self.root.find(f"{w('docDefaults')}/{w(f'{group}Default')}/{w(group)}")
        if found is not None:
            yield found

    def element(self, identity: str, group: str, tag: str) -> etree._Element | None:
        """Give a property of a style, its own or inherited."""
        found = (source.find(w(tag)) for source in self.sources(identity, group))
        return next((element for element in found if element is not None), None)

    def value(self, identity: str, group: str, tag: str, name: str = "val") -> str | None:
        """Give an attribute of a property; attributes are inherited one by one."""
        for source in self.sources(identity, group):
            element = source.find(w(tag))
            if element is not None and element.get(w(name)) is not None:
                return element.get(w(name))
        return None

    def number(self, identity: str, group: str, tag: str, name: str = "val") -> int:
        """Give such an attribute as a whole number, 0 where it is none."""
        return whole_number(self.value(identity, group, tag, name))

    def is_on(self, identity: str, group: str, tag: str) -> bool:
        """Say whether a property that is on or off is on."""
        element = self.element(identity, group, tag)
        return element is not None and element.get(_VAL, "1") not in _OFF

    def size(self, identity: str) -> int:
        """Give the size of the type in half points."""
        return self.number(identity, "rPr", "sz") or _DEFAULT_SIZE

    def fonts(self, identity: str) -> etree._Element | None:
        """Give the element that decides the typeface of Latin letters."""
        names = (w("ascii"), w("asciiTheme"))
        for source in self.sources(identity, "rPr"):
            fonts = source.find(w("rFonts"))
            if fonts is not None and any(fonts.get(name) for name in names):
                return fonts
        return None

    def family(self, identity: str) -> str:
        """Give the typeface of a style's Latin letters, empty where nothing says it."""
        fonts = self.fonts(identity)
        if fonts is None:
            return ""
        theme = fonts.get(w("asciiTheme"), "")
        return self._of_theme(theme) if theme else fonts.get(w("ascii"), "")

    def _of_theme(self, name: str) -> str:
        if self.theme is None:
            return ""
        kind = "majorFont" if name.startswith("major") else "minorFont"
        found = self.theme.find(f".//{{{A}}}{kind}/{{{A}}}latin")
        return found.get("typeface", "") if found is not None else ""
