"""Which municipalities have a sentence that is alike, and which sentence elsewhere is most like it."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from heapq import merge
from typing import Final

from generator.comparison.facts import Twin
from generator.comparison.likeness import Words, alike
from generator.comparison.readings import Reading

_Ranked = tuple[float, str, str]
"""How far a sentence is from being the same, its municipality and its text: the least is the nearest."""
_NEEDED: Final = 2
"""The nearest sentence, and the nearest of another municipality than that one's."""


@dataclass(slots=True)
class Kind:
    """All sentences with the same gist.

    ``holders`` has a bit for each municipality, by its place, that has one of these sentences or one that is
    alike. ``nearest`` are at most two sentences of different municipalities, the nearest first.
    """

    holders: int
    nearest: tuple[_Ranked, ...]

    def twin(self, municipality: str) -> Twin | None:
        """Give the sentence of another municipality that is nearest."""
        for distance, key, text in self.nearest:
            if key != municipality:
                return Twin(key, text, 1 - distance)
        return None


def kinds(
    read: Mapping[str, Sequence[Reading]],
    weight: Mapping[str, int],
    percent: int,
) -> dict[Words, Kind]:
    """Group the sentences of all municipalities by their gist, and find what is alike for each group.

    Sentences that are wholly local are in no group. The order of municipalities has effect on the bits only.
    """
    holders: dict[Words, int] = defaultdict(int)
    told: dict[Words, set[tuple[str, str]]] = defaultdict(set)
    for place, (key, sentences) in enumerate(read.items()):
        for one in sentences:
            if one.gist:
                holders[one.gist] |= 1 << place
                told[one.gist].add((key, one.sentence.text))
    groups = sorted(told, key=sorted)
    found = [Kind(holders[group], _first((0.0, *one) for one in sorted(told[group]))) for group in groups]
    own = [(kind.holders, kind.nearest) for kind in found]
    for first, second, score in alike(groups, weight, percent):
        _meet(found[first], own[second], 1 - score)
        _meet(found[second], own[first], 1 - score)
    return dict(zip(groups, found, strict=True))


def _meet(kind: Kind, other: tuple[int, tuple[_Ranked, ...]], distance: float) -> None:
    """Take up what another group has that is alike."""
    holders, sentences = other
    kind.holders |= holders
    if len(kind.nearest) == _NEEDED and distance > kind.nearest[-1][0]:
        return
    kind.nearest = _first(merge(kind.nearest, ((distance, key, text) for _, key, text in sentences)))


def _first(ranked: Iterable[_Ranked]) -> tuple[_Ranked, ...]:
    """Give the first sentences, of different municipalities."""
    found: list[_Ranked] = []
    for one in ranked:
        if not found or one[1] != found[0][1]:
            found.append(one)
        if len(found) == _NEEDED:
            break
    return tuple(found)
