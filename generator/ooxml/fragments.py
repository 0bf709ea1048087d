"""WordprocessingML written as text, parsed once for a file that python-docx holds."""

from typing import TYPE_CHECKING

from generator.ooxml.names import ROOT_NAMESPACES

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def parse_fragment(tag: str, inside: str) -> "BaseOxmlElement":
    """Give the element ``w:tag`` around some text; python-docx's parser, so that its own code knows it.

    Raises:
        lxml.etree.XMLSyntaxError: The text is not well-formed.
    """
    from docx.oxml.parser import parse_xml

    return parse_xml(f"<w:{tag} {ROOT_NAMESPACES}>{inside}</w:{tag}>".encode())
