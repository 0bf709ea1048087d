"""From the path of a field, as documents carry it, to what the model says of it."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import GenericAlias, UnionType
from typing import Annotated, Any, Final, Union, get_args, get_origin

from pydantic import ConfigDict, TypeAdapter
from pydantic.fields import FieldInfo

from generator.model.base import Part
from generator.model.definition import Definition
from generator.model.forms import FieldForm, Form, forms_by_key
from generator.vocabulary.names import sections

_DECISIONS: Final = "implications"
"""The section whose ids have dots in them."""
_PROSE: Final = frozenset(
    {
        "text",
        "choose",
        "leave",
        "situation",
        "do",
        "not",
        "if_missed",
        "compensation",
        "reason",
        "complaint",
        "learned",
        "facts",
        "insights",
    }
)
"""Lines that are sentences; other lines are names and short values, which stand or fall as a whole."""


@dataclass(frozen=True, slots=True)
class FieldAt:
    """What a path leads to.

    ``name`` is the English key of the field, of one value of several that of the field that holds them;
    ``holds`` is the Python type of one value.
    """

    name: str
    form: FieldForm
    holds: type
    _reader: TypeAdapter[tuple[Any]]

    def read(self, text: str) -> object:
        """Read the text of one value as the model does, references left as they are.

        Raises:
            ValidationError: it is none.
        """
        return self._reader.validate_python((text,))[0]


def form_of(path: str) -> FieldForm | None:
    """Give the form of the field at a path, None where the model has none there."""
    found = field_at(path)
    return found.form if found else None


def is_prose(path: str) -> bool:
    """Say whether changes in the field at a path can be merged word by word.

    Sentences can; a date, a norm, a name or an owner is one value, and half of it is none.
    """
    found = field_at(path)
    return found is not None and (
        found.form.form is Form.MARKDOWN
        or (found.holds is str and found.name in _PROSE and _is_words(found.form))
    )


def _is_words(form: FieldForm) -> bool:
    return form.form is Form.LINE and form.refers_to is None


@cache
def field_at(path: str) -> FieldAt | None:
    """Give what stands at a path (``promises.tel-opnemen.norm.at_most``), None where the model has nothing.

    The number of a paragraph (``#2``) says nothing of the field.
    """
    first, *steps = path.partition("#")[0].split(".")
    kind = forms_by_key(Definition).get(first)
    if first not in sections() or kind is None or kind.part is None:
        return _resolved(Definition, (first, *steps))
    shortest = range(len(steps) - 1, 0, -1) if first == _DECISIONS else (1,)
    below = (_resolved(kind.part, tuple(steps[at:])) for at in shortest)
    return next((found for found in below if found), None)


def _resolved(part: type[Part], steps: tuple[str, ...]) -> FieldAt | None:
    if not steps:
        return None
    name, *below = steps
    form = forms_by_key(part).get(name)
    if form is None:
        return None
    info = next(info for key, info in part.model_fields.items() if (info.alias or key) == name)
    value, several = _value(info)
    if several:
        if not below:
            return None
        below = below[1:]
    if form.part is not None:
        return _resolved(form.part, tuple(below))
    return None if below else FieldAt(name, form, _plain(value), _reader(part, name))


@cache
def _reader(part: type[Part], name: str) -> TypeAdapter[tuple[Any]]:
    info = next(info for key, info in part.model_fields.items() if (info.alias or key) == name)
    # A type alone takes no settings here where it is a dataclass, as quantities are.
    alone: Any = GenericAlias(tuple, (_value(info)[0],))
    return TypeAdapter(alone, config=ConfigDict(arbitrary_types_allowed=True))


def _value(info: FieldInfo) -> tuple[Any, bool]:
    """Give the type of one value of a field, and whether it holds several."""
    whole: Any = info.annotation
    if get_origin(whole) in (Union, UnionType):
        whole = next(inner for inner in get_args(whole) if inner is not type(None))
    elif info.metadata and not _is_several(whole):
        whole = Annotated[whole, *info.metadata]
    bare = get_args(whole)[0] if get_origin(whole) is Annotated else whole
    return (
        (get_args(bare)[-1 if get_origin(bare) is not tuple else 0], True)
        if _is_several(bare)
        else (whole, False)
    )


def _is_several(annotation: object) -> bool:
    origin = get_origin(annotation)
    return origin is tuple or (isinstance(origin, type) and issubclass(origin, Mapping))


def _plain(annotation: Any) -> type:  # noqa: ANN401 - what stands in the model
    bare = get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation
    return bare if isinstance(bare, type) else str
