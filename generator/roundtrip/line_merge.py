"""Three versions of one line → what is to be done to the one that people worked in."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from generator.merging.three_way import Chunk, Outcome, merge
from generator.merging.words import tokens
from generator.ooxml.reading.nodes import Held, Line
from generator.ooxml.tracking.edits import Edit
from generator.roundtrip.elements import said


class Fate(Enum):
    """What became of a field, or of the text around fields, in a line."""

    CHANGED = auto()
    """The new version's words came in."""
    KEPT = auto()
    """People changed it, the new version did not."""
    MERGED = auto()
    """Both changed it, at different places, and both stand."""
    CONFLICT = auto()
    """Both changed it at one place; the hand text stays."""


@dataclass(frozen=True, slots=True)
class Part:
    """One field of a line, by its tag, or with an empty tag the text around fields.

    The texts are what it said in the base, says by hand and says in the new version; ``start`` and ``end``
    are its place in the line that people worked in.
    """

    tag: str
    fate: Fate
    base: str
    theirs: str
    new: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class LineMerge:
    """What a line becomes: edits, in order, the text with them, and the fate of each part that changed."""

    edits: tuple[Edit, ...] = ()
    text: str = ""
    parts: tuple[Part, ...] = ()


class _Token(NamedTuple):
    said: object
    start: int
    end: int


IsProse = Callable[[str], bool]
"""Says by its tag whether a field may be merged word by word, or its value counts as a whole."""


def merge_line(
    base: Line, theirs: Line, new: Line, is_prose: IsProse, *, new_wins: bool = False
) -> LineMerge:
    """Merge three versions of a line; in a conflict the text of theirs stays unless ``new_wins``."""
    if said(base) == said(new) == said(theirs) or said(theirs) == said(new):
        return LineMerge(text=theirs.text)
    sides = [_tokens(line) for line in (base, theirs, new)]
    chunks = merge(*([token.said for token in side] for side in sides))
    stretches = [_Stretch.of(chunk, sides) for chunk in chunks]
    stretches = _settled(stretches, base, is_prose)
    stretches = [part for stretch in stretches for part in _by_field(stretch, base, new)]
    winning = [part for one in stretches for part in _won(one, theirs, new)] if new_wins else stretches
    edits = tuple(
        Edit(*stretch.theirs, *stretch.new)
        for stretch in winning
        if stretch.outcome is Outcome.NEW and _differs(stretch, theirs, new)
    )
    return LineMerge(edits, _text(theirs, new, edits), tuple(_parts(stretches, (base, theirs, new))))


def _differs(stretch: "_Stretch", theirs: Line, new: Line) -> bool:
    """Say whether a stretch says something else; what has no text of its own always does."""
    old, coming = theirs.text[slice(*stretch.theirs)], new.text[slice(*stretch.new)]
    touched = any(thing.start < stretch.new[1] and stretch.new[0] < thing.end for thing in new.fixed)
    return old != coming or touched


def _text(theirs: Line, new: Line, edits: Sequence[Edit]) -> str:
    text = theirs.text
    for edit in reversed(edits):
        text = text[: edit.start] + new.text[edit.new_start : edit.new_end] + text[edit.end :]
    return text


def _tokens(line: Line) -> list[_Token]:
    """Divide a line into words and signs; what comes and goes as a whole is one."""
    found: list[_Token] = []
    at = 0
    for thing in line.fixed:
        found += _words(line.text, at, thing.start)
        text = line.text[thing.start : thing.end]
        found.append(_Token((thing.key, text), thing.start, thing.end))
        at = thing.end
    return found + _words(line.text, at, len(line.text))


def _words(text: str, start: int, end: int) -> list[_Token]:
    found = []
    for word in tokens(text[start:end]):
        found.append(_Token(word, start, start + len(word)))
        start += len(word)
    return found


Range = tuple[int, int]


@dataclass(frozen=True, slots=True)
class _Stretch:
    """A chunk in letters instead of tokens."""

    outcome: Outcome
    base: Range
    theirs: Range
    new: Range

    @classmethod
    def of(cls, chunk: Chunk, sides: Sequence[Sequence[_Token]]) -> "_Stretch":
        ranges = (chunk.base, chunk.theirs, chunk.new)
        places = [_letters(side, *found) for side, found in zip(sides, ranges, strict=True)]
        return cls(chunk.outcome, *places)

    def touches(self, held: Held) -> bool:
        """Say whether it changes a field of the base, or something right at its edge."""
        start, end = self.base
        if start == end:
            return held.start <= start <= held.end
        return start < held.end and held.start < end


def _letters(side: Sequence[_Token], start: int, end: int) -> Range:
    if start < end:
        return side[start].start, side[end - 1].end
    at = side[start].start if start < len(side) else side[-1].end if side else 0
    return at, at


