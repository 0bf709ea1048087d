"""What there is to say of a Word file that people worked in: the facts, counted, without any words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from generator.diagnostics import Diagnostic
from generator.merging.words import difference, tokens
from generator.model.definition import Definition
from generator.ooxml.inspecting import WordFacts
from generator.ooxml.pairing.finding import Finding
from generator.ooxml.snapshot import Snapshot
from generator.roundtrip.hand_edits import HandEdits, Happened, Reason, Shape
from generator.roundtrip.places import Means


class Standing(StrEnum):
    """What became of a file since it was made."""

    WRITTEN = "written"
    """It is as we wrote it."""
    EDITED = "edited"
    UPDATED = "updated"
    """An update wrote it last; hand work may have come after it."""


class NamedField(NamedTuple):
    """A field by its path and by what a reader calls it."""

    path: str
    label: str


@dataclass(frozen=True, slots=True)
class ByHand:
    """What people did by hand.

    ``shortened`` is how many fields and other texts only lost words. ``typed`` and ``taken_out`` count what
    is of no field, ``reworded`` are texts around fields, ``looks`` fields in which a look stands that a
    definition cannot hold.
    """

    fields: tuple[NamedField, ...]
    shortened: int
    promises_added: int
    promises_ended: int
    typed: Mapping[Shape, int]
    taken_out: Mapping[Shape, int]
    reworded: int
    looks: int

    def __bool__(self) -> bool:
        numbers = (self.promises_added, self.promises_ended, self.reworded, self.looks)
        return bool(self.fields) or any(numbers) or any((*self.typed.values(), *self.taken_out.values()))


@dataclass(frozen=True, slots=True)
class Anchors:
    """By what the places of fields were found back, and which fields were not, or stand there empty."""

    found: Mapping[Means, int]
    lost: tuple[NamedField, ...]
    emptied: tuple[NamedField, ...]


@dataclass(frozen=True, slots=True)
class Threads:
    """Comments, each counted with its answers as one; in those ``deciding`` ours ask for a decision."""

    open: int
    resolved: int
    answers: int
    deciding: int


@dataclass(frozen=True, slots=True)
class Present:
    """The definition as it is today: its file, its version, and how much changed at each level.

    ``same_template`` tells whether the templates and the house style are still those of the file.
    """

    file: str
    version: str
    levels: Mapping[str, int]
    same_template: bool | None = None
    """None where no document could be made of it."""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether the file can be updated and pulled from without losing anything.

    ``reasons`` tell why not. ``counts`` are what an update would do, by the names that it tells them by;
    ``has_news`` whether it would do anything.
    """

    is_safe: bool
    has_news: bool = False
    counts: Mapping[str, int] | None = None
    reasons: tuple[Diagnostic, ...] = ()


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """All of it. ``definition`` is what the file was made from, ``present`` tells of today’s, if found."""

    file: str
    snapshot: Snapshot
    definition: Definition
    facts: WordFacts
    standing: Standing
    hand: ByHand
    anchors: Anchors
    threads: Threads
    findings: tuple[Finding, ...]
    present: Present | None
    verdict: Verdict


def by_hand(edits: HandEdits, labels: Mapping[str, str]) -> ByHand:
    """Count what people did; ``labels`` name fields by their path."""
    around = {kind: [one for one in edits.hand_text if one.kind is kind] for kind in Happened}
    pairs = [(one.was, one.now) for one in edits.fields]
    pairs += [(one.was, one.text) for one in around[Happened.CHANGED]]
    return ByHand(
        fields=_named(dict.fromkeys(one.path for one in edits.fields), labels),
        shortened=sum(is_shortened(*pair) for pair in pairs),
        promises_added=len(edits.added),
        promises_ended=len(edits.ended),
        typed={shape: sum(one.shape is shape for one in around[Happened.ADDED]) for shape in Shape},
        taken_out={shape: sum(one.shape is shape for one in around[Happened.REMOVED]) for shape in Shape},
        reworded=len(around[Happened.CHANGED]),
        looks=len(around[Happened.LOOK]),
    )


def anchors_in(edits: HandEdits, labels: Mapping[str, str]) -> Anchors:
    """Count by what fields were found back."""
    found = dict(edits.means)
    lost, emptied = (
        _named(dict.fromkeys(one.path for one in edits.lost if one.reason is reason), labels)
        for reason in (Reason.GONE, Reason.EMPTIED)
    )
    return Anchors({means: found.get(means, 0) for means in Means}, lost, emptied)


def threads_in(edits: HandEdits, questions: Collection[str]) -> Threads:
    """Count comments; ``questions`` are the first paragraphs with which ours ask for a decision."""
    unsolved = [one for one in edits.remarks if not one.comment.resolved]
    return Threads(
        open=len(unsolved),
        resolved=len(edits.remarks) - len(unsolved),
        answers=sum(len(one.answers) for one in edits.remarks),
        deciding=sum(one.comment.text.partition("\n")[0] in questions for one in unsolved),
    )


def is_shortened(was: str, now: str) -> bool:
    """Say whether a text only lost words."""
    steps = list(difference(tokens(was), tokens(now)))
    return bool(steps) and all(first == last for _, _, first, last in steps)


def _named(paths: Collection[str], labels: Mapping[str, str]) -> tuple[NamedField, ...]:
    return tuple(NamedField(path, labels.get(path, path)) for path in paths)
