"""A quantity in the other language, for a document that is not in the language of its definition."""

from decimal import Decimal

from generator.quantities.quantity import Quantity
from generator.quantities.units import Language

_DUTCH_PLURAL = 2
"""From here a Dutch unit stands in the plural: "1,5 werkdag", "2 werkdagen"."""
_DECIMAL_DENOMINATORS = frozenset({1, 2, 4, 5, 8, 10, 20, 25, 40, 50, 100})


def in_language(quantity: Quantity, language: Language) -> str:
    """Give what the author wrote, or, where that is in the other language, the number and the unit's name."""
    if quantity.language == language:
        return quantity.text
    amount = quantity.amount
    name = quantity.unit.name(
        language, plural=not 0 < amount < _DUTCH_PLURAL if language == "nl" else amount != 1
    )
    if quantity.unit.id == "immediate":
        return name
    if amount.denominator not in _DECIMAL_DENOMINATORS:
        return f"{amount} {name}"
    number = format(Decimal(amount.numerator) / Decimal(amount.denominator), "f")
    return f"{number.replace('.', ',') if language == 'nl' else number} {name}"
