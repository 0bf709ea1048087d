"""The namespaces, relationship types and content types of WordprocessingML packages."""

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DATA_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"

REL_DOCUMENT: Final = f"{R}/officeDocument"
REL_STYLES: Final = f"{R}/styles"
REL_NUMBERING: Final = f"{R}/numbering"
REL_SETTINGS: Final = f"{R}/settings"
REL_HEADER: Final = f"{R}/header"
REL_FOOTER: Final = f"{R}/footer"
REL_IMAGE: Final = f"{R}/image"
REL_HYPERLINK: Final = f"{R}/hyperlink"
REL_CUSTOM_XML: Final = f"{R}/customXml"
REL_CUSTOM_XML_PROPERTIES: Final = f"{R}/customXmlProps"
REL_CORE_PROPERTIES: Final = (
    "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
)

TYPE_DOCUMENT: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
TYPE_TEMPLATE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml"
TYPE_HEADER: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml"
TYPE_FOOTER: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"
TYPE_NUMBERING: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"
TYPE_CORE_PROPERTIES: Final = "application/vnd.openxmlformats-package.core-properties+xml"
TYPE_CUSTOM_XML_PROPERTIES: Final = "application/vnd.openxmlformats-officedocument.customXmlProperties+xml"
TYPE_RELATIONSHIPS: Final = "application/vnd.openxmlformats-package.relationships+xml"
TYPE_XML: Final = "application/xml"

XML_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
ROOT_NAMESPACES: Final = f'xmlns:w="{W}" xmlns:r="{R}" xmlns:wp="{WP}" xmlns:a="{A}" xmlns:pic="{PIC}"'


def w(tag: str) -> str:
    """Give the name of a WordprocessingML element or attribute as lxml writes it."""
    return f"{{{W}}}{tag}"
