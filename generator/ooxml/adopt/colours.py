"""The colours of the reference, and what stands for them beside the template's own."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

from lxml import etree

from generator.ooxml.adopt.contrast import LEAST, contrast, is_colour
from generator.ooxml.adopt.match import aliases
from generator.ooxml.adopt.style_names import folded
from generator.ooxml.cascade import Cascade, name_of
from generator.ooxml.names import A, w

_PAPER: Final = "FFFFFF"
_INK: Final = "000000"
_ACCENT_STYLE: Final = "bovenkop"
_OFFICE: Final = frozenset({"4472C4", "5B9BD5", "4F81BD", "156082", "18A303", "0F9ED5"})
"""First accents of themes that come with a program: nobody chose them."""
_TINT: Final = 0.08
_PAINTED: Final = (w("val"), w("fill"), w("color"))
_GREYS: Final = 24
"""How far apart the parts of a colour are at least that is more than a shade of grey."""


def by_name(cascade: Cascade, name: str) -> str:
    """Give the id of the style with a name, empty where there is none."""
    return next((i for i, style in cascade.styles.items() if folded(name_of(style)) == name), "")


def named(cascade: Cascade, name: str) -> str:
    """Give the id of the style with a name, or with that as another name."""
    own = by_name(cascade, name)
    return own or next((i for i, style in cascade.styles.items() if name in aliases(style)), "")


def repainting(own: Cascade, reference: Cascade, heading: str, *, whole: bool) -> Mapping[str, str]:
    """Give for colours of the reference the template's; ``heading`` is the template's highest heading.

    What has the colour of our headings gets that of theirs. With ``whole`` the reference has our own look,
    that nobody chose, and its accent gives way too: to the first accent of the template's theme, or to the
    colour of its headings. A colour in which white cannot be read is not taken.
    """
    found: dict[str, str] = {}
    ours = _colour(reference, by_name(reference, "heading 1"))
    theirs = _colour(own, heading) if heading else ""
    if ours and _carries(theirs):
        found[ours] = theirs
    accent = _colour(reference, by_name(reference, _ACCENT_STYLE))
    candidates = (_first_accent(own), theirs)  # the theme may be ours, where the template had none
    chosen = next((c for c in candidates if c != accent and _carries(c) and _is_colourful(c)), "")
    if whole and accent and chosen:
        found[accent] = chosen
    return MappingProxyType(found | _tints(reference, found))


def _colour(cascade: Cascade, identity: str) -> str:
    found = cascade.value(identity, "rPr", "color") if identity else None
    return found.upper() if found and is_colour(found) else ""


def _carries(colour: str) -> bool:
    return is_colour(colour) and contrast(colour, _PAPER) >= LEAST


def _is_colourful(colour: str) -> bool:
    parts = [int(colour[place : place + 2], 16) for place in (0, 2, 4)]
    return max(parts) - min(parts) >= _GREYS


def _first_accent(own: Cascade) -> str:
    if own.theme is None:
        return ""
    found = own.theme.find(f".//{{{A}}}accent1/{{{A}}}srgbClr")
    colour = found.get("val", "").upper() if found is not None else ""
    return "" if colour in _OFFICE else colour


def _tints(reference: Cascade, found: Mapping[str, str]) -> dict[str, str]:
    """Give the tints of blocks whose bar gets another colour."""
    tints = {}
    for style in reference.styles.values():
        bar = style.find(f"{w('pPr')}/{w('pBdr')}/{w('left')}")
        shade = style.find(f"{w('pPr')}/{w('shd')}")
        if bar is not None and shade is not None and bar.get(w("color"), "") in found:
            tints[shade.get(w("fill"), "")] = _tint(found[bar.get(w("color"), "")])
    return tints


def _tint(colour: str) -> str:
    parts = (int(colour[place : place + 2], 16) for place in (0, 2, 4))
    return "".join(f"{round(255 - (255 - part) * _TINT):02X}" for part in parts)


def repaint(root: etree._Element, colours: Mapping[str, str]) -> None:
    """Paint all of an element anew."""
    for element in root.iter():
        for name in _PAINTED:
            value = element.get(name, "")
            if value in colours:
                element.set(name, colours[value])


def settle_heads(styles: Cascade, added: frozenset[str]) -> None:
    """Take the tint from the head rows of added tables where the template's own head text cannot be read.

    ``added`` are the ids of the styles that the template lacked. Text without a colour of its own ought to
    take that of the table, but programs differ in that.
    """
    heads = [named(styles, name) for name in ("tabelkop", "tabelkop klein", "tabelkop dicht")]
    inks = [_ink(styles, head) for head in heads]
    for identity in added:
        style = styles.styles[identity]
        for first in style.findall(w("tblStylePr")):
            shade = first.find(f"{w('tcPr')}/{w('shd')}")
            fill = shade.get(w("fill"), "") if shade is not None else ""
            if shade is None or first.get(w("type")) != "firstRow" or not is_colour(fill):
                continue
            if any(contrast(ink, fill) < LEAST for ink in inks):
                shade.set(w("fill"), "auto")
                for colour in first.iter(w("color")):
                    colour.set(w("val"), "auto")


def _ink(styles: Cascade, identity: str) -> str:
    return (_colour(styles, identity) if identity else "") or _INK
