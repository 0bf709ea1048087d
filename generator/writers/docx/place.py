"""Where a block stands, as far as that decides how it looks."""

from enum import Enum, auto
from typing import NamedTuple, Protocol

from generator.document import Block
from generator.ooxml.stylesheet import Frame
from generator.writers.docx.story import Story


class TableLook(Enum):
    """How the tables of a place look."""

    NORMAL = auto()
    COMPACT = auto()
    MATRIX = auto()
    FACTS = auto()


class Place(NamedTuple):
    """Where a block stands; lengths in twips.

    ``style`` is the style of plain paragraphs, empty for the default; ``run_style`` that of their
    characters, ``padded`` gives coloured characters room to both sides. ``depth`` is the number of
    lists around, ``left`` the indent of text in them. ``frame`` is the bar of the block around,
    ``right`` sets it off from a neighbour of its kind. With ``keep`` all paragraphs stay on one page.
    ``facts`` marks lines that begin with a label. ``after`` is the distance from the last paragraph
    to what follows, None where its style says it. ``hyphenate`` says that words do not fit, ``cover``
    that it is a title page.
    """

    width: int
    style: str = ""
    depth: int = 0
    left: int = 0
    frame: Frame | None = None
    right: int | None = None
    keep: bool = False
    facts: bool = False
    cover: bool = False
    in_cell: bool = False
    hyphenate: bool = False
    alignment: str = ""
    run_style: str = ""
    padded: bool = False
    after: int | None = None
    table: TableLook = TableLook.NORMAL


class BlocksWriter(Protocol):
    """Adds blocks to a story; ``last`` says that the last of them closes the place.

    Groups and tables hold blocks and blocks hold groups and tables: they are given the way back
    down, so that modules do not import each other in a circle.
    """

    def __call__(  # noqa: D102 - the class says it
        self,
        story: Story,
        blocks: tuple[Block, ...],
        place: Place,
        *,
        last: bool,
        before: Block | None = None,
    ) -> None: ...
