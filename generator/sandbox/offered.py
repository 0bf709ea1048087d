"""What a template may reach on a value: short lists for Python's types, plain data on all others."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from enum import Enum
from functools import cache, partial
from types import (
    BuiltinMethodType,
    CodeType,
    FrameType,
    FunctionType,
    GeneratorType,
    MappingProxyType,
    MethodType,
    ModuleType,
    TracebackType,
)
from typing import Final, TypeVar

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.utils import Namespace
from markupsafe import Markup

from generator.sandbox.fault import Refusal
from generator.sandbox.joining import replace
from generator.sandbox.run import current

MISSING: Final = object()
"""Not there; a value of its own, for None is a value."""


T = TypeVar("T")


def _plain(text: T, operation: str) -> T:
    if isinstance(text, Markup):
        raise Refusal("captured-text", operation=operation)
    return text


def _split(text: str, separator: str | None = None, most: int = -1) -> list[str]:
    current().step(len(text) >> 4)
    return _plain(text, "split").split(_plain(separator, "split"), most)


def _replace(text: str, old: str, new: object, count: int = -1) -> str:
    return replace(current(), text, _plain(old, "replace"), new, count)


def _strip(text: str, characters: str | None = None) -> str:
    made = str(text).strip(_plain(characters, "strip"))
    return Markup(made) if isinstance(text, Markup) else made  # noqa: S704 - it was rendered


def _same(name: str) -> Callable[..., object]:
    """Offer a method of str as it is; its result is never longer than the text by more than a few times."""

    def method(text: str, *arguments: object) -> object:
        current().charge(len(text))
        for argument in arguments:
            _plain(argument, name)
        return getattr(_plain(text, name), name)(*arguments)

    return method


_TEXT: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        **{
            name: _same(name)
            for name in (
                "upper", "lower", "capitalize", "title", "casefold", "lstrip", "rstrip", "removeprefix",
                "removesuffix", "isdigit", "isupper", "islower", "isspace",
            )
        },
        **{name: _same(name) for name in ("startswith", "endswith", "count", "find")},
        "strip": _strip,
        "split": _split,
        "replace": _replace,
    }
)  # fmt: skip


def _index(items: list[object] | tuple[object, ...], wanted: object) -> int:
    run = current()
    run.charge(run.weigh(items) + run.weigh(wanted))
    return items.index(wanted)


def _count(items: list[object] | tuple[object, ...], wanted: object) -> int:
    run = current()
    run.charge(run.weigh(items) + run.weigh(wanted))
    return items.count(wanted)


_ITEMS: Final[Mapping[str, Callable[..., object]]] = MappingProxyType({"index": _index, "count": _count})
_MAPPING: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "get": lambda mapping, key, default=None: mapping.get(key, default),
        "keys": lambda mapping: list(mapping.keys()),
        "values": lambda mapping: list(mapping.values()),
        "items": lambda mapping: list(mapping.items()),
    }
)
_METHODS: Final[tuple[tuple[type, Mapping[str, Callable[..., object]]], ...]] = (
    (str, _TEXT),
    (list, _ITEMS),
    (tuple, _ITEMS),
    (Mapping, _MAPPING),
)
_LOOP: Final = frozenset(
    {
        *("index", "index0", "revindex", "revindex0", "first", "last", "length", "depth", "depth0"),
        *("previtem", "nextitem", "cycle"),
    }
)
_DATE: Final = frozenset({"year", "month", "day", "hour", "minute", "isoformat", "weekday", "isoweekday"})
_NAMES: Final[tuple[tuple[type, frozenset[str]], ...]] = (
    (LoopContext, _LOOP),
    (BlockReference, frozenset({"super"})),
    (date, _DATE),
    (time, _DATE),
    *(
        (kind, frozenset[str]())
        for kind in (Macro, TemplateReference, ModuleType, type, FunctionType, MethodType, BuiltinMethodType)
    ),
    *((kind, frozenset[str]()) for kind in (GeneratorType, CodeType, FrameType, TracebackType)),
)


@dataclass(frozen=True, slots=True)
class _Offer:
    """What a type offers.

    ``names``: these attributes only. With None: all that cannot be called, and of those that can the ones in
    ``callable`` (with None: all).
    """

    methods: Mapping[str, Callable[..., object]] | None
    base: type
    names: frozenset[str] | None
    callable: frozenset[str] | None


@cache
def _offer(kind: type) -> _Offer:
    own = (
        None
        if issubclass(kind, Namespace | TemplateModule)
        else frozenset(getattr(kind, "template_methods", ()))
    )
    methods, base = next(((m, k) for k, m in _METHODS if issubclass(kind, k)), (None, object))
    names = next((n for k, n in _NAMES if issubclass(kind, k)), None)
    return _Offer(methods, base, None if issubclass(kind, Enum) else names, own)


def attribute(value: object, name: str) -> object:
    """Give an attribute of a value, ``MISSING`` where there is none.

    A class of ours may offer methods by naming them in ``template_methods``; on every other value only
    attributes that cannot be called can be reached.

    Raises:
        Refusal: forbidden-attribute where there is one that templates may not have.
    """
    if name.startswith("_"):
        raise _forbidden(value, name)
    kind: type = type(value)
    offer = _offer(kind)
    if offer.methods is not None:
        if isinstance(value, Mapping) and name in value:
            return value[name]
        if name in offer.methods:
            return partial(offer.methods[name], value)
        if hasattr(offer.base, name):
            raise _forbidden(value, name)
    found = getattr(value, name, MISSING)
    if found is MISSING:
        return MISSING
    if offer.names is not None:
        allowed = name in offer.names
    else:
        allowed = not callable(found) or offer.callable is None or name in offer.callable
    if not allowed:
        raise _forbidden(value, name)
    return found


def _forbidden(value: object, name: str) -> Refusal:
    return Refusal("forbidden-attribute", name=name, type=type(value).__name__)
