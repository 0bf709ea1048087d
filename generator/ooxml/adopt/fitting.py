"""An added style in the type, the colours and the width of the template it is added to."""

from collections.abc import Mapping
from copy import deepcopy
from dataclasses import dataclass
from typing import Final, Self

from lxml import etree

from generator.ooxml.adopt.colours import repaint, repainting
from generator.ooxml.adopt.match import HEADING
from generator.ooxml.adopt.style_names import folded
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.names import w
from generator.ooxml.order import put
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_SMALLEST: Final = 17
"""In half points: type that was larger does not become smaller than this."""
_TEXT_WIDTH: Final = 9070
"""In twips, of the page of the reference; tab stops at its right edge move along."""
_SIDES: Final = ("left", "start", "right", "end", "firstLine", "hanging")
_LATIN: Final = (w("ascii"), w("asciiTheme"))


@dataclass(frozen=True, slots=True)
class Fitting:
    """What added styles have to go by.

    ``headings`` are the template's own, by level; ``scale`` is the size of its text as part of ours.
    """

    own: Cascade
    reference: Cascade
    width: int
    scale: float
    headings: Mapping[int, str]
    body: str
    caption: str
    colours: Mapping[str, str]

    @classmethod
    def between(  # noqa: PLR0913 - what is compared, and how far
        cls,
        own: Cascade,
        reference: Cascade,
        ids: Mapping[str, str],
        found: frozenset[str],
        width: int,
        *,
        whole: bool,
    ) -> Self:
        """Compare a template with the reference; ``found`` are the styles of the reference that it has.

        ``whole`` says that all colours of the reference are our own.
        """
        names = {identity: folded(name_of(style)) for identity, style in reference.styles.items()}
        headings = {
            int(heading[1]): ids[identity]
            for identity, name in names.items()
            if identity in found and (heading := HEADING.fullmatch(name))
        }
        body = own.default()
        caption = next((ids[i] for i, name in names.items() if name == "caption" and i in found), "")
        scale = own.size(body) / reference.size(reference.default()) if body else 1.0
        highest = headings[min(headings)] if headings else ""
        colours = repainting(own, reference, highest, whole=whole)
        return cls(own, reference, width, scale, headings, body, caption, colours)

    def nearest_heading(self, level: int) -> str:
        """Give the template's heading of a level or the first one above it, else the first below."""
        above = [number for number in self.headings if number <= level]
        if above:
            return self.headings[max(above)]
        return self.headings[min(self.headings)] if self.headings else ""


def fit(style: etree._Element, fitting: Fitting) -> None:
    """Make a style of the reference fit a template."""
    if (
        style.get(w("type")) == "paragraph"
        and folded(name_of(style)) == "bijschrift boven"
        and fitting.caption
    ):
        _follow_caption(style, fitting)
        return
    _fit_fonts(style, fitting)
    _fit_sizes(style, fitting)
    _fit_heading(style, fitting)
    repaint(style, fitting.colours)
    if style.get(w("type")) == "paragraph":
        _fit_paragraph(style, fitting)


def _follow_caption(style: etree._Element, fitting: Fitting) -> None:
    """Let the caption above a table look like the template's captions, and stay with its table."""
    for tag in ("rPr", "pPr"):
        for old in style.findall(w(tag)):
            style.remove(old)
    base = style.find(w("basedOn"))
    if base is not None:
        base.set(_VAL, fitting.caption)
    properties = etree.SubElement(style, w("pPr"))
    etree.SubElement(properties, w("keepNext"))
    etree.SubElement(properties, w("keepLines"))


def _fit_fonts(style: etree._Element, fitting: Fitting) -> None:
    """Take the typefaces of body and headings from the template; a typeface of its own, for code, stays."""
    reference = fitting.reference
    body = reference.fonts(reference.default())
    heading = _heading_fonts(reference)
    for properties in style.iter(w("rPr")):
        fonts = properties.find(w("rFonts"))
        if fonts is None:
            continue
        is_heading = (
            heading is not None and _same(fonts, heading) and not (body is not None and _same(heading, body))
        )
        if is_heading or (body is not None and _same(fonts, body)):
            properties.remove(fonts)
            level = _level(style)
            nearest = fitting.nearest_heading(level or 1)
            theirs = fitting.own.fonts(nearest) if nearest else None
            if theirs is not None and (is_heading or level):
                put(properties, deepcopy(theirs))


