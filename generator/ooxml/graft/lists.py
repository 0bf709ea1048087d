"""Lists of one file in another: in the definition that belongs to the same style, else in a copy."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.ooxml.cascade import Cascade
from generator.ooxml.definitions import ListDefinitions, numbering_value
from generator.ooxml.graft.list_part import ListPart, numbering_root
from generator.ooxml.graft.styles import StyleMap
from generator.ooxml.names import w
from generator.ooxml.parts import Parts

_VAL: Final = w("val")
_NONE: Final = "0"
"""The number of no list at all."""


class ListMap:
    """The numbers that the lists of one file have in another."""

    def __init__(self, source: Parts, target: Parts) -> None:
        """Lay two files side by side; ``styles`` must be set before anything is asked."""
        self.styles: StyleMap
        self._source = numbering_root(source)
        self._target = ListPart(target)
        self._numbers = {_NONE: _NONE}
        self._copied: dict[str, str] = {}
        self._counting: dict[str, str] = {}

    def equate(self, own: str, theirs: str) -> None:
        """Let a list be one that the target has already, so that what comes counts on in it."""
        self._numbers[own] = theirs

    def bring(self, own: str) -> str:
        """Give the number of a list in the target; empty for one that its own file does not know."""
        if own not in self._numbers:
            found = ListDefinitions(self._source).definition(own)
            self._numbers[own] = self._number(own, *found) if found is not None else ""
        return self._numbers[own]

    def _number(self, own: str, identity: str, definition: etree._Element) -> str:
        styles = list(self._styles_with(definition))
        for style, number in styles:
            theirs = numbering_value(self.styles.target, style, "numId")
            if number == own and ListDefinitions(self._target.root).definition(theirs):
                return theirs
        overrides = self._overrides(own)
        same = next((one for style, _ in styles if (one := self._of_style(style))), None)
        if same is None:
            target = self._copy(identity, definition)
            # A style that came along with the definition may have asked for this list already.
            return self._numbers.get(own) or self._target.list_of(target, overrides)
        theirs, target = same
        if overrides:
            return self._target.list_of(target, overrides)
        if _is_bullets(definition):
            return theirs
        if identity not in self._counting:  # lists that count on in one another still do
            self._counting[identity] = self._target.list_of(target, [_restart(definition)])
        return self._counting[identity]

    def _styles_with(self, definition: etree._Element) -> Iterator[tuple[str, str]]:
        """Give the target's names of the styles that stand in such a list, with their list in the source.

        LibreOffice gives every list a definition of its own that is like that of the style, so that a
        definition counts that looks the same.
        """
        linked = {link.get(_VAL, "") for link in definition.iterfind(f"{w('lvl')}/{w('pStyle')}")}
        lists = ListDefinitions(self._source)
        for style in self.styles.source.styles:
            number = _own_number(self.styles.source, style)
            found = lists.definition(number) if number else None
            like = found is not None and _look(found[1]) == _look(definition)
            if like or style in linked:
                theirs = self.styles.find(style)
                if theirs:
                    yield theirs, number

    def _of_style(self, style: str) -> tuple[str, str] | None:
        """Give the list of a style of the target, and its definition."""
        number = numbering_value(self.styles.target, style, "numId")
        found = ListDefinitions(self._target.root).definition(number) if number else None
        if found is not None:
            return number, found[0]
        for definition in self._target.root.iterchildren(w("abstractNum")):
            links = definition.iterfind(f"{w('lvl')}/{w('pStyle')}")
            if any(link.get(_VAL) == style for link in links):
                identity = definition.get(w("abstractNumId"), "")
                return self._target.first_of(identity), identity
        return None

    def _overrides(self, own: str) -> list[etree._Element]:
        lists = self._source.iterchildren(w("num"))
        one = next((num for num in lists if num.get(w("numId")) == own), None)
        found = one.iterchildren(w("lvlOverride")) if one is not None else ()
        return [self._translated(override) for override in found]

    def _copy(self, identity: str, definition: etree._Element) -> str:
        """Add a definition under a new number, once."""
        if identity not in self._copied:
            self._copied[identity] = self._target.claim()  # before its styles: they may stand in this list
            self._target.define(self._copied[identity], self._translated(definition))
        return self._copied[identity]

    def _translated(self, element: etree._Element) -> etree._Element:
        """Give a copy whose levels name the styles that came along: those of the target have their lists.

        Pictures for bullets stay behind.
        """
        copy = self._target.copy(element)
        for level in copy.iter(w("lvl")):
            for link in level.findall(w("pStyle")):
                style = self.styles.bring(link.get(_VAL, ""))
                if style in self.styles.brought:
                    link.set(_VAL, style)
                else:
                    level.remove(link)
            for picture in level.findall(w("lvlPicBulletId")):
                level.remove(picture)
        return copy


def _own_number(styles: Cascade, style: str) -> str:
    found = styles.styles[style].find(f"{w('pPr')}/{w('numPr')}/{w('numId')}")
    return found.get(_VAL, "") if found is not None else ""


def _look(definition: etree._Element) -> list[tuple[str, str, str]]:
    """Give what a reader sees of the marks of a list: number, kind and text of each level."""
    levels = definition.iterchildren(w("lvl"))
    return [(one.get(w("ilvl"), ""), _value(one, "numFmt"), _value(one, "lvlText")) for one in levels]


def _is_bullets(definition: etree._Element) -> bool:
    level = definition.find(w("lvl"))
    return level is not None and _value(level, "numFmt") == "bullet"


def _value(level: etree._Element, tag: str) -> str:
    found = level.find(w(tag))
    return found.get(_VAL, "") if found is not None else ""


def _restart(definition: etree._Element) -> etree._Element:
    level = definition.find(w("lvl"))
    start = _value(level, "start") if level is not None else ""
    override = etree.Element(w("lvlOverride"), {w("ilvl"): "0"})
    etree.SubElement(override, w("startOverride"), {_VAL: start or "1"})
    return override
