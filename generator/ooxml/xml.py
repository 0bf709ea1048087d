"""Reading XML of unknown origin: no entities, no network, no depth or size without bound."""

from lxml import etree


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


def serialise_xml(root: etree._Element) -> bytes:
    """Give a part's bytes as Word itself writes them."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
