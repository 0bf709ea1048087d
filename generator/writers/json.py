"""The resolved definition with its implications, as data to build on: English keys, typed values."""

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from fractions import Fraction

from generator.implications import Plan
from generator.model.base import Part
from generator.quantities.order import bounds
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share

_OF_THE_FILE = frozenset({"extends", "files", "without", "translations"})
"""Keys that say how the definition was put together; what is written here has been put together."""


def write_json(plan: Plan, language: str) -> bytes:
    """Give a plan, whose texts are in a language, as JSON; absent values are left out."""
    data = {key: value for key, value in _part(plan.definition).items() if key not in _OF_THE_FILE}
    data["language"] = language
    data["implications"] = [_value(implication) for implication in plan.implications]
    return (json.dumps(data, ensure_ascii=False, indent=2) + "\n").encode()


def _value(value: object) -> object:  # noqa: PLR0911 - one case a type
    match value:
        case Part():
            return _part(value)
        case tuple():
            return [_value(inner) for inner in value]
        case Mapping():
            return {str(key): _value(inner) for key, inner in value.items()}
        case Quantity():
            return _quantity(value)
        case Share():
            return {"text": value.text, "percent": _number(value.percent)}
        case date():
            return value.isoformat()
        case Decimal() | Fraction():
            return _number(value)
        case _:
            return value


def _part(part: Part) -> dict[str, object]:
    fields = ((info.alias or name, getattr(part, name)) for name, info in type(part).model_fields.items())
    return {
        name: _value(value) for name, value in fields if value is not None and value not in ((), False, "")
    }


def _quantity(quantity: Quantity) -> dict[str, object]:
    """Give what was written, and the least and most it means in the base unit of its family."""
    low, high = bounds(quantity)
    return {
        "text": quantity.text,
        "amount": _number(quantity.amount),
        "unit": quantity.unit.id,
        "family": quantity.family.value,
        "bounds": [_number(low), _number(high)],
    }


def _number(value: Decimal | Fraction) -> int | float:
    return int(value) if value == int(value) else float(value)
