"""Dots over an axis: each over its value, on top of each other where values are equal or near."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

_SIDES: Final = (9.0, 7.0, 5.5, 4.5, 3.5, 3.0)
"""Sizes of a dot, the largest that fits is taken."""
_HIGHEST: Final = 150.0
_HIGH_STACK: Final = 12
"""Where more are equal, a stack is made broader, as far as its neighbours leave room."""
_BROADEST: Final = 9


@dataclass(frozen=True, slots=True)
class Dot:
    """The middle of a dot; ``up`` is how far above the axis."""

    x: float
    up: float


def stacked(places: Sequence[float], left: float, right: float) -> tuple[tuple[Dot, ...], float, float]:
    """Stack dots between ``left`` and ``right``, the first of equal ones lowest; give size and height too."""
    for side in _SIDES:
        dots = _stack(places, left, right, side)
        height = max(dot.up for dot in dots) + side / 2
        if height <= _HIGHEST:
            return tuple(dots), side, height
    # There are so many that they lie over each other.
    side = _SIDES[-1]
    dots = _stack(places, left, right, side)
    scale = _HIGHEST / (max(dot.up for dot in dots) + side / 2)
    return tuple(Dot(dot.x, dot.up * scale) for dot in dots), side, _HIGHEST


def _stack(places: Sequence[float], left: float, right: float, side: float) -> list[Dot]:
    counts = Counter(places)
    edges = [left - (right - left), *sorted(counts), right + (right - left)]
    room = {
        place: min(place - before, after - place, 2 * (place - left), 2 * (right - place))
        for before, place, after in zip(edges, edges[1:], edges[2:], strict=False)
    }
    levels: list[list[float]] = []
    found: dict[float, list[Dot]] = {}
    for place, count in sorted(counts.items()):
        most = max(1, min(_BROADEST, int(room[place] / side)))
        broad = 1 if count <= _HIGH_STACK else min(most, -(-count // _HIGH_STACK))
        spots = [place + side * (number - (broad - 1) / 2) for number in range(broad)]
        level, left_over = 0, count
        dots = found[place] = []
        while left_over:
            if level == len(levels):
                levels.append([])
            for spot in spots[:left_over]:
                if all(abs(spot - taken) >= side - 0.01 for taken in levels[level]):
                    levels[level].append(spot)
                    dots.append(Dot(spot, (level + 0.5) * side))
                    left_over -= 1
            level += 1
    waiting = {place: iter(dots) for place, dots in found.items()}
    return [next(waiting[place]) for place in places]
