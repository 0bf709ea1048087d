"""What a person decided about items of several municipalities: it wins from anything that is found."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.comparison.facts import ItemRef

Pair = tuple[ItemRef, ItemRef]


@dataclass(frozen=True, slots=True)
class Links:
    """Pairs of items that are about the same, and pairs that are not.

    Both reach further than their own pairs: what is confirmed with a confirmed item is confirmed with all of
    its group, and what is rejected with one of them is rejected with all.
    """

    confirmed: tuple[Pair, ...] = ()
    rejected: tuple[Pair, ...] = ()


NO_LINKS: Final = Links()


def ordered(first: ItemRef, second: ItemRef) -> Pair:
    """Give two items in the one order in which a pair is written."""
    return (first, second) if _key(first) <= _key(second) else (second, first)


def _key(ref: ItemRef) -> tuple[str, str]:
    return (ref.municipality, ref.item)


class Groups:
    """The groups of items that confirmed pairs make together."""

    def __init__(self, pairs: Iterable[Pair] = ()) -> None:
        self._above: dict[ItemRef, ItemRef] = {}
        for pair in pairs:
            self.join(*pair)

    def leader(self, ref: ItemRef) -> ItemRef:
        """Give the item that stands for a group; one that nobody confirmed stands for itself."""
        while (above := self._above.get(ref, ref)) != ref:
            ref = above
        return ref

    def join(self, first: ItemRef, second: ItemRef) -> None:
        """Make one group of two."""
        one, other = ordered(self.leader(first), self.leader(second))
        self._above.setdefault(first, one)
        self._above.setdefault(second, one)
        self._above[other] = one

    def __iter__(self) -> Iterator[tuple[ItemRef, ...]]:
        groups: dict[ItemRef, list[ItemRef]] = {}
        for ref in sorted(self._above, key=_key):
            groups.setdefault(self.leader(ref), []).append(ref)
        return (tuple(group) for group in groups.values())


def rejections(pairs: Iterable[Pair], groups: Groups) -> Mapping[ItemRef, frozenset[ItemRef]]:
    """Give for each item those that it may not stand in one row with: of two groups, each with each."""
    members = {groups.leader(group[0]): group for group in groups}
    found: dict[ItemRef, set[ItemRef]] = {}
    for pair in pairs:
        one, other = (members.get(groups.leader(ref), (ref,)) for ref in pair)
        for first in one:
            for second in other:
                found.setdefault(first, set()).add(second)
                found.setdefault(second, set()).add(first)
    return {ref: frozenset(others) for ref, others in found.items()}
