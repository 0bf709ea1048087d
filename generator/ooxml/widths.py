"""Column widths from the words in them, so that a table looks weighed rather than cut."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt
from typing import Final

_LETTERS: Final = {
    **dict.fromkeys("ijl|'‘’.,:;!", 240),
    **dict.fromkeys("ftr()[]/ -Ij", 330),
    **dict.fromkeys("cksvxyz“”LJF", 440),
    **dict.fromkeys("wCDGHNOQRUVABKPTXY", 620),
    **dict.fromkeys("mMW%@", 840),
}
"""Widths of letters in thousandths of the size of the type, rounded up, in groups."""
_LETTER: Final = 530
_AVERAGE: Final = 495
_WORDS: Final = re.compile(r"[^\s\-–]+[\-–]?")
_SHORT_LINE: Final = 40
_STRETCH: Final = 8
"""A line longer than 40 letters wraps anyway: beyond, its wish grows with the root of its length."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column asks, in twips: the least, so that no word breaks, and what it would like."""

    least: int
    wish: int


def text_width(text: str, size: int) -> int:
    """Give the width of one line in a humanist sans-serif of ``size`` twips."""
    return sum(_LETTERS.get(letter, _LETTER) for letter in text) * size // 1000 + 1


def measure(texts: Sequence[str], size: int, padding: int) -> Measure:
    """Measure the texts of a column's cells, set in type of ``size`` twips."""
    words = {word for text in texts for word in _WORDS.findall(text)}
    longest = max(map(len, words), default=0)
    # A word much shorter than the longest cannot be the widest.
    least = max((text_width(word, size) for word in words if len(word) * 2 >= longest), default=0)
    line = max((len(line) for text in texts for line in text.splitlines()), default=0)
    if line > _SHORT_LINE:
        line = _SHORT_LINE + int(_STRETCH * sqrt(line - _SHORT_LINE))
    wish = line * _AVERAGE * size // 1000
    return Measure(least + padding, max(least, wish) + padding)


def fits(columns: Sequence[Measure], available: int) -> bool:
    """Say whether a table can be so wide without breaking words."""
    return sum(column.least for column in columns) <= available


def column_widths(columns: Sequence[Measure], available: int) -> tuple[int, ...]:
    """Divide ``available`` twips over columns; no word breaks where that can be helped.

    The widths add up exactly: a table that does not reach the margin looks like a mistake.
    """
    least, wish = [column.least for column in columns], [column.wish for column in columns]
    if sum(wish) <= available:
        scale = available / sum(wish)
        shares = [want * scale for want in wish]
    elif fits(columns, available):
        shares = _fair_shares(least, wish, available)
    else:
        shares = _fair_shares([0] * len(least), least, available)
    widths = [int(share) for share in shares]
    widths[widths.index(max(widths))] += available - sum(widths)
    return tuple(widths)


def _fair_shares(least: list[int], wish: list[int], available: int) -> list[float]:
    """Give small wishes whole, and what is left to the others by how much more they wish."""
    shares = [float(want) for want in wish]
    waiting, left = list(range(len(wish))), available
    while met := [c for c in waiting if wish[c] * len(waiting) <= left]:
        waiting = [c for c in waiting if c not in met]
        left -= sum(wish[c] for c in met)
    spare = left - sum(least[c] for c in waiting)
    if spare < 0:
        waiting, spare = list(range(len(wish))), available - sum(least)
    stretch = spare / sum(wish[c] - least[c] for c in waiting)
    for column in waiting:
        shares[column] = least[column] + (wish[column] - least[column]) * stretch
    return shares
