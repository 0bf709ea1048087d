"""The block at the end that keeps what found no place in a new look: a control of its own, inserted whole."""

from collections.abc import Sequence

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.numbers import Numbers
from generator.ooxml.order import child_of, properties_of
from generator.ooxml.reading.body import APPENDIX_NAME, APPENDIX_TAG, is_appendix
from generator.ooxml.tracking.aside import aside
from generator.ooxml.tracking.marks import insert_line
from generator.ooxml.tracking.stamp import Stamp


def appendices(body: etree._Element) -> list[etree._Element]:
    """Give the appendices of earlier restylings."""
    return [one for one in body.iter(w("sdt")) if is_appendix(one)]


def put_appendix(
    body: etree._Element, blocks: Sequence[etree._Element], title: str, numbers: Numbers, stamp: Stamp
) -> None:
    """Put paragraphs on a page of their own behind all else, as a tracked insertion."""
    control = aside(APPENDIX_TAG, APPENDIX_NAME, title, blocks, numbers)
    child_of(properties_of(blocks[0], "pPr"), "pageBreakBefore")
    for block in blocks:
        insert_line(block, stamp)
    last = body.find(w("sectPr"))
    if last is None:
        body.append(control)
    else:
        last.addprevious(control)
