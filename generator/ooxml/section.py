"""The page setup at the end of a document's body: paper, margins, headers and footers."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from generator.ooxml.fragments import parse_fragment

if TYPE_CHECKING:
    from docx.section import Section as PageSetup
    from docx.section import _BaseHeaderFooter
    from docx.shared import Length

_A4_WIDTH: Final = 11906
_A4_HEIGHT: Final = 16838
_MARGIN: Final = 1418


@dataclass(frozen=True, slots=True)
class Furniture:
    """What stands above and below the text of a page: paragraphs."""

    header: str
    footer: str


class Section:
    """The last section of a base's body; lengths in twentieths of a point."""

    def __init__(self, setup: "PageSetup") -> None:
        """Take the section over.

        Raises:
            ValueError: A length is no number.
        """
        self._setup = setup
        margins = _twips(setup.left_margin, _MARGIN) + _twips(setup.right_margin, _MARGIN)
        self.text_width = _twips(setup.page_width, _A4_WIDTH) - margins
        """Between the margins."""
        margins = _twips(setup.top_margin, _MARGIN) + _twips(setup.bottom_margin, _MARGIN)
        self.text_height = _twips(setup.page_height, _A4_HEIGHT) - margins
        """Between the margins."""

    @property
    def has_furniture(self) -> bool:
        """Whether the base brings headers or footers of its own."""
        setup = self._setup
        places: tuple[_BaseHeaderFooter, ...] = (
            setup.header,
            setup.footer,
            setup.first_page_header,
            setup.first_page_footer,
            setup.even_page_header,
            setup.even_page_footer,
        )
        return not all(place.is_linked_to_previous for place in places)

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


def _fill(place: "_BaseHeaderFooter", paragraphs: str) -> None:
    """Put paragraphs in the place of the empty one that python-docx begins a header with."""
    root = place.part.element
    for child in list(root):
        root.remove(child)
    for child in list(parse_fragment("hdr", paragraphs)):
        root.append(child)
