"""A definition as items with fields, each under its path in English keys: what a diff holds side by side."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, cast

from generator.changes.facts import Value
from generator.filters import fold
from generator.model.base import Part
from generator.model.definition import Definition
from generator.model.forms import FieldForm, Form, field_forms
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share
from generator.vocabulary.names import sections

SINGLE: Final = ("municipality", "formula", "house_style")
"""Parts of a definition of which there is one; their paths are their names."""
_BY: Final = {"history": "version"}
"""Lists of parts without an id, by the field that tells one from another; others go by their number."""


@dataclass(frozen=True, slots=True)
class Fields:
    """The fields of one item that say something.

    ``parts`` are the fields below which others stand (``norm``): whether such a part is there at all is a
    fact of its own. ``within`` tells of a field in which of these it stands, empty where in none; its path
    does not, for versions have dots in them too. ``forms`` tell of what kind each value is.
    """

    values: Mapping[str, Value]
    forms: Mapping[str, FieldForm]
    parts: frozenset[str]
    within: Mapping[str, str]

    def stands_in(self, name: str, part: str) -> bool:
        """Say whether a field stands in a part, or in one below it."""
        while name := self.within.get(name, ""):
            if name == part:
                return True
        return False


def items(definition: Definition) -> dict[str, Part]:
    """Give every item of a definition under its path: ``promises.tel-opnemen``, ``formula``."""
    found: dict[str, Part] = {
        name: part for name in SINGLE if (part := getattr(definition, name)) is not None
    }
    for section in sections():
        found |= {f"{section}.{item.id}": item for item in getattr(definition, section)}
    return found


def top_fields(definition: Definition) -> Fields:
    """Give what a definition says of itself besides its items: its language.

    The format, the base, the files and the translations are how it is written down, which is its author's.
    """
    values = {"language": cast("Value", definition.language)}
    return Fields(values, {"language": field_forms(Definition)["language"]}, frozenset(), {})


def fields(part: Part) -> Fields:
    """Give the fields of an item."""
    values: dict[str, Value] = {}
    forms: dict[str, FieldForm] = {}
    parts: set[str] = set()
    within: dict[str, str] = {}
    for path, above, value, form in _fields(part, ""):
        within[path] = above
        if form is None:
            parts.add(path)
        else:
            values[path], forms[path] = value, form
    return Fields(values, forms, frozenset(parts), within)


def _fields(part: Part, above: str) -> Iterator[tuple[str, str, Value, FieldForm | None]]:
    """Yield path, part above, value and form of each field; a part has no form, its fields follow it."""
    forms = field_forms(type(part))
    for name, info in type(part).model_fields.items():
        value = getattr(part, name)
        path = ".".join(filter(None, (above, info.alias or name)))
        if value is None or value == () or (value is False) or (name == "id" and not above):
            continue
        if isinstance(value, Part):
            yield path, above, "", None
            yield from _fields(value, path)
        elif isinstance(value, Mapping):
            for key, inner in value.items():
                yield f"{path}.{key}", above, inner, forms[name]
        elif isinstance(value, tuple) and isinstance(value[0], Part):
            for key, inner in _keyed(value, _BY.get(name, "")):
                yield f"{path}.{key}", above, "", None
                yield from _fields(inner, f"{path}.{key}")
        else:
            yield path, above, value, forms[name]


def _keyed(parts: tuple[Part, ...], by: str) -> Iterator[tuple[str, Part]]:
    """Give each part of a list a key of its own, by which it meets the one it was or becomes."""
    times: Counter[str] = Counter()
    for number, part in enumerate(parts, 1):
        key = str(getattr(part, by, number))
        times[key] += 1
        yield key if times[key] == 1 else f"{key}#{times[key]}", part


def refers(form: FieldForm) -> bool:
    """Say whether a field names items, in an order that means nothing."""
    return form.refers_to is not None


def is_text(form: FieldForm) -> bool:
    """Say whether a field holds words."""
    return form.refers_to is None and form.form is not Form.CHOICE


def canonical(value: Value | None) -> str:
    """Give a value so that equal ones give equal texts, in whatever language or order they were written."""
    return json.dumps(_plain(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _plain(value: Value | None) -> object:  # noqa: PLR0911 - one case a type
    match value:
        case Quantity():
            return {"amount": str(value.amount), "unit": value.unit.id}
        case Share():
            return {"percent": str(value.percent)}
        case Decimal():
            return str(value.normalize())
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case _:
            return value


def same(old: Value | None, new: Value | None) -> bool:
    """Say whether two values of a field say the same in the same words; a language's words for it aside."""
    if canonical(old) != canonical(new):
        return False
    if isinstance(old, Quantity) and isinstance(new, Quantity) and old.language == new.language:
        return fold(old.text) == fold(new.text)
    return True
