"""The heads of columns: level where they fit above them, else at a slant."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, radians, sin
from typing import Final

from generator.document import Anchoring, Paint, Shape, Words
from generator.documents.drawings.layout import SMALL, shortened, width_of, wrapped

_SLANT: Final = 45.0
_LONGEST: Final = 96.0
"""Of a head at a slant."""
_WHITE: Final = 6.0
_LEVEL_COLUMN: Final = 72.0


@dataclass(frozen=True, slots=True)
class Heads:
    """Heads with the ``middles`` of their columns, where the last ends (``right``), and their height."""

    middles: tuple[float, ...]
    right: float
    height: float
    shapes: tuple[Shape, ...]


def heads(names: Sequence[str], left: float, right: float, widest: float) -> Heads:
    """Lay out columns between ``left`` and ``right``, no wider than ``widest`` where their heads slant."""
    pitch = min((right - left) / len(names), _LEVEL_COLUMN)
    lines = [wrapped(name, SMALL, pitch - _WHITE, 2) for name in names]
    if " ".join(" ".join(line) for line in lines) == " ".join(" ".join(name.split()) for name in names):
        return _level(lines, left, pitch)
    return _slanting(names, left, right, widest)


def _level(lines: Sequence[Sequence[str]], left: float, pitch: float) -> Heads:
    leading = SMALL * 1.2
    height = max(map(len, lines)) * leading + _WHITE
    middles = tuple(left + pitch * (number + 0.5) for number in range(len(lines)))
    shapes = tuple(
        Words(
            middle,
            height - _WHITE - leading * (len(head) - 1 - number),
            line,
            SMALL,
            Paint.HEADING,
            Anchoring.MIDDLE,
            bold=False,
        )
        for middle, head in zip(middles, lines, strict=True)
        for number, line in enumerate(head)
    )
    return Heads(middles, left + pitch * len(lines), height, shapes)


def _slanting(names: Sequence[str], left: float, right: float, widest: float) -> Heads:
    turn = radians(_SLANT)
    shown = [shortened(name, SMALL, _LONGEST) for name in names]
    widths = [width_of(name, SMALL) for name in shown]
    # The last heads reach over the right edge of their columns; there has to be room for that.
    pitch = min(
        widest,
        *((right - left - width * cos(turn) - SMALL) / (number + 0.5) for number, width in enumerate(widths)),
        (right - left) / len(names),
    )
    height = max(widths) * sin(turn) + SMALL + _WHITE / 2
    middles = tuple(left + pitch * (number + 0.5) for number in range(len(names)))
    shapes = tuple(
        Words(middle + 2, height - _WHITE + 1, name, SMALL, Paint.HEADING, turned=-_SLANT)
        for middle, name in zip(middles, shown, strict=True)
    )
    return Heads(middles, left + pitch * len(names), height, shapes)
