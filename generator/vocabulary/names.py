"""Look-ups in the table of names, in either direction."""

from functools import cache
from typing import Literal

from generator.vocabulary.table import KINDS, VALUES, Key

Language = Literal["nl", "en"]

LANGUAGES: tuple[Language, ...] = ("nl", "en")


@cache
def keys_by_name(kind: str) -> dict[str, Key]:
    """Give the keys of a kind under both their names."""
    keys = KINDS[kind]
    return {key.english: key for key in keys} | {key.dutch: key for key in keys}


@cache
def values_by_name(values: str) -> dict[str, str]:
    """Give the English value for each name, in either language, of a set of fixed values."""
    rows = VALUES[values]
    return {english: english for english, _ in rows} | {dutch: english for english, dutch in rows}


def key_name(kind: str, english: str, language: Language) -> str:
    """Give a key's name in a language; an unknown key is its own name."""
    key = keys_by_name(kind).get(english)
    if key is None:
        return english
    return key.dutch if language == "nl" else key.english


def value_name(values: str, english: str, language: Language) -> str:
    """Give a fixed value's name in a language; an unknown value is its own name."""
    if language == "en":
        return english
    return next((dutch for name, dutch in VALUES[values] if name == english), english)


@cache
def sections() -> dict[str, str]:
    """Give the kind of item for each list of the definition that holds items with an id."""
    return {
        key.english: key.kind
        for key in KINDS["definition"]
        if key.kind and any(inner.english == "id" for inner in KINDS[key.kind])
    }


def section_of(name: str) -> str | None:
    """Give the English name of a section (``kanalen`` → ``channels``), None where it is none."""
    key = keys_by_name("definition").get(name)
    return key.english if key and key.english in sections() else None
