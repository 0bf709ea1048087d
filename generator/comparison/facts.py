"""What a comparison of municipalities finds, as data; the words for it stand elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from generator.model.definition import Definition
from generator.model.service import Norm


class Standing(StrEnum):
    """How a norm stands among those in its row with which it compares."""

    STRICTEST = "strictest"
    EQUAL = "equal"
    """All that compare are alike."""
    WEAKER = "weaker"
    BETWEEN = "between"
    """Weaker than one of them, and stronger than another."""
    INCOMPARABLE = "incomparable"
    """It compares with none of the others in its row."""
    ALONE = "alone"
    """Nobody else has a norm in this row."""
    NO_NORM = "no-norm"
    """A promise without a norm."""


class Certainty(StrEnum):
    """On what ground items of several municipalities stand in one row."""

    CONFIRMED = "confirmed"
    """A person said so."""
    CERTAIN = "certain"
    PROPOSED = "proposed"
    """Likely; a person is asked. Proposed items do not stand in one row."""


@dataclass(frozen=True, slots=True)
class Compared:
    """One municipality in a comparison; ``key`` is unique among them ("Katwijk", "Altena (1.1)")."""

    key: str
    definition: Definition


@dataclass(frozen=True, slots=True)
class ItemRef:
    """An item of one municipality: ``municipality`` is its key, ``item`` is ``promises.tel-opnemen``."""

    municipality: str
    item: str


@dataclass(frozen=True, slots=True)
class Subject:
    """What a row is about.

    ``kind`` is the kind of the channel ("phone"), empty where there is none; ``product`` the name of a
    product; ``moment`` a moment of a norm; ``condition`` what most of its norms hold under; ``text`` what
    the promise or behaviour says that speaks for the row.
    """

    kind: str = ""
    product: str = ""
    moment: str = ""
    condition: str = ""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Cell:
    """What one municipality has in a row.

    ``group`` numbers the norms of a row that compare with each other, from 1; 0 is none.
    """

    municipality: str
    item: str
    text: str
    norm: Norm | None
    standing: Standing
    group: int = 0
    fictitious: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One subject with at most one cell for each municipality, in the order of the municipalities."""

    subject: Subject
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True)
class Match:
    """Two items that are taken, or proposed, to be about the same; ``score`` from 0 to 1."""

    items: tuple[ItemRef, ItemRef]
    score: float
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class ChannelRow:
    """One kind of channel: the names that municipalities give it, empty where one has none.

    ``fallbacks`` are, per municipality, the kinds of channel that help those who cannot use it.
    """

    kind: str
    names: Mapping[str, tuple[str, ...]]
    fallbacks: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence of a municipality's text, and the field it stands in.

    ``local`` are the stretches (start, end) in it that tie it to a place: names, numbers, norms, services.
    ``nearest`` is the sentence of another municipality that is most like it, without what is local.
    """

    municipality: str
    field: str
    text: str
    local: tuple[tuple[int, int], ...] = ()
    nearest: "Twin | None" = None


@dataclass(frozen=True, slots=True)
class Twin:
    """A sentence elsewhere that says nearly the same; ``score`` from 0 to 1."""

    municipality: str
    text: str
    score: float


@dataclass(frozen=True, slots=True)
class Interchange:
    """How far texts could be exchanged.

    ``pairs`` gives, for two keys in order, the share of both texts that could stand in the other's; ``rest``
    for each municipality the share of its text that could stand in any of the others'. Shares are of words,
    from 0 to 1; None where there is too little text to say anything. ``sentences`` are the evidence: per
    municipality all of its sentences, in reading order.
    """

    pairs: Mapping[tuple[str, str], float | None]
    rest: Mapping[str, float | None]
    sentences: Mapping[str, tuple[Sentence, ...]]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Everything that was found.

    ``municipalities`` are in the order in which they were asked for, rows in that of their subjects.
    ``matches`` are all that items of several municipalities stand in one row for, and all proposals.
    """

    municipalities: tuple[Compared, ...]
    promises: tuple[Row, ...]
    behaviours: tuple[Row, ...]
    channels: tuple[ChannelRow, ...]
    matches: tuple[Match, ...]
    interchange: Interchange
