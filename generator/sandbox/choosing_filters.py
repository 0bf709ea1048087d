"""Filters that apply another filter, a test or an attribute to every item."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from jinja2 import pass_context
from jinja2.runtime import Context, Undefined

from generator.sandbox.fault import Refusal
from generator.sandbox.list_filters import attribute_of, items_of


def default(value: object, otherwise: object = "", boolean: bool = False) -> object:  # noqa: FBT001, FBT002 - Jinja's signature
    """Give the value, or something else where it is absent (or, with ``boolean``, empty)."""
    return otherwise if isinstance(value, Undefined) or (boolean and not value) else value


@pass_context
def mapped(context: Context, value: object, *arguments: object, **named: object) -> list[object]:
    """Give an attribute of every item, or what a filter makes of it."""
    if "attribute" in named and not arguments:
        path, otherwise = str(named["attribute"]), named.get("default")
        found = [attribute_of(context.environment, item, path) for item in items_of(value)]
        if "default" in named:
            return [otherwise if isinstance(item, Undefined) else item for item in found]
        return found
    if not arguments:
        raise Refusal("type-error", detail="map")
    name, *rest = arguments
    _check("filter", name, context.environment.filters)
    return [
        context.environment.call_filter(str(name), item, rest, named, context=context)
        for item in items_of(value)
    ]


def _check(kind: str, name: object, known: Mapping[str, object]) -> None:
    if not isinstance(name, str) or ":" in name or name not in known:
        code = f"unknown-{kind}"
        raise Refusal(code, name=name if isinstance(name, str) else "", suggestion="")


def _chooser(*, keep: bool, by_attribute: bool) -> Callable[..., list[object]]:
    @pass_context
    def choose(context: Context, value: object, *arguments: object, **named: object) -> list[object]:
        rest = list(arguments)
        if by_attribute and not rest:
            raise Refusal("type-error", detail="selectattr")
        path = str(rest.pop(0)) if by_attribute else None
        name = rest.pop(0) if rest else None
        if name is not None:
            _check("test", name, context.environment.tests)
        chosen = []
        for item in items_of(value):
            looked_at = item if path is None else attribute_of(context.environment, item, path)
            if name is None:
                holds = bool(looked_at)
            else:
                holds = bool(
                    context.environment.call_test(str(name), looked_at, rest, named, context=context)
                )
            if holds is keep:
                chosen.append(item)
        return chosen

    return choose


CHOOSING_FILTERS: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "d": default,
        "default": default,
        "map": mapped,
        "reject": _chooser(keep=False, by_attribute=False),
        "rejectattr": _chooser(keep=False, by_attribute=True),
        "select": _chooser(keep=True, by_attribute=False),
        "selectattr": _chooser(keep=True, by_attribute=True),
    }
)
