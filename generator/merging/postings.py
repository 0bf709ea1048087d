"""What two sequences have in common, the rarest first: the rare tells most and costs least."""

from collections.abc import Hashable, Iterable, Iterator
from typing import TypeVar

_Key = TypeVar("_Key", bound=Hashable)

Held = Iterable[tuple[int, Iterable[_Key]]]
"""Places of one sequence, each with the keys it holds, every key once."""


def shared(first: Held[_Key], second: Held[_Key], most: int) -> Iterator[tuple[_Key, list[int], list[int]]]:
    """Yield each key that both hold, with its places, until they would make more than ``most`` pairs.

    Keys as rare come in the order of the first sequence. The bound keeps what is everywhere, a blank or a
    dash, from being weighed against every other.
    """
    here: dict[_Key, list[int]] = {}
    for place, keys in first:
        for key in keys:
            here.setdefault(key, []).append(place)
    there: dict[_Key, list[int]] = {}
    for place, keys in second:
        for key in keys:
            if key in here:
                there.setdefault(key, []).append(place)
    pairs = 0
    for key in sorted(
        (key for key in here if key in there), key=lambda key: len(here[key]) * len(there[key])
    ):
        pairs += len(here[key]) * len(there[key])
        if pairs > most:
            return
        yield key, here[key], there[key]
