"""Sets of words that are alike, found without comparing every set with every other.

The likeness of two sets is twice the weight of what they share, over the weight of both (Dice). A word that
few use weighs up to three times as much as one that everybody uses, and a small word ("u", "dan") a quarter:
small words tell "wij bellen u" from "u belt ons", and never make two sets alike that share nothing else.
Where only one other word is shared, its rarity proves nothing: then the sets must be more alike, without it.
Weights are whole numbers, so that a likeness does not depend on the order in which words are added.

Two sets that are alike enough must share one of the words that make up the heaviest part of each, so it is
enough to look under those, and they are the words that few sets have (prefix filtering: Bayardo, Ma and
Srikant, "Scaling up all pairs similarity search", 2007). The result is that of comparing all pairs, as long
as no set has more than ``_MOST`` others to look at; of more only those with its rarest words are looked at,
so that twice as many sets take twice the time.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from math import log
from typing import Final

Words = frozenset[str]

SMALL: Final = "·"
"""Stands before a small word."""
_OF_SMALL: Final = 25
_ONE: Final = 100
"""The weight of a word that everybody uses."""
_ALONE: Final = 10
"""So many percent more must sets be alike that share one word besides small ones."""
_MOST: Final = 150
_RAREST: Final = 8
"""A word that fewer than one in so many use weighs no more than one that as many use."""
_USERS_MORE: Final = 3
"""So many are thought to use every word besides: that only one of two uses a word does not make it rare."""


def weights(users: Mapping[str, int], total: int) -> dict[str, int]:
    """Give each word its weight, by how many of all use it."""
    total += _USERS_MORE
    return {
        word: _OF_SMALL
        if word.startswith(SMALL)
        else round(_ONE * (1 + log(min(total / (count + _USERS_MORE), _RAREST))))
        for word, count in users.items()
    }


def alike(sets: Sequence[Words], weight: Mapping[str, int], percent: int) -> Iterator[tuple[int, int, float]]:
    """Give the pairs of sets, by their places, of which the likeness is at least ``percent``, and how much.

    The sets are not empty, and in an order of their own: which others a set is held against may depend on it.
    The first of a pair has the higher place; all pairs of one place come together.
    """
    common = Counter(word for words in sets for word in words)
    under: dict[str, list[int]] = defaultdict(list)
    heavy = [sum(map(weight.__getitem__, words)) for words in sets]
    least = [sum(map(_least, words)) for words in sets]
    for place, words in enumerate(sets):
        candidates: set[int] = set()
        ordered = sorted(words, key=lambda word: (common[word], word))
        for word in _heaviest(ordered, weight, heavy[place], percent):
            known = under[word]
            if (room := _MOST - len(candidates)) > 0:
                candidates.update(known[-room:])
            known.append(place)
        for other in candidates:
            both = heavy[place] + heavy[other]
            if 200 * min(heavy[place], heavy[other]) < percent * both:
                continue
            shared = words & sets[other]
            weighed = sum(map(weight.__getitem__, shared))
            if 200 * weighed < percent * both:
                continue
            if _enough(shared, least[place] + least[other], percent):
                yield place, other, 2 * weighed / both


def _least(word: str) -> int:
    return _OF_SMALL if word.startswith(SMALL) else _ONE


def _enough(shared: Words, both: int, percent: int) -> bool:
    """Tell whether two sets share more than small words and one other, or are as alike without its rarity."""
    telling = sum(not word.startswith(SMALL) for word in shared)
    return telling > 1 or (telling == 1 and 200 * sum(map(_least, shared)) >= (percent + _ALONE) * both)


def _heaviest(words: Sequence[str], weight: Mapping[str, int], whole: int, percent: int) -> Iterator[str]:
    """Give the first words, up to where the rest is too light to make any other set alike enough."""
    rest = whole
    for word in words:
        # What two sets share weighs at least percent / (200 - percent) of each.
        if rest * (200 - percent) < percent * whole:
            return
        yield word
        rest -= weight[word]
