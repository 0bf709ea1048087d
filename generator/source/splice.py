"""Changing a file by replacing exactly the characters of a value; comments and layout stay."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import yaml

from generator.diagnostics import Span

_NOT_PLAIN: Final = re.compile(r"[\x00-\x1f\x7f-\xa0\u2028\u2029\ufeff\ufffe\uffff\ud800-\udfff]")

Value = str | Sequence["Value"] | Mapping[str, "Value"]
"""A value to be written: a text, a list, or keys with their values."""


@dataclass(frozen=True, slots=True)
class Says:
    """The value that stood at ``span`` is now ``value``."""

    span: Span
    value: Value


@dataclass(frozen=True, slots=True)
class GainsEntries:
    """The mapping at ``span`` has these keys behind its own."""

    span: Span
    entries: Mapping[str, Value]


@dataclass(frozen=True, slots=True)
class GainsItems:
    """The list at ``span`` has these items before the item that was number ``index``, from 0."""

    span: Span
    index: int
    items: tuple[Value, ...]


@dataclass(frozen=True, slots=True)
class LosesItems:
    """The list at ``span`` is without the items that had these numbers, from 0."""

    span: Span
    indexes: frozenset[int]


Wish = Says | GainsEntries | GainsItems | LosesItems


@dataclass(frozen=True, slots=True)
class Edit:
    """New text in place of a span of a file, and what the file must say afterwards.

    ``span`` is the smallest stretch that changes; ``wish`` names its target by the span that the target
    had in the tree of the old text.
    """

    span: Span
    text: str
    wish: Wish


class SpliceError(ValueError):
    """A change that cannot be made by splicing; nothing was written.

    ``reason`` is ``unwritable`` (no style holds the text), ``shape`` (the place has a form that cannot be
    added to or taken from), ``stale`` (an edit of another text), ``overlap`` (two edits of the same
    characters), ``unreadable`` (the result is no definition), ``target`` (it does not read back as asked) or
    ``other`` (something else changes too).
    ``span`` is a place in the old text, or in the new where only that has it.
    """

    def __init__(self, reason: str, span: Span) -> None:
        super().__init__(f"{reason}: {span.file.name}:{span.line}:{span.column}")
        self.reason = reason
        self.span = span


def splice(text: str, edits: Iterable[tuple[Span, str]]) -> str:
    """Put new text in place of each span; spans are of this text and do not overlap.

    Insertions at one place come in the order given, and before what replaces the text behind them.
    """
    parts: list[str] = []
    done = 0
    for span, new in sorted(edits, key=lambda edit: (edit[0].start, edit[0].end)):
        parts += (text[done : span.start], new)
        done = span.end
    return "".join([*parts, text[done:]])


def scalar(text: str) -> str:
    """Write a text as a YAML value of a block mapping: plain where that reads back as it is, else quoted.

    What a YAML 1.1 reader takes for something else (``no``, ``1.10``, ``null``) is quoted too, for the
    editors and programs that are less careful than this one.
    """
    if not _NOT_PLAIN.search(text) and _reads_back(text):
        return text
    return f'"{escaped(text)}"'


def escaped(text: str) -> str:
    """Write a text as it stands between double quotes, on one line, with what cannot be seen as escapes."""
    inner = json.dumps(text, ensure_ascii=False)[1:-1]
    return _NOT_PLAIN.sub(lambda match: f"\\u{ord(match[0]):04x}", inner)


def _reads_back(text: str) -> bool:
    try:
        read = yaml.load(f"key: {text}\n", Loader=yaml.CSafeLoader)
    except yaml.YAMLError:
        return False
    return bool(read == {"key": text})
