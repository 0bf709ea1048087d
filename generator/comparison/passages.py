"""The texts of a definition that people read: each a field and its plain text, without Markdown."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType
from typing import Final

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.model.base import Item, Part
from generator.model.definition import Definition
from generator.model.forms import Form, field_forms

_FORMULA: Final = ("summary", "experience", "way_of_working", "measuring")
_ITEMS: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "vision": ("text", "explanation"),
        "choices": ("choose", "leave", "because"),
        "audiences": ("needs", "persona"),
        "channels": ("description",),
        "promises": ("text", "explanation", "if_missed", "compensation"),
        "behaviours": ("situation", "do", "not_"),
    }
)
"""What tells a reader how he is served; not what arranges the work behind it, nor names and lists."""

_MAYBE_MARKDOWN: Final = re.compile(r"[\\`*_\[\]<>&#~|\t]|^ *(?:[-+=]|\d+[.)])|^ {4}| {2}$", re.MULTILINE)
"""Signs that may mean more than themselves. A text without them needs no parser, which takes most time."""
_NO_SENTENCES: Final = frozenset({"heading_open", "th_open", "td_open"})
_BLANK_LINE: Final = re.compile(r"\n\s*\n")


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph or an item of a list, and the field that it stands in.

    ``field`` is a path in English keys: ``formula.summary``, ``promises.tel-opnemen.text``. A line feed in
    the text is a line break.
    """

    field: str
    text: str


def passages(definition: Definition) -> Iterator[Passage]:
    """Give the texts of a definition in the order in which a document has them."""
    yield from _of_part(definition.formula, "formula", _FORMULA)
    for section, names in _ITEMS.items():
        items: tuple[Item, ...] = getattr(definition, section)
        for item in items:
            yield from _of_part(item, f"{section}.{item.id}", names)


def _of_part(part: Part, path: str, names: tuple[str, ...]) -> Iterator[Passage]:
    for name, key, markdown in _fields(type(part), names):
        text: str | None = getattr(part, name)
        if text is not None:
            for plain in plain_passages(text) if markdown else (text,):
                yield Passage(f"{path}.{key}", plain)


@cache
def _fields(part: type[Part], names: tuple[str, ...]) -> tuple[tuple[str, str, bool], ...]:
    """Give some fields of a part: the name in the code, the English key, and whether it is Markdown."""
    forms = field_forms(part)
    return tuple(
        (name, part.model_fields[name].alias or name, forms[name].form is Form.MARKDOWN) for name in names
    )


@lru_cache(maxsize=4096)
def plain_passages(markdown: str) -> tuple[str, ...]:
    """Give the paragraphs and items of a Markdown text without its signs.

    Headings and tables are left out: what they hold are no sentences.
    """
    if not _MAYBE_MARKDOWN.search(markdown):
        return tuple(" ".join(block.split()) for block in _BLANK_LINE.split(markdown) if block.strip())
    found: list[str] = []
    before: Token | None = None
    for token in _parser().parse(markdown):
        if token.type == "inline" and (before is None or before.type not in _NO_SENTENCES):
            text = "".join(map(_plain, token.children or ()))
            lines = (" ".join(line.split()) for line in text.split("\n"))
            if plain := "\n".join(line for line in lines if line):
                found.append(plain)
        before = token
    return tuple(found)


def _plain(token: Token) -> str:
    match token.type:
        case "text" | "code_inline":
            return token.content
        case "softbreak":
            return " "
        case "hardbreak":
            return "\n"
        case _:
            return ""


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"])
