"""Reading XML of unknown origin: no entities, no network, no depth or size without bound."""

import re
from typing import Final

from lxml import etree

_WHOLE: Final = re.compile("-?[0-9]{1,9}")


class UnsafeXmlError(ValueError):
    """The text is no XML, or XML that declares a document type."""


def parse_xml(data: bytes) -> etree._Element:
    """Parse one part.

    Raises:
        UnsafeXmlError: It is not well-formed, or it declares a document type (no part of a Word
            file does, and entities are declared there).
    """
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_blank_text=False,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise UnsafeXmlError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        message = "it declares a document type"
        raise UnsafeXmlError(message)
    return root


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """Give the number that an attribute should hold."""
    return int(text) if text and _WHOLE.fullmatch(text) else otherwise
