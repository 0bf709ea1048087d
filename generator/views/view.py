"""Items of a definition as templates see them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache, cached_property
from typing import Final, TypeAlias

from generator.document import Option, Origin
from generator.locale import Locale
from generator.model.base import Part
from generator.model.definition import Definition
from generator.model.forms import OWNERS, UNKNOWN, FieldForm, Form, field_forms
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share
from generator.views.texts import NOTHING, FieldText, Foreign, Nothing, Pieces
from generator.vocabulary.names import Language, key_name, keys_by_name, sections
from generator.vocabulary.table import VALUES

Seen: TypeAlias = "FieldText | Nothing | bool | View | tuple[Seen, ...] | Mapping[str, Seen]"

_NUMBERED: Final = frozenset({"history", "improvement"})
"""Kinds without an id; their paths hold a number from 0, and readers count from 1."""
_PYTHON_NAMES: Final = {"not": "not_", "with": "with_"}


class View:
    """One part of the definition: its fields under their Dutch and English names.

    References give the item they mean, an absent value gives ``NOTHING``. Printed, a view is its id.
    A field is made when it is first asked for, and is an attribute like any other from then on.
    """

    def __init__(self, world: "World", part: Part, path: str) -> None:
        self._world = world
        self._part = part
        self._path = path

    def __getattr__(self, name: str) -> Seen:
        if name.startswith("_"):
            raise AttributeError(name)
        found = self.__dict__[name] = self._world.field(self._part, self._path, name)
        return found

    def __str__(self) -> str:
        return str(getattr(self._part, "id", ""))

    def __eq__(self, other: object) -> bool:
        return self._part is other._part if isinstance(other, View) else str(self) == other

    def __hash__(self) -> int:
        return hash(str(self))

    def __dir__(self) -> list[str]:
        return list(keys_by_name(self._part.kind_name))


CALLED_BY: Final = ("name", "text", "term", "what", "discipline", "do", "choose", "complaint")
"""The fields that an item may be called by, the first that it has."""


@cache
def _called_by(kind: type[Part]) -> tuple[str, ...]:
    """Give the fields that items of a kind may be called by."""
    return tuple(name for name in CALLED_BY if _meant(kind, name) is not None)


def called(item: View) -> str:
    """Give what an item is called when others speak of it: its name, or its text without a full stop.

    It has no origin: what is called is edited where it stands itself.
    """
    found = (getattr(item, name) for name in _called_by(type(item._part)))  # noqa: SLF001 - the two are one
    words = next((words for words in found if isinstance(words, FieldText)), None)
    if words is None:
        return str(item)
    text = str(words).removesuffix(".") or str(words)
    return Foreign.make(text, words.language) if words.language else text


@dataclass(frozen=True, slots=True)
class _Meant:
    """The field that a name means: its English name, the attribute that holds it, and its form."""

    english: str
    attribute: str
    form: FieldForm


@cache
def _meant(kind: type[Part], name: str) -> _Meant | None:
    key = keys_by_name(kind.kind_name).get(name)
    english = key.english if key else name
    attribute = _PYTHON_NAMES.get(english, english)
    form = field_forms(kind).get(attribute)
    return None if form is None else _Meant(english, attribute, form)


def _steps(path: str, language: Language) -> Iterator[str]:
    """Give the steps of a part's path in a language: keys by their names, ids as they are."""
    kind = "definition"
    for step in path.split(".") if path else ():
        key = keys_by_name(kind).get(step)
        if key is not None:
            yield key_name(kind, step, language)
            kind = key.kind or kind
        else:
            yield str(int(step) + 1) if kind in _NUMBERED else step


