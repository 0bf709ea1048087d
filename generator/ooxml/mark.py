"""A mark on every page of a base that brings its own headers, in the line of their text.

No text box: programs that read aloud pass over those, and LibreOffice moves them.
"""

from typing import Final

from lxml import etree

from generator.ooxml.fragments import parse_fragment
from generator.ooxml.names import WP, w
from generator.ooxml.order import put
from generator.ooxml.paragraphs import paragraph, paragraph_properties
from generator.ooxml.xml import whole_number

_ANCHOR: Final = f"{{{WP}}}anchor"
_BESIDE: Final = tuple(f"{{{WP}}}{tag}" for tag in ("wrapSquare", "wrapTight", "wrapTopAndBottom"))
_EMU_PER_TWIP: Final = 635
_HOLDING: Final = tuple(map(w, ("sdt", "fldSimple", "customXml")))


def add_mark(root: etree._Element, style: str, inside: str, width: int) -> None:
    """Add runs to a header whose text is ``width`` twips wide: in its empty last line, else in a new one.

    A letterhead often ends with an empty line, and then nothing moves at all. The mark stands at the
    right, or at the left where a picture floats at the right and would cover it.
    """
    side = "left" if _is_covered(root, width) else "right"
    properties = paragraph_properties(style, before=0, after=0, alignment=side)
    new = parse_fragment("hdr", paragraph(properties, inside))[0]
    last = root[-1] if len(root) else None
    if last is not None and last.tag == w("p") and not _shows(last):
        own = last.find(w("pPr"))
        if own is not None:
            _align(own, side)
            new.replace(new[0], own)
        root.replace(last, new)
    else:
        root.append(new)


def _shows(line: etree._Element) -> bool:
    """Say whether there is anything in the runs of a paragraph."""
    return any(child.tag != w("rPr") for one in line.iter(w("r")) for child in one) or any(
        line.iter(*_HOLDING)
    )


def _align(properties: etree._Element, side: str) -> None:
    """Set the side of a paragraph that stays otherwise as it was."""
    put(properties, etree.Element(w("jc"), {w("val"): side}))


def _is_covered(root: etree._Element, width: int) -> bool:
    """Say whether a picture that text does not make way for floats over the right of a header."""
    return any(_is_right(anchor, width) for anchor in root.iter(_ANCHOR) if not _makes_way(anchor))


def _makes_way(anchor: etree._Element) -> bool:
    return any(anchor.find(tag) is not None for tag in _BESIDE)


def _is_right(anchor: etree._Element, width: int) -> bool:
    place = anchor.find(f"{{{WP}}}positionH")
    if place is None:
        return False
    align, offset = place.find(f"{{{WP}}}align"), place.find(f"{{{WP}}}posOffset")
    if align is not None:
        return (align.text or "") in {"right", "outside"}
    left = whole_number(offset.text if offset is not None else None) // _EMU_PER_TWIP
    extent = anchor.find(f"{{{WP}}}extent")
    wide = whole_number(extent.get("cx") if extent is not None else None) // _EMU_PER_TWIP
    return left + wide // 2 > width // 2
