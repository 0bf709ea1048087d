"""The filters behind Jinja's own syntax, under the names that ``rewrite`` writes, and the two globals."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sized
from functools import wraps
from types import MappingProxyType
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined
from jinja2.utils import Namespace
from markupsafe import Markup

from generator.sandbox.conditions import operand
from generator.sandbox.fault import Refusal
from generator.sandbox.joining import enumerated, join, join_printed, separated
from generator.sandbox.list_filters import attribute_of, items_of
from generator.sandbox.rewrite import (
    CONCAT,
    FOR,
    LITERAL,
    OPERAND,
    PRESENT,
    PRINT_CONCAT,
    PRINTING,
    SLICE,
    STEP,
)
from generator.sandbox.run import Run, current

Function = Callable[..., object]


class Counted:
    """What a ``for`` goes through, each item a step. It has a length where the list behind it has one."""

    __slots__ = ("_items", "_run")

    def __init__(self, run: Run, items: object) -> None:
        if isinstance(items, Undefined):
            str(items)
        if isinstance(items, str | bytes) or not isinstance(items, Iterable):
            raise Refusal("not-a-list", type=type(items).__name__)
        self._run = run
        self._items = items

    def __iter__(self) -> Iterator[object]:
        step = self._run.step
        for item in self._items:
            step()
            yield item

    def __len__(self) -> int:
        if isinstance(self._items, Sized):
            return len(self._items)
        raise TypeError


def charged(function: Function) -> Function:
    """Charge what a filter or test of the caller looks through, and bound what it gives."""

    @wraps(function)  # keeps what Jinja notes on a function that wants the context
    def guarded(*arguments: object, **named: object) -> object:
        run = current()
        run.step()
        for argument in arguments:
            operand(argument)
        return run.admit(function(*arguments, **named))

    return guarded


def _step(count: int) -> bool:
    current().step(count)
    return True


def _present(value: object) -> object:
    if isinstance(value, Undefined):
        str(value)
    return value


def _slice(value: object, *limits: int | None) -> object:
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, Markup):
        raise Refusal("captured-text", operation="[:]")
    return current().admit(value[slice(*limits)])  # type: ignore[index]  # Python decides


def _joiner(gather: Callable[[Run, list[object]], str], split: Callable[..., list[object]]) -> Function:
    @pass_context
    def joined(context: Context, value: object, between: object = "", attribute: str | None = None) -> str:
        items = items_of(value)
        if attribute is not None:
            items = [attribute_of(context.environment, item, attribute) for item in items]
        return gather(current(), split(items, between))

    return joined


def _range(*limits: int) -> range:
    made = range(*limits)
    most = current().budget.range_items
    # By hand, for len() cannot count more than a machine word holds.
    if made and abs(made[-1] - made[0]) // abs(made.step) >= most:
        raise Refusal("range-too-large", limit=str(most))
    return made


def _namespace(**values: object) -> Namespace:
    return Namespace(**values)


INTERNAL: Final[Mapping[str, Function]] = MappingProxyType(
    {
        FOR: lambda items: Counted(current(), items),
        STEP: _step,
        CONCAT: lambda parts: join(current(), parts),
        PRINT_CONCAT: lambda parts: join_printed(current(), parts),
        PRINTING["join"]: _joiner(join_printed, separated),
        PRINTING["join_and"]: _joiner(join_printed, enumerated),
        SLICE: _slice,
        LITERAL: lambda value: current().admit(value),
        OPERAND: operand,
        PRESENT: _present,
    }
)
JOINING: Final[Mapping[str, Function]] = MappingProxyType(
    {"join": _joiner(join, separated), "join_and": _joiner(join, enumerated)}
)
GLOBALS: Final[Mapping[str, object]] = MappingProxyType({"range": _range, "namespace": _namespace})
