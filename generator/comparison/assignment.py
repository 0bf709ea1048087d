"""The best way to give items places, each at most one: the Hungarian method, on the few that contend.

A municipality's items seldom contend for the same rows with more than a handful, so that a hundred lines of
shortest paths in a library of many megabytes would be loaded for sums of three by four.
"""

from collections.abc import Mapping
from itertools import pairwise
from math import inf
from typing import Final

_MOST_PAIRS: Final = 10_000
"""A hundred alike promises beside a hundred: no municipality has them, and a best sum would take minutes."""

Scores = Mapping[tuple[int, int], float]
"""By item and place what it is worth to put the one in the other: more than nothing."""


def assign(scores: Scores) -> dict[int, int]:
    """Give each item its place, so that the worth of all together is the most that it can be."""
    assigned: dict[int, int] = {}
    for part in _parts(scores):
        if len(part) == 1:
            assigned.update(part)
        elif len(part) > _MOST_PAIRS:
            assigned.update(_best_first({pair: scores[pair] for pair in part}))
        else:
            assigned.update(_assign_part({pair: scores[pair] for pair in part}))
    return assigned


def _parts(scores: Scores) -> list[list[tuple[int, int]]]:
    """Split into what shares no item and no place, each in order."""
    leader: dict[tuple[str, int], tuple[str, int]] = {}

    def find(node: tuple[str, int]) -> tuple[str, int]:
        below = []
        while (above := leader.setdefault(node, node)) != node:
            below.append(node)
            node = above
        leader.update(dict.fromkeys(below, node))
        return node

    for item, place in scores:
        leader[find(("item", item))] = find(("place", place))
    parts: dict[tuple[str, int], list[tuple[int, int]]] = {}
    for pair in sorted(scores):
        parts.setdefault(find(("item", pair[0])), []).append(pair)
    return list(parts.values())


def _best_first(scores: Scores) -> dict[int, int]:
    """Give the best pair its place, then the best of what is left, and so on."""
    assigned: dict[int, int] = {}
    taken: set[int] = set()
    for item, place in sorted(scores, key=lambda pair: (-scores[pair], pair)):
        if item not in assigned and place not in taken:
            assigned[item] = place
            taken.add(place)
    return assigned


def _assign_part(scores: Scores) -> dict[int, int]:
    items = sorted({item for item, _ in scores})
    places = sorted({place for _, place in scores})
    # One empty place for each item: to get none is worth nothing.
    costs = [[-scores.get((item, place), 0.0) for place in places] + [0.0] * len(items) for item in items]
    found = hungarian(costs)
    return {
        items[row]: places[column]
        for row, column in enumerate(found)
        if column < len(places) and (items[row], places[column]) in scores
    }


def hungarian(costs: list[list[float]]) -> list[int]:
    """Give for each row the column that makes the sum least; there are at least as many columns as rows.

    The method of shortest augmenting paths with potentials (Kuhn, Munkres).
    """
    search = _Search(costs)
    for row in range(1, len(costs) + 1):
        search.place(row)
    found = [0] * len(costs)
    for column, row in enumerate(search.holder):
        if column and row:
            found[row - 1] = column - 1
    return found


class _Search:
    """Rows and columns count from 1; column 0 is where a row waits that has none yet."""

    def __init__(self, costs: list[list[float]]) -> None:
        self._costs = costs
        self._width = len(costs[0])
        self._of_row = [0.0] * (len(costs) + 1)
        self._of_column = [0.0] * (self._width + 1)
        self.holder = [0] * (self._width + 1)

    def place(self, row: int) -> None:
        """Give a row a column, and others another one where that makes the sum less."""
        self.holder[0], column = row, 0
        least, before = [inf] * (self._width + 1), [0] * (self._width + 1)
        free, seen = set(range(1, self._width + 1)), {0}
        while self.holder[column]:
            held = self.holder[column]
            for other in free:
                cost = self._costs[held - 1][other - 1] - self._of_row[held] - self._of_column[other]
                if cost < least[other]:
                    least[other], before[other] = cost, column
            column = min(free, key=lambda other: (least[other], other))
            self._shift(least, free, seen, least[column])
            free.remove(column)
            seen.add(column)
        path = [column]
        while path[-1]:
            path.append(before[path[-1]])
        for to, source in pairwise(path):
            self.holder[to] = self.holder[source]

    def _shift(self, least: list[float], free: set[int], seen: set[int], step: float) -> None:
        for other in seen:
            self._of_row[self.holder[other]] += step
            self._of_column[other] -= step
        for other in free:
            least[other] -= step
