"""What a field says, in words: for the facts of a difference, where no text can be edited."""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from decimal import Decimal
from typing import Final

from generator.changes.facts import Value
from generator.changes.fields import Fields
from generator.documents.faults import MarkdownFaultError
from generator.documents.tokens import parse_field
from generator.locale import Locale
from generator.model.forms import OWNERS, UNKNOWN, FieldForm, Form
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share
from generator.views.texts import Foreign
from generator.views.view import World
from generator.vocabulary.names import key_name, keys_by_name

SEPARATOR: Final = " › "
_NOT_PRINTED: Final = frozenset({"fictitious", "note", "source"})


def field_label(locale: Locale, kind: str, path: str) -> str:
    """Give what a reader sees of the path of a field in an item of a kind: "norm › hoogstens"."""
    return SEPARATOR.join(_steps(locale, kind, path))


def _steps(locale: Locale, kind: str, path: str) -> Iterator[str]:
    unknown: list[str] = []
    for step in path.split("."):
        key = keys_by_name(kind).get(step)
        if key is None:  # a year, a department, or a version, which holds points itself
            unknown.append(step)
            continue
        if unknown:
            yield ".".join(unknown)
            unknown.clear()
        yield key_name(kind, step, locale.vocabulary).replace("_", " ")
        kind = key.kind or kind
    if unknown:
        yield ".".join(unknown)


Named = Callable[[str], str]
"""Gives what an item is called that a field refers to, by its path: ``promises.tel-opnemen``."""


def said(  # noqa: PLR0913 - where the field is, and how it is told
    world: World, item: str, kind: str, fields: Fields, path: str, *, named: Named
) -> tuple[str, ...]:
    """Give what a field of an item says: one text, one for each of a list, none where it says nothing.

    Of a part such as a norm every field is named. A text in another language than the documents is a
    ``Foreign``.
    """
    if path in fields.parts:
        above = field_label(world.locale, kind, path) + SEPARATOR
        return tuple(
            f"{field_label(world.locale, kind, name).removeprefix(above)}: "
            f"{', '.join(said(world, item, kind, fields, name, named=named))}"
            for name in fields.values
            if fields.stands_in(name, path) and name.rpartition(".")[2] not in _NOT_PRINTED
        )
    if path not in fields.values:
        return ()
    value, form = fields.values[path], fields.forms[path]
    if form.refers_to is not None:
        references = value if isinstance(value, tuple) else (str(value),)
        above = f"{form.refers_to[0]}." if form.refers_to else ""
        return tuple(named(f"{above}{reference}") for reference in references)
    texts = _texts(world, value, form, path.rpartition(".")[2])
    language = world.foreign.get(f"{item}.{path}", "")
    if language and form.form is not Form.CHOICE:
        return tuple(Foreign.make(text, language) for text in texts)
    return texts


def _texts(world: World, value: Value, form: FieldForm, name: str) -> tuple[str, ...]:
    if isinstance(value, tuple):
        return tuple(_one(world, inner, form, name) for inner in value)
    if isinstance(value, Mapping):  # no field holds one: what stands below a field has a path of its own
        raise TypeError(name)
    return (_one(world, value, form, name),)


def _one(world: World, value: Value, form: FieldForm, name: str) -> str:
    locale = world.locale
    match value:
        case bool():
            return locale.value("boolean", "yes" if value else "no")
        case Quantity():
            return locale.quantity(value)
        case Share():
            return locale.share(value)
        case date():
            return locale.date(value)
        case int() | Decimal():
            return str(value) if name == "year" else locale.number(value)
        case str():
            return _text(world, value, form, name)
        case _:
            raise TypeError(type(value))


def _text(world: World, value: str, form: FieldForm, name: str) -> str:
    if form.form is Form.CHOICE:
        return world.locale.value(form.values, value)
    if name in OWNERS and value.casefold() in UNKNOWN:
        return world.locale.words("owner.undecided")
    return _plain(value) if form.form is Form.MARKDOWN else " ".join(value.split())


def _plain(markdown: str) -> str:
    """Give the words of a Markdown field in one line."""
    try:
        tokens = parse_field(markdown, "")
    except MarkdownFaultError:  # what it holds no document can; the checks of the definition say so
        return " ".join(markdown.split())
    texts = (
        "".join(" " if "break" in child.type else child.content for child in token.children or ())
        for token in tokens
        if token.type == "inline"
    )
    blocks = (token.content for token in tokens if token.type in ("fence", "code_block"))
    return " ".join(" ".join((*texts, *blocks)).split())


def without_stop(text: str) -> str:
    """Take the full stop off a sentence that stands as a name."""
    short = text.removesuffix(".")
    return Foreign.make(short, text.language) if isinstance(text, Foreign) else short


def is_list(*sides: tuple[str, ...]) -> bool:
    """Say whether one of two versions names several."""
    return any(len(texts) > 1 for texts in sides)


def words_in(texts: tuple[str, ...]) -> int:
    """Count the words of texts."""
    return sum(len(text.split()) for text in texts)


def joined(texts: tuple[str, ...]) -> str:
    """Put the texts of a list in one, in the language that all of them have."""
    text = "; ".join(texts) if any("," in one or ": " in one for one in texts) else ", ".join(texts)
    languages = {one.language if isinstance(one, Foreign) else "" for one in texts}
    language = languages.pop() if len(languages) == 1 else ""
    return Foreign.make(text, language) if language else text
