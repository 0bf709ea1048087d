"""The Markdown of a document: what the templates made, with every value escaped in its place."""

import re
from collections.abc import Mapping
from typing import Final

from generator.documents.marks import MARK, CaptionNumber, CrossReference, MarkTable, Value

_ALWAYS: Final = re.compile(r"""([\\`*_{}\[\]<>#|~^$@"'&])""")
_DASHES: Final = re.compile(r"-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.")
_LINE_START: Final = re.compile(r"^(\s*)([-+=:]|\d+[.)])")
_ORDERED: Final = re.compile(r"^(\d+)([.)])$")
_ALONE: Final = re.compile(rf"^(?P<prefix>[ \t>]*(?:(?:[-*+]|\d+[.)])[ ]+)*){MARK.pattern}[ \t]*$")


def escape(text: str) -> str:
    """Write a text so that CommonMark and pandoc read it back as it is.

    A line break becomes a character reference: it stays a break in a heading and in a table cell.
    """
    escaped = _DASHES.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\1", text))
    escaped = _LINE_START.sub(lambda m: m.group(1) + _escaped_start(m.group(2)), escaped)
    escaped = escaped.replace("!\\[", "\\!\\[")
    leading = len(escaped) - len(escaped.lstrip(" \t"))
    escaped = "&#32;" * leading + escaped[leading:] if leading else escaped
    return escaped.replace("\r\n", "\n").replace("\n", "&#10;")


def _escaped_start(start: str) -> str:
    ordered = _ORDERED.match(start)
    return f"{ordered.group(1)}\\{ordered.group(2)}" if ordered else f"\\{start}"


def write_markdown(rendered: str, table: MarkTable, anchor_texts: Mapping[str, str]) -> str:
    """Put every value in place of its mark.

    A Markdown field that has its line to itself keeps its blocks, indented as the line is; in running
    text its paragraphs follow one another.
    """
    writer = _MarkdownWriter(table, anchor_texts)
    lines = (writer.line(line) for line in rendered.split("\n"))
    text = re.sub(r"\n{3,}", "\n\n", "\n".join(lines))
    return text.strip("\n") + "\n"


class _MarkdownWriter:
    def __init__(self, table: MarkTable, anchor_texts: Mapping[str, str]) -> None:
        self._table = table
        self._anchor_texts = anchor_texts
        self._counts: dict[str, int] = {}

    def line(self, line: str) -> str:
        """Give one line of what the templates made."""
        alone = _ALONE.match(line)
        if alone:
            value = self._table.values[int(alone.group(2))]
            if isinstance(value, Value) and value.markdown:
                return _indented(value.text, alone.group("prefix"))
        return MARK.sub(lambda match: self._mark(int(match.group(1))), line)

    def _mark(self, number: int) -> str:
        match self._table.values[number]:
            case Value(text, _, True):
                return " ".join(text.split())
            case Value(text):
                return escape(text)
            case CaptionNumber(label):
                self._counts[label] = self._counts.get(label, 0) + 1
                return f"{label} {self._counts[label]}"
            case CrossReference(anchor):
                return f"[{escape(self._anchor_texts[anchor])}](#{anchor})"
            case _:
                raise AssertionError(number)


def _indented(text: str, prefix: str) -> str:
    """Put a field's lines behind a prefix; after the first line, list signs become spaces."""
    later = re.sub(r"[^>\t]", " ", prefix)
    first, *rest = text.split("\n")
    return "\n".join([prefix + first, *(later + line if line.strip() else later.rstrip() for line in rest)])
