"""How much two elements are alike by their words, and which are worth asking it of."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from heapq import nsmallest
from itertools import pairwise
from math import log
from typing import Final

from generator.merging.elements import Elements
from generator.merging.postings import shared

_ORDINARY, _RAREST = 10, 30
"""What a word weighs that all elements have, and the most that a rare one weighs."""
_ORDER: Final = 0.2
"""How much of what is missing the order of the words can make up for."""
_CANDIDATES: Final = 8
_MOST_PAIRS: Final = 60_000
_PAIRS_PER_ELEMENT: Final = 40
"""More pairs that share a word than these are not counted; the rarest words come first."""

Alike = tuple[int, int, float]
"""An index in the first version, one in the second, and the likeness of the two."""


@dataclass(frozen=True, slots=True)
class _Content:
    words: Counter[str]
    neighbours: frozenset[tuple[str, str]]
    weight: int


class Likeness:
    """Weighs words by how rare they are among the elements of both versions that are asked about."""

    def __init__(self, elements: Elements, first: Iterable[int], second: Iterable[int]) -> None:
        self._elements = elements
        words = {(0, place): elements.first[place].words for place in first}
        words |= {(1, place): elements.second[place].words for place in second}
        held = Counter(word for said in words.values() for word in set(said))
        self._weights = {
            word: min(_ORDINARY + round(_ORDINARY * log(len(words) / times)), _RAREST)
            for word, times in held.items()
        }
        self._contents = {place: self._content(said) for place, said in words.items()}

    def _content(self, said: Sequence[str]) -> _Content:
        counted = Counter(said)
        weight = sum(self._weights[word] * times for word, times in counted.items())
        return _Content(counted, frozenset(pairwise(said)), weight)

    def of(self, one: int, other: int) -> float:
        """Give the likeness of two elements: 1 where the words are the same, 0 where none is."""
        first, second = self._contents[0, one], self._contents[1, other]
        if not first.words or not second.words:
            return 0.0
        common = sum(
            self._weights[word] * min(times, second.words[word])
            for word, times in first.words.items()
            if word in second.words
        )
        overlap = 2 * common / (first.weight + second.weight)
        neighbours = len(first.neighbours) + len(second.neighbours)
        order = 2 * len(first.neighbours & second.neighbours) / neighbours if neighbours else 0.0
        return overlap + (1 - overlap) * _ORDER * order if overlap else 0.0

    def alike(self, first: Sequence[int], second: Sequence[int], least: float) -> Iterator[Alike]:
        """Yield the pairs that may be one and are at least so much alike; only the likeliest are weighed.

        It takes about as long for each element, however many there are: pairs are found through their rarest
        words, and of each element a few are looked at.
        """
        most = _MOST_PAIRS + _PAIRS_PER_ELEMENT * (len(first) + len(second))
        held = ((place, self._contents[0, place].words) for place in first)
        held_there = ((place, self._contents[1, place].words) for place in second)
        common: dict[int, dict[int, int]] = defaultdict(lambda: defaultdict(int))
        for word, here, there in shared(held, held_there, most):
            weight = self._weights[word]
            for one in here:
                row = common[one]
                for other in there:
                    row[other] += weight
        shift = (second[0] - first[0]) if first and second else 0
        for one in first:
            ranked = ((-weight, abs(other - one - shift), other) for other, weight in common[one].items())
            for _, _, other in nsmallest(_CANDIDATES, ranked):
                if self._elements.may_be_one(one, other):
                    likeness = self.of(one, other)
                    if likeness >= least:
                        yield one, other, likeness
