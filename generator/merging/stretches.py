"""Where two sequences of tokens differ, as close as can be."""

from collections.abc import Hashable, Iterator, Sequence
from typing import Final

from generator.merging.chains import Link, Place, heaviest
from generator.merging.postings import shared
from generator.merging.sliding import slide
from generator.merging.token_kinds import is_blank, weight_of

Stretch = tuple[int, int, int, int]
"""Start and end in the first sequence, start and end in the second."""

_FOLLOW: Final = 2
"""What a token that directly follows the one before it weighs more, beside ``token_kinds.weight_of``."""
_MOST_PAIRS: Final = 20_000
_PAIRS_PER_TOKEN: Final = 4
"""More pairs of equal tokens than these are not weighed at once; the rarest divide the sequences first."""
_MOST_ROUNDS: Final = 8


def stretches(
    first: Sequence[Hashable], second: Sequence[Hashable], *, finest: bool = False
) -> list[Stretch]:
    """Give the changed stretches in order; between two of them stands at least one token that stayed.

    The tokens that stay weigh as much as possible, by ``weight_of`` and by standing together. A stretch that
    could stand in several places without any difference stands where a reader would put it. White space stays
    only beside another token that does; with ``finest`` it may stay by itself.
    """
    changed = list(gaps(_kept(first, second, finest=finest), len(first), len(second)))
    return slide(changed, first, second)


def gaps(kept: Sequence[Place], first: int, second: int) -> Iterator[Stretch]:
    """Yield what lies between places that ascend in both of two sequences, given their lengths."""
    here = there = 0
    for one, other in (*kept, (first, second)):
        if one > here or other > there:
            yield here, one, there, other
        here, there = one + 1, other + 1


def _kept(first: Sequence[Hashable], second: Sequence[Hashable], *, finest: bool) -> list[Place]:
    kept: list[Place] = []
    whole = (0, len(first), 0, len(second))
    todo = [(whole, _MOST_ROUNDS)]
    while todo:
        stretch, rounds = todo.pop()
        same, inner = trimmed(stretch, first, second)
        kept += same
        here, here_end, there, there_end = inner
        if not rounds or here == here_end or there == there_end:
            continue
        chain = _chain(first[here:here_end], second[there:there_end], finest=finest)
        kept += ((here + one, there + other) for one, other in chain)
        if chain:
            todo += (
                ((here + start, here + end, there + other_start, there + other_end), rounds - 1)
                for start, end, other_start, other_end in gaps(chain, here_end - here, there_end - there)
            )
    kept.sort()
    return kept


def trimmed(
    stretch: Stretch, first: Sequence[Hashable], second: Sequence[Hashable]
) -> tuple[list[Place], Stretch]:
    """Give the places at both ends of a stretch where the two say the same, and what lies between them."""
    here, here_end, there, there_end = stretch
    same: list[Place] = []
    while here < here_end and there < there_end and first[here] == second[there]:
        same.append((here, there))
        here, there = here + 1, there + 1
    while here < here_end and there < there_end and first[here_end - 1] == second[there_end - 1]:
        here_end, there_end = here_end - 1, there_end - 1
        same.append((here_end, there_end))
    return same, (here, here_end, there, there_end)


def _chain(first: Sequence[Hashable], second: Sequence[Hashable], *, finest: bool) -> list[Place]:
    """Give the tokens that stay, white space left aside: it belongs to the words beside it."""
    mine, yours = (
        [place for place, token in enumerate(tokens) if finest or not is_blank(token)]
        for tokens in (first, second)
    )
    links: list[Link] = []
    budget = _MOST_PAIRS + _PAIRS_PER_TOKEN * (len(mine) + len(yours))
    held = ((number, (first[place],)) for number, place in enumerate(mine))
    held_there = ((number, (second[place],)) for number, place in enumerate(yours))
    for token, here, there in shared(held, held_there, budget):
        weight = weight_of(token)
        links += ((one, other, weight) for one in here for other in there)
    return [(mine[one], yours[other]) for one, other in heaviest(links, _FOLLOW)]
