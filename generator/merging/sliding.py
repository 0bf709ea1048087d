"""Insertions and deletions that could stand in several places: which one a reader would choose.

Between "open op maandag" and "open op elke maandag" either "elke " or " elke" came in; it makes no difference
to the text, and all to the reader.
"""

from collections.abc import Hashable, Sequence
from typing import Final

from generator.merging.token_kinds import is_blank, is_word

_Stretch = tuple[int, int, int, int]

_SENTENCE_ENDS: Final = frozenset(".!?…")
_AT_SENTENCE, _AT_WORD, _AFTER_WORD, _ANYWHERE = range(4)
_BACK: Final = 2
"""How far before a boundary the mark stands that ends a sentence: white space lies between."""


def slide(
    changed: Sequence[_Stretch], first: Sequence[Hashable], second: Sequence[Hashable]
) -> list[_Stretch]:
    """Move each insertion and deletion to its best place, and join stretches that come to touch."""
    placed: list[_Stretch] = []
    for number, stretch in enumerate(changed):
        here, here_end, there, there_end = stretch
        after = changed[number + 1] if number + 1 < len(changed) else (len(first), 0, len(second), 0)
        before = placed[-1] if placed else (0, 0, 0, 0)
        shift = 0
        if here == here_end:
            shift = _shift(second, (there, there_end), before[3], after[2])
        elif there == there_end:
            shift = _shift(first, (here, here_end), before[1], after[0])
        moved = (here + shift, here_end + shift, there + shift, there_end + shift)
        if placed and moved[0] == before[1] and moved[2] == before[3]:
            placed[-1] = (before[0], moved[1], before[2], moved[3])
        else:
            placed.append(moved)
    return placed


def _shift(tokens: Sequence[Hashable], stretch: tuple[int, int], least: int, most: int) -> int:
    """Give how far a stretch best moves, within bounds; of places as good the last."""
    start, end = stretch
    up = down = 0
    while start - up > least and tokens[start - up - 1] == tokens[end - up - 1]:
        up += 1
    while end + down < most and tokens[start + down] == tokens[end + down]:
        down += 1
    return min(
        range(-up, down + 1),
        key=lambda by: (_boundary(tokens, start + by) + _boundary(tokens, end + by), -by),
    )


def _boundary(tokens: Sequence[Hashable], at: int) -> int:
    """Give how ill a place is fit to begin or end a change: 0 is best."""
    if at in {0, len(tokens)}:
        return _AT_SENTENCE
    if is_blank(tokens[at - 1]):
        ends = at >= _BACK and tokens[at - _BACK] in _SENTENCE_ENDS
        return _AT_SENTENCE if ends else _AT_WORD
    return _AFTER_WORD if not is_word(tokens[at]) else _ANYWHERE
