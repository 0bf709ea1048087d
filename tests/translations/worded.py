"""A definition with every field there is, and what a translation may say of it."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import Any, get_args

from written import texts_of

from generator.model import values
from generator.model.base import Marked, Part
from generator.model.definition import Definition
from generator.vocabulary.table import KINDS

EXAMPLE = Path(__file__).parents[2] / "docs" / "voorbeeld" / "serviceformule.yaml"

NO_LANGUAGE = {
    ("definition", "format"), ("definition", "extends"), ("definition", "files"), ("definition", "without"),
    ("definition", "translations"), ("formula", "version"), ("history", "version"), ("rule", "when"),
    ("document", "template"), ("house_style", "tokens"), ("house_style", "template"), ("house_style", "logo"),
}  # fmt: skip
"""Texts that are no words of a language. All other plain texts are; this list is not the program’s."""

NAMES = {("municipality", "name"), ("product", "upn")}
"""Texts that a document does not miss in its own language."""

PLAIN = (values.Line.__metadata__[0], values.Markdown.__metadata__[0])
"""The readers of one line and of Markdown."""


def parts(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


@cache
def models() -> dict[str, type[Part]]:
    found: dict[str, type[Part]] = {}

    def walk(part: type[Part]) -> None:
        if part.kind_name not in found:
            found[part.kind_name] = part
            for info in part.model_fields.values():
                for inner in parts(info.annotation):
                    walk(inner)

    walk(Definition)
    return found


@cache
def whole() -> dict[str, Any]:
    """Give the example of the docs as plain data, with a source and a note wherever they may stand."""
    data = texts_of(EXAMPLE.read_text(encoding="utf-8"))
    for key in ("vertalingen", "gebaseerd_op", "zonder"):
        del data[key]
    data["gevolgen"][1]["afdeling"] = "communicatie"

    def mark(node: Any, kind: str) -> None:
        for item in node if isinstance(node, list) else [node]:
            if issubclass(models()[kind], Marked):
                item |= {"bron": f"bron van {kind}", "opmerking": f"opmerking bij {kind}"}
            for key in KINDS[kind]:
                if key.kind and key.dutch in item:
                    mark(item[key.dutch], key.kind)

    mark(data, "definition")
    return data


def translation(
    data: Any, words: Callable[[str, tuple[str, str]], str | None], kind: str = "definition"
) -> Any:
    """Give the shape of a translation, with ``words`` of each text; what they are None of is left empty."""
    if isinstance(data, list):
        return [translation(item, words, kind) for item in data]
    made: dict[str, Any] = {"id": data["id"]} if "id" in data and kind != "definition" else {}
    for key in KINDS[kind]:
        value = data.get(key.dutch)
        if value is None or key.english == "id":
            continue
        if key.kind:
            made[key.dutch] = translation(value, words, key.kind)
        elif is_worded(kind, key.english):
            made[key.dutch] = _worded(value, lambda text, at=(kind, key.english): words(text, at))
    return made


def _worded(value: Any, words: Callable[[str], str | None]) -> Any:
    if isinstance(value, list):
        return [words(text) for text in value]
    if isinstance(value, dict):
        return {key: words(text) for key, text in value.items()}
    return words(value)


@cache
def is_worded(kind: str, english: str) -> bool:
    """Tell whether a key holds words, from the type alone: a text without a form of its own."""
    model = models()[kind]
    info = next(i for name, i in model.model_fields.items() if (i.alias or name) == english)
    return _is_text(info.annotation, info.metadata) and (kind, english) not in NO_LANGUAGE


def _is_text(annotation: object, marks: list[object]) -> bool:
    """Tell of a type whether its reader takes whatever was written: no id, date, choice or reference."""
    if annotation is str:
        return any(mark is reader for mark in marks for reader in PLAIN)
    arguments = get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _is_text(arguments[0], list(annotation.__metadata__))
    # Of a mapping the keys are no text of the author's.
    inner = [argument for argument in arguments if argument not in (type(None), Ellipsis)]
    return bool(inner) and _is_text(inner[-1], marks)
