"""A quantity as it was promised."""

from dataclasses import dataclass
from fractions import Fraction

from generator.quantities.units import Family, Language, Unit


@dataclass(frozen=True, slots=True)
class Quantity:
    """An exact amount of one unit. ``text`` is what the author wrote, in ``language``.

    Equality is that of the writing; whether two quantities mean the same is asked of ``compare``.
    """

    text: str
    amount: Fraction
    unit: Unit
    language: Language

    @property
    def family(self) -> Family:
        """The family within which it compares."""
        return self.unit.family

    def __str__(self) -> str:
        return self.text
