"""Column widths from the words in them, so that a table looks weighed rather than cut.

A column is never narrower than its longest word while there is room for that, and not wider than its
longest line as long as another can use the room; what nobody can use goes to all alike. In between,
columns get width in proportion to how much text is in them: then all of them come out about equally
high, and the table as low as it can be.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from generator.lettering import text_length, width_at

_AVERAGE: Final = 490
_BOLD: Final = 103
"""In hundredths: the type of a head is bold."""
_HAIR: Final = 30
"""In twips: what programs want besides the letters before they leave a word whole."""
_WORDS: Final = re.compile(r"[^\s\-–]+[\-–]?|[\-–]")
_TINY: Final = 10
_SHORT: Final = 24
"""In letters: a date, a quantity, a status. It takes one line, or two, where there is room."""
_ENTRY: Final = 14
"""In letters: what an entry asks for being there at all."""


@dataclass(frozen=True, slots=True)
class Measure:
    """What a column asks, in twips.

    ``least`` leaves every word whole, ``calm`` also keeps short texts to a line or two, ``wish`` is the
    longest line; ``amount`` is the length of all its text, set on one line.
    """

    least: int
    calm: int
    wish: int
    amount: int


def measure(head: str, texts: Sequence[str], size: int, head_size: int = 0) -> Measure:
    """Measure the head and the other cells of a column, set in type of ``size`` twips.

    ``head_size`` is that of the head where it has another.
    """
    bold = (head_size or size) * _BOLD // 100
    different = sorted(set(texts))
    least = max(width_at(_widest_word(head), bold), width_at(_widest_word(" ".join(different)), size))
    few = max(map(_few_lines, different), default=0)
    calm = max(width_at(_few_lines(head), bold), width_at(few, size))
    line = max((len(line) for text in texts for line in text.splitlines()), default=0)
    wish = max(line * _AVERAGE * size // 1000, len(head) * _AVERAGE * bold // 1000)
    letters = len(head) + sum(map(len, texts)) + _ENTRY * (len(texts) + 1)
    least += _HAIR
    calm = max(calm + _HAIR, least)
    return Measure(least, calm, max(wish + _HAIR, calm), letters * _AVERAGE * size // 1000)


@lru_cache(maxsize=1024)
def _widest_word(text: str) -> int:
    """Give the length of the widest word, in thousandths of the size of the type.

    A table is measured for every look that it may get, and the words are the same in all of them.
    """
    words = set(_WORDS.findall(text))
    longest = max(map(len, words), default=0)
    # A word much shorter than the longest cannot be the widest.
    return max((text_length(word) for word in words if len(word) * 2 >= longest), default=0)


@lru_cache(maxsize=4096)
def _few_lines(text: str) -> int:
    """Give the length at which a short text takes two lines, a tiny one one; nothing for a long one."""
    words = text.split()
    if len(text) > _SHORT or not words:
        return 0
    if len(words) == 1 or len(text) <= _TINY:
        return text_length(text)
    pairs = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words)))
    return min(max(text_length(above), text_length(below)) for above, below in pairs)


def fits(columns: Sequence[Measure], available: int, *, calmly: bool = False) -> bool:
    """Say whether a table can be so wide without breaking words; ``calmly`` nor dates and the like."""
    return sum(column.calm if calmly else column.least for column in columns) <= available


def column_widths(columns: Sequence[Measure], available: int) -> tuple[int, ...]:
    """Divide ``available`` twips over columns; no word breaks where that can be helped.

    The widths add up exactly: a table that does not reach the margin looks like a mistake.
    """
    least, wish = [column.least for column in columns], [column.wish for column in columns]
    if sum(wish) <= available:
        spare = (available - sum(wish)) / len(wish)
        shares = [want + spare for want in wish]
    elif fits(columns, available):
        calm = [column.calm for column in columns]
        lowest = calm if sum(calm) <= available else least
        shares = _levelled([column.amount for column in columns], lowest, wish, available)
    else:
        nothing = [0] * len(columns)
        shares = _levelled([1] * len(columns), nothing, least, available)
    widths = [int(share) for share in shares]
    widths[widths.index(max(widths))] += available - sum(widths)
    return tuple(widths)


def _levelled(
    weights: Sequence[int], lowest: Sequence[int], highest: Sequence[int], available: int
) -> list[float]:
    """Divide by weight, but give nobody less than the lowest and more than the highest.

    As browsers resolve flexible lengths: of those that cannot have their part, first they who miss
    most get their bound, and the others divide what is left.
    """
    shares = [0.0] * len(weights)
    waiting, left = list(range(len(weights))), float(available)
    while waiting:
        unit = left / sum(weights[c] for c in waiting)
        wanted = {c: weights[c] * unit for c in waiting}
        below = [c for c in waiting if wanted[c] < lowest[c]]
        above = [c for c in waiting if wanted[c] > highest[c]]
        shortage = sum(lowest[c] - wanted[c] for c in below)
        excess = sum(wanted[c] - highest[c] for c in above)
        bound, bounds = (below, lowest) if shortage >= excess else (above, highest)
        for c in bound or waiting:
            shares[c] = bounds[c] if bound else wanted[c]
            left -= shares[c]
        waiting = [c for c in waiting if bound and c not in bound]
    return shares
