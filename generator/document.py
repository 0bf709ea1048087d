"""The document tree: what a document says, before any file format.

Blocks carry a *role*, so that style follows meaning; inlines carry their *origin*, the field of the
definition they came from, so that a writer can mark what is editable and a reader can find it back.
Everything is frozen; every writer dispatches over ``Block`` and ``Inline`` exhaustively.

A document has tens of thousands of these. msgspec's structs are made in a sixth of the time of a frozen
dataclass, and as nothing in a tree leads back up, the collector of garbage need not look at them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import assert_never

from msgspec import Struct


class Role(StrEnum):
    """What a group of blocks is for. The value is the name that templates write behind ``:::``."""

    TITLE_PAGE = "titelblad"
    CONTENTS = "inhoud"
    SUMMARY = "samenvatting"
    PROMISE = "belofte"
    BEHAVIOUR = "gedrag"
    IMPLICATION = "gevolg"
    CHOICE = "keuze"
    PERSONA = "persona"
    FACTS = "kenmerken"
    CAPTION = "bijschrift"
    NOTE = "opmerking"
    QUESTIONS = "vragen"
    NORM_TABLE = "normtabel"
    MATRIX = "matrix"
    DECISION = "besluit"
    KICKER = "bovenkop"
    TITLE = "titel"
    SUBTITLE = "ondertitel"
    LABEL = "label"


class Option(Struct, frozen=True, gc=False):
    """One value that a field with fixed values may take: as stored, and as shown."""

    value: str
    label: str


class Origin(Struct, frozen=True, gc=False):
    """The field a piece of text came from.

    ``path`` is the field's id in English keys (``promises.tel-opnemen.text``); a paragraph of a
    Markdown field has ``#1``, ``#2`` … behind it. ``label`` is what a reader sees of it.
    """

    path: str
    label: str
    options: tuple[Option, ...] = ()


class Text(Struct, frozen=True, gc=False):
    """Literal text; a line feed in it is a line break.

    ``language`` is its BCP 47 tag ("nl-NL") where that is not the document's: a text that nobody translated.
    Every format tells the reader's software so (``lang`` in HTML, ``w:lang`` in Word, the language of the
    text in PDF), so that it is spelt and read aloud as what it is.
    """

    text: str
    language: str = ""


class Field(Struct, frozen=True, gc=False):
    """What one field of the definition says: editable where the format can mark it."""

    origin: Origin
    children: tuple["Inline", ...]


class Strong(Struct, frozen=True, gc=False):
    """Strongly emphasised."""

    children: tuple["Inline", ...]


class Emphasis(Struct, frozen=True, gc=False):
    """Emphasised."""

    children: tuple["Inline", ...]


class Strikethrough(Struct, frozen=True, gc=False):
    """Struck out."""

    children: tuple["Inline", ...]


class Code(Struct, frozen=True, gc=False):
    """Literal text in a fixed-width face."""

    text: str


class Link(Struct, frozen=True, gc=False):
    """A link; a target that begins with ``#`` is an anchor of this document and exists in it."""

    target: str
    children: tuple["Inline", ...]


class Reference(Struct, frozen=True, gc=False):
    """A cross-reference to an anchor of this document, with the text that the reference shows."""

    anchor: str
    text: str


class SequenceNumber(Struct, frozen=True, gc=False):
    """The number of a caption: ``label`` "Tabel", ``number`` 3; the anchor is its caption's."""

    label: str
    number: int


class LineBreak(Struct, frozen=True, gc=False):
    """A line break within a paragraph."""


class Picture(Struct, frozen=True, gc=False):
    """A PNG or JPEG with its size in pixels; ``alt`` is never empty.

    ``source`` is its path beside the definition, for formats that name a picture and do not hold it.
    """

    data: bytes
    alt: str
    width: int
    height: int
    source: str = ""


class Paint(StrEnum):
    """What a colour of a drawing is for; the look decides which colour that is."""

    TEXT = "text"
    QUIET = "quiet"
    HEADING = "heading"
    ACCENT = "accent"
    LINE = "line"
    BAND = "band"
    PAPER = "paper"


class Anchoring(StrEnum):
    """Which point of a word its place means."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Box(Struct, frozen=True, gc=False):
    """A rectangle with its upper left corner at ``x``, ``y``.

    An outline of half its ``thickness`` lies outside; ``None`` for ``stroke`` draws none. With a ``radius``
    of half its height a square is a circle.
    """

    x: float
    y: float
    width: float
    height: float
    fill: Paint | None = None
    stroke: Paint | None = None
    radius: float = 0
    thickness: float = 1


class Stroke(Struct, frozen=True, gc=False):
    """A straight line."""

    x1: float
    y1: float
    x2: float
    y2: float
    paint: Paint = Paint.LINE
    thickness: float = 1


class Words(Struct, frozen=True, gc=False):
    """One line of text on the base line ``y``; ``size`` in points, ``turned`` in degrees clockwise."""

    x: float
    y: float
    text: str
    size: float
    paint: Paint = Paint.TEXT
    anchoring: Anchoring = Anchoring.START
    bold: bool = False
    turned: float = 0


Shape = Box | Stroke | Words


class Drawing(Struct, frozen=True, gc=False):
    """A picture made of shapes, in points, from the upper left; later shapes cover earlier ones.

    ``alt`` says what the picture says and is never empty. What it shows also stands in a table near it.
    """

    width: float
    height: float
    shapes: tuple[Shape, ...]
    alt: str


Inline = (
    Text
    | Field
    | Strong
    | Emphasis
    | Strikethrough
    | Code
    | Link
    | Reference
    | SequenceNumber
    | LineBreak
    | Picture
    | Drawing
)


class Heading(Struct, frozen=True, gc=False):
    """A heading; ``number`` is its place in the outline ("2.1"), empty where it has none."""

    level: int
    children: tuple[Inline, ...]
    anchor: str
    number: str = ""


class Paragraph(Struct, frozen=True, gc=False):
    """A paragraph; never empty."""

    children: tuple[Inline, ...]


class ListBlock(Struct, frozen=True, gc=False):
    """A list; an item holds blocks, so lists nest. ``start`` counts for ordered lists only."""

    ordered: bool
    items: tuple[tuple["Block", ...], ...]
    start: int = 1


class Alignment(StrEnum):
    """Where the text of a column stands."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"


