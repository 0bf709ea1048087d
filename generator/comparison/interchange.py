"""How far the texts of municipalities could be exchanged, with the sentences that show it.

The measure, for engineers. Every text that people read is split into sentences. What ties a sentence to a
place (``local_words``) is taken out; what remains is reduced to the stems of its words, and to its small
words, which weigh little. A sentence *could stand elsewhere* where another municipality has a sentence that
is alike for at least ``ALIKE`` percent (``likeness``); that sentence is its ``nearest``, the evidence, and a
sentence without one is its municipality's own. There is no second rule for empty phrases: a word that
everybody uses weighs a third of a rare one, so phrases of such words find a twin soonest, and a claim without
a twin to show could not be checked. A share is that of words: in the numerator those of sentences that could
stand elsewhere without what is local in them, in the denominator the same and all words of the other
sentences. So another name or number in a sentence changes nothing, and a sentence about the place itself
lowers the share. Rarity is counted in municipalities and not in sentences: a municipality that adds what
nobody else mentions changes nothing for the others. ``docs/uitwisselbaarheid.md`` explains it to those who
read the outcome.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations, compress, count
from typing import Final

from generator.comparison.facts import Compared, Interchange, Sentence
from generator.comparison.likeness import Words, weights
from generator.comparison.readings import Progress, Reading, readings
from generator.comparison.twins import Kind, kinds

ALIKE: Final = 60
"""So many percent alike are two sentences that say nearly the same."""
FEWEST_WORDS: Final = 40
"""Of a text with fewer words nothing can be said."""


def interchange(compared: Sequence[Compared], progress: Progress | None = None) -> Interchange:
    """Find how far the texts of each two of some municipalities, and of each and the rest, are exchangeable.

    Every two have one entry, in the order in which they are compared. ``progress`` is called with 1 for each
    municipality.
    """
    read = readings(compared, progress)
    users = Counter(word for told in read.values() for word in {word for one in told for word in one.gist})
    found = kinds(read, weights(users, len(compared)), ALIKE)
    counts = {
        key: _counted(told, found, place, len(compared)) for place, (key, told) in enumerate(read.items())
    }
    pairs = {
        (first, second): _share(counts[first].beside(there), counts[second].beside(here))
        for (here, first), (there, second) in combinations(enumerate(read), 2)
    }
    return Interchange(
        pairs,
        {key: _share(count.anywhere) for key, count in counts.items()},
        {key: tuple(_with_twin(one, found) for one in told) for key, told in read.items()},
    )


@dataclass(frozen=True, slots=True)
class _Words:
    """Of a text: all its words; of the sentences that could stand elsewhere, those and the ones not local."""

    whole: int
    exchanged: int
    free: int


@dataclass(frozen=True, slots=True)
class _Counts:
    """The words of one municipality that could stand anywhere else, and by the place of another, there."""

    anywhere: _Words
    exchanged: Sequence[int]
    free: Sequence[int]

    def beside(self, place: int) -> _Words:
        return _Words(self.anywhere.whole, self.exchanged[place], self.free[place])


def _counted(told: Sequence[Reading], found: Mapping[Words, Kind], own: int, total: int) -> _Counts:
    """Count the words of the municipality that has the place ``own`` among ``total``."""
    everybody = (1 << total) - 1
    by_holders: dict[int, tuple[int, int]] = defaultdict(lambda: (0, 0))
    for one in told:
        holders = found[one.gist].holders & ~(1 << own) if one.gist else 0
        whole, free = by_holders[holders]
        by_holders[holders] = whole + one.whole, free + one.free
    for_all = free_for_all = 0
    exchanged, freed = [0] * total, [0] * total
    for holders, (whole, free) in by_holders.items():
        # What most others have is counted for all, and taken off again for the few that do not.
        if holders.bit_count() * 2 > total:
            for_all, free_for_all = for_all + whole, free_for_all + free
            for place in _places(everybody & ~holders):
                exchanged[place] -= whole
                freed[place] -= free
        else:
            for place in _places(holders):
                exchanged[place] += whole
                freed[place] += free
    shared = [words for holders, words in by_holders.items() if holders]
    all_words = sum(one.whole for one in told)
    anywhere = _Words(all_words, sum(whole for whole, _ in shared), sum(free for _, free in shared))
    return _Counts(
        anywhere, [words + for_all for words in exchanged], [words + free_for_all for words in freed]
    )


def _places(bits: int) -> Iterator[int]:
    """Give the places of the bits that are set."""
    return compress(count(), map(int, reversed(f"{bits:b}")))


def _share(*texts: _Words) -> float | None:
    """Give the share of the words of some texts that could stand elsewhere, what is local left out of it."""
    if any(text.whole < FEWEST_WORDS for text in texts):
        return None
    free = sum(text.free for text in texts)
    bound = sum(text.whole - text.exchanged for text in texts)
    return free / (free + bound) if free else 0.0


def _with_twin(one: Reading, found: Mapping[Words, Kind]) -> Sentence:
    twin = found[one.gist].twin(one.sentence.municipality) if one.gist else None
    return replace(one.sentence, nearest=twin) if twin else one.sentence