@dataclass(frozen=True)
class World:
    """A definition seen in one language.

    ``foreign`` holds the fields whose text is in another language, with the tag of that language, and
    ``mixed`` those of whose text only parts are.
    """

    definition: Definition
    locale: Locale
    foreign: Mapping[str, str] = field(default_factory=dict, repr=False)
    mixed: Mapping[str, Pieces] = field(default_factory=dict, repr=False)
    _views: dict[int, View] = field(default_factory=dict, repr=False)
    _labels: dict[str, str] = field(default_factory=dict, repr=False)
    _options: dict[str, tuple[Option, ...]] = field(default_factory=dict, repr=False)

    @cached_property
    def _items(self) -> dict[str, dict[str, Part]]:
        found: dict[str, dict[str, Part]] = {}
        for section in sections():
            found[section] = {item.id: item for item in getattr(self.definition, section)}
        return found

    def root(self) -> View:
        """See the definition as a whole."""
        return View(self, self.definition, "")

    def item(self, section: str, name: str) -> View:
        """See the item of a section with this id, which exists."""
        return self.part(self._items[section][name], f"{section}.{name}")

    def named(self, reference: str) -> View:
        """See the item that a free reference (``kind.id``) means."""
        section, _, name = reference.partition(".")
        return self.item(section, name)

    def part(self, part: Part, path: str) -> View:
        """See a part at a path; the same part gives the same view."""
        view = self._views.get(id(part))
        if view is None:
            view = self._views[id(part)] = View(self, part, path)
        return view

    def field(self, part: Part, path: str, name: str) -> Seen:
        """See one field of a part, under its Dutch or its English name.

        Raises:
            AttributeError: the part has no such field.
        """
        meant = _meant(type(part), name)
        if meant is None:
            raise AttributeError(name)
        value = getattr(part, meant.attribute)
        if value is None:
            return NOTHING
        below = f"{path}.{meant.english}" if path else meant.english
        return self._seen(value, below, self._label(part, path, meant.english), meant.form)

    def _label(self, part: Part, path: str, english: str) -> str:
        """Give what a reader sees of a field: "beloften › tel-opnemen › tekst"."""
        language = self.locale.vocabulary
        above = self._labels.get(path)
        if above is None:
            above = self._labels[path] = "".join(f"{name} › " for name in _steps(path, language))
        return above + key_name(part.kind_name, english, language)

    def _seen(self, value: object, path: str, label: str, form: FieldForm) -> Seen:
        match value:
            case str():
                refers = form.refers_to is not None
                return self._referred(value, form) if refers else self._text(value, path, label, form)
            case None:
                return NOTHING
            case bool():
                return value
            case Part():
                return self.part(value, path)
            case tuple() | Mapping():
                return self._several(value, path, label, form)
            case _:
                return self._text(value, path, label, form)

    def _referred(self, reference: str, form: FieldForm) -> View:
        return self.item(form.refers_to[0], reference) if form.refers_to else self.named(reference)

    def _several(
        self, values: tuple[object, ...] | Mapping[object, object], path: str, label: str, form: FieldForm
    ) -> Seen:
        if isinstance(values, Mapping):
            return {
                str(key): self._seen(inner, f"{path}.{key}", f"{label} › {key}", form)
                for key, inner in values.items()
            }
        return tuple(
            self._seen(inner, self._inner_path(inner, path, index), label, form)
            for index, inner in enumerate(values)
        )

    def _inner_path(self, inner: object, path: str, index: int) -> str:
        name = getattr(inner, "id", None)
        return f"{path}.{index if name is None else name}"

    def _text(self, value: object, path: str, label: str, form: FieldForm) -> FieldText:
        locale = self.locale
        if isinstance(value, str) and form.form is Form.CHOICE:
            options = self._options_of(form.values)
            text = next((option.label for option in options if option.value == value), value)
            return FieldText.make(text, Origin(path, label, options), value, values=form.values)
        origin = Origin(path, label)
        match value:
            case str():
                text = self._owner(path, value)
                markdown, language = form.form is Form.MARKDOWN, self.foreign.get(path, "")
                pieces = self.mixed.get(path, ())
                return FieldText.make(
                    text, origin, value, markdown=markdown, language=language, pieces=pieces
                )
            case date():
                return FieldText.make(locale.date(value), origin, value)
            case int() | Decimal():
                return FieldText.make(self._number(path, value), origin, value)
            case Quantity():
                return FieldText.make(locale.quantity(value), origin, value)
            case Share():
                return FieldText.make(locale.share(value), origin, value)
            case _:
                raise TypeError(type(value))

    def _options_of(self, values: str) -> tuple[Option, ...]:
        """Give what a field with fixed values may say, in the order of the vocabulary."""
        options = self._options.get(values)
        if options is None:
            options = self._options[values] = tuple(
                Option(english, self.locale.value(values, english)) for english, _ in VALUES[values]
            )
        return options

    def _number(self, path: str, value: int | Decimal) -> str:
        # A year is a name, not an amount: no thousands separator.
        return str(value) if path.endswith(".year") else self.locale.number(value)

    def _owner(self, path: str, text: str) -> str:
        """Say of an unknown owner by whom it is to be decided."""
        if path.rpartition(".")[2] not in OWNERS or text.casefold() not in UNKNOWN:
            return text
        return self.undecided(path)

    def to_fill_in(self, part: Part, path: str, name: str, words: str) -> FieldText:
        """See a field that people fill in: where it has no value yet, ``words`` hold its place."""
        seen = self.field(part, path, name)
        if isinstance(seen, FieldText):
            return seen
        origin = Origin(f"{path}.{name}", self._label(part, path, name))
        return FieldText.make(words, origin, "")

    def undecided(self, path: str = "") -> str:
        """Give the words for an owner that is not known yet."""
        owner = self.definition.formula.owner
        if owner is None or owner.casefold() in UNKNOWN or path == "formula.owner":
            return self.locale.words("owner.undecided")
        return self.locale.words("owner.undecided_by").replace("{owner}", owner)
