"""Which elements of two versions of a document are one: in the same order, or moved."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from generator.merging.chains import Place
from generator.merging.elements import Alignable, Elements
from generator.merging.in_order import Aligned
from generator.merging.moved import with_moved

__all__ = ["Alignable", "Pairing", "pair"]


@dataclass(frozen=True, slots=True)
class Pairing:
    """Pairs of places in two versions, each place at most once.

    ``matched`` ascends in both versions; ``moved``, in the order of the first, holds those that cross some of
    the matched ones. ``second_of`` and ``first_of`` give the partner of a place, matched or moved.
    """

    matched: tuple[Place, ...]
    moved: tuple[Place, ...] = ()
    second_of: Mapping[int, int] = field(init=False, repr=False, compare=False)
    first_of: Mapping[int, int] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        both = (*self.matched, *self.moved)
        object.__setattr__(self, "second_of", dict(both))
        object.__setattr__(self, "first_of", {other: one for one, other in both})


def pair(first: Sequence[Alignable], second: Sequence[Alignable]) -> Pairing:
    """Pair the elements of two versions.

    Those that say the same or have one identity come first, then those that are alike by their words. As many
    words as possible stay in order; what crosses them has moved. Elements that both have an identity and
    differ in it are never one, nor are those of different classes. A version of one element whose partner is
    one element too is that element, whatever it says.
    """
    elements = Elements(first, second)
    aligned = Aligned(elements)
    return Pairing(*with_moved(elements, aligned))
