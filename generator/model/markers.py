"""Markers on the types of the model: what a field is for, for those who show or list fields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Prose:
    """A Markdown field."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A text in words, which a translation may give in another language.

    ``needed`` is False where documents can do without: a name, or what no document prints.
    """

    needed: bool = True


@dataclass(frozen=True, slots=True)
class RefersTo:
    """A reference, with the sections it may name; empty for any."""

    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ValueSet:
    """A field with fixed values; ``name`` is the set in ``vocabulary.table``."""

    name: str
