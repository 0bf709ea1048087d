"""One rendering and what it has used."""

import re
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from fractions import Fraction
from functools import cache
from types import ModuleType
from typing import Final, TypeVar

from jinja2.runtime import TemplateReference, Undefined
from jinja2.utils import Namespace
from markupsafe import Markup

from generator.sandbox.budget import Budget
from generator.sandbox.fault import Refusal

T = TypeVar("T")
Finalize = Callable[[object], str]

_LONGEST_NUMBER: Final = 64
"""Bits of a whole number; with more, numbers can be chosen that make dictionaries slow."""
_DEEPEST_VALUE: Final = 20
HOLDING: Final = (list, tuple, dict)
"""What holds other values; a tuple of types, which is told apart sooner than a union."""
_BYTES_OF_ITEM: Final = 16
_BYTES_OF_MEMORY: Final = 256
_LIGHT: Final = 32
"""Up to here a list of plain values is weighed again each time; heavier ones are remembered, and so kept."""
_UNPRINTABLE: Final = (
    list,
    tuple,
    dict,
    set,
    frozenset,
    range,
    bytes,
    Namespace,
    ModuleType,
    TemplateReference,
    Iterator,
)
_MARK: Final = re.compile("[\ue000-\uf8ff][^\ue000-\uf8ff]*[\ue000-\uf8ff]")
"""Text between private-use characters: what a ``finalize`` that makes marks gives."""


def verbatim(value: object) -> str:
    """Print a value as it is, nothing for None: the ``finalize`` of a sandbox that has none."""
    return "" if value is None else str(value)


@cache
def _has_text(kind: type) -> bool:
    defined = {name for base in kind.__mro__ if base is not object for name in base.__dict__}
    unlike_text = issubclass(kind, _UNPRINTABLE) or not defined.isdisjoint({"__call__", "__html__"})
    return not unlike_text and not defined.isdisjoint({"__str__", "__repr__"})


def check_printable(value: object) -> None:
    """Refuse what has no text of its own: lists, functions, macros, bare objects."""
    kind: type = type(value)
    if not _has_text(kind):
        raise Refusal("not-printable", type=kind.__name__)


class Run:
    """The counters of one rendering. Never shared between two: a context variable holds the present one."""

    __slots__ = (
        *("_finalize", "_lengths", "_most_chars", "_most_steps", "_weights"),
        *("budget", "depth", "modules", "steps", "total"),
    )

    def __init__(self, budget: Budget, finalize: Finalize) -> None:
        self.budget = budget
        self._most_steps = budget.steps
        self._most_chars = budget.total_chars
        self.steps = 0
        self.total = 0
        self.depth = 0
        self.modules: dict[object, object] = {}
        self._finalize = finalize
        self._weights: dict[int, tuple[int, int, object]] = {}
        self._lengths: dict[str, int] = {}

    def step(self, count: int = 1) -> None:
        """Count steps."""
        self.steps += count
        if self.steps > self._most_steps:
            raise Refusal("step-budget", limit=str(self.budget.steps))

    def enter(self) -> None:
        """Go one level down; ``leave`` comes back."""
        self.depth += 1
        if self.depth > self.budget.depth:
            self.depth -= 1
            raise Refusal("recursion", limit=str(self.budget.depth))

    def leave(self) -> None:
        """Come back from ``enter``."""
        self.depth -= 1

    def reserve(self, size: int) -> None:
        """Refuse a value of this size before it is made."""
        if size > self.budget.value_chars:
            raise Refusal("memory-budget", limit=str(self.budget.value_chars))

    def charge(self, size: int) -> None:
        """Count characters that were made or looked through."""
        self.total += size
        if self.total > self._most_chars:
            raise Refusal("memory-budget", limit=str(self.budget.total_chars))

    def admit(self, value: T) -> T:
        """Let a new value in, if it and all before it fit."""
        if isinstance(value, str):
            size = len(value)
            if size > self.budget.value_chars:
                self.reserve(size)
            self.charge(size)
        elif value is None or isinstance(value, (bool, float)):
            pass  # as small as can be
        elif isinstance(value, int):
            if value.bit_length() > _LONGEST_NUMBER:
                raise Refusal("number-too-large")
        elif isinstance(value, HOLDING):
            self.weigh(value)
            self.charge(len(value) * _BYTES_OF_ITEM)
        elif isinstance(value, Fraction):
            self.admit(value.numerator)
            self.admit(value.denominator)
        return value

    def weigh(self, value: object) -> int:
        """Give the size of a value with all that it holds; a list that holds itself twice counts twice.

        Comparing and sorting take as long as this says, even where little memory is used: forty lists,
        each holding the one before twice, are a small thing with 10**12 ends.
        """
        return self._weight(value)[0]

    def _weight(self, value: object) -> tuple[int, int]:
        if isinstance(value, str):
            return 1 + (len(value) >> 8), 0
        if not isinstance(value, HOLDING):
            return 1, 0
        known = self._weights.get(id(value))
        if known is None:
            held = [*value, *value.values()] if isinstance(value, dict) else value
            weights = [self._weight(item) for item in held]
            weight, depth = 1 + sum(w for w, _ in weights), 1 + max((d for _, d in weights), default=0)
            if depth > _DEEPEST_VALUE:
                raise Refusal("value-too-nested", limit=str(_DEEPEST_VALUE))
            self.reserve(weight)
            if depth == 1 and weight <= _LIGHT:
                return weight, depth
            self.charge(_BYTES_OF_MEMORY)
            known = self._weights[id(value)] = (weight, depth, value)
        return known[0], known[1]

    def printed(self, value: object) -> Markup:
        """Give what stands in the output for a value; rendered text stays what it is."""
        self.steps += 1
        if self.steps > self._most_steps:
            self.step(0)
        if isinstance(value, Markup):
            self.charge(len(value))
            return value
        if isinstance(value, Undefined):
            return Markup(str(value))  # noqa: S704 - empty, or an exception
        check_printable(value)
        text = self._finalize(value)
        made = text if isinstance(text, Markup) else Markup(text)  # noqa: S704 - safe by contract
        size = len(made)
        if isinstance(value, str) and len(value) > size:
            size = self._lengths[str(made)] = len(value)
        self.charge(size)
        return made

    def expanded(self, output: str) -> int:
        """Give the length of an output once every mark in it has become its value again."""
        if not self._lengths:
            return len(output)
        return len(output) + sum(self._lengths.get(mark, 0) for mark in _MARK.findall(output))


CURRENT: Final[ContextVar[Run]] = ContextVar("rendering")


current: Final[Callable[[], Run]] = CURRENT.get
"""Gives the present rendering; outside one there is none, and nothing of the sandbox may run."""
