"""A story → its nodes."""

from collections.abc import Iterator
from typing import Final

from lxml import etree
from msgspec.structs import replace

from generator.ooxml.names import w
from generator.ooxml.reading.lines import View, is_gone, read_line, shows_placeholder, tag_of
from generator.ooxml.reading.nodes import Cell, Grid, Held, Line, Node, Row

REPORT_TAG: Final = "serviceformule.bijgewerkt"
"""The tag of the block on the first page that tells what an update did; nobody's text."""
REPORT_NAME: Final = "_y_bijgewerkt"
"""The bookmark in that block, for programs that drop tags."""
APPENDIX_TAG: Final = "serviceformule.niet-teruggeplaatst"
"""The tag of the block at the end that keeps what found no place in a new look; it is read by nobody."""
APPENDIX_NAME: Final = "_y_niet_teruggeplaatst"
"""The bookmark in that block."""
_THROUGH: Final = frozenset(map(w, ("customXml", "smartTag", "ins", "moveTo")))
"""What may stand around paragraphs, rows and cells, and is nothing to a reader."""
_CHANGE_OF_ROW: Final = {View.CURRENT: w("del"), View.ORIGINAL: w("ins")}


def read_nodes(
    container: etree._Element, view: View = View.CURRENT, *, contents: bool = False
) -> tuple[Node, ...]:
    """Give the nodes of a body, header, footer or cell, in order.

    The report of an update and the appendix of a restyling are left out, and the table of contents too
    unless ``contents`` are asked for.
    """
    nodes: list[Node] = []
    _read(container, view, nodes, contents=contents)
    return tuple(nodes)


def _read(container: etree._Element, view: View, nodes: list[Node], *, contents: bool) -> None:
    for child in container:
        tag = child.tag
        if tag == w("p"):
            line = read_line(child, view)
            if line.text or not is_gone(child, view):
                nodes.append(line)
        elif tag == w("tbl"):
            grid = Grid(child, tuple(_rows(child, view)))
            if grid.rows:
                nodes.append(grid)
        elif tag == w("sdt"):
            _read_control(child, view, nodes, contents=contents)
        elif tag in _THROUGH:
            _read(child, view, nodes, contents=contents)


def _read_control(control: etree._Element, view: View, nodes: list[Node], *, contents: bool) -> None:
    """Read a control around whole paragraphs; one with a tag of ours became so when somebody typed Enter.

    One that shows its placeholder says nothing.
    """
    inside = control.find(w("sdtContent"))
    if inside is None or is_aside(control) or (is_contents(control) and not contents):
        return
    first = len(nodes)
    _read(inside, view, nodes, contents=contents)
    tag, shows = tag_of(control), shows_placeholder(control)
    if tag or shows:
        for number, node in enumerate(nodes[first:], first):
            if isinstance(node, Line):
                line = Line(node.element, "", style=node.style, pending=node.pending) if shows else node
                nodes[number] = replace(line, held=(Held(tag, 0, len(line.text), control), *line.held))


def is_contents(control: etree._Element) -> bool:
    """Say whether a control holds a table of contents."""
    gallery = control.find(f"{w('sdtPr')}/{w('docPartObj')}/{w('docPartGallery')}")
    return gallery is not None and gallery.get(w("val")) == "Table of Contents"


def is_aside(control: etree._Element) -> bool:
    """Say whether a control holds what we tell beside the text: a report or an appendix."""
    return is_report(control) or is_appendix(control)


def is_report(control: etree._Element) -> bool:
    """Say whether a control holds the report of an update."""
    return _is_block(control, REPORT_TAG, REPORT_NAME)


def is_appendix(control: etree._Element) -> bool:
    """Say whether a control holds the appendix of a restyling."""
    return _is_block(control, APPENDIX_TAG, APPENDIX_NAME)


def _is_block(control: etree._Element, tag: str, name: str) -> bool:
    if tag_of(control) == tag:
        return True
    return any(mark.get(w("name")) == name for mark in control.iter(w("bookmarkStart")))


def _rows(table: etree._Element, view: View) -> Iterator[Row]:
    for child in _inside(table, w("tr")):
        properties = child.find(w("trPr"))
        marks = {mark.tag for mark in properties} if properties is not None else set()
        if _CHANGE_OF_ROW[view] not in marks:
            cells = tuple(Cell(cell, read_nodes(cell, view)) for cell in _inside(child, w("tc")))
            yield Row(child, cells, pending=w("ins") in marks)


def _inside(parent: etree._Element, wanted: str) -> Iterator[etree._Element]:
    """Give the rows of a table or the cells of a row, also those in controls."""
    for child in parent:
        if child.tag == wanted:
            yield child
        elif child.tag == w("sdt"):
            inside = child.find(w("sdtContent"))
            if inside is not None:
                yield from _inside(inside, wanted)
        elif child.tag in _THROUGH:
            yield from _inside(child, wanted)
