"""Pairs of elements that stand in the same order in both versions."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import product
from typing import Final

from generator.merging.chains import Place, heaviest
from generator.merging.elements import Elements
from generator.merging.likeness import Likeness
from generator.merging.postings import shared
from generator.merging.stretches import Stretch, gaps

FOLLOW: Final = 4
"""What a pair that directly follows another weighs more, beside ``Elements.weight``: a word is 10."""
_ALIKE: Final = 0.5
_ALIKE_IN_PLACE: Final = 0.25
"""How much two must be alike that stand alone between the same neighbours."""
_SHORT: Final = 3
"""Words of elements that, alone between the same neighbours, are one without any likeness: 45 and 30."""
_TELLING: Final = 3
"""Words from which an element that says the same is sure enough to hold on to."""
_MOST_PAIRS: Final = 20_000
_PAIRS_PER_ELEMENT: Final = 4
_MOST_ROUNDS: Final = 8


class Aligned:
    """Two versions aligned: ``pairs`` ascends in both, ``likeness`` knows what was not certain."""

    def __init__(self, elements: Elements) -> None:
        self._elements = elements
        self.pairs: list[Place] = []
        whole = (0, len(elements.first), 0, len(elements.second))
        open_gaps = list(self._hold_on(whole))
        here, there = self.unpaired()
        self.likeness = Likeness(elements, here, there)
        self._twins = {elements.exact[place] for place in here if elements.is_known(place)}
        self._twins &= {elements.exact_there[place] for place in there}
        for gap in open_gaps:
            self._fill(gap)
        self.pairs.sort()

    def unpaired(self) -> tuple[list[int], list[int]]:
        """Give the places of either version that have no partner yet."""
        taken = {one for one, _ in self.pairs}
        taken_there = {other for _, other in self.pairs}
        here, there = range(len(self._elements.first)), range(len(self._elements.second))
        return [one for one in here if one not in taken], [one for one in there if one not in taken_there]

    def _hold_on(self, whole: Stretch) -> Iterator[Stretch]:
        """Pair what is certain, and what says the same beside it; yield what lies between."""
        todo = [(whole, _MOST_ROUNDS)]
        while todo:
            gap, rounds = todo.pop()
            gap = self._trim(gap)
            if gap[0] == gap[1] or gap[2] == gap[3]:
                continue
            chain = self._heaviest(self._certain(gap, sure=True)) if rounds else []
            if chain:
                self.pairs += chain
                todo += ((inner, rounds - 1) for inner in _between(chain, gap))
            else:
                yield gap

    def _trim(self, gap: Stretch) -> Stretch:
        """Pair what says the same at both ends of a gap, and give the rest."""
        here, here_end, there, there_end = gap
        while here < here_end and there < there_end and self._elements.is_exact(here, there):
            self.pairs.append((here, there))
            here, there = here + 1, there + 1
        while here < here_end and there < there_end and self._elements.is_exact(here_end - 1, there_end - 1):
            here_end, there_end = here_end - 1, there_end - 1
            self.pairs.append((here_end, there_end))
        return here, here_end, there, there_end

    def _certain(self, gap: Stretch, *, sure: bool) -> dict[Place, float]:
        """Give what is one by its identity, and what says the same, with its likeness where that is known.

        To be ``sure`` that takes some words, or an identity that stands once in either version.
        """
        elements = self._elements
        here, there = range(gap[0], gap[1]), range(gap[2], gap[3])
        most = _MOST_PAIRS + _PAIRS_PER_ELEMENT * (len(here) + len(there))
        found: dict[Place, float] = {}
        for _, ones, others in shared(
            ((place, _keys(elements.identity[place])) for place in here),
            ((place, _keys(elements.identity_there[place])) for place in there),
            most,
        ):
            if not sure or len(ones) == len(others) == 1:
                found |= {place: 0.0 for place in product(ones, others) if elements.is_identical(*place)}
        least = _TELLING if sure else 0
        for _, ones, others in shared(
            (
                (place, (elements.exact[place],))
                for place in here
                if len(elements.first[place].words) >= least
            ),
            ((place, (elements.exact_there[place],)) for place in there),
            most,
        ):
            found |= {place: 1.0 for place in product(ones, others) if elements.may_be_one(*place)}
        return found

    def _heaviest(self, found: Mapping[Place, float]) -> list[Place]:
        links = (
            (one, other, self._elements.weight(one, other, alike)) for (one, other), alike in found.items()
        )
        return heaviest(links, FOLLOW)

    def _fill(self, gap: Stretch) -> None:
        """Pair within a gap by all that tells: identity, what is said, and likeness."""
        found = self._certain(gap, sure=False)
        found |= {place: self.likeness.of(*place) for place, alike in found.items() if not alike}
        for one, other, alike in self.likeness.alike(range(gap[0], gap[1]), range(gap[2], gap[3]), _ALIKE):
            if not self._has_twin(one, other):
                found.setdefault((one, other), alike)
        chain = self._heaviest(found)
        self.pairs += chain
        for inner in _between(chain, gap):
            here, here_end, there, there_end = self._trim(inner)
            if here_end - here == there_end - there == 1 and self._is_in_place(here, there):
                self.pairs.append((here, there))

    def _is_in_place(self, one: int, other: int) -> bool:
        """Tell whether two that stand alone between the same neighbours are one."""
        elements = self._elements
        if not elements.may_be_one(one, other) or self._has_twin(one, other):
            return False
        if len(elements.first) == len(elements.second) == 1:
            return True
        short = max(len(elements.first[one].words), len(elements.second[other].words)) <= _SHORT
        return short or self.likeness.of(one, other) >= _ALIKE_IN_PLACE

    def _has_twin(self, one: int, other: int) -> bool:
        """Tell whether one of two says the same as another that it may have moved to."""
        return self._elements.exact[one] in self._twins or self._elements.exact_there[other] in self._twins


def _keys(identity: int | None) -> tuple[int, ...]:
    return () if identity is None else (identity,)


def _between(chain: Sequence[Place], gap: Stretch) -> Iterator[Stretch]:
    """Yield what lies between the places of a chain within a gap."""
    here, here_end, there, there_end = gap
    inner = [(one - here, other - there) for one, other in chain]
    for start, end, other, other_end in gaps(inner, here_end - here, there_end - there):
        yield here + start, here + end, there + other, there + other_end
