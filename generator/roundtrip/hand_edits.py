"""What people did in a Word file of ours, told by field."""

from dataclasses import dataclass
from enum import StrEnum

from generator.roundtrip.hands import UNKNOWN, Hand
from generator.roundtrip.places import Means
from generator.roundtrip.remarks import Remark
from generator.roundtrip.rich import RichLine


@dataclass(frozen=True, slots=True)
class RichEdit:
    """The paragraphs of a Markdown field as they were read of both files.

    ``new`` are those of today, each with the number of the old one that it was, None where it is new.
    """

    old: tuple[RichLine, ...]
    new: tuple[tuple[RichLine, int | None], ...]


@dataclass(frozen=True, slots=True)
class FieldEdit:
    """A field that says something else now.

    ``rich`` is there for Markdown. ``disputed`` tells that the field stands in several places and that they
    say different things; then there is one of these for each thing that is said.
    """

    path: str
    was: str
    now: str
    hand: Hand = UNKNOWN
    heading: str = ""
    rich: RichEdit | None = None
    disputed: bool = False


class Happened(StrEnum):
    """What people did to text that is of no field."""

    ADDED = "added"
    CHANGED = "changed"
    REMOVED = "removed"
    LOOK = "look"
    """They changed the look of words in a way that Markdown cannot hold."""


class Shape(StrEnum):
    """What a text around the fields is."""

    LINE = "line"
    ROW = "row"
    TABLE = "table"


@dataclass(frozen=True, slots=True)
class HandText:
    """Text around the fields that people wrote, changed or took out; ``was`` is empty where it is new.

    ``lost`` are the codes of the looks of a field at ``path`` that Markdown cannot hold.
    """

    kind: Happened
    text: str
    was: str = ""
    heading: str = ""
    hand: Hand = UNKNOWN
    path: str = ""
    lost: frozenset[str] = frozenset()
    shape: Shape = Shape.LINE


class Reason(StrEnum):
    """Why nothing can be proposed for a field."""

    GONE = "gone"
    """It stands nowhere in the file any more."""
    EMPTIED = "emptied"
    """Its control is there and empty, as after a rejected insertion."""
    NO_PLACE = "no-place"
    """The definition of today has no such item or field."""
    UNREADABLE = "unreadable"
    """What it says is no value of this field."""
    STUCK = "stuck"
    """The text can be read, but not brought into the Markdown without losing something else."""


@dataclass(frozen=True, slots=True)
class Lost:
    """A field that was not found back, or what cannot be done with what it says now."""

    path: str
    reason: Reason
    was: str
    now: str = ""
    heading: str = ""
    hand: Hand = UNKNOWN


@dataclass(frozen=True, slots=True)
class AddedPromise:
    """A promise typed into the file, and the id of the one before it, empty where it is the first."""

    text: str
    after: str
    heading: str = ""
    hand: Hand = UNKNOWN


@dataclass(frozen=True, slots=True)
class EndedPromise:
    """A promise of which nothing stands in the file any more."""

    id: str
    text: str
    hand: Hand = UNKNOWN


@dataclass(frozen=True, slots=True)
class HandEdits:
    """Everything, in the order of the text; ``means`` counts by what the places of fields were found back."""

    fields: tuple[FieldEdit, ...] = ()
    added: tuple[AddedPromise, ...] = ()
    ended: tuple[EndedPromise, ...] = ()
    hand_text: tuple[HandText, ...] = ()
    lost: tuple[Lost, ...] = ()
    remarks: tuple[Remark, ...] = ()
    means: tuple[tuple[Means, int], ...] = ()
