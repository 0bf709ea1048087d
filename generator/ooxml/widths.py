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
    spare = available - sum(least)
    if spare <= 0:
        shares = [float(low) for low in least]
    elif sum(wish) <= available:
        shares = [float(want) for want in wish]
    else:
        stretch = spare / (sum(wish) - sum(least))
        shares = [low + (want - low) * stretch for low, want in zip(least, wish, strict=True)]
    scale = available / sum(shares)
    widths = [int(share * scale) for share in shares]
    widths[widths.index(max(widths))] += available - sum(widths)
    return tuple(widths)
