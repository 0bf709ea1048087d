"""What changed, as data: facts first, then what is judged of them. The words for people stand elsewhere."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from generator.implications import DerivedImplication
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share

Plain = str | bool | int | Decimal | date | Quantity | Share
Value = Plain | tuple[str, ...] | Mapping[str, "Value"]
"""What a field says: one value, a list of texts or references, or the fields of a part such as a norm."""


class Kind(StrEnum):
    """What happened to an item, or to a field of an item that is in both versions."""

    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"
    MOVED = "moved"
    """It has another id and nearly the same content."""


class Level(StrEnum):
    """What a change means for residents, the gravest first."""

    WEAKER = "weaker"
    INCOMPARABLE = "incomparable"
    """It may be weaker or stronger, and nothing that is written tells which."""
    STRONGER = "stronger"
    CHANGED = "changed"
    EDITORIAL = "editorial"


@dataclass(frozen=True, slots=True)
class Change:
    """One fact.

    ``item`` is ``promises.tel-opnemen``, of an item with a new id the new one; ``field`` is ``norm.at_most``,
    and empty where a whole item came or went. ``old`` and ``new`` are what the field said: None where it was
    not there. Of a whole item they are what it is called, of a moved one its ids.
    """

    kind: Kind
    item: str
    field: str
    old: Value | None
    new: Value | None

    @property
    def section(self) -> str:
        """The section of the item: ``promises``."""
        return self.item.partition(".")[0]


@dataclass(frozen=True, slots=True)
class ImplicationChange:
    """An implication that came, went, or says something else; one is None where it is not there."""

    old: DerivedImplication | None
    new: DerivedImplication | None

    @property
    def present(self) -> DerivedImplication:
        """The implication as it is now, or was."""
        present = self.new or self.old
        assert present is not None  # noqa: S101 - one of the two is there
        return present

    @property
    def kind(self) -> Kind:
        """Whether it came, went or changed."""
        if self.old is None:
            return Kind.ADDED
        return Kind.REMOVED if self.new is None else Kind.CHANGED


@dataclass(frozen=True, slots=True)
class Judged:
    """A change with what follows from it.

    ``departments`` are the ids of those that it touches, through the implications of its item in either
    version. ``implications`` are those of the item that come, go or change. ``accepted`` tells that somebody
    has accepted this very change before.
    """

    change: Change
    level: Level
    departments: tuple[str, ...]
    implications: tuple[ImplicationChange, ...]
    fingerprint: str
    accepted: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """All changes, in the order of the new definition, and all implications that come, go or change."""

    changes: tuple[Judged, ...]
    implications: tuple[ImplicationChange, ...]
