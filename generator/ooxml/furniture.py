"""Headers and footers."""

import re
from typing import Final

from generator.ooxml.fields import field
from generator.ooxml.names import ROOT_NAMESPACES, XML_DECLARATION
from generator.ooxml.runs import run

_PLACE: Final = re.compile(r"(\{page\}|\{pages\})")
_FIELDS: Final = {"{page}": "PAGE", "{pages}": "NUMPAGES"}


def header_part(paragraphs: str) -> bytes:
    """Give a header with these paragraphs."""
    return f"{XML_DECLARATION}<w:hdr {ROOT_NAMESPACES}>{paragraphs}</w:hdr>".encode()


def footer_part(paragraphs: str) -> bytes:
    """Give a footer with these paragraphs."""
    return f"{XML_DECLARATION}<w:ftr {ROOT_NAMESPACES}>{paragraphs}</w:ftr>".encode()


def page_label(label: str) -> str:
    """Give the runs of a label such as "Pagina {page} van {pages}", with a field in each place.

    Word fills these in whenever it lays out a page; the result given here is never seen.
    """
    return "".join(
        field(_FIELDS[piece], run("1")) if piece in _FIELDS else run(piece) for piece in _PLACE.split(label)
    )
