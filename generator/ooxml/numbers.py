"""Numbers that may stand in a file only once, counted over all its parts with text."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

from lxml import etree

from generator.ooxml.names import WP, w

_LARGEST: Final = 0x7FFFFFFF
_LONGEST: Final = 11
"""Digits and a sign: longer is no number of Word's."""


class Kind(StrEnum):
    """What has numbers of its own."""

    REVISION = "revision"
    BOOKMARK = "bookmark"
    COMMENT = "comment"
    DRAWING = "drawing"
    CONTROL = "control"


REVISIONS: Final = tuple(
    w(tag)
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "moveFromRangeStart", "moveToRangeStart"),
        *("cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange"),
        *("tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange", "numberingChange"),
        *("customXmlInsRangeStart", "customXmlDelRangeStart"),
        *("customXmlMoveFromRangeStart", "customXmlMoveToRangeStart"),
    )
)
"""All that carries the number of a tracked change."""
DRAWING: Final = f"{{{WP}}}docPr"
_KINDS: Final = {
    **dict.fromkeys(REVISIONS, Kind.REVISION),
    w("bookmarkStart"): Kind.BOOKMARK,
    w("comment"): Kind.COMMENT,
    w("commentRangeStart"): Kind.COMMENT,
    w("commentRangeEnd"): Kind.COMMENT,
    w("commentReference"): Kind.COMMENT,
    DRAWING: Kind.DRAWING,
    w("sdt"): Kind.CONTROL,
}


class Numbers:
    """Hands out numbers that are not in the file yet, each once."""

    def __init__(self, roots: Iterable[etree._Element]) -> None:
        """Count what is in the roots of all parts with text."""
        self._taken: dict[Kind, set[int]] = {kind: set() for kind in Kind}
        for root in roots:
            for element in root.iter(*_KINDS):
                number = _number(_stated(element))
                if number is not None:
                    self._taken[_KINDS[str(element.tag)]].add(number)
        self._next = {kind: max(taken, default=0) + 1 for kind, taken in self._taken.items()}

    def take(self, kind: Kind) -> str:
        """Give a new number, from 1 up to 31 bits."""
        taken, number = self._taken[kind], max(self._next[kind], 1)
        while number in taken or number > _LARGEST:
            number = 1 if number > _LARGEST else number + 1
        taken.add(number)
        self._next[kind] = number + 1
        return str(number)

    def keep(self, kind: Kind, wanted: str) -> str:
        """Give a number as it is where nothing has it yet, else a new one."""
        number = _number(wanted)
        if number is None or not 0 < number <= _LARGEST or number in self._taken[kind]:
            return self.take(kind)
        self._taken[kind].add(number)
        return str(number)


def _stated(element: etree._Element) -> str:
    if element.tag == DRAWING:
        return element.get("id", "")
    if element.tag == w("sdt"):
        found = element.find(f"{w('sdtPr')}/{w('id')}")
        return found.get(w("val"), "") if found is not None else ""
    return element.get(w("id"), "")


def _number(text: str) -> int | None:
    plain = text.strip()
    return int(plain) if plain.removeprefix("-").isdecimal() and len(plain) <= _LONGEST else None
