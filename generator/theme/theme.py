"""A look, resolved: which text is set in which type, and which colour does what.

One theme drives the Word styles, the web page and the PDF. It knows no format and no document: writers
look up what they need by ``Text`` and ``Ink``.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Text(StrEnum):
    """A kind of text that has a type of its own."""

    BODY = "body"
    TITLE = "title"
    SUBTITLE = "subtitle"
    HEADING_1 = "heading-1"
    HEADING_2 = "heading-2"
    HEADING_3 = "heading-3"
    HEADING_4 = "heading-4"
    LEAD = "lead"
    CAPTION = "caption"
    TABLE = "table"
    TABLE_HEAD = "table-head"
    SMALL = "small"
    CODE = "code"


class Ink(StrEnum):
    """What a colour is for. A ``…_BAR`` stands beside a block of that role, its ``…_FILL`` behind it."""

    PAPER = "paper"
    TEXT = "text"
    QUIET = "quiet"
    """Text of less weight, still readable on ``PAPER``, ``TAG_FILL`` and ``BAND``."""
    HEADING = "heading"
    ACCENT = "accent"
    LINK = "link"
    VISITED = "visited"
    LINE = "line"
    BAND = "band"
    """Behind every second row of a table."""
    TABLE_HEAD_FILL = "table-head-fill"
    TABLE_HEAD_TEXT = "table-head-text"
    TAG_FILL = "tag-fill"
    CODE_FILL = "code-fill"
    MARK_FILL = "mark-fill"
    MARK_TEXT = "mark-text"
    """The draft mark (CONCEPT) on its fill."""
    QUOTE_BAR = "quote-bar"
    QUOTE_TEXT = "quote-text"
    FOCUS = "focus"
    PROMISE_BAR = "promise-bar"
    PROMISE_FILL = "promise-fill"
    BEHAVIOUR_BAR = "behaviour-bar"
    BEHAVIOUR_FILL = "behaviour-fill"
    IMPLICATION_BAR = "implication-bar"
    IMPLICATION_FILL = "implication-fill"
    CHOICE_BAR = "choice-bar"
    CHOICE_FILL = "choice-fill"
    PERSONA_BAR = "persona-bar"
    PERSONA_FILL = "persona-fill"
    QUESTIONS_BAR = "questions-bar"
    QUESTIONS_FILL = "questions-fill"
    DECISION_BAR = "decision-bar"
    DECISION_FILL = "decision-fill"
    NOTE_BAR = "note-bar"
    NOTE_FILL = "note-fill"
    NOTE_TEXT = "note-text"


@dataclass(frozen=True, slots=True)
class Colour:
    """An opaque sRGB colour, each part 0 to 255."""

    red: int
    green: int
    blue: int

    @property
    def hex(self) -> str:
        """Six hexadecimal digits in capitals, without a sign before them, as Word writes it."""
        return f"{self.red:02X}{self.green:02X}{self.blue:02X}"


@dataclass(frozen=True, slots=True)
class Type:
    """How one kind of text is set.

    ``fonts`` are families in order of preference, without the generic one, which is ``generic``
    ("sans-serif", "serif" or "monospace"). ``size`` is in points, ``line_height`` a multiple of it.
    """

    fonts: tuple[str, ...]
    generic: str
    size: float
    colour: Colour
    bold: bool
    line_height: float


Palette = Mapping[Ink, Colour]
"""A colour for every ink."""


@dataclass(frozen=True, slots=True)
class Theme:
    """A look. ``dark`` is for screens that ask for it; None where the tokens have no dark form."""

    types: Mapping[Text, Type]
    light: Palette
    dark: Palette | None = None
