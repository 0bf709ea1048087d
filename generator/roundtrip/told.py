"""What an update did, briefly and each thing once, for the page that it puts before the text."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.ooxml.names import w
from generator.ooxml.reading.lines import tag_of
from generator.ooxml.reading.nodes import OBJECT, Line
from generator.roundtrip.conflicts import OPEN
from generator.roundtrip.events import Event, Happening

_MOST: Final = 12
"""More would not fit on the page."""
_LONG: Final = 110
"""In characters; of a longer text the beginning is told."""


@dataclass(frozen=True, slots=True)
class Told:
    """One thing: ``kind`` says what happened; ``label`` names the field, empty for text around fields.

    The texts are shortened; one is empty where there is none.
    """

    kind: str
    label: str
    base: str
    theirs: str
    new: str


@dataclass(frozen=True, slots=True)
class UpdateFacts:
    """What there is to decide, and what people wrote that stayed; ``more`` are those not listed."""

    decide: tuple[Told, ...]
    more_to_decide: int
    kept: tuple[Told, ...]
    more_kept: int


def update_facts(events: Iterable[Event], labels: Mapping[str, str]) -> UpdateFacts:
    """Give what happened in few words; ``labels`` name the fields by their tags."""
    happened = list(events)
    decide, kept = (
        list(dict.fromkeys(_told(event, labels) for event in happened if event.happening in those))
        for those in (OPEN, {Happening.KEPT})
    )
    return UpdateFacts(
        tuple(decide[:_MOST]), max(len(decide) - _MOST, 0), tuple(kept[:_MOST]), max(len(kept) - _MOST, 0)
    )


def _told(event: Event, labels: Mapping[str, str]) -> Told:
    label = next((labels[tag] for tag in event.tags if tag in labels), "")
    return Told(event.happening.name.lower(), label, *map(short, (event.base, event.theirs, event.new)))


def short(text: str) -> str:
    """Give the beginning of a text that is too long to tell, on one line."""
    line = " ".join(text.replace(OBJECT, " ").split())
    return line if len(line) <= _LONG else line[:_LONG].rsplit(" ", 1)[0] + " …"


def labels_of(lines: Iterable[Line]) -> dict[str, str]:
    """Give what a reader calls each field, by the tag of its control."""
    return dict(_labels(lines))


def _labels(lines: Iterable[Line]) -> Iterator[tuple[str, str]]:
    for line in lines:
        for held in line.held:
            alias = held.element.find(f"{w('sdtPr')}/{w('alias')}")
            if held.tag and alias is not None and tag_of(held.element) == held.tag:
                yield held.tag, alias.get(w("val"), "")
