"""Which colour stands on which: the pairs that have to be told apart."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from generator.theme.contrast import LARGE, TEXT
from generator.theme.theme import Ink

_FILLS: Final = (
    Ink.PROMISE_FILL,
    Ink.BEHAVIOUR_FILL,
    Ink.IMPLICATION_FILL,
    Ink.CHOICE_FILL,
    Ink.PERSONA_FILL,
    Ink.QUESTIONS_FILL,
    Ink.DECISION_FILL,
)
_BARS: Final = (
    Ink.PROMISE_BAR,
    Ink.BEHAVIOUR_BAR,
    Ink.IMPLICATION_BAR,
    Ink.CHOICE_BAR,
    Ink.PERSONA_BAR,
    Ink.QUESTIONS_BAR,
    Ink.DECISION_BAR,
)


@dataclass(frozen=True, slots=True)
class Pair:
    """A colour, all that it stands on, and the contrast that it needs there.

    ``fill_gives_way``: white letters on a fill that merely follows from another token look better on a
    darker fill than as dark letters, so there the fill moves.
    """

    grounds: tuple[Ink, ...]
    least: float = TEXT
    fill_gives_way: bool = False


GROUNDS: Final = (Ink.BAND, Ink.CODE_FILL, Ink.TAG_FILL, Ink.NOTE_FILL, *_FILLS)
"""What text stands on besides paper; ordinary text has to be readable on each."""

PAIRS: Final[Mapping[Ink, Pair]] = {
    Ink.TEXT: Pair((Ink.PAPER, Ink.BAND, Ink.CODE_FILL, *_FILLS)),
    Ink.QUIET: Pair((Ink.PAPER, Ink.BAND, Ink.TAG_FILL)),
    Ink.HEADING: Pair((Ink.PAPER, Ink.BAND, *_FILLS)),
    Ink.ACCENT: Pair((Ink.PAPER,)),
    Ink.LINK: Pair((Ink.PAPER, Ink.BAND, Ink.NOTE_FILL, *_FILLS)),
    Ink.VISITED: Pair((Ink.PAPER, Ink.BAND, Ink.NOTE_FILL, *_FILLS)),
    Ink.TABLE_HEAD_TEXT: Pair((Ink.TABLE_HEAD_FILL,), fill_gives_way=True),
    Ink.MARK_TEXT: Pair((Ink.MARK_FILL,), fill_gives_way=True),
    Ink.QUOTE_TEXT: Pair((Ink.PAPER,)),
    Ink.NOTE_TEXT: Pair((Ink.NOTE_FILL,)),
    Ink.FOCUS: Pair((Ink.PAPER,), LARGE),
    **{bar: Pair((Ink.PAPER, fill), LARGE) for bar, fill in zip(_BARS, _FILLS, strict=True)},
}
"""Lines in tables, and the bars of quotations and notes, carry no meaning of their own and are not here."""
