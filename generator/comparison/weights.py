"""How much two texts share, where a word that few texts have counts for more than one that most have."""

from collections import Counter
from collections.abc import Iterable, Mapping
from math import log, sqrt

Vector = Mapping[str, float]
"""The weight of each word of a text; the squares add up to 1."""


class Weights:
    """The rarity of words among the texts that are compared."""

    def __init__(self, texts: Iterable[tuple[str, ...]]) -> None:
        spread: Counter[str] = Counter()
        count = 0
        for text in texts:
            spread.update(set(text))
            count += 1
        self._rarity = {word: log(1 + count / held) for word, held in spread.items()}

    def rarest(self, text: tuple[str, ...], most: int) -> list[str]:
        """Give the rarest words of a text, so many at most."""
        rarity = self._rarity
        return sorted(set(text), key=lambda word: (-rarity[word], word))[:most]

    def vector(self, text: tuple[str, ...]) -> Vector:
        """Weigh the words of a text."""
        # In the order of reading, for sums of floats depend on it.
        weighed = {word: self._rarity[word] for word in dict.fromkeys(text)}
        length = sqrt(sum(weight * weight for weight in weighed.values()))
        return {word: weight / length for word, weight in weighed.items()} if length else {}


def likeness(first: Vector, second: Vector) -> float:
    """Give the cosine of two texts: 0 where they share no word, 1 where they have the same."""
    if len(second) < len(first):
        first, second = second, first
    get = second.get
    return sum(weight * get(word, 0.0) for word, weight in first.items())
