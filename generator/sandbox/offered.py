"""What a template may reach on a value: short lists for Python's types, plain data on all others."""

from collections.abc import Callable, Mapping
from datetime import date, time
from enum import Enum
from functools import partial
from types import MappingProxyType, ModuleType
from typing import Final

from jinja2.environment import TemplateModule
from jinja2.runtime import BlockReference, LoopContext, Macro, TemplateReference
from jinja2.sandbox import is_internal_attribute
from jinja2.utils import Namespace
from markupsafe import Markup

from generator.sandbox.fault import Refusal
from generator.sandbox.joining import replace
from generator.sandbox.run import current

MISSING: Final = object()
"""Not there; a value of its own, for None is a value."""


def _plain(text: str, operation: str) -> str:
    if isinstance(text, Markup):
        raise Refusal("captured-text", operation=operation)
    return text


def _split(text: str, separator: str | None = None, most: int = -1) -> list[str]:
    current().step(len(text) >> 4)
    return _plain(text, "split").split(separator, most)


def _replace(text: str, old: str, new: object, count: int = -1) -> str:
    return replace(current(), text, old, new, count)


def _strip(text: str, characters: str | None = None) -> str:
    return type(text)(text.strip(characters)) if isinstance(text, Markup) else text.strip(characters)


def _same(name: str) -> Callable[..., object]:
    """Offer a method of str as it is; its result is never longer than the text by more than a few times."""

    def method(text: str, *arguments: object) -> object:
        current().charge(len(text))
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


_ITEMS: Final = MappingProxyType({"index": _index, "count": _count})
_MAPPING: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "get": lambda mapping, key, default=None: mapping.get(key, default),
        "keys": lambda mapping: list(mapping.keys()),
        "values": lambda mapping: list(mapping.values()),
        "items": lambda mapping: list(mapping.items()),
    }
)
_NAMES: Final[Mapping[type, frozenset[str]]] = MappingProxyType(
    {
        LoopContext: frozenset(
            "index index0 revindex revindex0 first last length depth depth0 previtem nextitem cycle".split()  # noqa: SIM905 - reads better
        ),
        BlockReference: frozenset({"super"}),
        Macro: frozenset(),
        TemplateReference: frozenset(),
        date: frozenset({"year", "month", "day", "isoformat", "weekday", "isoweekday", "hour", "minute"}),
        time: frozenset({"hour", "minute", "isoformat"}),
        ModuleType: frozenset(),
        type: frozenset(),
    }
)


def attribute(value: object, name: str) -> object:
    """Give an attribute of a value, ``MISSING`` where there is none.

    A class of ours may offer methods by naming them in ``template_methods``; on every other value only
    attributes that are not callable can be reached.

    Raises:
        Refusal: forbidden-attribute where there is one that templates may not have.
    """
    if name.startswith("_"):
        raise _forbidden(value, name)
    for kind, methods in ((str, _TEXT), (list, _ITEMS), (tuple, _ITEMS), (dict, _MAPPING)):
        if isinstance(value, kind):
            if isinstance(value, dict) and name in value:
                return value[name]
            if name in methods:
                return partial(methods[name], value)
            if hasattr(kind, name):
                raise _forbidden(value, name)
            break
    return _other(value, name)


def _other(value: object, name: str) -> object:
    for kind, names in _NAMES.items():
        if isinstance(value, kind) and not isinstance(value, Enum):
            if name in names:
                return getattr(value, name)
            if hasattr(value, name):
                raise _forbidden(value, name)
            return MISSING
    found = getattr(value, name, MISSING)
    if found is MISSING:
        return MISSING
    if is_internal_attribute(value, name) or (callable(found) and not _may_call(value, name)):
        raise _forbidden(value, name)
    return found


def _may_call(value: object, name: str) -> bool:
    return isinstance(value, Namespace | TemplateModule) or name in getattr(type(value), "template_methods", ())


def _forbidden(value: object, name: str) -> Refusal:
    return Refusal("forbidden-attribute", name=name, type=type(value).__name__)
