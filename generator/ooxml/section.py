"""The page setup at the end of a document's body: paper, margins, headers and footers."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import R, W, w
from generator.ooxml.xml import parse_xml

_A4_WIDTH: Final = 11906
_A4_HEIGHT: Final = 16838
_MARGIN: Final = 1418
_BEFORE_TITLE_PAGE: Final = frozenset(
    w(tag)
    for tag in (
        "headerReference",
        "footerReference",
        "footnotePr",
        "endnotePr",
        "type",
        "pgSz",
        "pgMar",
        "paperSrc",
        "pgBorders",
        "lnNumType",
        "pgNumType",
        "cols",
        "formProt",
        "vAlign",
        "noEndnote",
    )
)


@dataclass(frozen=True, slots=True)
class Reference:
    """A header or footer (``tag``) for one kind of page: ``default`` or ``first``."""

    tag: str
    page: str
    relationship: str


class Section:
    """The last section of a base's body."""

    def __init__(self, document: bytes) -> None:
        """Take the section over from a main document part.

        Raises:
            UnsafeXmlError: The part cannot be read.
        """
        body = parse_xml(document).find(w("body"))
        found = body.find(w("sectPr")) if body is not None else None
        self._element = found if found is not None else etree.Element(w("sectPr"))

    def _length(self, tag: str, name: str, otherwise: int) -> int:
        element = self._element.find(w(tag))
        value = element.get(w(name), "") if element is not None else ""
        return int(value) if value.isdigit() else otherwise

    @property
    def text_width(self) -> int:
        """The width between the margins, in twentieths of a point."""
        margins = self._length("pgMar", "left", _MARGIN) + self._length("pgMar", "right", _MARGIN)
        return self._length("pgSz", "w", _A4_WIDTH) - margins

    @property
    def text_height(self) -> int:
        """The height between the margins, in twentieths of a point."""
        margins = self._length("pgMar", "top", _MARGIN) + self._length("pgMar", "bottom", _MARGIN)
        return self._length("pgSz", "h", _A4_HEIGHT) - margins

    @property
    def has_furniture(self) -> bool:
        """Whether the base brings headers or footers of its own."""
        return any(self._element.find(w(tag)) is not None for tag in ("headerReference", "footerReference"))

    def furnish(self, references: list[Reference], *, title_page: bool) -> None:
        """Add headers and footers; with ``title_page`` the first page has its own."""
        for place, reference in enumerate(references):
            element = etree.Element(w(reference.tag))
            element.set(w("type"), reference.page)
            element.set(f"{{{R}}}id", reference.relationship)
            self._element.insert(place, element)
        if title_page and self._element.find(w("titlePg")) is None:
            place = sum(child.tag in _BEFORE_TITLE_PAGE for child in self._element)
            self._element.insert(place, etree.Element(w("titlePg")))

    def xml(self) -> str:
        """Give the ``w:sectPr``, for a body whose root declares the namespaces."""
        for element in self._element.iter():
            element.text = element.tail = None
        text = etree.tostring(self._element, encoding="unicode")
        return text.replace(f' xmlns:w="{W}"', "").replace(f' xmlns:r="{R}"', "")
