"""The elements of two versions of a document, and which of them may be one element at all."""

from collections import Counter
from collections.abc import Hashable, Sequence
from typing import Final, Protocol

_PER_WORD: Final = 10
_LEAST: Final = 5
_IDENTITY: Final = 10
_KNOWN: Final = 2
"""Words; a single one, "Ja" or "Norm", may well stand in two places."""


class Alignable(Protocol):
    """A paragraph, row or table. Elements of different classes are never one element.

    Each of the three may be worked out when it is asked for; keep it then, it is asked for more than once.
    """

    @property
    def exact(self) -> Hashable:
        """What is equal only where two elements say the same."""

    @property
    def identity(self) -> Hashable:
        """What is equal where two elements are one, whatever they say now; None where nothing tells."""

    @property
    def words(self) -> Sequence[str]:
        """What it says, for likeness; none for a blank one."""


class Elements:
    """Two versions, with their keys as numbers: those of equal elements are equal."""

    def __init__(self, first: Sequence[Alignable], second: Sequence[Alignable]) -> None:
        self.first, self.second = first, second
        numbers: dict[Hashable, int] = {}
        self.exact, self.exact_there = (
            [numbers.setdefault((type(one), one.exact), len(numbers)) for one in side]
            for side in (first, second)
        )
        self.identity, self.identity_there = (
            [
                None if one.identity is None else numbers.setdefault((one.identity,), len(numbers))
                for one in side
            ]
            for side in (first, second)
        )
        self._claimed = _claimed(self.identity, self.identity_there)
        self._claimed_there = _claimed(self.identity_there, self.identity)

    def may_be_one(self, one: int, other: int) -> bool:
        """Tell whether nothing speaks against a pair: class, or identity.

        An element whose identity all find a partner by waits for it. Where the other version has lost some,
        as a word processor loses those of copies, an element without any will do.
        """
        mine, yours = self.identity[one], self.identity_there[other]
        if type(self.first[one]) is not type(self.second[other]):
            return False
        if mine is None or yours is None:
            return mine not in self._claimed and yours not in self._claimed_there
        return mine == yours

    def is_exact(self, one: int, other: int) -> bool:
        """Tell whether two may be one, and say the same."""
        return self.exact[one] == self.exact_there[other] and self.may_be_one(one, other)

    def is_identical(self, one: int, other: int) -> bool:
        """Tell whether two are one by their identity."""
        identity = self.identity[one]
        return identity is not None and identity == self.identity_there[other] and self.may_be_one(one, other)

    def is_known(self, one: int) -> bool:
        """Tell whether an element of the first version says enough to be known wherever it says the same."""
        return len(self.first[one].words) >= _KNOWN

    def weight(self, one: int, other: int, likeness: float) -> int:
        """Give what it is worth to pair two that are so much alike, from 0 to 1; one identity does half."""
        words = min(len(self.first[one].words), len(self.second[other].words))
        if self.is_identical(one, other):
            return _LEAST + _IDENTITY + round(_PER_WORD * words * (1 + likeness) / 2)
        return _LEAST + round(_PER_WORD * words * likeness)


def _claimed(here: Sequence[int | None], there: Sequence[int | None]) -> frozenset[int]:
    """Give the identities that each element of one version that has it finds a partner by in the other."""
    counted, counted_there = (Counter(key for key in side if key is not None) for side in (here, there))
    return frozenset(key for key, times in counted.items() if counted_there[key] >= times)
