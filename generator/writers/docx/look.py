"""The shipped Word reference in another look."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.ooxml.archive import read_archive, write_archive
from generator.ooxml.cascade import Cascade
from generator.ooxml.font_table import ListedFont, list_fonts
from generator.ooxml.names import XML_DECLARATION, A, w
from generator.ooxml.restyling import (
    line_of,
    multiply,
    scale,
    scale_distances,
    scale_indents,
    set_bar,
    set_bold,
    set_colour,
    set_family,
    set_fill,
    set_letters,
    set_line,
    set_literal_family,
    set_rule,
    set_size,
    set_table_band,
    set_table_head,
    set_table_lines,
)
from generator.ooxml.stylesheet import Stylesheet
from generator.ooxml.xml import parse_xml, whole_number
from generator.theme.read import default_theme
from generator.theme.theme import Ink, Text, Theme
from generator.writers.docx.change import Change, family_of
from generator.writers.docx.dress import CHARACTERS, DRESSES, NUMBERS, SCHEME, SCHEME_FONTS, Dress
from generator.writers.docx.styles import HEADINGS, TABLES, Use

_STYLES: Final = "word/styles.xml"
_NUMBERING: Final = "word/numbering.xml"
_THEME: Final = "word/theme/theme1.xml"
_FONTS: Final = "word/fontTable.xml"


def themed_reference(reference: bytes, theme: Theme) -> bytes:
    """Give the shipped reference in the look of a theme.

    ``reference`` is drawn for the theme that ships; with that one the parts come out as they are.

    Raises:
        DamagedArchiveError: The reference cannot be read.
        KeyError: It is not ours: it lacks a part.
    """
    members = read_archive(reference)
    roots = {name: parse_xml(members[name]) for name in (_THEME, _STYLES, _NUMBERING, _FONTS)}
    change = Change(theme, default_theme())
    _dress_scheme(roots[_THEME], change)
    _dress_styles(roots[_STYLES], Cascade(roots[_STYLES], roots[_THEME]), change)
    _dress_lists(roots[_NUMBERING], Stylesheet(roots[_STYLES]), change)
    _dress_fonts(roots[_FONTS], change)
    return write_archive(members | {name: _bytes(root) for name, root in roots.items()})


def _bytes(root: etree._Element) -> bytes:
    """Write a part as the reference writes it, so that what did not change is the same to the byte."""
    return f"{XML_DECLARATION}{etree.tostring(root, encoding='unicode')}\n".encode()


def _dress_scheme(root: etree._Element, change: Change) -> None:
    """Give the theme part the colours and the two families."""
    for name, ink in SCHEME.items():
        for colour in root.findall(f".//{{{A}}}clrScheme/{{{A}}}{name}/{{{A}}}srgbClr"):
            colour.set("val", change.colour(ink))
    for kind, text in SCHEME_FONTS.items():
        for latin in root.findall(f".//{{{A}}}{kind}Font/{{{A}}}latin"):
            latin.set("typeface", change.family(text))


def _dress_styles(root: etree._Element, cascade: Cascade, change: Change) -> None:
    """Give the styles families, sizes, distances and colours."""
    sheet = Stylesheet(root)
    styles = {style.get(w("styleId"), ""): style for style in root.findall(w("style"))}
    dresses = {sheet.find(name): dress for name, dress in DRESSES.items()}
    measures = {name: (cascade.size(name), line_of(cascade, name)) for name in dresses}
    _dress_defaults(root, change)
    for name, dress in dresses.items():
        size, line = measures[name]
        style = styles[name]
        set_size(style, cascade, change.half_points(size, dress))
        set_line(style, cascade, change.line_height(line, dress.text))
        _dress_paragraphs(style, cascade, dress, change)
    for use, dress in CHARACTERS.items():
        _dress_characters(styles[sheet.find(use)], cascade, dress, change)
    for use in TABLES:
        style = styles[sheet.find(use)]
        set_table_lines(style, change.edge(), change.colour(Ink.LINE))
        set_table_head(style, change.colour(Ink.TABLE_HEAD_FILL), change.colour(Ink.TABLE_HEAD_TEXT))
        set_table_band(style, change.colour(Ink.BAND))


def _dress_defaults(root: etree._Element, change: Change) -> None:
    """Give what holds for all text the measures of the body."""
    letters, paragraphs = (f"{w('docDefaults')}/{w(f'{kind}Default')}/{w(kind)}" for kind in ("rPr", "pPr"))
    size = change.size(Text.BODY)
    scale(root, f"{letters}/{w('sz')}", ("val",), size)
    scale(root, f"{letters}/{w('szCs')}", ("val",), size)
    scale(root, f"{paragraphs}/{w('spacing')}", ("before", "after"), size)
    scale(root, f"{paragraphs}/{w('spacing')}", ("line",), change.line(Text.BODY))


def _dress_paragraphs(style: etree._Element, cascade: Cascade, dress: Dress, change: Change) -> None:
    text, family = change.type(dress.text), change.family(dress.text)
    schemes = [kind for kind, one in SCHEME_FONTS.items() if change.family(one) == family]
    set_family(style, cascade, family, schemes[-1] if schemes else "")
    scale_distances(style, change.size(dress.text))
    if dress.indents:
        scale_indents(style, change.width(dress.text))
    if dress.whole:
        set_bold(style, cascade, bold=text.bold)
        set_colour(style, cascade, change.colour(dress.ink) if dress.ink else text.colour.hex)
    elif dress.ink:
        set_colour(style, cascade, change.colour(dress.ink))
    _dress_ground(style, dress, change)


def _dress_ground(style: etree._Element, dress: Dress, change: Change) -> None:
    if dress.bar:
        set_bar(style, change.colour(dress.bar))
    if dress.rule:
        set_rule(style, change.colour(dress.rule))
    if dress.fill:
        set_fill(style, change.colour(dress.fill))


def _dress_characters(style: etree._Element, cascade: Cascade, dress: Dress, change: Change) -> None:
    """Change what a style of characters says of itself; the rest comes from the paragraph."""
    name = style.get(w("styleId"), "")
    if style.find(f"{w('rPr')}/{w('sz')}") is not None:
        set_size(style, cascade, round(cascade.size(name) * change.size(dress.text)))
    if style.find(f"{w('rPr')}/{w('rFonts')}") is not None:
        set_family(style, cascade, change.family(dress.text), "")
    if dress.ink:
        set_letters(style, "color", change.colour(dress.ink))
    _dress_ground(style, dress, change)


def _dress_lists(root: etree._Element, sheet: Stylesheet, change: Change) -> None:
    """Give numbers and marks their colour and family, and the room that they need.

    Levels of headings that begin their text in line keep doing so, and none stands in less than one above.
    """
    heading = sheet.find(Use.HEADING_1)
    for definition in root.findall(w("abstractNum")):
        linked = {link.get(w("val")) for link in definition.iter(w("pStyle"))}
        levels = [found for level in definition.findall(w("lvl")) for found in level.iter(w("ind"))]
        texts = [DRESSES[use].text for use in HEADINGS] if heading in linked else [Text.BODY]
        for level, times in zip(levels, _ratios(levels, [change.width(text) for text in texts]), strict=True):
            multiply(level, ("left", "hanging"), times)
    for colour in root.iter(w("color")):
        colour.set(w("val"), change.colour(NUMBERS))
    for fonts in root.iter(w("rFonts")):
        set_literal_family(fonts, change.family(Text.BODY))


def _ratios(levels: Sequence[etree._Element], widths: Sequence[float]) -> list[float]:
    """Give for each level how many times its indent becomes what it is; the last width is for all below."""
    indents = [whole_number(level.get(w("left"))) for level in levels]
    wanted = [*widths, *[widths[-1]] * len(levels)]
    ratios: list[float] = []
    farthest = 0.0
    for indent in indents:
        ratio = max(width for other, width in zip(indents, wanted, strict=False) if other == indent)
        farthest = max(farthest, indent * ratio)
        ratios.append(farthest / indent if indent else ratio)
    return ratios


def _dress_fonts(root: etree._Element, change: Change) -> None:
    """List the families in use, each with the others that the theme would take."""
    listed = {family_of(one): one for one in reversed([*change.theme.types.values()])}
    fonts = [ListedFont(name, one.fonts[1:], one.generic) for name, one in listed.items()]
    list_fonts(root, fonts, [family_of(one) for one in change.usual.types.values()])
