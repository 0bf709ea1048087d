"""Elements that stand elsewhere in the other version."""

from collections.abc import Iterator, Sequence
from typing import Final

from generator.merging.chains import Link, Place, heaviest
from generator.merging.elements import Elements
from generator.merging.in_order import FOLLOW, Aligned
from generator.merging.postings import shared

_ALIKE: Final = 0.8
_WORDS_ALIKE: Final = 5
"""How much two must be alike to be one that moved, and how many words both must have to tell."""
_MOST_PAIRS: Final = 20_000


def with_moved(elements: Elements, aligned: Aligned) -> tuple[tuple[Place, ...], tuple[Place, ...]]:
    """Give the pairs in order and the moved ones, the fewest words among the moved.

    What is too small to be known elsewhere, a blank or a single word, moves only along with its neighbour.
    """
    far = _elsewhere(elements, aligned)
    if not far:
        return tuple(aligned.pairs), ()
    weights = {
        (one, other): elements.weight(one, other, 1.0 if elements.is_exact(one, other) else _ALIKE)
        for one, other in (*aligned.pairs, *far)
    }
    links: Iterator[Link] = ((one, other, weight) for (one, other), weight in weights.items())
    matched = heaviest(links, FOLLOW)
    crossing = weights.keys() - set(matched)
    moved = sorted(place for place in crossing if _is_known(elements, *place))
    moved += _along(elements, matched, moved)
    return tuple(matched), tuple(sorted(moved))


def _elsewhere(elements: Elements, aligned: Aligned) -> list[Place]:
    """Pair what has no partner in its place, the most certain first."""
    taken: set[int] = set()
    taken_there: set[int] = set()
    found: list[Place] = []
    for _, one, other in sorted(_candidates(elements, aligned, *aligned.unpaired())):
        if one not in taken and other not in taken_there:
            found.append((one, other))
            taken.add(one)
            taken_there.add(other)
    return found


def _candidates(
    elements: Elements, aligned: Aligned, here: Sequence[int], there: Sequence[int]
) -> Iterator[tuple[tuple[bool, bool, float], int, int]]:
    """Yield what could be one elsewhere, with a rank: the least is the most certain."""
    for keys, keys_there in (
        (elements.identity, elements.identity_there),
        (elements.exact, elements.exact_there),
    ):
        held = ((place, (keys[place],)) for place in here if keys[place] is not None)
        held_there = ((place, (keys_there[place],)) for place in there)
        for _, ones, others in shared(held, held_there, _MOST_PAIRS):
            for one in ones:
                for other in others:
                    same = elements.is_exact(one, other)
                    if elements.may_be_one(one, other) and _is_known(elements, one, other):
                        yield (not elements.is_identical(one, other), not same, 0.0), one, other
    for one, other, likeness in aligned.likeness.alike(here, there, _ALIKE):
        if min(len(elements.first[one].words), len(elements.second[other].words)) >= _WORDS_ALIKE:
            yield (not elements.is_identical(one, other), True, -likeness), one, other


def _is_known(elements: Elements, one: int, other: int) -> bool:
    """Tell whether a pair can be known wherever it stands."""
    return elements.is_identical(one, other) or elements.is_known(one)


def _along(elements: Elements, matched: Sequence[Place], moved: Sequence[Place]) -> Iterator[Place]:
    """Yield what says the same beside one that moved, on both its sides, as far as that goes."""
    taken = {one for one, _ in (*matched, *moved)}
    taken_there = {other for _, other in (*matched, *moved)}
    for place in moved:
        for step in (-1, 1):
            one, other = place[0] + step, place[1] + step
            while (
                0 <= one < len(elements.first)
                and 0 <= other < len(elements.second)
                and one not in taken
                and other not in taken_there
                and elements.is_exact(one, other)
            ):
                yield one, other
                taken.add(one)
                taken_there.add(other)
                one, other = one + step, other + step
