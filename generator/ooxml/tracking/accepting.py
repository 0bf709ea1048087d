"""All tracked changes of a story accepted, in place: what is left is the text as its reader takes it."""

from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.reading.lines import View, is_gone, read_line
from generator.ooxml.tracking.fragments import peel
from generator.ooxml.tracking.runs import parent_of

_GOING: Final = tuple(map(w, ("del", "moveFrom")))
_COMING: Final = tuple(map(w, ("ins", "moveTo")))
_PROPERTIES: Final = frozenset(map(w, ("rPr", "trPr", "numPr")))
"""In these a change is a mark, not something around text."""
_TOLD: Final = tuple(
    w(name)
    for name in (
        *("rPrChange", "pPrChange", "sectPrChange", "tblPrChange", "tblGridChange", "trPrChange"),
        *("tcPrChange", "tblPrExChange", "numberingChange", "cellIns", "cellDel", "cellMerge"),
        *(f"move{way}Range{end}" for way in ("From", "To") for end in ("Start", "End")),
        *(
            f"customXml{kind}Range{end}"
            for kind in ("Ins", "Del", "MoveFrom", "MoveTo")
            for end in ("Start", "End")
        ),
    )
)
"""What only tells of a change, or where one begins and ends."""


def accept_changes(root: etree._Element) -> None:
    """Accept all changes as :mod:`generator.ooxml.reading` reads them: lines stay the lines they were."""
    for row in list(root.iter(w("tr"))):
        if row.find(f"{w('trPr')}/{w('del')}") is not None:
            _remove_row(row)
    for paragraph in list(root.iter(w("p"))):
        if is_gone(paragraph, View.CURRENT) and not read_line(paragraph).text and _may_go(paragraph):
            parent_of(paragraph).remove(paragraph)
    for change in list(root.iter(*_GOING, *_TOLD)):
        parent_of(change).remove(change)
    for change in list(root.iter(*_COMING)):
        if parent_of(change).tag in _PROPERTIES:
            parent_of(change).remove(change)
        else:
            peel(change, change)


def _remove_row(row: etree._Element) -> None:
    above = parent_of(row)
    above.remove(row)
    if above.tag == w("tbl") and above.find(f".//{w('tr')}") is None:
        parent_of(above).remove(above)


def _may_go(paragraph: etree._Element) -> bool:
    """Say whether a paragraph can be missed: it holds no page setup, and is not all there is to a cell."""
    if paragraph.find(f"{w('pPr')}/{w('sectPr')}") is not None:
        return False
    return paragraph.getparent() is not None and not (
        parent_of(paragraph).tag in {w("tc"), w("sdtContent")} and paragraph.getnext() is None
    )
