"""What stands in a Word file for a Markdown field, as rich lines: words with their look, and lists."""

import re
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.cascade import name_of
from generator.ooxml.definitions import ListDefinitions, numbering_value
from generator.ooxml.graft.styles import styles_of
from generator.ooxml.names import R, w
from generator.ooxml.parts import Parts
from generator.ooxml.reading.nodes import OBJECT, Line
from generator.ooxml.xml import whole_number
from generator.roundtrip.places import Span
from generator.roundtrip.rich import LineKind, RichLine, Stretch

_VAL: Final = w("val")
_OFF: Final = frozenset({"0", "false", "off"})
_LINK: Final = w("hyperlink")
_LINK_FIELD: Final = re.compile(r'HYPERLINK\s+(\\l\s+)?"([^"]*)"')
_CODE: Final = frozenset({"code tekens", "code char", "html code", "source text", "verbatim char"})
"""Names of character styles for literal text: ours, Word's, and those of other programs."""
_NOTES: Final = frozenset({"footnoteReference", "endnoteReference"})
_HEADING: Final = re.compile(r"heading ([1-9])")


class ListPlace(NamedTuple):
    """How a paragraph stands among others: as what, and how deep."""

    kind: LineKind
    level: int


class RichReader:
    """Reads stretches of lines of one file.

    ``looks`` is the file whose styles and lists tell what ids mean: of the base only the text was kept, and
    it goes by those of the file that people worked in.
    """

    def __init__(self, parts: Parts, looks: Parts) -> None:
        """Take a file, and the one that tells what its styles are."""
        self._targets: Mapping[str, str] = {
            way.number: way.target for way in parts.relations(parts.main) if way.external
        }
        self._styles = styles_of(looks)
        numbering = looks.related_root("numbering")
        self._lists = ListDefinitions(numbering if numbering is not None else etree.Element(w("numbering")))

    def stretches(self, span: Span) -> tuple[Stretch, ...]:
        """Give what a stretch of a line says, with its look."""
        return tuple(self._stretches(span))

    def _stretches(self, span: Span) -> Iterator[Stretch]:
        line, first, last = span
        links = _link_fields(line)
        for spot in line.spots:
            start, end = max(spot.start, first), min(spot.end, last)
            run = spot.element.getparent()
            if start >= end or run is None:
                continue
            text = line.text[start:end]
            if text == OBJECT:
                yield Stretch("", lost=frozenset({_thing(spot.element)}))
                continue
            target = self._target(run) or next((to for at, till, to in links if at <= start < till), "")
            yield self._stretch(text, run.find(w("rPr")), target)

    def _stretch(self, text: str, look: etree._Element | None, target: str) -> Stretch:
        if look is None:
            return Stretch(text, target=target)
        style = look.find(w("rStyle"))
        return Stretch(
            text,
            bold=_is_on(look, "b"),
            italic=_is_on(look, "i"),
            struck=_is_on(look, "strike") or _is_on(look, "dstrike"),
            code=style is not None and self._is_code(style.get(_VAL, "")),
            target=target,
            lost=frozenset(_lost(look)),
        )

    def _is_code(self, identity: str) -> bool:
        style = self._styles.styles.get(identity)
        return style is not None and name_of(style).strip().lower() in _CODE

    def _target(self, run: etree._Element) -> str:
        link = next(run.iterancestors(_LINK), None)
        if link is None:
            return ""
        address = self._targets.get(link.get(f"{{{R}}}id", ""), "")
        anchor = link.get(w("anchor"), "")
        return f"{address}#{anchor}" if anchor else address

    def stands(self, line: Line) -> ListPlace:
        """Give as what a paragraph stands, by its style and its list."""
        if next(line.element.iterancestors(w("tc")), None) is not None:
            return ListPlace("cell", 0)
        number, level = self._list_of(line)
        found = self._lists.definition(number) if number not in ("", "0") else None
        if found is not None:
            levels = self._lists.levels(number, found[1])
            sign = levels[level].find(w("numFmt")) if level in levels else None
            kind: LineKind = "bullet" if sign is None or sign.get(_VAL) == "bullet" else "number"
            return ListPlace(kind, level)
        heading = _HEADING.fullmatch(self._name(line.style))
        return ListPlace("heading", int(heading[1])) if heading else ListPlace("paragraph", 0)

    def _name(self, style: str) -> str:
        found = self._styles.styles.get(style)
        return name_of(found).strip().lower() if found is not None else ""

    def _list_of(self, line: Line) -> tuple[str, int]:
        own = line.element.find(f"{w('pPr')}/{w('numPr')}")
        level = own.find(w("ilvl")) if own is not None else None
        number = own.find(w("numId")) if own is not None else None
        inherited = [numbering_value(self._styles, line.style, tag) for tag in ("numId", "ilvl")]
        return (
            number.get(_VAL, "") if number is not None else inherited[0],
            whole_number(level.get(_VAL) if level is not None else inherited[1]),
        )

    def line(self, span: Span) -> RichLine:
        """Read a whole line of a field, as what it stands by itself."""
        kind, level = self.stands(span.line)
        return RichLine(self.stretches(span), kind, level)


def _thing(element: etree._Element) -> str:
    return "footnote" if etree.QName(element).localname in _NOTES else "picture"


def _link_fields(line: Line) -> list[tuple[int, int, str]]:
    found = []
    for thing in line.fixed:
        match = _LINK_FIELD.search(thing.key)
        if match:
            found.append((thing.start, thing.end, f"#{match[2]}" if match[1] else match[2]))
    return found


def _is_on(look: etree._Element, tag: str) -> bool:
    found = look.find(w(tag))
    return found is not None and found.get(_VAL, "1") not in _OFF


def _lost(look: etree._Element) -> Iterator[str]:
    """Give what a run has of its own that Markdown cannot hold."""
    underline, colour = look.find(w("u")), look.find(w("color"))
    if underline is not None and underline.get(_VAL, "single") != "none":
        yield "underline"
    if colour is not None and colour.get(_VAL, "auto") != "auto":
        yield "colour"
    if any(look.find(w(tag)) is not None for tag in ("highlight", "shd")):
        yield "colour"
    if look.find(w("sz")) is not None:
        yield "size"
