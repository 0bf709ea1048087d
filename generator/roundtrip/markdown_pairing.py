"""Which line of a field became which, in the order in which they stand."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Final

from generator.roundtrip.rich import RichLine, plain_of

_ALIKE: Final = 0.5
"""From this share of equal words two lines are one that was changed."""

Pairs = tuple[int | None, ...]
"""For each new line the number of the old one that it was, None where there was none."""


def pair_lines(old: Sequence[RichLine], new: Sequence[RichLine]) -> Pairs:
    """Pair the lines of two versions of one field."""
    before, after = list(map(plain_of, old)), list(map(plain_of, new))
    pairs: list[int | None] = [None] * len(new)
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    found: Iterator[tuple[int, int]]
    for kind, start, end, new_start, new_end in matcher.get_opcodes():
        if kind == "equal" or (kind == "replace" and end - start == new_end - new_start):
            found = zip(range(start, end), range(new_start, new_end), strict=True)
        elif kind == "replace":
            found = _alike(before, after, range(start, end), range(new_start, new_end))
        else:
            continue
        for one, other in found:
            pairs[other] = one
    return tuple(pairs)


def _alike(before: list[str], after: list[str], ours: range, theirs: range) -> Iterator[tuple[int, int]]:
    """Pair the lines of two stretches so that what is alike in all is most."""
    best = [[0.0] * (len(theirs) + 1) for _ in range(len(ours) + 1)]
    score = [[_likeness(before[one], after[other]) for other in theirs] for one in ours]
    for row in range(len(ours) - 1, -1, -1):
        for column in range(len(theirs) - 1, -1, -1):
            paired = score[row][column] + best[row + 1][column + 1] if score[row][column] else 0.0
            best[row][column] = max(paired, best[row + 1][column], best[row][column + 1])
    row = column = 0
    while row < len(ours) and column < len(theirs):
        if score[row][column] and best[row][column] == score[row][column] + best[row + 1][column + 1]:
            yield ours[row], theirs[column]
            row, column = row + 1, column + 1
        elif best[row][column] == best[row + 1][column]:
            row += 1
        else:
            column += 1


def _likeness(one: str, other: str) -> float:
    ratio = SequenceMatcher(None, one.split(), other.split(), autojunk=False).ratio()
    return ratio if ratio >= _ALIKE else 0.0
