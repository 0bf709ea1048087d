"""What happened while versions were woven together, for the report, the comments and the checks."""

from dataclasses import dataclass, field
from enum import Enum, auto

from lxml import etree

from generator.roundtrip.line_merge import Fate, Part


class Happening(Enum):
    """What happened to a line, a row or a table, or in a line."""

    CHANGED = auto()
    """Words of the new version came in."""
    ADDED = auto()
    ENDED = auto()
    MOVED = auto()
    NOT_MOVED = auto()
    """The new version has it elsewhere; it stays, because people worked in it."""
    KEPT = auto()
    """Hand work that the new version says nothing against."""
    CONFLICT = auto()
    """Both changed it: the hand text stays."""
    GONE_AND_CHANGED = auto()
    """People took it out, the new version changed it: it stays out."""
    CHANGED_AND_ENDED = auto()
    """People changed it, the new version ends it: it stays."""


@dataclass(frozen=True, slots=True)
class Event:
    """One happening.

    ``tags`` are those of the fields that it is about, none for text around fields. ``base``, ``theirs`` and
    ``new`` are the three texts, empty where there is none. ``runs`` are the runs that came or went, or else
    ``element`` is what it happened to or beside: where a comment can stand.
    """

    happening: Happening
    tags: tuple[str, ...] = ()
    base: str = ""
    theirs: str = ""
    new: str = ""
    runs: tuple[etree._Element, ...] = field(default=(), repr=False)
    element: etree._Element | None = field(default=None, repr=False)


_OF_FATE = {
    Fate.CHANGED: Happening.CHANGED,
    Fate.MERGED: Happening.CHANGED,
    Fate.KEPT: Happening.KEPT,
    Fate.CONFLICT: Happening.CONFLICT,
}


def of_part(part: Part, runs: tuple[etree._Element, ...], element: etree._Element) -> Event:
    """Tell what happened to a part of a line."""
    tags = (part.tag,) if part.tag else ()
    return Event(_OF_FATE[part.fate], tags, part.base, part.theirs, part.new, runs, element)
