"""Operators that cannot blow up."""

import operator
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from jinja2.runtime import Undefined
from markupsafe import Markup

from generator.sandbox.fault import Refusal
from generator.sandbox.joining import join
from generator.sandbox.run import Run

_LARGEST_POWER: Final = 256


def _add(run: Run, left: object, right: object) -> object:
    if isinstance(left, str) and isinstance(right, str):
        return join(run, (left, right))
    if isinstance(left, list | tuple) and isinstance(right, list | tuple):
        run.reserve(len(left) + len(right))
    return operator.add(left, right)


def _multiply(run: Run, left: object, right: object) -> object:
    for sequence, times in ((left, right), (right, left)):
        if isinstance(sequence, Markup):
            raise Refusal("captured-text", operation="*")
        if isinstance(sequence, str | list | tuple | bytes) and isinstance(times, int):
            run.reserve(len(sequence) * max(times, 0))
    return operator.mul(left, right)


def _power(_run: Run, left: object, right: object) -> object:
    numbers = (int, float)
    if not isinstance(left, numbers) or not isinstance(right, numbers):
        raise Refusal("type-error", detail=f"{type(left).__name__} ** {type(right).__name__}")
    if isinstance(left, int) and isinstance(right, int) and left.bit_length() * right > _LARGEST_POWER:
        raise Refusal("number-too-large")
    return operator.pow(left, right)


def _remainder(_run: Run, left: object, right: object) -> object:
    if isinstance(left, str | bytes):
        raise Refusal("string-formatting", operation="%")
    return operator.mod(left, right)


_GUARDED: Final[Mapping[str, Callable[[Run, object, object], object]]] = MappingProxyType(
    {"+": _add, "*": _multiply, "**": _power, "%": _remainder}
)
_PLAIN: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {"-": operator.sub, "/": operator.truediv, "//": operator.floordiv}
)
OPERATORS: Final = frozenset({*_GUARDED, *_PLAIN})


def binary(run: Run, name: str, left: object, right: object) -> object:
    """Apply an operator within the budget.

    Raises:
        Refusal: for what could grow without end, and for ``%`` on text, which is a formatting language.
    """
    for side in (left, right):
        if isinstance(side, Undefined):
            str(side)
    guarded = _GUARDED.get(name)
    return run.admit(_PLAIN[name](left, right) if guarded is None else guarded(run, left, right))
