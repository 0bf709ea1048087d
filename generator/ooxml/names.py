"""The namespaces of WordprocessingML packages."""

from typing import Final

W: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP: Final = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A: Final = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC: Final = "http://schemas.openxmlformats.org/drawingml/2006/picture"
DATA_STORE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/customXml"
PACKAGE_RELATIONSHIPS: Final = "http://schemas.openxmlformats.org/package/2006/relationships"
CONTENT_TYPES: Final = "http://schemas.openxmlformats.org/package/2006/content-types"

XML_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
RUNNING_TEXT: Final = "Serviceformule tekst"
"""The style of running text in a base whose default style knows no white between paragraphs."""
NAMESPACES: Final = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}
ROOT_NAMESPACES: Final = " ".join(f'xmlns:{prefix}="{name}"' for prefix, name in NAMESPACES.items())


def w(tag: str) -> str:
    """Give the name of a WordprocessingML element or attribute as lxml writes it."""
    return f"{{{W}}}{tag}"
