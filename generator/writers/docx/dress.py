"""The one table from a Word style to what it takes from a theme.

A style not named here inherits all it shows. The reference in ``templates/word`` is drawn for the theme
that ships: sizes, distances and line heights in it are multiplied by how much another theme differs.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from generator.theme.theme import Ink, Text
from generator.writers.docx.styles import Use


@dataclass(frozen=True, slots=True)
class Dress:
    """What a style of paragraphs or characters takes from a theme.

    It follows the family, size and line height of ``text``; one that is ``whole`` also takes its colour
    and weight. ``ink`` is the colour of its letters, ``bar`` that of the bar at its left, ``rule`` that of
    a line above or below, ``fill`` what is behind it. With ``indents`` its left indents grow with its
    letters, for they hold numbers or labels. One that ``fits`` sets families that run wide smaller.
    """

    text: Text
    whole: bool = False
    ink: Ink | None = None
    bar: Ink | None = None
    rule: Ink | None = None
    fill: Ink | None = None
    indents: bool = False
    fits: bool = False


def _lead(bar: Ink, fill: Ink, ink: Ink = Ink.HEADING) -> Dress:
    return Dress(Text.BODY, ink=ink, bar=bar, rule=fill, fill=fill)


def _detail(bar: Ink, fill: Ink, ink: Ink | None = None) -> Dress:
    return Dress(Text.BODY, ink=ink, bar=bar, rule=fill, fill=fill)


DRESSES: Final[Mapping[str, Dress]] = MappingProxyType(
    {
        Use.BODY: Dress(Text.BODY, whole=True),
        Use.HEADING_1: Dress(Text.HEADING_1, whole=True),
        Use.HEADING_2: Dress(Text.HEADING_2, whole=True),
        Use.HEADING_3: Dress(Text.HEADING_3, whole=True),
        Use.HEADING_4: Dress(Text.HEADING_4, whole=True),
        Use.TITLE: Dress(Text.TITLE, whole=True),
        Use.SUBTITLE: Dress(Text.SUBTITLE, whole=True, rule=Ink.ACCENT),
        Use.KICKER: Dress(Text.BODY, ink=Ink.ACCENT),
        Use.LABEL: Dress(Text.SMALL, ink=Ink.QUIET, fill=Ink.TAG_FILL),
        Use.DRAFT_LABEL: Dress(Text.BODY, ink=Ink.MARK_TEXT, fill=Ink.MARK_FILL),
        Use.TITLE_PAGE_TEXT: Dress(Text.BODY, ink=Ink.QUIET),
        Use.CONTENTS_HEADING: Dress(Text.HEADING_1, whole=True),
        Use.CONTENTS_1: Dress(Text.BODY, ink=Ink.HEADING, indents=True),
        Use.CONTENTS_2: Dress(Text.BODY, indents=True),
        "toc 3": Dress(Text.BODY, indents=True),
        "caption": Dress(Text.CAPTION, whole=True),
        Use.CAPTION: Dress(Text.CAPTION, whole=True),
        Use.HEADER: Dress(Text.SMALL, whole=True),
        Use.FOOTER: Dress(Text.SMALL, whole=True, rule=Ink.LINE),
        Use.BULLETS: Dress(Text.BODY),
        Use.NUMBERS: Dress(Text.BODY),
        Use.LIST_CONTINUED: Dress(Text.BODY, indents=True),
        Use.QUOTE: Dress(Text.BODY, ink=Ink.QUOTE_TEXT, bar=Ink.QUOTE_BAR),
        Use.CODE: Dress(Text.CODE, whole=True, fill=Ink.CODE_FILL),
        Use.RULE: Dress(Text.BODY, rule=Ink.LINE),
        Use.PICTURE: Dress(Text.BODY),
        Use.TABLE_TEXT: Dress(Text.TABLE, whole=True),
        Use.TABLE_HEADER: Dress(Text.TABLE_HEAD, whole=True, ink=Ink.TABLE_HEAD_TEXT),
        Use.COMPACT_TEXT: Dress(Text.TABLE, whole=True),
        Use.COMPACT_HEADER: Dress(Text.TABLE_HEAD, whole=True, ink=Ink.TABLE_HEAD_TEXT),
        Use.DENSE_TEXT: Dress(Text.TABLE, whole=True, fits=True),
        Use.DENSE_HEADER: Dress(Text.TABLE_HEAD, whole=True, ink=Ink.TABLE_HEAD_TEXT, fits=True),
        Use.FACT: Dress(Text.BODY, indents=True),
        Use.SUMMARY_LEAD: Dress(Text.LEAD, whole=True),
        Use.PROMISE: _lead(Ink.PROMISE_BAR, Ink.PROMISE_FILL),
        Use.PROMISE_DETAIL: _detail(Ink.PROMISE_BAR, Ink.PROMISE_FILL),
        Use.BEHAVIOUR: _lead(Ink.BEHAVIOUR_BAR, Ink.BEHAVIOUR_FILL),
        Use.BEHAVIOUR_DETAIL: _detail(Ink.BEHAVIOUR_BAR, Ink.BEHAVIOUR_FILL),
        Use.IMPLICATION: _lead(Ink.IMPLICATION_BAR, Ink.IMPLICATION_FILL),
        Use.IMPLICATION_DETAIL: _detail(Ink.IMPLICATION_BAR, Ink.IMPLICATION_FILL),
        Use.CHOICE: _lead(Ink.CHOICE_BAR, Ink.CHOICE_FILL),
        Use.CHOICE_DETAIL: _detail(Ink.CHOICE_BAR, Ink.CHOICE_FILL),
        Use.PERSONA: _lead(Ink.PERSONA_BAR, Ink.PERSONA_FILL),
        Use.PERSONA_DETAIL: _detail(Ink.PERSONA_BAR, Ink.PERSONA_FILL),
        Use.QUESTIONS: _lead(Ink.QUESTIONS_BAR, Ink.QUESTIONS_FILL),
        Use.QUESTIONS_DETAIL: _detail(Ink.QUESTIONS_BAR, Ink.QUESTIONS_FILL),
        Use.DECISION: _lead(Ink.DECISION_BAR, Ink.DECISION_FILL),
        Use.DECISION_DETAIL: _detail(Ink.DECISION_BAR, Ink.DECISION_FILL),
        Use.NOTE: _lead(Ink.NOTE_BAR, Ink.NOTE_FILL, Ink.NOTE_TEXT),
        Use.NOTE_DETAIL: _detail(Ink.NOTE_BAR, Ink.NOTE_FILL, Ink.NOTE_TEXT),
    }
)
"""Styles of paragraphs by name, each after the one that it is based on."""

CHARACTERS: Final[Mapping[str, Dress]] = MappingProxyType(
    {
        Use.CODE_CHARACTERS: Dress(Text.CODE, whole=True, fill=Ink.CODE_FILL),
        Use.FACT_LABEL: Dress(Text.BODY, ink=Ink.HEADING),
        Use.TAG: Dress(Text.SMALL, ink=Ink.QUIET, fill=Ink.TAG_FILL),
        Use.MARK: Dress(Text.BODY, ink=Ink.MARK_TEXT, fill=Ink.MARK_FILL),
        Use.LINK: Dress(Text.BODY, ink=Ink.LINK),
        Use.QUIET_LINK: Dress(Text.BODY, ink=Ink.LINK),
        "FollowedHyperlink": Dress(Text.BODY, ink=Ink.VISITED),
        "Placeholder Text": Dress(Text.BODY, ink=Ink.QUIET),
    }
)
"""Styles of characters by name: of these only what the reference says of them is changed."""

SCHEME: Final[Mapping[str, Ink]] = MappingProxyType(
    {
        "dk1": Ink.TEXT,
        "lt1": Ink.PAPER,
        "dk2": Ink.HEADING,
        "lt2": Ink.IMPLICATION_FILL,
        "accent1": Ink.ACCENT,
        "accent2": Ink.IMPLICATION_BAR,
        "accent3": Ink.BEHAVIOUR_BAR,
        "accent4": Ink.PERSONA_BAR,
        "accent5": Ink.CHOICE_BAR,
        "accent6": Ink.QUOTE_BAR,
        "hlink": Ink.LINK,
        "folHlink": Ink.VISITED,
    }
)
"""The colours that Word offers for what people add themselves."""

NUMBERS: Final = Ink.ACCENT
"""Of the numbers of headings and the marks of lists."""

SCHEME_FONTS: Final[Mapping[str, Text]] = MappingProxyType({"major": Text.HEADING_1, "minor": Text.BODY})
"""The two families that Word keeps for a whole file."""
