"""Whole paragraphs, rows and tables, marked as inserted or deleted."""

from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.order import child_of, properties_of
from generator.ooxml.reading.lines import View, read_line
from generator.ooxml.tracking.runs import RUN, delete, parent_of, wrap
from generator.ooxml.tracking.stamp import DELETED, INSERTED, Stamp

_PARAGRAPH, _PROPERTIES, _OF_MARK = w("p"), w("pPr"), w("rPr")
_TABLE: Final = w("tbl")
_ROW_PROPERTIES: Final = w("trPr")
_BEFORE_ROW_PROPERTIES: Final = w("tblPrEx")
_KEPT: Final = w("commentReference")
_GONE: Final = frozenset({DELETED, w("moveFrom")})


def insert_line(paragraph: etree._Element, stamp: Stamp) -> None:
    """Mark a new paragraph with all that is in it."""
    _mark_end(paragraph, INSERTED, stamp)
    for run in list(paragraph.iter(RUN)):
        wrap(run, INSERTED, stamp)


def delete_line(paragraph: etree._Element, stamp: Stamp) -> None:
    """Mark a paragraph as deleted with all that is in it, or take away one that was only inserted.

    The last paragraph of a cell stays, empty: a cell cannot be without.
    """
    if _is_pending(paragraph) and not _is_commented(paragraph):
        _delete_runs(paragraph, stamp)
        if not read_line(paragraph, View.ORIGINAL).text and not _is_only(paragraph):
            _take_away(paragraph)
            return
    _delete_runs(paragraph, stamp)
    if not _is_only(paragraph):
        _mark_end(paragraph, DELETED, stamp)


def _delete_runs(paragraph: etree._Element, stamp: Stamp) -> None:
    for run in list(paragraph.iter(RUN)):
        gone = any(above.tag in _GONE for above in run.iterancestors())
        if not gone and run.find(_KEPT) is None:
            delete(run, stamp)


def _is_commented(element: etree._Element) -> bool:
    return next(element.iter(_KEPT), None) is not None


def _is_pending(paragraph: etree._Element) -> bool:
    return paragraph.find(f"{_PROPERTIES}/{_OF_MARK}/{INSERTED}") is not None


def _is_only(paragraph: etree._Element) -> bool:
    """Say whether nothing but this paragraph is in a cell, or it must stand behind a table there."""
    parent = parent_of(paragraph)
    return parent.tag == w("tc") and paragraph.getnext() is None


def _take_away(paragraph: etree._Element) -> None:
    """Take a paragraph away; the marks that begin or end in it without their partner stay beside it."""
    starts = {mark.get(w("id")) for mark in paragraph.iter(w("bookmarkStart"))}
    ends = {mark.get(w("id")) for mark in paragraph.iter(w("bookmarkEnd"))}
    for mark in list(paragraph.iter(w("bookmarkStart"), w("bookmarkEnd"))):
        if mark.get(w("id")) not in starts & ends:
            paragraph.addprevious(mark)
    parent_of(paragraph).remove(paragraph)


def _mark_end(paragraph: etree._Element, tag: str, stamp: Stamp) -> None:
    """Say of the end of a paragraph that it came or goes."""
    of_mark = child_of(properties_of(paragraph, "pPr"), "rPr")
    if of_mark.find(tag) is None:
        place = 1 if tag == DELETED and of_mark.find(INSERTED) is not None else 0
        of_mark.insert(place, stamp.change(tag))


def insert_row(row: etree._Element, stamp: Stamp) -> None:
    """Mark a new row with all that is in it."""
    _mark_row(row, INSERTED, stamp)
    for paragraph in row.iter(_PARAGRAPH):
        insert_line(paragraph, stamp)


def delete_row(row: etree._Element, stamp: Stamp) -> None:
    """Mark a row as deleted with all that is in it, or take away one that was only inserted."""
    properties = row.find(_ROW_PROPERTIES)
    pending = properties is not None and properties.find(INSERTED) is not None
    if pending and not _is_commented(row):
        table = parent_of(row)
        if len(table.findall(w("tr"))) > 1:
            table.remove(row)
            return
    _mark_row(row, DELETED, stamp)
    for paragraph in list(row.iter(_PARAGRAPH)):
        _delete_runs(paragraph, stamp)
        _mark_end(paragraph, DELETED, stamp)


def _mark_row(row: etree._Element, tag: str, stamp: Stamp) -> None:
    properties = row.find(_ROW_PROPERTIES)
    if properties is None:
        properties = etree.Element(_ROW_PROPERTIES)
        row.insert(1 if row.find(_BEFORE_ROW_PROPERTIES) is not None else 0, properties)
    if not len(properties):  # for validators: a change must not be all there is; this says what holds anyway
        etree.SubElement(properties, w("cantSplit")).set(w("val"), "0")
    if properties.find(tag) is None:
        change = stamp.change(tag)
        last = properties.find(w("trPrChange"))
        if last is None:
            properties.append(change)
        else:
            last.addprevious(change)


def insert_table(table: etree._Element, stamp: Stamp) -> None:
    """Mark a new table, row by row: there is no other way."""
    for row in table.iter(w("tr")):
        insert_row(row, stamp)


def keep_tables_apart(container: etree._Element, stamp: Stamp) -> None:
    """Put an empty paragraph between a new table and one beside it: to Word two in a row are one.

    To be done when all that is new stands in its place.
    """
    for table in list(container.iterchildren(_TABLE)):
        after = table.getnext()
        if after is not None and after.tag == _TABLE and (_is_new(table) or _is_new(after)):
            gap = etree.Element(_PARAGRAPH)
            table.addnext(gap)
            insert_line(gap, stamp)


def _is_new(table: etree._Element) -> bool:
    return table.find(f"{w('tr')}/{_ROW_PROPERTIES}/{INSERTED}") is not None


def delete_table(table: etree._Element, stamp: Stamp) -> None:
    """Mark a table as deleted, row by row."""
    for row in list(table.iter(w("tr"))):
        delete_row(row, stamp)
