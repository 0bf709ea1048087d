"""Putting the anchor of a comment around part of a text.

The marks stand directly in a paragraph, never within what a tracked change, link or content control of it
holds: whoever rejects that change or clears that control would tear the anchor apart.
"""

from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.ooxml.names import w

_PARAGRAPH: Final = w("p")
_TEXT_BOX: Final = w("txbxContent")


def mark(elements: Sequence[etree._Element], *numbers: str, style: str = "") -> None:
    """Anchor comments around elements of the document's body, from the first up to the last.

    Elements are runs or what stands around runs, paragraphs, tables, rows or cells, in the order of the
    text. ``style`` is the character style of the sign that Word shows. Of a thread all comments stand
    around the same text, the first one first. Word takes no comments in headers, footers and notes, nor in
    text boxes: around what is in a text box the marks go around the box.

    Raises:
        ValueError: There is no paragraph to stand in.
    """
    first, last = _placed(elements, 0), _placed(elements, -1)
    starts = [etree.Element(w("commentRangeStart"), {w("id"): number}) for number in numbers]
    ends = [
        one
        for number in numbers
        for one in (etree.Element(w("commentRangeEnd"), {w("id"): number}), _reference(number, style))
    ]
    paragraph, child = last
    _insert(paragraph, len(paragraph) if child is None else paragraph.index(child) + 1, ends)
    paragraph, child = first
    _insert(paragraph, _after_properties(paragraph) if child is None else paragraph.index(child), starts)


def _placed(elements: Sequence[etree._Element], which: int) -> tuple[etree._Element, etree._Element | None]:
    """Give the paragraph at one end of the elements, and its child there; none where all of it is meant."""
    element = elements[which] if elements else None
    paragraph, child = _paragraph(element) if element is not None else (None, None)
    if element is not None and paragraph is None:
        within = [one for one in element.iter(_PARAGRAPH) if not _is_in_box(one, element)]
        paragraph, child = _paragraph(within[which]) if within else (None, None)
    if paragraph is None:
        message = "there is no paragraph to anchor a comment in"
        raise ValueError(message)
    return paragraph, child


def _paragraph(element: etree._Element) -> tuple[etree._Element | None, etree._Element | None]:
    """Give the outermost paragraph around an element, and the child of it that leads there."""
    paragraph = child = None
    below: etree._Element | None = None
    for one in (element, *element.iterancestors()):
        if one.tag == _PARAGRAPH:
            paragraph, child = one, below
        below = one
    if child is not None and child.tag == w("pPr"):
        child = None
    return paragraph, child


def _is_in_box(paragraph: etree._Element, within: etree._Element) -> bool:
    for one in paragraph.iterancestors():
        if one is within:
            return False
        if one.tag == _TEXT_BOX:
            return True
    return False


def _after_properties(paragraph: etree._Element) -> int:
    return 1 if len(paragraph) and paragraph[0].tag == w("pPr") else 0


def _insert(paragraph: etree._Element, place: int, new: Sequence[etree._Element]) -> None:
    for element in reversed(new):
        paragraph.insert(place, element)


def _reference(number: str, style: str) -> etree._Element:
    run = etree.Element(w("r"))
    if style:
        etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle"), {w("val"): style})
    etree.SubElement(run, w("commentReference"), {w("id"): number})
    return run
