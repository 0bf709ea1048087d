"""A comparison as it is shown: words, with the typed values that sorting and calculating need."""

from collections.abc import Mapping
from dataclasses import dataclass
from fractions import Fraction

from generator.comparison.facts import Certainty, Comparison, ItemRef, Sentence, Standing
from generator.quantities.quantity import Quantity


@dataclass(frozen=True, slots=True)
class ShownNorm:
    """A norm in words, one part each; empty where it has none.

    ``limit`` is the bound as an amount with a unit, ``limited`` the same as a sentence has it ("hoogstens 2
    keer"). ``details`` are share, condition and results, for a line below it.
    """

    moment: str
    limit: str
    limited: str
    share: str
    condition: str
    details: tuple[str, ...]
    quantity: Quantity | None
    percent: Fraction | None
    achieved: Mapping[int, Fraction]

    @property
    def brief(self) -> str:
        """The norm on one line: its bound, or where it has none its share."""
        return self.limited or self.share


@dataclass(frozen=True, slots=True)
class ShownCell:
    """What one municipality has in a row; ``mark`` is the standing in words, ``item`` its id."""

    municipality: str
    item: str
    text: str
    norm: ShownNorm | None
    standing: Standing
    mark: str
    group: int
    fictitious: bool


@dataclass(frozen=True, slots=True)
class ShownRow:
    """A row: what it is about, who has it and who has not, and what can be said of all together.

    ``label`` and ``detail`` are the head of the row, ``channel`` the name of its kind of channel.
    """

    label: str
    detail: str
    channel: str
    cells: Mapping[str, ShownCell]
    missing: tuple[str, ...]
    norms: int
    together: str
    grouped: bool = False

    @property
    def name(self) -> str:
        """What it is about, on one line."""
        return f"{self.label}, {self.detail}" if self.detail else self.label


@dataclass(frozen=True, slots=True)
class ShownChannel:
    """A kind of channel: the names it has per municipality, and the kinds that help where it fails."""

    kind: str
    names: Mapping[str, str]
    fallbacks: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class ShownMatch:
    """Two items that may be about the same, with their texts."""

    items: tuple[ItemRef, ItemRef]
    texts: tuple[str, str]
    score: float
    certainty: Certainty


@dataclass(frozen=True, slots=True)
class Overview:
    """One municipality in numbers; ``gaps`` counts rows of others together that it does not have."""

    municipality: str
    promises: int
    norms: int
    strictest: int
    own: int
    gaps: int
    exchangeable: str


@dataclass(frozen=True, slots=True)
class Evidence:
    """The sentences of one municipality, by what they show."""

    municipality: str
    share: float | None
    anywhere: tuple[Sentence, ...]
    local: tuple[Sentence, ...]
    own: tuple[Sentence, ...]


@dataclass(frozen=True)
class Shown:
    """Everything, in words; ``facts`` is what it was made of.

    ``columns`` are the keys of all municipalities in order. ``common`` are behaviours that more than one asks
    for, ``only`` those of one, by municipality.
    """

    facts: Comparison
    title: str
    file: str
    columns: tuple[str, ...]
    overview: tuple[Overview, ...]
    rows: tuple[ShownRow, ...]
    common: tuple[ShownRow, ...]
    only: Mapping[str, tuple[ShownCell, ...]]
    channels: tuple[ShownChannel, ...]
    matches: tuple[ShownMatch, ...]
    evidence: tuple[Evidence, ...]

    @property
    def proposals(self) -> tuple[ShownMatch, ...]:
        """What a person is asked, the likeliest first."""
        found = (match for match in self.matches if match.certainty is Certainty.PROPOSED)
        return tuple(sorted(found, key=lambda match: -match.score))

    @property
    def grouped(self) -> bool:
        """Whether a row has several groups of norms that compare."""
        return any(row.grouped for row in self.rows)
