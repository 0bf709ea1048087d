"""The tests behind ``is``."""

import operator
from collections.abc import Callable, Iterable, Mapping
from types import MappingProxyType
from typing import Final

from jinja2.runtime import Undefined

from generator.sandbox.run import HOLDING, current


def operand(value: object) -> object:
    """Charge what looking through a value costs."""
    if isinstance(value, str):
        current().charge(len(value))
    elif isinstance(value, HOLDING):
        run = current()
        run.charge(run.weigh(value))
    return value


def _comparison(compare: Callable[[object, object], object]) -> Callable[[object, object], object]:
    def test(left: object, right: object) -> object:
        return compare(operand(left), operand(right))

    return test


_EQ, _NE = _comparison(operator.eq), _comparison(operator.ne)
_LT, _LE = _comparison(operator.lt), _comparison(operator.le)  # type: ignore[arg-type]  # Python decides
_GT, _GE = _comparison(operator.gt), _comparison(operator.ge)  # type: ignore[arg-type]

CONDITIONS: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "==": _EQ, "eq": _EQ, "equalto": _EQ, "!=": _NE, "ne": _NE, "<": _LT, "lt": _LT, "lessthan": _LT,
        "<=": _LE, "le": _LE, ">": _GT, "gt": _GT, "greaterthan": _GT, ">=": _GE, "ge": _GE,
        "boolean": lambda value: isinstance(value, bool),
        "defined": lambda value: not isinstance(value, Undefined),
        "divisibleby": lambda value, number: value % number == 0,
        "even": lambda value: value % 2 == 0,
        "false": lambda value: value is False,
        "float": lambda value: isinstance(value, float),
        "in": _comparison(lambda value, held: value in held),  # type: ignore[operator]  # Python decides
        "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
        "iterable": lambda value: isinstance(value, Iterable),
        "mapping": lambda value: isinstance(value, Mapping),
        "none": lambda value: value is None,
        "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
        "odd": lambda value: value % 2 == 1,
        "sameas": lambda value, other: value is other,
        "sequence": lambda value: isinstance(value, list | tuple | str),
        "string": lambda value: isinstance(value, str),
        "true": lambda value: value is True,
        "undefined": lambda value: isinstance(value, Undefined),
    }
)  # fmt: skip
