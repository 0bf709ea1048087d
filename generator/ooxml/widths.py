"""Column widths from the words in them, so that a table looks weighed rather than cut."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

LONGEST_LINE: Final = 64
"""A cell longer than this wraps anyway; more characters ask for no more width."""


@dataclass(frozen=True, slots=True)
class ColumnContent:
    """What a column holds, in characters: its longest word and its longest line."""

    word: int
    line: int


def column_content(texts: Sequence[str]) -> ColumnContent:
    """Measure the texts of a column's cells."""
    word = max((len(word) for text in texts for word in text.split()), default=0)
    line = max((len(line) for text in texts for line in text.splitlines()), default=0)
    return ColumnContent(word, line)


def column_widths(
    columns: Sequence[ColumnContent], available: int, per_character: int, padding: int
) -> tuple[int, ...]:
    """Divide ``available`` over columns; no word breaks where that can be helped.

    All lengths but those of the content are twentieths of a point; the widths add up to
    ``available`` exactly, for a table that does not reach the margin looks like a mistake.
    """
    least = [column.word * per_character + padding for column in columns]
    wish = [
        max(low, min(column.line, LONGEST_LINE) * per_character + padding)
        for low, column in zip(least, columns, strict=True)
    ]
    shares = _fair_shares(least, wish, available)
    scale = available / sum(shares)
    widths = [int(share * scale) for share in shares]
    widths[widths.index(max(widths))] += available - sum(widths)
    return tuple(widths)


def _fair_shares(least: list[int], wish: list[int], available: int) -> list[float]:
    """Give small wishes whole, and what is left to the others by how much more they wish."""
    shares = [float(want) for want in wish]
    if sum(wish) <= available:
        return shares
    if sum(least) >= available:
        return [float(low) for low in least]
    open_columns, left = list(range(len(wish))), available
    while met := [c for c in open_columns if wish[c] * len(open_columns) <= left]:
        open_columns = [c for c in open_columns if c not in met]
        left -= sum(wish[c] for c in met)
    spare = left - sum(least[c] for c in open_columns)
    if spare < 0:
        open_columns = list(range(len(wish)))
        spare = available - sum(least)
    stretch = spare / sum(wish[c] - least[c] for c in open_columns)
    for column in open_columns:
        shares[column] = least[column] + (wish[column] - least[column]) * stretch
    return shares
