"""WordprocessingML written as text: parsed for a file that python-docx holds, or checked only."""

from typing import TYPE_CHECKING, cast

from lxml import etree

from generator.ooxml.names import ROOT_NAMESPACES

if TYPE_CHECKING:
    from docx.oxml.xmlchemy import BaseOxmlElement


def parse_fragment(tag: str, inside: str) -> "BaseOxmlElement":
    """Give the element ``w:tag`` around some text; python-docx's parser, so that its own code knows it.

    Raises:
        lxml.etree.XMLSyntaxError: The text is not well-formed.
    """
    from docx.oxml.parser import parse_xml

    return parse_xml(_fragment(tag, inside.encode()))


def checked_fragment(tag: str, inside: str) -> bytes:
    """Give the bytes of some text that is well-formed inside ``w:tag``, without building its tree.

    That takes less than half the time of a tree, and half a report is its body. Whether every prefix is
    declared is not looked at.

    Raises:
        lxml.etree.XMLSyntaxError: The text is not well-formed.
    """
    # The parser calls only the methods that its target has; the stubs ask for all of them.
    target = cast("etree.ParserTarget", _Nothing())
    parser = etree.XMLParser(target=target, resolve_entities=False, no_network=True)
    data = inside.encode()
    etree.fromstring(_fragment(tag, data), parser)
    return data


def _fragment(tag: str, inside: bytes) -> bytes:
    return b"".join((f"<w:{tag} {ROOT_NAMESPACES}>".encode(), inside, f"</w:{tag}>".encode()))


class _Nothing:
    """What the parser makes of a text that is only to be checked."""

    def close(self) -> None:
        """End."""
