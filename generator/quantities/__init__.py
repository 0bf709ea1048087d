"""Norms as values: quantities with a unit, and shares. They compare only where the verdict is certain."""

from generator.quantities.errors import QuantityError
from generator.quantities.order import Order, bounds, compare, shorter
from generator.quantities.parse import parse_quantity
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share, parse_share
from generator.quantities.units import UNITS, Family, Language, Unit

__all__ = [
    "UNITS",
    "Family",
    "Language",
    "Order",
    "Quantity",
    "QuantityError",
    "Share",
    "Unit",
    "bounds",
    "compare",
    "parse_quantity",
    "parse_share",
    "shorter",
]