def _settled(stretches: Sequence[_Stretch], base: Line, is_prose: IsProse) -> list[_Stretch]:
    """Let a field in which both sides meet keep its hand text altogether: half a merge is no sentence."""
    settled = list(stretches)
    for held in base.held:
        inside = [number for number, one in enumerate(settled) if one.touches(held)]
        outcomes = {settled[number].outcome for number in inside}
        both = Outcome.NEW in outcomes and Outcome.THEIRS in outcomes and not is_prose(held.tag)
        if Outcome.CONFLICT in outcomes or both:
            for number in inside:
                one = settled[number]
                if one.outcome in (Outcome.NEW, Outcome.THEIRS):
                    settled[number] = _Stretch(Outcome.CONFLICT, one.base, one.theirs, one.new)
    return settled


def _by_field(stretch: _Stretch, base: Line, new: Line) -> Iterator[_Stretch]:
    """Divide what the new version says otherwise at the edges of the fields that both versions have there.

    So each edit stays in one field. Theirs says what the base says there, letter by letter.
    """
    if stretch.outcome is not Outcome.NEW:
        yield stretch
        return
    shift = stretch.theirs[0] - stretch.base[0]
    for (at, end), coming in _divided(stretch.base, stretch.new, base, new):
        yield _Stretch(Outcome.NEW, (at, end), (at + shift, end + shift), coming)


def _won(stretch: _Stretch, theirs: Line, new: Line) -> Iterator[_Stretch]:
    """Let the new version have what both sides changed, field by field."""
    if stretch.outcome is not Outcome.CONFLICT:
        yield stretch
        return
    for going, coming in _divided(stretch.theirs, stretch.new, theirs, new):
        yield _Stretch(Outcome.NEW, stretch.base, going, coming)


def _divided(going: Range, coming: Range, old: Line, new: Line) -> Iterator[tuple[Range, Range]]:
    """Divide two stretches of two lines at the edges of the fields that both have there, in one order."""
    (at, end), (here, last) = going, coming
    for before, after in _same_fields(going, coming, old, new):
        for till, there in ((before.start, after.start), (before.end, after.end)):
            if till > at or there > here:
                yield (at, till), (here, there)
            at, here = till, there
    if end > at or last > here:
        yield (at, end), (here, last)


def _same_fields(going: Range, coming: Range, old: Line, new: Line) -> Iterator[tuple[Held, Held]]:
    """Give the fields that stand in a stretch of both lines, as far as they are in one order."""
    (start, end), (here, last) = going, coming
    for before in old.held:
        if start <= before.start and before.end <= end and before.tag:
            for after in new.held:
                if after.tag == before.tag and here <= after.start and after.end <= last:
                    yield before, after
                    start, here = before.end, after.end
                    break


def _parts(stretches: Sequence[_Stretch], lines: tuple[Line, Line, Line]) -> list[Part]:
    """Tell field by field what happened; what is in none is told of the whole line."""
    base = lines[0]
    parts = []
    told: set[int] = set()
    for held in base.held:
        inside = [n for n, one in enumerate(stretches) if one.touches(held) and n not in told]
        fate = _fate([stretches[number].outcome for number in inside])
        if fate is not None:
            told |= set(inside)
            ranges = [_mapped(stretches, held, side) for side in range(3)]
            parts.append(_part(held.tag, fate, lines, ranges))
    rest = [one.outcome for number, one in enumerate(stretches) if number not in told]
    fate = _fate(rest)
    if fate is not None:
        parts.append(_part("", fate, lines, [(0, len(line.text)) for line in lines]))
    return parts


def _part(tag: str, fate: Fate, lines: Sequence[Line], ranges: Sequence[Range]) -> Part:
    texts = [line.text[start:end] for line, (start, end) in zip(lines, ranges, strict=True)]
    return Part(tag, fate, texts[0], texts[1], texts[2], *ranges[1])


def _fate(outcomes: Sequence[Outcome]) -> Fate | None:
    found = set(outcomes)
    if Outcome.CONFLICT in found:
        return Fate.CONFLICT
    if Outcome.NEW in found:
        return Fate.MERGED if Outcome.THEIRS in found else Fate.CHANGED
    return Fate.KEPT if Outcome.THEIRS in found else None


def _mapped(stretches: Sequence[_Stretch], held: Held, side: int) -> Range:
    """Give where a field of the base stands in one of the three lines (0, 1, 2)."""
    start, end = held.start, held.end
    places: list[int] = []
    for one in stretches:
        here = (one.base, one.theirs, one.new)[side]
        if one.outcome is Outcome.SAME:
            low, high = max(one.base[0], start), min(one.base[1], end)
            if low < high or (low == high and low in (start, end)):
                places += [here[0] + low - one.base[0], here[0] + high - one.base[0]]
        elif one.touches(held):
            places += here
    return (min(places), max(places)) if places else (0, 0)
