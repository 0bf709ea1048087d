"""Page setup: paper and margins, headers and footers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.ooxml.fragments import parse_fragment

if TYPE_CHECKING:
    from docx.document import Document
    from docx.section import Section, _BaseHeaderFooter
    from docx.shared import Length

_A4_WIDTH: Final = 11906
_A4_HEIGHT: Final = 16838
_MARGIN: Final = 1418


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
            ValueError: A length is no number.
        """
        document.element.body.get_or_add_sectPr()
        setup = document.sections[-1]
        margins = _twips(setup.left_margin, _MARGIN) + _twips(setup.right_margin, _MARGIN)
        self.text_width = _twips(setup.page_width, _A4_WIDTH) - margins
        """Between the margins."""
        self.has_furniture = _has_furniture(setup)
        """Whether the base brings headers or footers of its own."""
        self._setup = setup

    def furnish(self, pages: Furniture, first: Furniture | None) -> None:
        """Add header and footer; with ``first`` the first page has its own."""
        setup = self._setup
        _fill(setup.header, pages.header)
        _fill(setup.footer, pages.footer)
        if first is not None:
            setup.different_first_page_header_footer = True
            _fill(setup.first_page_header, first.header)
            _fill(setup.first_page_footer, first.footer)


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
    return not all(place.is_linked_to_previous for place in places)


def _fill(place: "_BaseHeaderFooter", paragraphs: str) -> None:
    """Put paragraphs in the place of the empty one that python-docx begins a header with."""
    root = place.part.element
    for child in list(root):
        root.remove(child)
    for child in list(parse_fragment("hdr", paragraphs)):
        root.append(child)
