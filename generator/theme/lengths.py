"""Sizes of type and heights of lines in CSS, with ``calc()``, ``min()``, ``max()`` and ``clamp()``."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tinycss2.ast import Node

from generator.theme.media import WIDTH

_POINTS: Final = {"pt": 1.0, "pc": 12.0, "in": 72.0, "cm": 72 / 2.54, "mm": 72 / 25.4, "q": 72 / 101.6}
_PIXEL: Final = 0.75
_SCREEN: Final = {
    "px": _PIXEL,
    "rem": 16 * _PIXEL,
    "vw": WIDTH * _PIXEL / 100,
    "vi": WIDTH * _PIXEL / 100,
    "cqi": WIDTH * _PIXEL / 100,
    "cqw": WIDTH * _PIXEL / 100,
}
_PARENT: Final = {"em": 1.0, "ex": 0.5, "ch": 0.5}
_NAMED: Final = {
    "xx-small": 9, "x-small": 10, "small": 13, "medium": 16, "large": 18, "x-large": 24, "xx-large": 32,
    "xxx-large": 48,
}  # fmt: skip
_SMALLEST, _LARGEST = 1, 300
_TIGHTEST, _WIDEST = 0.7, 4


@dataclass(frozen=True, slots=True)
class Size:
    """A size of type in points. ``screen``: it was meant for one, in pixels or what goes with them."""

    points: float
    screen: bool


REM: Final = Size(16 * _PIXEL, screen=True)
"""What a browser sets text in that nobody gave a size."""


@dataclass(frozen=True, slots=True)
class _Term:
    """What a part of a sum comes to: a bare number, or points where it is a ``length``."""

    amount: float
    length: bool = False
    screen: bool = False


def read_size(nodes: Sequence[Node], parent: Size) -> Size | None:
    """Read a value as a size of type; None where it is none, or none that a letter can have."""
    parts = _solid(nodes)
    if len(parts) == 1 and parts[0].type == "ident":
        pixels = _NAMED.get(parts[0].lower_value)
        return Size(pixels * _PIXEL, screen=True) if pixels else None
    term = _term(parts[0], parent) if len(parts) == 1 else None
    if term is None or not term.length or not _SMALLEST <= term.amount <= _LARGEST:
        return None
    return Size(term.amount, term.screen)


def read_leading(nodes: Sequence[Node], size: Size) -> float | None:
    """Read a value as the height of a line, in multiples of the size; None where it is none."""
    parts = _solid(nodes)
    term = _term(parts[0], size) if len(parts) == 1 else None
    if term is None:
        return None
    if term.length:
        return term.amount / size.points if 0 < term.amount <= _LARGEST else None
    return term.amount if _TIGHTEST <= term.amount <= _WIDEST else None


def _solid(nodes: Sequence[Node]) -> list[Node]:
    return [node for node in nodes if node.type not in ("whitespace", "comment")]


def _term(node: Node, parent: Size) -> _Term | None:
    match node.type:
        case "number":
            return _finite(_Term(node.value))
        case "percentage":
            return _finite(_Term(node.value / 100 * parent.points, length=True, screen=parent.screen))
        case "dimension":
            return _dimension(node.value, node.lower_unit, parent)
        case "() block":
            return _sum(_solid(node.content), parent)
        case "function":
            return _function(node, parent)
        case _:
            return None


def _dimension(value: float, unit: str, parent: Size) -> _Term | None:
    if unit in _POINTS:
        return _finite(_Term(value * _POINTS[unit], length=True))
    if unit in _SCREEN:
        return _finite(_Term(value * _SCREEN[unit], length=True, screen=True))
    if unit in _PARENT:
        return _finite(_Term(value * _PARENT[unit] * parent.points, length=True, screen=parent.screen))
    return None


def _function(node: Node, parent: Size) -> _Term | None:
    arguments: list[list[Node]] = [[]]
    for part in _solid(node.arguments):
        if part == ",":
            arguments.append([])
        else:
            arguments[-1].append(part)
    terms = [_sum(argument, parent) for argument in arguments]
    sure = [term for term in terms if term is not None]
    if len(sure) != len(terms) or len({term.length for term in sure}) != 1:
        return None
    amounts = [term.amount for term in sure]
    match node.lower_name, amounts:
        case "calc", [amount]:
            chosen = amount
        case "min", [_, *_]:
            chosen = min(amounts)
        case "max", [_, *_]:
            chosen = max(amounts)
        case "clamp", [least, amount, most]:
            chosen = max(least, min(amount, most))
        case _:
            return None
    return _Term(chosen, sure[0].length, any(term.screen for term in sure))


def _sum(parts: Sequence[Node], parent: Size) -> _Term | None:
    """Work out ``a + b * c``; a sign stands between spaces, else it belongs to its number."""
    total: _Term | None = None
    start, sign = 0, 1
    for index in range(len(parts) + 1):
        if index < len(parts) and parts[index] not in ("+", "-"):
            continue
        product = _product(parts[start:index], parent)
        if product is None or (total is not None and total.length != product.length):
            return None
        before = total.amount if total is not None else 0.0
        seen = product.screen or (total is not None and total.screen)
        total = _finite(_Term(before + sign * product.amount, product.length, seen))
        if total is None:
            return None
        if index < len(parts):
            start, sign = index + 1, 1 if parts[index] == "+" else -1
    return total


def _product(parts: Sequence[Node], parent: Size) -> _Term | None:
    if not len(parts) % 2:
        return None
    total = _term(parts[0], parent)
    for operator, node in zip(parts[1::2], parts[2::2], strict=True):
        factor = _term(node, parent)
        if total is None or factor is None:
            return None
        if operator == "*" and not (total.length and factor.length):
            amount = total.amount * factor.amount
        elif operator == "/" and not factor.length and factor.amount:
            amount = total.amount / factor.amount
        else:
            return None
        total = _finite(_Term(amount, total.length or factor.length, total.screen or factor.screen))
    return total


def _finite(term: _Term) -> _Term | None:
    return term if math.isfinite(term.amount) else None
