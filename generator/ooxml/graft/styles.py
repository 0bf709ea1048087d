"""Styles of one file in another: they are the same where they have the same name.

The id of a style says nothing: it is made from a name in the language of a program, and LibreOffice makes
all of them anew.
"""

from collections.abc import Callable
from typing import Final

from lxml import etree

from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.graft.namespaces import copy_for
from generator.ooxml.names import W, w
from generator.ooxml.parts import WORD_TYPE, Parts

_VAL: Final = w("val")
_KIND: Final = w("type")
_EMPTY: Final = f'<w:styles xmlns:w="{W}"/>'.encode()


def styles_of(parts: Parts) -> Cascade:
    """Give the styles of a file, none where it has no part with them that can be read."""
    root = parts.related_root("styles")
    return Cascade(root if root is not None else etree.Element(w("styles")))


def style_named(styles: Cascade, kind: str, name: str) -> str:
    """Give the id of a style of a kind by its name, empty where there is none; no case counts."""
    found = ""
    for identity, style in styles.styles.items():
        if style.get(_KIND, "paragraph") == kind:
            own = name_of(style).strip()
            if own == name:
                return identity
            if own.lower() == name.lower():
                found = found or identity
    return found


class StyleMap:
    """The ids that the styles of one file have in another."""

    def __init__(self, source: Parts, target: Parts, list_number: Callable[[str], str]) -> None:
        """Lay two files side by side; ``list_number`` gives the number of a list in the target."""
        self.source = styles_of(source)
        self.target = styles_of(target)
        self._parts = target
        self._list_number = list_number
        self._ids: dict[str, str] = {}
        self.brought: set[str] = set()

    def equate(self, own: str, theirs: str) -> None:
        """Let a style be one that the target has under another name."""
        self._ids[own] = theirs

    def find(self, identity: str) -> str:
        """Give the id of a style in the target, empty where it has no such style."""
        style = self.source.styles.get(identity)
        if style is None:
            return ""
        kind = style.get(_KIND, "paragraph")
        found = style_named(self.target, kind, name_of(style).strip())
        return found or (self.target.default(kind) if identity == self.source.default(kind) else "")

    def bring(self, identity: str) -> str:
        """Give the id of a style in the target, where it is added if it is new to it.

        Empty for a style that its own file does not know either.
        """
        if identity not in self._ids:
            found = self.find(identity)
            style = self.source.styles.get(identity)
            if not found and style is not None:
                return self._add(identity, style)
            self._ids[identity] = found
        return self._ids[identity]

    def _add(self, identity: str, style: etree._Element) -> str:
        root = self._parts.root(self._parts.ensure("styles", "styles.xml", f"{WORD_TYPE}styles+xml", _EMPTY))
        self.target.root = root
        new = self._free(identity)
        self._ids[identity] = new  # before those it names: they may name it
        self.brought.add(new)
        copy = copy_for(style, root)
        copy.set(w("styleId"), new)
        copy.attrib.pop(w("default"), "")
        numbers = {one: one.get(_VAL, "") for one in copy.iterfind(f"{w('pPr')}/{w('numPr')}/{w('numId')}")}
        for one in numbers:
            one.set(_VAL, "0")  # until its list is there, which may look at this style
        root.append(copy)
        self.target.styles[new] = copy
        for tag in ("basedOn", "next", "link"):
            for reference in copy.findall(w(tag)):
                self._lead(copy, reference)
        for one, number in numbers.items():
            one.set(_VAL, self._list_number(number) or "0")
        return new

    def _lead(self, style: etree._Element, reference: etree._Element) -> None:
        """Let a style name another as the target calls it; two are linked only where both are new."""
        name = self.bring(reference.get(_VAL, ""))
        if name and (reference.tag != w("link") or name in self.brought):
            reference.set(_VAL, name)
        else:
            style.remove(reference)

    def _free(self, wanted: str) -> str:
        taken = {identity.lower() for identity in self.target.styles}
        name, count = wanted, 1
        while name.lower() in taken:
            count += 1
            name = f"{wanted}{count}"
        return name
