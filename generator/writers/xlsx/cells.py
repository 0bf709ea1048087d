"""What stands in the cells of a sheet, before it is written: texts that stay texts, and real numbers."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil
from typing import Final

_LINE: Final = 15.0
_HIGHEST: Final = 405.0
"""In points; Excel knows no higher row than 409."""

Value = str | int | float | None
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
_LONGEST: Final = 32_767
"""Characters in a cell; Excel says of a longer one that the file is damaged."""


def text(value: str) -> str:
    """Give a text as a cell can hold it."""
    clean = _FORBIDDEN.sub("\ufffd", value)
    return clean if len(clean) <= _LONGEST else f"{clean[: _LONGEST - 1]}…"


def number(value: Fraction) -> int | float:
    """Give a whole number as one, any other as near as a cell can hold it."""
    return int(value) if value.denominator == 1 else float(value)


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its head, its width in characters, and the format of its numbers."""

    head: str
    width: float
    number_format: str = ""


def height(columns: Sequence[Column], values: Sequence[Value]) -> float:
    """Give the height of a row in points, so that all its texts can be read.

    A program that opens the file need not work it out, and not all do.
    """
    lines = 1
    for column, value in zip(columns, values, strict=True):
        if isinstance(value, str) and value:
            room = column.width + 1  # letters are narrower than figures
            lines = max(lines, sum(max(1, ceil(len(line) / room)) for line in value.split("\n")))
    return min(lines * _LINE, _HIGHEST)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table on a sheet; the first row is the head, and ``frozen`` columns stay in sight beside it.

    ``scaled`` says that the colour of a number behind the first column tells how large it is.
    """

    name: str
    columns: Sequence[Column]
    rows: Sequence[Sequence[Value]]
    frozen: int = 1
    scaled: bool = False
    strong: frozenset[tuple[int, int]] = frozenset()
    """Places (row, column), from nought, that stand out."""
