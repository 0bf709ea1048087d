"""Marks in a copied text that a file may hold once: bookmarks, anchors, numbers of controls and drawings."""

from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.compatibility import W14
from generator.ooxml.names import w
from generator.ooxml.numbers import DRAWING, REVISIONS, Kind, Numbers

_ID: Final = w("id")
_NAME: Final = w("name")
_BOOKMARK: Final = (w("bookmarkStart"), w("bookmarkEnd"))
_RANGES: Final = (
    (w("moveFromRangeStart"), w("moveFromRangeEnd")),
    (w("moveToRangeStart"), w("moveToRangeEnd")),
    *((w(f"customXml{kind}RangeStart"), w(f"customXml{kind}RangeEnd")) for kind in ("Ins", "Del")),
    *((w(f"customXml{kind}RangeStart"), w(f"customXml{kind}RangeEnd")) for kind in ("MoveFrom", "MoveTo")),
)
_STARTS: Final = frozenset(start for start, _ in _RANGES)
_COMMENT: Final = (w("commentRangeStart"), w("commentRangeEnd"), w("commentReference"))
_PERMISSION: Final = (w("permStart"), w("permEnd"))
_OF_FILE: Final = (
    *(f"{{{W14}}}{name}" for name in ("paraId", "textId")),
    *(w(name) for name in ("rsidR", "rsidRPr", "rsidP", "rsidRDefault", "rsidDel", "rsidTr", "rsidSect")),
)
"""Attributes that number the paragraphs and the sittings of one file."""


def bookmark_names(roots: Iterator[etree._Element]) -> set[str]:
    """Give the names of all bookmarks; Word does not tell capitals from small letters."""
    return {start.get(_NAME, "").lower() for root in roots for start in root.iter(_BOOKMARK[0])}


def renumber(copy: etree._Element, numbers: Numbers) -> None:
    """Give tracked changes, controls and drawings numbers of the target."""
    for element in copy.iter(*(tag for tag in REVISIONS if tag not in _STARTS)):
        element.set(_ID, numbers.take(Kind.REVISION))
    for start, end in (pair for tags in _RANGES for pair in _pairs(copy, *tags)):
        number = numbers.take(Kind.REVISION)
        start.set(_ID, number)
        end.set(_ID, number)
    for identity in copy.iterfind(f".//{w('sdtPr')}/{_ID}"):
        identity.set(w("val"), numbers.keep(Kind.CONTROL, identity.get(w("val"), "")))
    for drawing in copy.iter(DRAWING):
        drawing.set("id", numbers.keep(Kind.DRAWING, drawing.get("id", "")))
    for element in copy.iter("{*}*"):
        for name in _OF_FILE:
            element.attrib.pop(name, "")


class Twin(NamedTuple):
    """A bookmark that came along though its name is taken: the name that it would have, and its marks."""

    name: str
    start: etree._Element
    end: etree._Element


def rename_bookmarks(
    copy: etree._Element, numbers: Numbers, names: set[str], twins: list[Twin] | None = None
) -> None:
    """Keep the bookmarks whose name is new, and add it to ``names``.

    The others go, or where there are ``twins`` stay without a name for whoever decides between the two.
    """
    for start, end in _pairs(copy, *_BOOKMARK):
        name = start.get(_NAME, "")
        if name.lower() not in names:
            names.add(name.lower())
        elif twins is None:
            drop(start)
            drop(end)
            continue
        else:
            start.set(_NAME, "")
            twins.append(Twin(name, start, end))
        number = numbers.take(Kind.BOOKMARK)
        start.set(_ID, number)
        end.set(_ID, number)


def _pairs(copy: etree._Element, *tags: str) -> list[tuple[etree._Element, etree._Element]]:
    """Give the starts with their ends; one without the other is taken out."""
    opened: dict[str, etree._Element] = {}
    pairs = []
    for element in list(copy.iter(*tags)):
        number = element.get(_ID, "")
        if element.tag == tags[0] and number not in opened:
            opened[number] = element
        elif element.tag == tags[1] and number in opened:
            pairs.append((opened.pop(number), element))
        else:
            drop(element)
    for element in opened.values():
        drop(element)
    return pairs


def translate_comments(copy: etree._Element, mapping: Mapping[str, str]) -> None:
    """Give the anchors of comments the numbers that these have in the target; others go."""
    count = Counter((element.tag, element.get(_ID, "")) for element in copy.iter(*_COMMENT))
    for element in list(copy.iter(*_COMMENT)):
        number = element.get(_ID, "")
        if number in mapping and count[element.tag, number] == 1:
            element.set(_ID, mapping[number])
        else:
            drop(element)
    for element in list(copy.iter(*_PERMISSION)):
        drop(element)


def drop(element: etree._Element) -> None:
    """Take an element out, with the run that held nothing else unless that is all that was copied."""
    parent = element.getparent()
    if parent is None:
        return
    if element.tail:
        before = element.getprevious()
        if before is None:
            parent.text = (parent.text or "") + element.tail
        else:
            before.tail = (before.tail or "") + element.tail
    parent.remove(element)
    around = parent.getparent()
    if around is not None and around.tag != w("body") and _is_empty_run(parent):
        drop(parent)


def _is_empty_run(element: etree._Element) -> bool:
    return element.tag == w("r") and all(child.tag == w("rPr") for child in element)
