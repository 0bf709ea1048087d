"""The numbers that Word will put before headings, worked out from the list definitions of a base.

A table of contents and a cross-reference carry their text in the file. Where that differs from what Word
shows above the chapter, the document contradicts itself until somebody updates its fields.
"""

import re
from collections.abc import Sequence
from copy import copy
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.cascade import Cascade
from generator.ooxml.counting import counted
from generator.ooxml.definitions import ListDefinitions, numbering_value
from generator.ooxml.names import w
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_PLACE: Final = re.compile(r"%([1-9])")
_LETTERS: Final = re.compile(r"[^\W\d_]+")
_OFF: Final = frozenset({"0", "false", "off"})
_SUFFIXES: Final = frozenset({"tab", "space", "nothing"})
_UNCOUNTED: Final = frozenset({"none", "bullet"})


@dataclass(frozen=True, slots=True)
class Label:
    """What stands before a heading, and what Word puts behind it.

    ``number`` is what a reference shows of it, without words that belong to every number of its kind;
    ``switches`` are those with which Word shows just that, None where there are none.
    """

    text: str = ""
    suffix: str = "tab"
    number: str = ""
    switches: str | None = r"\r \h"


NO_LABEL: Final = Label()


@dataclass(frozen=True, slots=True)
class _Level:
    """One level of a list definition; ``restarts`` is the level after which it begins anew, 0 for never."""

    start: int
    kind: str
    text: str
    suffix: str
    legal: bool
    restarts: int


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a heading style stands in a list: the definition, the level, the levels of that definition."""

    definition: str
    level: int
    levels: Sequence[_Level]


class Outline:
    """Counts the headings of one document, in reading order."""

    def __init__(self, cascade: Cascade, numbering: etree._Element, styles: Sequence[str]) -> None:
        """Find the list level of each heading style, given by id, the highest heading first."""
        lists = ListDefinitions(numbering)
        self._places = [_place(cascade, lists, style) for style in styles]
        self._counts: dict[str, list[int | None]] = {}

    def from_start(self) -> "Outline":
        """Give one with the same levels that has counted nothing yet."""
        other = copy(self)
        other._counts = {}  # noqa: SLF001 - one of its own kind
        return other

    def is_numbered(self, level: int) -> bool:
        """Say whether headings of a level, counted from 1, stand in a list that shows something."""
        return self._places[level - 1] is not None

    def next(self, level: int) -> Label:
        """Count a heading of a level, counted from 1, and give what stands before it."""
        place = self._places[level - 1]
        if place is None:
            return NO_LABEL
        counts = self._counts.setdefault(place.definition, [None] * len(place.levels))
        own, before = place.levels[place.level], counts[place.level]
        counts[place.level] = own.start if before is None else before + 1
        for above in range(place.level):
            # A level that was jumped over counts from its start, and goes on from there.
            counts[above] = place.levels[above].start if counts[above] is None else counts[above]
        for below in range(place.level + 1, len(counts)):
            if place.levels[below].restarts > place.level:
                counts[below] = None
        return _label(place, counts)


def _label(place: _Place, counts: Sequence[int | None]) -> Label:
    own = place.levels[place.level]

    def shown(match: re.Match[str]) -> str:
        number = int(match[1]) - 1
        if number > place.level or number >= len(counts):
            return ""
        kind = place.levels[number].kind
        if own.legal and kind not in _UNCOUNTED:
            kind = "decimal"
        return counted(counts[number] or 0, kind)

    text = _PLACE.sub(shown, own.text).strip()
    if not text:
        return NO_LABEL
    if not _LETTERS.search(_PLACE.sub("", own.text)):
        return Label(text, own.suffix, text.rstrip("."))
    number = " ".join(_PLACE.sub(shown, _LETTERS.sub("", own.text)).split()).rstrip(".")
    switches = r"\r \t \h" if number and not _LETTERS.search(number) else None
    return Label(text, own.suffix, number or text, switches)


def _place(cascade: Cascade, lists: ListDefinitions, style: str) -> _Place | None:
    """Find the level of a heading style; None where it has no number, or one that shows nothing."""
    number = numbering_value(cascade, style, "numId")
    found = lists.definition(number) if number and number != "0" else None
    if found is None:
        return None
    identity, definition = found
    levels = lists.levels(number, definition)
    linked = (
        n for n, one in sorted(levels.items()) if any(p.get(_VAL) == style for p in one.iter(w("pStyle")))
    )
    level = next(linked, whole_number(numbering_value(cascade, style, "ilvl")))
    if level not in levels:
        return None
    starts = lists.starts(number)
    read = [_level(levels.get(n), n, starts.get(n)) for n in range(max(levels) + 1)]
    own = read[level]
    empty = not own.text.strip() or own.kind == "bullet" or (own.kind == "none" and own.text.startswith("%"))
    return None if empty else _Place(identity, level, read)


def _level(level: etree._Element | None, number: int, start: int | None) -> _Level:
    if level is None:
        return _Level(1, "decimal", "", "tab", legal=False, restarts=number)

    def value(tag: str, otherwise: str) -> str:
        found = level.find(w(tag))
        if found is None:
            nested = level.find(f".//{w(tag)}")  # a kind of number that only a newer Word knows
            found = nested if tag == "numFmt" else None
        return found.get(_VAL, otherwise) if found is not None else otherwise

    legal = level.find(w("isLgl"))
    return _Level(
        start=start if start is not None else whole_number(value("start", "0")),
        kind=value("numFmt", "decimal"),
        text=value("lvlText", ""),
        suffix=suffix if (suffix := value("suff", "tab")) in _SUFFIXES else "tab",
        legal=legal is not None and legal.get(_VAL, "1") not in _OFF,
        restarts=whole_number(value("lvlRestart", str(number)), number),
    )
