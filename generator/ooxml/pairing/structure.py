"""Tables, cells and paragraphs."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.pairing.contents import Contents
from generator.ooxml.pairing.finding import Finding, Rule

_SHOWN: Final = tuple(
    w(tag) for tag in ("t", "delText", "drawing", "pict", "object", "fldChar", "fldSimple", "sym", "br")
)
_ALONE: Final = frozenset(w(tag) for tag in ("tc", "hdr", "ftr", "comment", "footnote", "endnote"))


def tables(contents: Contents) -> Iterator[Finding]:
    """Find header marks twice in a row's properties, cells without a last paragraph, joined tables."""
    for part, properties in contents.elements(w("trPr")):
        if len(properties.findall(w("tblHeader"))) > 1:
            yield Finding(Rule.REPEATED_TABLE_HEADER, part)
    for part, cell in contents.elements(w("tc")):
        if not len(cell) or cell[-1].tag != w("p"):
            yield Finding(Rule.CELL_WITHOUT_END, part, _words(cell))
    for part, table in contents.elements(w("tbl")):
        if _tag(table.getnext()) == w("tbl"):
            yield Finding(Rule.ADJACENT_TABLES, part, _words(table))


def empty_paragraphs(contents: Contents) -> Iterator[Finding]:
    """Find paragraphs that show nothing, where Word does not need one."""
    for part, paragraph in contents.elements(w("p")):
        if not _shows(paragraph) and not _is_needed(paragraph):
            yield Finding(Rule.EMPTY_PARAGRAPH, part, _words(paragraph.getprevious()))


def _shows(paragraph: etree._Element) -> bool:
    texts = (w("t"), w("delText"))
    return any(element.tag not in texts or element.text for element in paragraph.iter(*_SHOWN))


def _is_needed(paragraph: etree._Element) -> bool:
    """Say whether a paragraph must be there: an empty cell, after a table, a section, a list mark."""
    properties = paragraph.find(w("pPr"))
    if properties is not None and any(properties.find(w(tag)) is not None for tag in ("numPr", "sectPr")):
        return True
    before, after, parent = paragraph.getprevious(), paragraph.getnext(), paragraph.getparent()
    last = after is None or after.tag == w("sectPr")
    if _tag(before) == w("tbl"):
        return last or _tag(after) == w("tbl")
    alone = before is None or before.tag == w("tcPr")
    return alone and last and (_tag(parent) in _ALONE or _tag(after) == w("sectPr"))


def _tag(element: etree._Element | None) -> str:
    return str(element.tag) if element is not None else ""


def _words(element: etree._Element | None) -> str:
    """Give the beginning of an element's text, to find it by."""
    if element is None:
        return ""
    return "".join(text.text or "" for text in element.iter(w("t")))[:60]
