"""The one table from what a text is for to the Word style that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from generator.document import Role
from generator.ooxml.cascade import Cascade
from generator.ooxml.names import RUNNING_TEXT
from generator.ooxml.restyling import SINGLE_LINE, line_of
from generator.ooxml.stops import Stops, stops_of
from generator.ooxml.stylesheet import Frame, Stylesheet
from generator.ooxml.typefaces import CALIBRI, typeface


class Use(StrEnum):
    """What a style is used for. The value is its name in the base.

    Word's own styles go by their English names whatever the language of Word; ids do not.
    """

    BODY = "Normal"
    HEADING_1 = "heading 1"
    HEADING_2 = "heading 2"
    HEADING_3 = "heading 3"
    HEADING_4 = "heading 4"
    TITLE = "Title"
    SUBTITLE = "Subtitle"
    KICKER = "Bovenkop"
    LABEL = "Label"
    DRAFT_LABEL = "Conceptlabel"
    TITLE_PAGE_TEXT = "Titelbladtekst"
    CONTENTS_HEADING = "TOC Heading"
    CONTENTS_1 = "toc 1"
    CONTENTS_2 = "toc 2"
    CAPTION = "Bijschrift boven"
    HEADER = "header"
    FOOTER = "footer"
    BULLETS = "List Bullet"
    NUMBERS = "List Number"
    LIST_CONTINUED = "List Continue"
    QUOTE = "Quote"
    CODE = "Code"
    RULE = "Scheidingslijn"
    PICTURE = "Afbeelding"
    TABLE_TEXT = "Tabeltekst"
    TABLE_HEADER = "Tabelkop"
    COMPACT_TEXT = "Tabeltekst klein"
    COMPACT_HEADER = "Tabelkop klein"
    DENSE_TEXT = "Tabeltekst dicht"
    DENSE_HEADER = "Tabelkop dicht"
    TABLE_GAP = "Tabelafstand"
    FACT = "Kenmerk"
    SUMMARY_LEAD = "Samenvatting inleiding"
    PROMISE = "Belofte"
    PROMISE_DETAIL = "Belofte detail"
    BEHAVIOUR = "Gedrag"
    BEHAVIOUR_DETAIL = "Gedrag detail"
    IMPLICATION = "Gevolg"
    IMPLICATION_DETAIL = "Gevolg detail"
    CHOICE = "Keuze"
    CHOICE_DETAIL = "Keuze detail"
    PERSONA = "Persona"
    PERSONA_DETAIL = "Persona detail"
    QUESTIONS = "Vragen"
    QUESTIONS_DETAIL = "Vragen detail"
    DECISION = "Besluit"
    DECISION_DETAIL = "Besluit detail"
    NOTE = "Opmerking"
    NOTE_DETAIL = "Opmerking detail"
    TABLE = "Serviceformule tabel"
    COMPACT_TABLE = "Serviceformule tabel compact"
    DENSE_TABLE = "Serviceformule tabel dicht"
    DENSE_MATRIX_TABLE = "Serviceformule matrix dicht"
    MATRIX_TABLE = "Serviceformule matrix"
    FACTS_TABLE = "Serviceformule kenmerken"
    CODE_CHARACTERS = "Code tekens"
    FACT_LABEL = "Kenmerknaam"
    TAG = "Label tekens"
    MARK = "Conceptmerk"
    LINK = "Hyperlink"
    QUIET_LINK = "Hyperlink rustig"


HEADINGS: Final = (Use.HEADING_1, Use.HEADING_2, Use.HEADING_3, Use.HEADING_4)

FRAMES: Final[Mapping[Role, tuple[Use, Use]]] = MappingProxyType(
    {
        Role.PROMISE: (Use.PROMISE, Use.PROMISE_DETAIL),
        Role.BEHAVIOUR: (Use.BEHAVIOUR, Use.BEHAVIOUR_DETAIL),
        Role.IMPLICATION: (Use.IMPLICATION, Use.IMPLICATION_DETAIL),
        Role.CHOICE: (Use.CHOICE, Use.CHOICE_DETAIL),
        Role.PERSONA: (Use.PERSONA, Use.PERSONA_DETAIL),
        Role.QUESTIONS: (Use.QUESTIONS, Use.QUESTIONS_DETAIL),
        Role.DECISION: (Use.DECISION, Use.DECISION_DETAIL),
        Role.NOTE: (Use.NOTE, Use.NOTE_DETAIL),
    }
)
"""Roles shown as a block with a bar: the style of its first paragraph and of the others."""


CELLS: Final = (Use.TABLE_TEXT, Use.COMPACT_TEXT, Use.DENSE_TEXT)
CELL_HEADS: Final = (Use.TABLE_HEADER, Use.COMPACT_HEADER, Use.DENSE_HEADER)
CONTENTS: Final = (Use.CONTENTS_1, Use.CONTENTS_2)
TABLES: Final = (
    Use.TABLE,
    Use.COMPACT_TABLE,
    Use.DENSE_TABLE,
    Use.MATRIX_TABLE,
    Use.DENSE_MATRIX_TABLE,
    Use.FACTS_TABLE,
)

_MEASURED: Final = (*CELLS, *CELL_HEADS, *CONTENTS)
_TWIPS: Final = 20
"""In a point."""


@dataclass(frozen=True, slots=True)
class StyleTable:
    """The ids of the styles in one base; empty where the base lacks a style."""

    ids: Mapping[Use, str]
    frames: Mapping[Use, Frame]
    rule: str
    """The borders of a paragraph after a thematic break."""
    widths: Mapping[Use, int]
    """How wide letters run: the size in twips at which Calibri, bold or not, runs as wide as they do."""
    paddings: Mapping[Use, int]
    """Of the tables: what the cells leave free at both sides together, in twips."""
    contents_line: int
    """How high a line of the table of contents is, in twips."""
    stops: Mapping[Use, Stops]
    """Of the lines of the table of contents: where the tab after a number leads."""

    def __getitem__(self, use: Use) -> str:
        """Give the id of the style for a use."""
        return self.ids[use]


def style_table(sheet: Stylesheet, cascade: Cascade) -> StyleTable:
    """Find all styles in a base, once."""
    ids = {use: sheet.find(use.value) for use in Use}
    ids[Use.BODY] = sheet.find(RUNNING_TEXT)  # most often none: the default style goes without saying
    ids[Use.QUIET_LINK] = ids[Use.QUIET_LINK] or ids[Use.LINK]
    usual = cascade.default()
    return StyleTable(
        MappingProxyType(ids),
        MappingProxyType({use: sheet.frame(ids[use]) for pair in FRAMES.values() for use in pair}),
        sheet.line_above(ids[Use.RULE]),
        MappingProxyType({use: _width(cascade, ids[use] or usual) for use in _MEASURED}),
        MappingProxyType({use: sheet.cell_padding(ids[use]) for use in TABLES}),
        _height(cascade, ids[Use.CONTENTS_2] or usual),
        MappingProxyType({use: stops_of(cascade, ids[use] or usual) for use in CONTENTS}),
    )


def _width(cascade: Cascade, identity: str) -> int:
    face = typeface(cascade.family(identity))
    bold = face.bold if cascade.is_on(identity, "rPr", "b") else CALIBRI.bold
    return cascade.size(identity) * _TWIPS // 2 * face.width * bold // (100 * CALIBRI.bold)


def _height(cascade: Cascade, identity: str) -> int:
    line = typeface(cascade.family(identity)).line * (line_of(cascade, identity) or SINGLE_LINE)
    return cascade.size(identity) * _TWIPS // 2 * line // (100 * SINGLE_LINE)
