"""Changing the look of a style where it stands; its other properties stay as they are.

Only what differs is written: a style keeps inheriting what it inherited, as long as that is right.
"""

from typing import Final

from lxml import etree

from generator.ooxml.cascade import Cascade
from generator.ooxml.names import w
from generator.ooxml.order import child_of
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_AUTO: Final = "auto"
SINGLE_LINE: Final = 240
"""A line as high as the font wants it."""
_LITERAL: Final = ("ascii", "hAnsi", "cs")
_SCHEMES: Final = ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme")


def set_letters(style: etree._Element, tag: str, value: str) -> None:
    """Write a property of a style's letters that has one value ("color", "sz", "b", …)."""
    child_of(child_of(style, "rPr"), tag).set(_VAL, value)


def set_size(style: etree._Element, cascade: Cascade, half_points: int) -> None:
    """Give a style letters of a size."""
    if _has(style, "sz") or cascade.size(_identity(style)) != half_points:
        set_letters(style, "sz", str(half_points))
        set_letters(style, "szCs", str(half_points))


def set_colour(style: etree._Element, cascade: Cascade, colour: str) -> None:
    """Give a style letters of a colour."""
    if cascade.value(_identity(style), "rPr", "color") != colour:
        set_letters(style, "color", colour)


def set_bold(style: etree._Element, cascade: Cascade, *, bold: bool) -> None:
    """Give a style bold letters, or letters that are not."""
    if cascade.is_on(_identity(style), "rPr", "b") != bold:
        set_letters(style, "b", str(int(bold)))
        set_letters(style, "bCs", str(int(bold)))


def set_family(style: etree._Element, cascade: Cascade, family: str, scheme: str) -> None:
    """Give a style letters of a family; ``scheme`` is "major" or "minor" where it is one of the theme's."""
    if cascade.family(_identity(style)) == family:
        return
    fonts = child_of(child_of(style, "rPr"), "rFonts")
    for name in (*_LITERAL, *_SCHEMES):
        fonts.attrib.pop(w(name), "")
    if scheme:
        for name, value in zip(_SCHEMES, ("HAnsi", "HAnsi", "EastAsia", "Bidi"), strict=True):
            fonts.set(w(name), f"{scheme}{value}")
    else:
        set_literal_family(fonts, family)


def set_literal_family(fonts: etree._Element, family: str) -> None:
    """Write a family into ``w:rFonts``."""
    for name in _LITERAL:
        fonts.set(w(name), family)


def line_of(cascade: Cascade, identity: str) -> int:
    """Give the line height of a style in 240ths of its font's own, nothing where it is an exact one."""
    rule = cascade.value(identity, "pPr", "spacing", "lineRule") or _AUTO
    return (cascade.number(identity, "pPr", "spacing", "line") or SINGLE_LINE) if rule == _AUTO else 0


def set_line(style: etree._Element, cascade: Cascade, line: int) -> None:
    """Give a style a line height in 240ths of its font's own; an exact one stays."""
    now = line_of(cascade, _identity(style))
    if now and now != line:
        spacing = child_of(child_of(style, "pPr"), "spacing")
        spacing.set(w("line"), str(line))
        spacing.set(w("lineRule"), _AUTO)


def scale(element: etree._Element, path: str, names: tuple[str, ...], ratio: float) -> None:
    """Multiply lengths in the attributes of elements below."""
    for found in element.findall(path):
        multiply(found, names, ratio)


def multiply(element: etree._Element, names: tuple[str, ...], ratio: float) -> None:
    """Multiply lengths in attributes of an element."""
    for name in names:
        if element.get(w(name)) is not None:
            element.set(w(name), str(round(whole_number(element.get(w(name))) * ratio)))


def scale_distances(style: etree._Element, ratio: float) -> None:
    """Multiply the distances of a style to what stands above and below."""
    scale(style, f"{w('pPr')}/{w('spacing')}", ("before", "after"), ratio)


def scale_indents(style: etree._Element, ratio: float) -> None:
    """Multiply the left indents of a style, and the tab stops that belong to them."""
    scale(style, f"{w('pPr')}/{w('ind')}", ("left", "hanging"), ratio)
    scale(style, f"{w('pPr')}/{w('tabs')}/{w('tab')}[@{w('val')}='left']", ("pos",), ratio)


def set_bar(style: etree._Element, colour: str) -> None:
    """Colour the bar at the left of a style."""
    _paint(style, f"{w('pPr')}/{w('pBdr')}/{w('left')}", "color", colour)


def set_rule(style: etree._Element, colour: str) -> None:
    """Colour the lines above and below a style."""
    for side in ("top", "bottom"):
        _paint(style, f"{w('pPr')}/{w('pBdr')}/{w(side)}", "color", colour)


def set_fill(style: etree._Element, colour: str) -> None:
    """Colour what is behind a style's paragraphs or its letters."""
    for group in ("pPr", "rPr"):
        _paint(style, f"{w(group)}/{w('shd')}", "fill", colour)


def _paint(element: etree._Element, path: str, attribute: str, colour: str) -> None:
    for found in element.findall(path):
        found.set(w(attribute), colour)


def set_table_lines(style: etree._Element, edge: str, between: str) -> None:
    """Colour the lines of a table style: those at its edges, and those between its rows and columns."""
    borders = f"{w('tblPr')}/{w('tblBorders')}"
    for side in ("top", "bottom", "left", "right"):
        _paint(style, f"{borders}/{w(side)}", "color", edge)
    for side in ("insideH", "insideV"):
        _paint(style, f"{borders}/{w(side)}", "color", between)
    for head in _parts(style, "firstRow"):
        for border in head.findall(f"{w('tcPr')}/{w('tcBorders')}/*"):
            border.set(w("color"), edge)


def set_table_head(style: etree._Element, fill: str, letters: str) -> None:
    """Colour the head of a table style and its letters."""
    for head in _parts(style, "firstRow"):
        _paint(head, f"{w('tcPr')}/{w('shd')}", "fill", fill)
        _paint(head, f"{w('rPr')}/{w('color')}", "val", letters)


def set_table_band(style: etree._Element, fill: str) -> None:
    """Colour every second row of a table style."""
    for band in _parts(style, "band2Horz"):
        _paint(band, f"{w('tcPr')}/{w('shd')}", "fill", fill)


def _parts(style: etree._Element, kind: str) -> list[etree._Element]:
    return [part for part in style.findall(w("tblStylePr")) if part.get(w("type")) == kind]


def _has(style: etree._Element, tag: str) -> bool:
    return style.find(f"{w('rPr')}/{w(tag)}") is not None


def _identity(style: etree._Element) -> str:
    return style.get(w("styleId"), "")