def _heading_fonts(cascade: Cascade) -> etree._Element | None:
    for identity, style in cascade.styles.items():
        if folded(name_of(style)) == "heading 1":
            return cascade.fonts(identity)
    return None


def _level(style: etree._Element) -> int:
    heading = HEADING.fullmatch(folded(name_of(style)))
    return int(heading[1]) if heading else 0


def _same(one: etree._Element, other: etree._Element) -> bool:
    return all(one.get(name) == other.get(name) for name in _LATIN)


def _fit_sizes(style: etree._Element, fitting: Fitting) -> None:
    """Scale the sizes; an added heading is no larger than the template's heading above it."""
    level = _level(style) or int(folded(name_of(style)) == "toc heading")
    most = fitting.own.size(fitting.nearest_heading(level)) if level and fitting.headings else 0
    for tag in ("sz", "szCs"):
        for element in style.iter(w(tag)):
            size = whole_number(element.get(_VAL))
            if size <= 2:  # noqa: PLR2004 - a gap, not type
                continue
            scaled = max(round(size * fitting.scale), min(size, _SMALLEST))
            element.set(_VAL, str(min(scaled, most) if most else scaled))


def _fit_heading(style: etree._Element, fitting: Fitting) -> None:
    """Let an added heading be as bold and of the colour that the template's nearest heading is."""
    level = _level(style) or (folded(name_of(style)) == "toc heading")
    nearest, properties = fitting.nearest_heading(int(level)), style.find(w("rPr"))
    if not level or not nearest or properties is None:
        return
    for tag in ("b", "bCs"):
        for old in properties.findall(w(tag)):
            properties.remove(old)
        if fitting.own.is_on(nearest, "rPr", "b"):
            put(properties, etree.Element(w(tag)))
    colour = fitting.own.element(nearest, "rPr", "color")
    for old in properties.findall(w("color")):
        properties.remove(old)
    if colour is not None:
        put(properties, deepcopy(colour))


def _fit_paragraph(style: etree._Element, fitting: Fitting) -> None:
    """Move tab stops to the edge of the text, and leave behind what only suits running text."""
    for tab in style.iter(w("tab")):
        if tab.get(w("pos")) == str(_TEXT_WIDTH):
            tab.set(w("pos"), str(fitting.width))
    properties = style.find(w("pPr"))
    if fitting.body and properties is not None and folded(name_of(style)) != "list continue":
        _leave_indent(properties, fitting)
        _leave_spacing(properties, fitting)
        justified = fitting.own.value(fitting.body, "pPr", "jc") in {"both", "distribute"}
        if justified and properties.find(w("jc")) is None:
            put(properties, etree.Element(w("jc"), {_VAL: "left"}))


def _leave_indent(properties: etree._Element, fitting: Fitting) -> None:
    """Begin at the margin where running text does not."""
    if not any(fitting.own.number(fitting.body, "pPr", "ind", side) for side in _SIDES):
        return
    indent = properties.find(w("ind"))
    if indent is None:
        indent = etree.Element(w("ind"))
        put(properties, indent)
    for side in ("left", "right"):
        if indent.get(w(side)) is None:
            indent.set(w(side), "0")
    if indent.get(w("hanging")) is None:
        indent.set(w("firstLine"), "0")


def _leave_spacing(properties: etree._Element, fitting: Fitting) -> None:
    """Keep the distances of the style where running text has some that it leaves open."""
    spacing = properties.find(w("spacing"))
    if spacing is None:
        return
    if fitting.own.number(fitting.body, "pPr", "spacing", "before") and spacing.get(w("before")) is None:
        spacing.set(w("before"), "0")
    for side in ("beforeAutospacing", "afterAutospacing"):
        if fitting.own.value(fitting.body, "pPr", "spacing", side):
            spacing.set(w(side), "0")
