"""Which of two quantities is shorter, said only where it is certain."""

from enum import StrEnum
from fractions import Fraction
from typing import Final

from generator.quantities.quantity import Quantity
from generator.quantities.units import Family

_MONTHS_IN_YEAR: Final = 12
_DAYS_OF_MONTH: Final = (28, 31)
_DAYS_OF_YEAR: Final = (365, 366)


class Order(StrEnum):
    """How the first of two quantities lies to the second, whatever their months turn out to be."""

    SHORTER = "shorter"
    EQUAL = "equal"
    LONGER = "longer"


def bounds(quantity: Quantity) -> tuple[Fraction, Fraction]:
    """Give the least and the most it can be, in the base unit of its family.

    Base units: seconds, office hours, working days, days, times. Twelve months are a year of 365 or 366
    days; what is left over counts 28 to 31 days a month.
    """
    if not quantity.unit.months:
        size = quantity.amount * quantity.unit.size
        return size, size
    years, months = divmod(quantity.amount * quantity.unit.months, _MONTHS_IN_YEAR)
    low, high = (years * y + months * m for y, m in zip(_DAYS_OF_YEAR, _DAYS_OF_MONTH, strict=True))
    return Fraction(low), Fraction(high)


def compare(first: Quantity, second: Quantity) -> Order | None:
    """Compare two quantities of one family; None means that they cannot be compared.

    A verdict holds for every length that a month or year can have: a month is longer than 27 days and
    shorter than 32, and has no order to 28 to 31 days or to four weeks. "Direct" is zero in every family.
    """
    if first.family is not second.family and Family.IMMEDIATE not in {first.family, second.family}:
        return None
    if first.unit.months and second.unit.months:
        in_months = [q.amount * q.unit.months for q in (first, second)]
        return _verdict((in_months[0], in_months[0]), (in_months[1], in_months[1]))
    return _verdict(bounds(first), bounds(second))


def _verdict(first: tuple[Fraction, Fraction], second: tuple[Fraction, Fraction]) -> Order | None:
    if first[1] < second[0]:
        return Order.SHORTER
    if first[0] > second[1]:
        return Order.LONGER
    return Order.EQUAL if first[0] == first[1] == second[0] == second[1] else None


def shorter(first: Quantity, second: Quantity) -> bool:
    """Say whether the first is certainly shorter (or fewer times) than the second."""
    return compare(first, second) is Order.SHORTER
