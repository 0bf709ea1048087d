"""What could not come along, as data."""

from enum import StrEnum
from typing import NamedTuple


class LostKind(StrEnum):
    """What is missing from a copy."""

    FOOTNOTE = "footnote"
    ENDNOTE = "endnote"
    RELATIONSHIP = "relationship"
    """A picture, chart or link whose way leads nowhere in the file that it came from."""


class Lost(NamedTuple):
    """One thing that is missing; ``text`` is what a note said, or the number of the way."""

    kind: LostKind
    text: str
