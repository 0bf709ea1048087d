"""The block on the first page that tells what an update did: a control of its own, inserted as a whole."""

from collections.abc import Sequence

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.numbers import Numbers
from generator.ooxml.reading.body import REPORT_NAME, REPORT_TAG, is_report
from generator.ooxml.tracking.aside import aside
from generator.ooxml.tracking.marks import insert_line, insert_table
from generator.ooxml.tracking.runs import parent_of
from generator.ooxml.tracking.stamp import Stamp

_COMMENTED = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))


def take_out_report(body: etree._Element) -> None:
    """Take out the report of an earlier update; one with a comment in it becomes ordinary text."""
    for control in [one for one in body.iterchildren(w("sdt")) if is_report(one)]:
        if next(control.iter(*_COMMENTED), None) is None:
            body.remove(control)
            continue
        _forget(control)


def _forget(control: etree._Element) -> None:
    for name in [one for one in control.iter(w("bookmarkStart")) if one.get(w("name")) == REPORT_NAME]:
        for end in [one for one in control.iter(w("bookmarkEnd")) if one.get(w("id")) == name.get(w("id"))]:
            parent_of(end).remove(end)
        parent_of(name).remove(name)
    inside = control.find(w("sdtContent"))
    for child in list(inside) if inside is not None else []:
        control.addprevious(child)
    parent_of(control).remove(control)


def put_report(
    body: etree._Element, blocks: Sequence[etree._Element], title: str, numbers: Numbers, stamp: Stamp
) -> None:
    """Put paragraphs and tables on a page of their own before all else, as a tracked insertion."""
    pages = [*blocks, _page_end()]
    control = aside(REPORT_TAG, REPORT_NAME, title, pages, numbers)
    for block in pages:
        if block.tag == w("tbl"):
            insert_table(block, stamp)
        else:
            insert_line(block, stamp)
    body.insert(0, control)


def _page_end() -> etree._Element:
    paragraph = etree.Element(w("p"))
    run = etree.SubElement(paragraph, w("r"))
    etree.SubElement(run, w("br")).set(w("type"), "page")
    return paragraph
