"""What kind of value each field of the model holds, for those who show or list them."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from pydantic.fields import FieldInfo

from generator.model.base import Part
from generator.model.markers import Prose, RefersTo, ValueSet, Worded

UNKNOWN: Final = frozenset({"onbekend", "unknown"})
"""How an author writes that an owner is not known yet."""

OWNERS: Final = frozenset({"owner", "process_owner"})


class Form(StrEnum):
    """How a value is written and shown."""

    LINE = "line"
    MARKDOWN = "markdown"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True)
class FieldForm:
    """One field: its form, the set of fixed values it takes, and the sections it refers to.

    ``refers_to`` is None where it is no reference, empty where it may name an item of any kind. ``worded``
    tells that it holds words of a language; ``part`` is what stands below it.
    """

    form: Form = Form.LINE
    values: str = ""
    refers_to: tuple[str, ...] | None = None
    worded: Worded | None = None
    part: type[Part] | None = None


@cache
def field_forms(part: type[Part]) -> dict[str, FieldForm]:
    """Give the form of each field of a part, under the names that the code uses."""
    return {name: _form(info) for name, info in part.model_fields.items()}


@cache
def forms_by_key(part: type[Part]) -> dict[str, FieldForm]:
    """Give the form of each field of a part, by its English key: ``with``, where the code has ``with_``."""
    fields = part.model_fields
    return {fields[name].alias or name: form for name, form in field_forms(part).items()}


def part_in(annotation: object) -> type[Part] | None:
    """Give the part that a field holds, alone or in a list."""
    if isinstance(annotation, type) and issubclass(annotation, Part):
        return annotation
    if get_origin(annotation) in (Union, UnionType, tuple):
        return next((part for inner in get_args(annotation) if (part := part_in(inner))), None)
    return None


def _form(info: FieldInfo) -> FieldForm:
    marks = [*info.metadata, *_metadata(info.annotation)]
    values = next((mark.name for mark in marks if isinstance(mark, ValueSet)), "")
    refers = next((mark.sections for mark in marks if isinstance(mark, RefersTo)), None)
    prose = any(isinstance(mark, Prose) for mark in marks)
    worded = next((mark for mark in marks if isinstance(mark, Worded)), None)
    form = Form.CHOICE if values else Form.MARKDOWN if prose else Form.LINE
    return FieldForm(form, values, refers, worded, part_in(info.annotation))


def _metadata(annotation: object) -> list[object]:
    """Collect what stands behind ``Annotated`` anywhere in a type, but for the keys of a mapping."""
    found: list[object] = []
    origin = get_origin(annotation)
    if origin is Annotated:
        inner, *metadata = get_args(annotation)
        return [*metadata, *_metadata(inner)]
    arguments = get_args(annotation)
    for argument in arguments[1:] if origin is Mapping else arguments:
        found.extend(_metadata(argument))
    return found
