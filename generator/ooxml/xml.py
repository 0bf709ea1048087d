"""Reading XML of unknown origin: no entities, no network, no depth or size without bound."""

import re
from typing import Final

from lxml import etree

MAXIMUM_TREE: Final = 200 * 1024 * 1024
"""In bytes, as ``tree_weight`` counts them: some 700,000 elements of a usual make-up, or 700 pages."""

_NODE: Final = 136
_ATTRIBUTE: Final = 248
"""What libxml2 takes for an element, a comment or a stretch of text, and for an attribute with its value."""
_WHOLE: Final = re.compile("-?[0-9]{1,9}")
_ENCODING: Final = re.compile(rb"""\s*<\?xml[^>]*?encoding\s*=\s*["']([A-Za-z0-9._-]+)["']""")
_ENCODINGS: Final = frozenset({b"utf-8", b"utf-16", b"us-ascii", b"iso-8859-1", b"windows-1252"})
"""Those of Office, and others in which markup is written with the same bytes."""
_MARKS: Final = (b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")
_START: Final = re.compile(rb"\0?[<\s]")
_DOCUMENT_TYPE: Final = re.compile(rb"(?>\s|<\?.*?\?>|<!--.*?-->)*+<!DOCTYPE", re.DOTALL)
_BEYOND_LIMITS: Final = "XML_PARSE_HUGE"
"""What libxml2 advises whenever a limit of its own is passed, for depth or the length of a text."""


class UnsafeXmlError(ValueError):
    """The text is no XML, or XML that is not read for what it could do; the message says why."""


class DocumentTypeError(UnsafeXmlError):
    """It declares a document type: no part of a Word file does, and entities are declared there."""


class OversizedXmlError(UnsafeXmlError):
    """It holds too many elements, or too deep within each other."""


def parse_xml(data: bytes) -> etree._Element:
    """Parse one part.

    Raises:
        DocumentTypeError: It declares a document type.
        OversizedXmlError: It would take too much memory, or is nested too deep.
        UnsafeXmlError: It is not well-formed, or in an encoding that Office does not know.
    """
    if declares_type(data):
        message = "it declares a document type"
        raise DocumentTypeError(message)
    _refuse_encoding(data)
    if tree_weight(data) > MAXIMUM_TREE:
        message = "it holds too many elements"
        raise OversizedXmlError(message)
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
        if _BEYOND_LIMITS in str(error):
            raise OversizedXmlError(str(error)) from error
        raise UnsafeXmlError(str(error)) from error
    if root.getroottree().docinfo.internalDTD is not None:
        message = "it declares a document type"
        raise DocumentTypeError(message)
    return root


def declares_type(data: bytes) -> bool:
    """Say whether XML declares a document type, without parsing it."""
    for mark in _MARKS:
        data = data.removeprefix(mark)
    if b"\0" in data[:2]:  # two bytes a character
        data = data.replace(b"\0", b"")
    return _DOCUMENT_TYPE.match(data) is not None


def tree_weight(data: bytes) -> int:
    """Give how many bytes of memory a parsed part takes at most, in far less time than parsing takes."""
    elements = data.count(b"<") - data.count(b"</")
    texts = data.count(b">") - data.count(b"><")
    return (elements + texts) * _NODE + data.count(b"=") * _ATTRIBUTE + len(data)


def _refuse_encoding(data: bytes) -> None:
    """Refuse an encoding that hides markup from who looks at the bytes."""
    for mark in _MARKS:
        data = data.removeprefix(mark)
    told = _ENCODING.match(data)
    if not _START.match(data) or (told and told[1].lower() not in _ENCODINGS):
        message = "it is no text, or in an encoding that Office does not know"
        raise UnsafeXmlError(message)


def whole_number(text: str | None, otherwise: int = 0) -> int:
    """Give the number that an attribute should hold."""
    return int(text) if text and _WHOLE.fullmatch(text) else otherwise
