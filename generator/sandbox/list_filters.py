"""Filters on lists. Each counts the items it goes through and gives a list, never something lazy."""

from collections.abc import Callable, Iterable, Mapping, Sized
from types import MappingProxyType
from typing import Final, NamedTuple

from jinja2 import pass_environment
from jinja2.environment import Environment
from jinja2.runtime import Undefined

from generator.sandbox.arithmetic import binary
from generator.sandbox.fault import Refusal
from generator.sandbox.run import current

Key = Callable[[object], object]


class Group(NamedTuple):
    """Items that share a value, under Jinja's names."""

    grouper: object
    list: list[object]


def items_of(value: object) -> list[object]:
    """Give the items of a list, a mapping's keys or whatever can be gone through, and count them.

    Raises:
        Refusal: not-a-list, also for text: going through its letters is always a slip.
    """
    if isinstance(value, Undefined):
        str(value)
    if isinstance(value, str | bytes) or not isinstance(value, Iterable):
        raise Refusal("not-a-list", type=type(value).__name__)
    run = current()
    if isinstance(value, Sized):
        run.step(len(value))
        return list(value)
    found: list[object] = []
    for item in value:
        run.step()
        found.append(item)
    return found


def attribute_of(environment: Environment, item: object, path: str | int) -> object:
    """Follow a dotted path of attributes and indexes from an item."""
    for part in str(path).split("."):
        item = environment.getitem(item, int(part) if part.isdecimal() else part)
    return item


def key_by(environment: Environment, attribute: str | int | None, *, case_sensitive: bool) -> Key:
    """Give the function that tells by what an item is compared."""

    def key(item: object) -> object:
        found = item if attribute is None else attribute_of(environment, item, attribute)
        return found.casefold() if isinstance(found, str) and not case_sensitive else found

    return key


def _scalar(value: object) -> object:
    """Refuse tuples as keys: they can be chosen so that all land in one place of a dictionary."""
    if isinstance(value, tuple):
        raise Refusal("type-error", detail="tuple")
    return value


def _charge_sorting(keys: list[object]) -> None:
    run = current()
    run.charge(run.weigh(keys) * len(keys).bit_length())


@pass_environment
def sort(
    environment: Environment,
    value: object,
    reverse: bool = False,  # noqa: FBT001, FBT002 - Jinja's signature, here and below
    case_sensitive: bool = False,  # noqa: FBT001, FBT002
    attribute: str | None = None,
) -> list[object]:
    """Sort, by one or more attributes with commas between them."""
    found = items_of(value)
    for path in reversed(attribute.split(",") if attribute else [None]):
        key = key_by(environment, path, case_sensitive=case_sensitive)
        keys = [key(item) for item in found]
        _charge_sorting(keys)
        order = sorted(range(len(found)), key=keys.__getitem__, reverse=reverse)  # type: ignore[arg-type]  # what cannot be compared gives a type error
        found = [found[index] for index in order]
    return found


@pass_environment
def groupby(
    environment: Environment,
    value: object,
    attribute: str,
    default: object = None,
    case_sensitive: bool = False,  # noqa: FBT001, FBT002
) -> list[Group]:
    """Group by an attribute, groups in the order of their values."""
    key = key_by(environment, attribute, case_sensitive=case_sensitive)
    shown = key_by(environment, attribute, case_sensitive=True)
    groups: dict[object, Group] = {}
    for item in items_of(value):
        found = key(item)
        found = _scalar(default if isinstance(found, Undefined) else found)
        if found not in groups:
            grouper = shown(item)
            groups[found] = Group(default if isinstance(grouper, Undefined) else grouper, [])
        groups[found].list.append(item)
    _charge_sorting(list(groups))
    return [groups[found] for found in sorted(groups)]  # type: ignore[type-var]  # see sort


@pass_environment
def unique(
    environment: Environment,
    value: object,
    case_sensitive: bool = False,  # noqa: FBT001, FBT002
    attribute: str | None = None,
) -> list[object]:
    """Leave out what came before."""
    key = key_by(environment, attribute, case_sensitive=case_sensitive)
    found: dict[object, object] = {}
    for item in items_of(value):
        found.setdefault(_scalar(key(item)), item)
    return list(found.values())


def _extreme(choose: Callable[..., object]) -> Callable[..., object]:
    @pass_environment
    def extreme(
        environment: Environment,
        value: object,
        case_sensitive: bool = False,  # noqa: FBT001, FBT002
        attribute: str | None = None,
    ) -> object:
        found = items_of(value)
        _charge_sorting(found)
        if not found:
            return environment.undefined("an empty list has no item")
        return choose(found, key=key_by(environment, attribute, case_sensitive=case_sensitive))

    return extreme


@pass_environment
def total(environment: Environment, value: object, attribute: str | None = None, start: object = 0) -> object:
    """Add up."""
    key = key_by(environment, attribute, case_sensitive=True)
    for item in items_of(value):
        start = binary(current(), "+", start, key(item))
    return start


def batch(value: object, size: int, fill: object = None) -> list[list[object]]:
    """Cut into rows of a size, the last filled up where ``fill`` is given."""
    found = items_of(value)
    if size < 1:
        raise Refusal("type-error", detail="batch size")
    current().reserve(size)
    current().charge(size)
    rows = [found[start : start + size] for start in range(0, len(found), size)]
    if rows and fill is not None:
        rows[-1] += [fill] * (size - len(rows[-1]))
    return rows


@pass_environment
def first(environment: Environment, value: object) -> object:
    """Give the first item."""
    found = items_of(value)
    return found[0] if found else environment.undefined("an empty list has no item")


@pass_environment
def last(environment: Environment, value: object) -> object:
    """Give the last item."""
    found = items_of(value)
    return found[-1] if found else environment.undefined("an empty list has no item")


def pairs(value: object) -> list[tuple[object, object]]:
    """Give the keys and values of a mapping."""
    if isinstance(value, Undefined):
        str(value)
    if not isinstance(value, Mapping):
        raise Refusal("not-a-mapping", type=type(value).__name__)
    current().step(len(value))
    return list(value.items())


def dictsort(
    value: object,
    case_sensitive: bool = False,  # noqa: FBT001, FBT002
    by: str = "key",
    reverse: bool = False,  # noqa: FBT001, FBT002
) -> list[object]:
    """Give the keys and values of a mapping in the order of one of them."""
    held = 0 if by == "key" else 1

    def key(pair: tuple[object, object]) -> object:
        return pair[held].casefold() if isinstance(pair[held], str) and not case_sensitive else pair[held]  # type: ignore[attr-defined]  # it is text

    found = pairs(value)
    _charge_sorting([key(pair) for pair in found])
    return sorted(found, key=key, reverse=reverse)  # type: ignore[arg-type]  # see sort


LIST_FILTERS: Final[Mapping[str, Callable[..., object]]] = MappingProxyType(
    {
        "batch": batch,
        "dictsort": dictsort,
        "first": first,
        "groupby": groupby,
        "items": pairs,
        "last": last,
        "list": items_of,
        "max": _extreme(max),
        "min": _extreme(min),
        "reverse": lambda value: items_of(value)[::-1],
        "sort": sort,
        "sum": total,
        "unique": unique,
    }
)
