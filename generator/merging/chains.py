"""The heaviest chain of links between two sequences: what both hold, in the same order."""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import groupby

Place = tuple[int, int]
"""An index in the first sequence and one in the second."""
Link = tuple[int, int, int]
"""A place that may become part of a chain, and its weight, more than nothing."""

_NOTHING = -1


class _Ends:
    """The heaviest chains so far by where they end in the second sequence; a later end is always heavier."""

    def __init__(self) -> None:
        self._ends: list[int] = []
        self._totals: list[int] = []
        self._links: list[int] = []

    def before(self, end: int) -> tuple[int, int]:
        """Give total and last link of the heaviest chain that ends before a place."""
        at = bisect_left(self._ends, end) - 1
        return (self._totals[at], self._links[at]) if at >= 0 else (0, _NOTHING)

    def add(self, end: int, total: int, link: int) -> None:
        """Take a chain up, and drop those that end later and weigh no more."""
        start = bisect_left(self._ends, end)
        if start and self._totals[start - 1] >= total:
            return
        if start < len(self._ends) and self._ends[start] == end and self._totals[start] >= total:
            return
        stop = start
        while stop < len(self._totals) and self._totals[stop] <= total:
            stop += 1
        self._ends[start:stop] = [end]
        self._totals[start:stop] = [total]
        self._links[start:stop] = [link]


def heaviest(links: Iterable[Link], follow: int = 0) -> list[Place]:
    """Give the places of the heaviest chain that ascends in both sequences.

    A place that directly follows the one before it, in both, weighs ``follow`` more: that keeps together what
    belongs together. Links may come in any order, each place once. It takes n log n for n links.
    """
    listed = sorted(links)
    ends = _Ends()
    totals: list[int] = []
    previous: list[int] = []
    earlier_row = _NOTHING
    earlier: dict[int, int] = {}
    for row, group in groupby(range(len(listed)), key=lambda number: listed[number][0]):
        if row != earlier_row + 1:
            earlier = {}
        here: dict[int, int] = {}
        for number in group:
            _, column, weight = listed[number]
            total, last = ends.before(column)
            neighbour = earlier.get(column - 1)
            if neighbour is not None and totals[neighbour] + follow >= total:
                total, last = totals[neighbour] + follow, neighbour
            totals.append(total + weight)
            previous.append(last)
            here[column] = number
        for column, number in here.items():
            ends.add(column, totals[number], number)
        earlier_row, earlier = row, here
    return _back(listed, previous, max(range(len(listed)), key=totals.__getitem__, default=_NOTHING))


def _back(listed: list[Link], previous: list[int], last: int) -> list[Place]:
    chain: list[Place] = []
    while last != _NOTHING:
        first, second, _ = listed[last]
        chain.append((first, second))
        last = previous[last]
    chain.reverse()
    return chain
