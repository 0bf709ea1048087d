"""The axis of a picture: from values to places, with round numbers along it."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10
from typing import Final

_STEPS: Final = 5
"""Between the numbers along an axis, at most."""
_ROUND: Final = (1, 2, 5, 10)
_MOST_IN_VIEW: Final = 20
"""Where the largest value is more times the smallest, equal steps would press the small ones together."""
_FOR_NOUGHT: Final = 0.12
"""The part of an axis in ratios that nought gets, which has no place on it."""


@dataclass(frozen=True, slots=True)
class Scale:
    """An axis from ``left`` to ``right`` in points, over values from ``first`` to ``last``.

    ``numbers`` are the round ones along it. On an axis in ``ratios``, which has none, a length is a number of
    times; ``nought`` tells that a value is nought: it stands at the beginning, apart from the others.
    """

    left: float
    right: float
    first: float
    last: float
    numbers: tuple[float, ...] = ()
    ratios: bool = False
    nought: bool = False

    def at(self, value: float) -> float:
        """Give the place of a value."""
        if not self.ratios:
            return self.left + (value - self.first) / (self.last - self.first) * (self.right - self.left)
        if value <= 0:
            return self.left
        start = self.left + (self.right - self.left) * _FOR_NOUGHT * self.nought
        return start + log10(value / self.first) / log10(self.last / self.first) * (self.right - start)


def scale_of(values: Sequence[float], left: float, right: float, *, most: float | None = None) -> Scale:
    """Lay out an axis on which all values have a place; ``most`` is where it ends, whatever they are.

    An axis of equal steps begins at nought, or where it ends at ``most``, at a round number below all values.
    """
    highest = max(values)
    lowest = min((value for value in values if value > 0), default=highest)
    if most is None and highest > _MOST_IN_VIEW * lowest:
        return Scale(left, right, lowest, highest, ratios=True, nought=min(values) <= 0)
    end = most if most is not None else highest or 1.0
    start = 0.0 if most is None else min(values)
    step = _step(end - start or 1.0)
    first = floor(start / step) * step if most is None else end - step * -floor((start - end) / step or -1.0)
    count = -floor((first - end) / step + 1e-9)
    numbers = tuple(round(first + step * number, 6) for number in range(count + 1))
    return Scale(left, right, numbers[0], numbers[-1], numbers)


def _step(length: float) -> float:
    """Give the round step of which few enough reach over a length."""
    power = 10.0 ** floor(log10(length / _STEPS))
    return next(step for unit in _ROUND if (step := unit * power) * _STEPS >= length * (1 - 1e-9))
