"""Whether two promises can be about the same while the conditions of their norms are worded as they are."""

from collections.abc import Iterable
from enum import Enum
from typing import Final

from generator.comparison.lexicon import EVERYDAY, TELLING
from generator.comparison.words import words

_SHARED: Final = 0.7
"""So much of two conditions is shared where they are the same in other words."""


class Fit(Enum):
    """How the conditions of two promises sit together."""

    SAME = "same"
    OPEN = "open"
    """One of them names a condition that the other does not speak of, and it need not tell them apart."""
    DIFFERENT = "different"
    OPPOSITE = "opposite"


def condition_words(condition: str | None) -> frozenset[str]:
    """Give what a condition asks, without what goes without saying ("tijdens openingstijden")."""
    return frozenset(words(condition or "")) - EVERYDAY


def fit(first: frozenset[str], second: frozenset[str], *, contrasting: bool) -> Fit:
    """Compare the words of two conditions.

    ``contrasting`` says that one of their municipalities tells several promises apart by their conditions.
    """
    if any(opposite(word) in second for word in first):
        return Fit.OPPOSITE
    one, other = _asked(first), _asked(second)
    if not one or not other:
        if not (one or other):
            return Fit.SAME
        return Fit.DIFFERENT if contrasting or (one | other) & TELLING else Fit.OPEN
    shared = 2 * len(one & other) / (len(one) + len(other))
    return Fit.SAME if shared >= _SHARED else Fit.DIFFERENT


def _asked(condition: frozenset[str]) -> frozenset[str]:
    """Leave out what a condition only says that it is not ("een vraag, geen aanvraag")."""
    return frozenset(word for word in condition if word[0] != "-" or word in TELLING)


def opposite(word: str) -> str:
    """Turn a word into what denies it, and back."""
    return word[1:] if word[0] == "-" else f"-{word}"


def telling(found: Iterable[str]) -> frozenset[str]:
    """Give the words that make another promise of one that lacks them."""
    return TELLING.intersection(found)
