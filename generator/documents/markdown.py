"""The Markdown of a document: what the templates made, with every value escaped in its place."""

import re
from collections.abc import Mapping
from typing import Final

from generator.documents.marks import MARK, CaptionNumber, CrossReference, MarkTable, Value

_ALWAYS: Final = re.compile(r"""([\\`*_{}\[\]<>#|~^$@"'&])""")
_DASHES: Final = re.compile(r"-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.")
_BLOCK_SIGN: Final = re.compile(r"^([-+=:]|\d+(?=[.)](?:\s|$)))")
_PREFIX: Final = r"[ \t>]*(?:(?:[-*+]|\d+[.)])[ ]+)*"
_AT_START: Final = re.compile(rf"{_PREFIX}\Z")
_ALONE: Final = re.compile(rf"^(?P<prefix>{_PREFIX}){MARK.pattern}[ \t]*$")


def escape(text: str, *, at_start: bool = False) -> str:
    """Write a text so that CommonMark and pandoc read it back as it is.

    A line break becomes a character reference: it stays a break in a heading and in a table cell.
    ``at_start`` tells that it begins a line, where signs for lists and indents mean something too.
    """
    escaped = _DASHES.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\1", text))
    if at_start:
        spaces = len(escaped) - len(escaped.lstrip(" \t"))
        rest = _BLOCK_SIGN.sub(_escaped_sign, escaped[spaces:])
        escaped = "&#32;" * spaces + rest
    return escaped.replace("\r\n", "\n").replace("\n", "&#10;")


def _escaped_sign(match: re.Match[str]) -> str:
    sign = match.group(1)
    return f"{sign}\\" if sign.isdigit() else f"\\{sign}"


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
        return MARK.sub(self._mark, line)

    def _mark(self, match: re.Match[str]) -> str:
        number = int(match.group(1))
        match self._table.values[number]:
            case Value(text, _, True):
                return " ".join(text.split())
            case Value(text):
                return escape(text, at_start=_AT_START.match(match.string, 0, match.start()) is not None)
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
