"""The block at the end that keeps what found no place in a new look: a control of its own, inserted whole."""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.numbers import Kind, Numbers
from generator.ooxml.reading.body import APPENDIX_NAME, APPENDIX_TAG, is_appendix
from generator.ooxml.tracking.marks import insert_line
from generator.ooxml.tracking.stamp import Stamp

_BEFORE_BREAK: Final = frozenset(map(w, ("pStyle", "keepNext", "keepLines")))


def appendices(body: etree._Element) -> list[etree._Element]:
    """Give the appendices of earlier restylings."""
    return [one for one in body.iter(w("sdt")) if is_appendix(one)]


def put_appendix(
    body: etree._Element, blocks: Sequence[etree._Element], title: str, numbers: Numbers, stamp: Stamp
) -> None:
    """Put paragraphs on a page of their own behind all else, as a tracked insertion."""
    control = etree.Element(w("sdt"))
    properties = etree.SubElement(control, w("sdtPr"))
    etree.SubElement(properties, w("alias")).set(w("val"), title)
    etree.SubElement(properties, w("tag")).set(w("val"), APPENDIX_TAG)
    etree.SubElement(properties, w("id")).set(w("val"), numbers.take(Kind.CONTROL))
    inside = etree.SubElement(control, w("sdtContent"))
    inside.extend(blocks)
    _name(blocks[0], numbers)
    _begin_page(blocks[0])
    for block in blocks:
        insert_line(block, stamp)
    last = body.find(w("sectPr"))
    if last is None:
        body.append(control)
    else:
        last.addprevious(control)


def _name(first: etree._Element, numbers: Numbers) -> None:
    """Put the bookmark around the first paragraph by which the block is known without its tag."""
    number = numbers.take(Kind.BOOKMARK)
    start = etree.Element(w("bookmarkStart"), {w("id"): number, w("name"): APPENDIX_NAME})
    first.insert(0 if first.find(w("pPr")) is None else 1, start)
    etree.SubElement(first, w("bookmarkEnd")).set(w("id"), number)


def _begin_page(first: etree._Element) -> None:
    properties = first.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        first.insert(0, properties)
    if properties.find(w("pageBreakBefore")) is None:
        later = next((one for one in properties if one.tag not in _BEFORE_BREAK), None)
        mark = etree.Element(w("pageBreakBefore"))
        if later is None:
            properties.append(mark)
        else:
            later.addprevious(mark)
