"""Where a block stands, as far as that decides how it is written."""

from dataclasses import dataclass
from typing import Final, Protocol

from generator.document import Block, Group
from generator.writers.html.page import Page


@dataclass(frozen=True, slots=True)
class Place:
    """Where a block stands.

    ``bare`` says that a single paragraph needs no element of its own, ``framed`` that lines with a label
    are the details of a block, ``matrix`` that a dash in a table means "not". ``caption`` belongs to the
    table that comes next.
    """

    bare: bool = False
    framed: bool = False
    matrix: bool = False
    caption: Group | None = None


IN_TEXT: Final = Place()
IN_CELL: Final = Place(bare=True)
IN_FRAME: Final = Place(framed=True)


class BlocksWriter(Protocol):
    """Gives the markup of blocks; handed down, so that modules do not import each other in a circle."""

    def __call__(self, page: Page, blocks: tuple[Block, ...], place: Place) -> str: ...  # noqa: D102