class Cell(Struct, frozen=True, gc=False):
    """A table cell; it holds blocks, most often one paragraph, and spans ``columns`` columns."""

    blocks: tuple["Block", ...]
    columns: int = 1


class Table(Struct, frozen=True, gc=False):
    """A table with one header row; all rows have as many columns as there are alignments.

    In an ``even`` table all columns but the first are as wide on paper, for they are compared.
    """

    alignments: tuple[Alignment, ...]
    header: tuple[Cell, ...]
    rows: tuple[tuple[Cell, ...], ...]
    even: bool = False


class Quote(Struct, frozen=True, gc=False):
    """A quotation."""

    blocks: tuple["Block", ...]


class CodeBlock(Struct, frozen=True, gc=False):
    """Literal lines in a fixed-width face."""

    text: str


class Rule(Struct, frozen=True, gc=False):
    """A thematic break."""


class Group(Struct, frozen=True, gc=False):
    """Blocks that together have a role; ``anchor`` is where references to it lead, or empty."""

    role: Role
    blocks: tuple["Block", ...]
    anchor: str = ""


Block = Heading | Paragraph | ListBlock | Table | Quote | CodeBlock | Rule | Group


@dataclass(frozen=True, slots=True)
class Labels:
    """Words around a document on a screen, in its language; what has no words is left out.

    ``skip`` leads past everything that comes before the text, ``top`` back to the top. ``none`` is what a
    dash in a table says, ``not_offered`` what it says in a matrix: a voice does not speak a dash.
    """

    skip: str = ""
    contents: str = ""
    top: str = ""
    none: str = ""
    not_offered: str = ""


@dataclass(frozen=True, slots=True)
class Properties:
    """What a document says about itself in its header, footer and file properties.

    ``language`` is a BCP 47 tag ("nl-NL"); ``mark`` is the draft mark that stands on every page
    ("CONCEPT"), or empty. A ``landscape`` document lies on its side in Word and where a web page is printed.
    Of a ``tracked`` one Word keeps every change that people make for others to see.
    """

    title: str
    language: str
    organisation: str = ""
    version: str = ""
    status: str = ""
    mark: str = ""
    page_label: str = ""
    labels: Labels = Labels()
    landscape: bool = False
    tracked: bool = False


@dataclass(frozen=True, slots=True)
class Document:
    """A whole document."""

    properties: Properties
    blocks: tuple[Block, ...]


def plain_text(inlines: tuple[Inline, ...]) -> str:
    """Give the words of some inlines without their markup; a line break becomes a space."""
    if len(inlines) == 1:
        return _plain(inlines[0])
    return "".join([_plain(inline) for inline in inlines])


def _plain(inline: Inline) -> str:
    match inline:
        case Text() | Code():
            return inline.text.replace("\n", " ")
        case Field() | Strong() | Emphasis() | Strikethrough() | Link():
            return plain_text(inline.children)
        case Reference():
            return inline.text
        case SequenceNumber():
            return f"{inline.label} {inline.number}"
        case LineBreak():
            return " "
        case Picture() | Drawing():
            return ""
        case _:
            assert_never(inline)


def child_blocks(block: Block) -> tuple[Block, ...]:
    """Give the blocks directly inside a block, in reading order."""
    match block:
        case Heading() | Paragraph() | CodeBlock() | Rule():
            return ()
        case Quote() | Group():
            return block.blocks
        case ListBlock():
            return tuple([inner for item in block.items for inner in item])
        case Table():
            rows = (block.header, *block.rows)
            return tuple([inner for row in rows for cell in row for inner in cell.blocks])
        case _:
            assert_never(block)


def walk(blocks: tuple[Block, ...]) -> Iterator[Block]:
    """Yield every block, outer before inner, in reading order."""
    waiting = list(reversed(blocks))
    while waiting:
        block = waiting.pop()
        yield block
        if inner := child_blocks(block):
            waiting.extend(reversed(inner))


def block_inlines(block: Block) -> tuple[Inline, ...]:
    """Give the inlines that stand directly in a block."""
    return block.children if isinstance(block, Heading | Paragraph) else ()
