"""Page setup: paper and margins, headers and footers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, cast

from lxml import etree

from generator.ooxml.fragments import parse_fragment
from generator.ooxml.mark import add_mark
from generator.ooxml.names import w
from generator.ooxml.xml import whole_number

if TYPE_CHECKING:
    from docx.document import Document
    from docx.enum.section import WD_HEADER_FOOTER
    from docx.package import Package
    from docx.section import Section, _BaseHeaderFooter
    from docx.shared import Length

_A4_WIDTH: Final = 11906
_A4_HEIGHT: Final = 16838
_MARGIN: Final = 1418
_BETWEEN_COLUMNS: Final = 720
_NARROWEST: Final = 1134
"""Two centimetres: a page that leaves less is not meant."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands above and below the text of a page: paragraphs."""

    header: str
    footer: str


class PageSetup:
    """The page setup of a base, that of the last section of its body; lengths in twips."""

    def __init__(self, document: "Document") -> None:
        """Take the setup over.

        Raises:
            ValueError: A length is no number, or a header is none.
        """
        document.element.body.get_or_add_sectPr()
        setup = document.sections[-1]
        self.text_width = _between_margins(setup)
        """Of one column, between the margins."""
        self.turned_from = 0
        """The width that the text had before the page was turned; 0 where it was not."""
        self.has_furniture = _has_furniture(setup)
        """Whether the base brings headers or footers of its own."""
        self._setup = setup
        self._document = document
        self._alternates = _alternates(document)

    def turn(self) -> None:
        """Lay the page on its side; one that lies so already stays."""
        from docx.enum.section import WD_ORIENT
        from docx.shared import Twips

        setup = self._setup
        width, height = setup.page_width, setup.page_height
        if width is None or height is None or width < height:
            setup.page_width, setup.page_height = height or Twips(_A4_HEIGHT), width or Twips(_A4_WIDTH)
        setup.orientation = WD_ORIENT.LANDSCAPE
        self.turned_from = self.text_width
        self.text_width = _between_margins(setup)

    def furnish(self, pages: Furniture, first: Furniture | None) -> None:
        """Add header and footer; with ``first`` the first page has its own."""
        from docx.enum.section import WD_HEADER_FOOTER

        self._add(WD_HEADER_FOOTER.PRIMARY, pages)
        if first is not None:
            self._setup.different_first_page_header_footer = True
            self._add(WD_HEADER_FOOTER.FIRST_PAGE, first)

    def _add(self, index: "WD_HEADER_FOOTER", furniture: Furniture) -> None:
        """Add a header and a footer; python-docx would read a file of its own for each, to fill it again."""
        from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
        from docx.parts.hdrftr import FooterPart, HeaderPart

        document, setup = self._document.part, self._setup._sectPr  # noqa: SLF001 - the element itself
        parts = cast("Package", document.package)
        name = parts.next_partname("/word/header%d.xml")
        header = HeaderPart(name, CONTENT_TYPE.WML_HEADER, parse_fragment("hdr", furniture.header), parts)
        setup.add_headerReference(index, document.relate_to(header, RELATIONSHIP_TYPE.HEADER))
        name = parts.next_partname("/word/footer%d.xml")
        footer = FooterPart(name, CONTENT_TYPE.WML_FOOTER, parse_fragment("ftr", furniture.footer), parts)
        setup.add_footerReference(index, document.relate_to(footer, RELATIONSHIP_TYPE.FOOTER))

    def mark(self, style: str, inside: str) -> None:
        """Add runs to every header that a page of the document shows; a page without one gets one."""
        setup = self._setup
        places: list[_BaseHeaderFooter] = [setup.header]
        if _is_on(setup._sectPr.find(w("titlePg"))):  # noqa: SLF001 - the element itself
            places.append(setup.first_page_header)
        if self._alternates:
            places.append(setup.even_page_header)
        for place in places:
            if place.is_linked_to_previous:
                _empty(place)
            add_mark(place.part.element, style, inside, self.text_width)


def text_width(section: etree._Element) -> int:
    """Give the width of the text in a ``w:sectPr``, in twips: of one column, between the margins."""
    size, margins = section.find(w("pgSz")), section.find(w("pgMar"))
    width = whole_number(size.get(w("w")), _A4_WIDTH) if size is not None else _A4_WIDTH
    if margins is None:
        between = width - 2 * _MARGIN
    else:
        sides = sum(whole_number(margins.get(w(side)), _MARGIN) for side in ("left", "right"))
        between = width - sides - whole_number(margins.get(w("gutter")))
    return _column(section, max(between, _NARROWEST))


def _column(section: etree._Element, width: int) -> int:
    """Give the width of the narrowest column of a text that is so wide."""
    columns = section.find(w("cols"))
    if columns is None:
        return width
    single = [whole_number(column.get(w("w"))) for column in columns.iterchildren(w("col"))]
    if len(single) > 1 and min(single) > 0:
        return min(width, max(min(single), _NARROWEST))
    count = max(whole_number(columns.get(w("num")), 1), 1)
    space = whole_number(columns.get(w("space")), _BETWEEN_COLUMNS)
    return max((width - (count - 1) * space) // count, _NARROWEST)


def _alternates(document: "Document") -> bool:
    """Say whether even pages have headers of their own; python-docx would add settings to a file without."""
    from docx.opc.constants import RELATIONSHIP_TYPE

    for way in document.part.rels.values():
        if way.reltype == RELATIONSHIP_TYPE.SETTINGS and not way.is_external:
            root = getattr(way.target_part, "element", None)
            return root is not None and _is_on(root.find(w("evenAndOddHeaders")))
    return False


def _is_on(element: etree._Element | None) -> bool:
    return element is not None and element.get(w("val"), "1") in {"1", "true", "on"}


def _between_margins(setup: "Section") -> int:
    """Give the width of the text on the pages of a section."""
    margins = _twips(setup.left_margin, _MARGIN) + _twips(setup.right_margin, _MARGIN)
    between = _twips(setup.page_width, _A4_WIDTH) - margins - _twips(setup.gutter, 0)
    return _column(setup._sectPr, max(between, _NARROWEST))  # noqa: SLF001 - the element itself


def _twips(length: "Length | None", otherwise: int) -> int:
    return otherwise if length is None else length.twips


def _has_furniture(setup: "Section") -> bool:
    places: tuple[_BaseHeaderFooter, ...] = (
        setup.header,
        setup.footer,
        setup.first_page_header,
        setup.first_page_footer,
        setup.even_page_header,
        setup.even_page_footer,
    )
    own = [place for place in places if not place.is_linked_to_previous]
    if not all(hasattr(place.part, "element") for place in own):
        message = "a header or footer is of another kind"
        raise ValueError(message)
    return bool(own)


def _empty(place: "_BaseHeaderFooter") -> None:
    """Add a header without the empty paragraph that python-docx begins it with."""
    root = place.part.element
    for child in list(root):
        root.remove(child)
