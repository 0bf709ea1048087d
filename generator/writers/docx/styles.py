"""The one table from what a text is for to the Word style that shows it."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from generator.document import Role
from generator.ooxml.stylesheet import Frame, Stylesheet


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


@dataclass(frozen=True, slots=True)
class StyleTable:
    """The ids of the styles in one base; empty where the base lacks a style."""

    ids: Mapping[Use, str]
    frames: Mapping[Use, Frame]

    def __getitem__(self, use: Use) -> str:
        """Give the id of the style for a use."""
        return self.ids[use]


def style_table(sheet: Stylesheet) -> StyleTable:
    """Find all styles in a base, once."""
    ids = {use: sheet.find(use.value) for use in Use}
    ids[Use.BODY] = ""  # the default style goes without saying
    ids[Use.QUIET_LINK] = ids[Use.QUIET_LINK] or ids[Use.LINK]
    frames = {use: sheet.frame(ids[use]) for pair in FRAMES.values() for use in pair}
    return StyleTable(MappingProxyType(ids), MappingProxyType(frames))
