"""Tracked changes and comments."""

from collections import Counter
from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.pairing.contents import Contents
from generator.ooxml.pairing.finding import Finding, Rule

_REVISIONS: Final = tuple(
    w(tag)
    for tag in (
        "ins",
        "del",
        "moveFrom",
        "moveTo",
        "cellIns",
        "cellDel",
        "cellMerge",
        "rPrChange",
        "pPrChange",
        "sectPrChange",
        "tblPrChange",
        "tblGridChange",
        "trPrChange",
        "tcPrChange",
        "tblPrExChange",
        "numberingChange",
    )
)
_COMMENT_MARKS: Final = ("commentRangeStart", "commentRangeEnd", "commentReference")


def revisions(contents: Contents) -> Iterator[Finding]:
    """Find two changes of one number, and text on the wrong side of a deletion."""
    numbers: Counter[str] = Counter()
    for part, element in contents.elements(*_REVISIONS):
        number = element.get(w("id"), "")
        numbers[number] += 1
        if numbers[number] > 1:
            yield Finding(Rule.REPEATED_REVISION_ID, part, number)
        if element.tag == w("del") and _inside(element, "ins"):
            yield Finding(Rule.DELETION_IN_INSERTION, part, number)
    for part, text in contents.elements(w("t")):
        if _inside(text, "del"):
            yield Finding(Rule.TEXT_IN_DELETION, part, text.text or "")
    for part, text in contents.elements(w("delText")):
        if not _inside(text, "del") and not _inside(text, "moveFrom"):
            yield Finding(Rule.DELETED_TEXT_OUTSIDE, part, text.text or "")


def _inside(element: etree._Element, tag: str) -> bool:
    return next(element.iterancestors(w(tag)), None) is not None


def comments(contents: Contents) -> Iterator[Finding]:
    """Find comments that lack their text, their place or their reference."""
    seen = {tag: Counter[str]() for tag in ("comment", *_COMMENT_MARKS)}
    for tag, numbers in seen.items():
        for _, element in contents.elements(w(tag)):
            numbers[element.get(w("id"), "")] += 1
    for number in sorted({number for numbers in seen.values() for number in numbers}):
        if any(numbers[number] != 1 for numbers in seen.values()):
            yield Finding(Rule.UNPAIRED_COMMENT, "word/comments.xml", number)
