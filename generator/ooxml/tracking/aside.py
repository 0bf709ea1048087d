"""Blocks beside the text: pages of our own in a control by which they are found back, and read as no text."""

from collections.abc import Sequence

from lxml import etree

from generator.ooxml.bookmarks import name_paragraph
from generator.ooxml.names import w
from generator.ooxml.numbers import Kind, Numbers


def aside(
    tag: str, name: str, title: str, blocks: Sequence[etree._Element], numbers: Numbers
) -> etree._Element:
    """Give a control around blocks, of which one at least is or holds a paragraph.

    The bookmark ``name`` in the first paragraph is for programs that drop the ``tag``.
    """
    control = etree.Element(w("sdt"))
    properties = etree.SubElement(control, w("sdtPr"))
    etree.SubElement(properties, w("alias")).set(w("val"), title)
    etree.SubElement(properties, w("tag")).set(w("val"), tag)
    etree.SubElement(properties, w("id")).set(w("val"), numbers.take(Kind.CONTROL))
    etree.SubElement(control, w("sdtContent")).extend(blocks)
    name_paragraph(next(control.iter(w("p"))), name, numbers.take(Kind.BOOKMARK))
    return control
