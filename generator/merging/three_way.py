"""Three-way merge: what two people made of one text, brought together."""

from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import partial

from generator.merging.stretches import Stretch, stretches
from generator.merging.token_kinds import is_blank, is_number
from generator.merging.words import difference

_Tokens = Sequence[Hashable]
Span = tuple[int, int]
"""Start and end in a sequence."""


class Outcome(Enum):
    """Who changed a stretch of the base."""

    SAME = "same"
    THEIRS = "theirs"
    NEW = "new"
    BOTH = "both"  # and both alike
    CONFLICT = "conflict"


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the base, and what it is in each of the other two; any of the three may be empty."""

    outcome: Outcome
    base: Span
    theirs: Span
    new: Span


@dataclass(frozen=True, slots=True)
class _Change:
    """A stretch of the base that a side changed, and how much longer it made it."""

    start: int
    end: int
    is_new: bool
    growth: int


def merge(base: _Tokens, theirs: _Tokens, new: _Tokens) -> tuple[Chunk, ...]:
    """Divide three versions into chunks that cover each of them, in order and without gaps.

    Changes of both sides that touch are a conflict, unless they are alike or one side did all that the other
    did, and more. Between a number and its unit white space is no distance: 45 → 30 on one side and seconds →
    minutes on the other would make a promise that nobody gave.
    """
    return tuple(_refined(tuple(base), tuple(theirs), tuple(new)))


def _refined(base: _Tokens, theirs: _Tokens, new: _Tokens) -> Iterator[Chunk]:
    for chunk in _chunks(base, theirs, new, difference):
        if chunk.outcome is not Outcome.CONFLICT:
            yield chunk
            continue
        parts = base[slice(*chunk.base)], theirs[slice(*chunk.theirs)], new[slice(*chunk.new)]
        finer = list(_chunks(*parts, partial(stretches, finest=True)))
        sides = {part.outcome for part in finer} - {Outcome.SAME, Outcome.BOTH}
        if Outcome.CONFLICT in sides or len(sides) > 1:
            yield chunk
        else:
            yield from (_within(chunk, part) for part in finer)


def _within(whole: Chunk, part: Chunk) -> Chunk:
    """Give a part of a chunk its place in the three sequences."""
    spans = zip((whole.base, whole.theirs, whole.new), (part.base, part.theirs, part.new), strict=True)
    return Chunk(part.outcome, *((outer[0] + start, outer[0] + end) for outer, (start, end) in spans))


def _chunks(
    base: _Tokens, theirs: _Tokens, new: _Tokens, differ: Callable[[_Tokens, _Tokens], list[Stretch]]
) -> Iterator[Chunk]:
    changes = [*_changes(differ(base, theirs), is_new=False), *_changes(differ(base, new), is_new=True)]
    changes.sort(key=lambda change: (change.start, change.end, change.is_new))
    done = (0, 0, 0)
    for group in _groups(changes, base):
        start, end = group[0].start, max(change.end for change in group)
        kept = start - done[0]
        begin = (start, done[1] + kept, done[2] + kept)
        if kept:
            yield _chunk(Outcome.SAME, done, begin)
        longer, longer_new = (
            sum(change.growth for change in group if change.is_new is side) for side in (False, True)
        )
        done = (end, begin[1] + end - start + longer, begin[2] + end - start + longer_new)
        sides = zip((base, theirs, new), begin, done, strict=True)
        yield _chunk(_outcome(*(side[first:last] for side, first, last in sides)), begin, done)
    if done[0] < len(base):
        yield _chunk(Outcome.SAME, done, (len(base), len(theirs), len(new)))


def _changes(found: Sequence[Stretch], *, is_new: bool) -> Iterator[_Change]:
    for start, end, other, other_end in found:
        yield _Change(start, end, is_new, (other_end - other) - (end - start))


def _groups(changes: Sequence[_Change], base: _Tokens) -> Iterator[list[_Change]]:
    """Yield changes that hang together, those of both sides in one list."""
    group: list[_Change] = []
    ends: list[_Change] = []
    for change in changes:
        if group and not any(_touch(before, change, base) for before in ends):
            yield group
            group, ends = [], []
        group.append(change)
        if ends and change.end > ends[0].end:
            ends = []
        if not ends or change.end == ends[0].end:
            ends.append(change)
    if group:
        yield group


def _touch(before: _Change, after: _Change, base: _Tokens) -> bool:
    if after.start <= before.end:
        return True
    between = base[before.end : after.start]
    if before.is_new is after.is_new or not all(map(is_blank, between)):
        return False
    around = (*base[max(before.start, before.end - 1) : before.end], *base[after.start : after.start + 1])
    return any(map(is_number, around))


def _outcome(base: _Tokens, theirs: _Tokens, new: _Tokens) -> Outcome:
    if theirs == new:
        return Outcome.BOTH
    if new == base:
        return Outcome.THEIRS
    return Outcome.NEW if theirs == base else Outcome.CONFLICT


def _chunk(outcome: Outcome, start: tuple[int, int, int], end: tuple[int, int, int]) -> Chunk:
    return Chunk(outcome, *zip(start, end, strict=True))
