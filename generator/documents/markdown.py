"""The Markdown of a document: what the templates made, with every value written in its place."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, assert_never

from markdown_it.token import Token

from generator.document import Block, Inline
from generator.documents.marks import MARK, CaptionNumber, CrossReference, Drawn, Marked, MarkTable, Value
from generator.documents.plain_markdown import (
    behind,
    code_lines,
    code_span,
    escape,
    opening,
    target,
    write_blocks,
    write_in_line,
    write_inlines,
)
from generator.documents.tokens import GROUP_CLOSE, GROUP_OPEN

_PREFIX: Final = re.compile(r"(?:[ \t>]|(?:[-*+]|\d{1,9}[.)])[ \t]+)*")
_ALONE: Final = re.compile(rf"{MARK.pattern}[ \t]*\Z")
_SPECIAL: Final = re.compile(
    rf"(?<!`)(?P<fence>`+)(?!`)(?P<code>.*?{MARK.pattern}.*?)(?<!`)(?P=fence)(?!`)"
    rf"|(?<=\]\()(?P<target>[^\s()<>]*{MARK.pattern}[^\s()<>]*)(?=\))"
    rf"|(?P<attributes>\{{[^{{}}]*{MARK.pattern}[^{{}}]*\}}[ \t]*\Z)"
)
"""Where a value is no running text: in code, in the target of a link, in the attributes at a line's end."""

_STARTS: Final = frozenset(
    {
        "paragraph_open",
        "heading_open",
        "bullet_list_open",
        "ordered_list_open",
        "table_open",
        "blockquote_open",
        "fence",
        "hr",
        GROUP_OPEN,
    }
)


@dataclass(frozen=True, slots=True)
class FieldRead:
    """What was read of a Markdown field: blocks of its own, or inlines where it stands in running text."""

    blocks: tuple[Block, ...] = ()
    inlines: tuple[Inline, ...] = ()


FieldsRead = Mapping[int, FieldRead]
"""By ``id()`` of the value in the table of marks: every mark has a value of its own."""


def write_markdown(
    rendered: str,
    tokens: Sequence[Token],
    table: MarkTable,
    anchor_texts: Mapping[str, str],
    fields: FieldsRead,
) -> str:
    """Put every value in place of its mark; ``tokens`` are those of ``rendered``.

    A Markdown field that has its line to itself keeps its blocks, indented as the line is. A block that
    follows directly on another gets an empty line before it: pandoc does not see it otherwise.
    """
    writer = _MarkdownWriter(table, anchor_texts, fields)
    blocks_at = set(_following(tokens))
    code = {token.map[0]: token for token in tokens if _is_code(token) and token.map}
    written: list[str] = []
    code_end = 0
    for number, line in enumerate(rendered.split("\n")):
        if number in blocks_at and written and written[-1]:
            written.append("")
        if number in code:
            code_end = (code[number].map or [0, 0])[1]
            written.extend(writer.code(line, code[number]))
        elif number >= code_end and (line or not written or written[-1]):
            written.append(writer.line(line))
    return "\n".join(written).strip("\n") + "\n"


def _is_code(token: Token) -> bool:
    return token.type in ("fence", "code_block") and MARK.search(token.content) is not None


def _following(tokens: Sequence[Token]) -> Iterator[int]:
    """Give the lines on which a block begins that has another before it, outside lists and quotes."""
    groups, first = 0, True
    for token in tokens:
        if token.type == GROUP_CLOSE:
            groups, first = groups - 1, False
        elif token.type in _STARTS and token.level == groups:
            if token.map and not first:
                yield token.map[0]
            first = token.type == GROUP_OPEN
            groups += first


class _MarkdownWriter:
    def __init__(self, table: MarkTable, anchor_texts: Mapping[str, str], fields: FieldsRead) -> None:
        self._table = table
        self._anchor_texts = anchor_texts
        self._fields = fields
        self._counts: dict[str, int] = {}

    def line(self, line: str) -> str:
        """Give one line of what the templates made."""
        prefix = (_PREFIX.match(line) or [""])[0]
        rest = line[len(prefix) :]
        alone = _ALONE.match(rest)
        if alone:
            value = self._table.values[int(alone.group(1))]
            read = self._fields.get(id(value))
            if read is not None and read.blocks:
                return "\n".join(behind(prefix, write_blocks(read.blocks).split("\n")))
        written = "".join(self._pieces(rest))
        return prefix + (opening(written) if MARK.match(rest) else written)

    def code(self, line: str, token: Token) -> Iterator[str]:
        """Give literal lines in which values stand; ``line`` is the one on which they begin."""
        prefix = (_PREFIX.match(line) or [""])[0]
        if token.type == "code_block":
            prefix = prefix.removesuffix("    ")
        yield from behind(prefix, code_lines(self._table.literal(token.content).rstrip("\n")))

    def _pieces(self, text: str) -> Iterator[str]:
        position = 0
        for match in _SPECIAL.finditer(text):
            yield self._running(text[position : match.start()])
            yield self._special(match)
            position = match.end()
        yield self._running(text[position:])

    def _special(self, match: re.Match[str]) -> str:
        if match["code"]:
            return code_span(self._table.literal(match["code"]))
        if match["target"]:
            return target(self._table.literal(match["target"]))
        return self._table.literal(match["attributes"])

    def _running(self, text: str) -> str:
        return MARK.sub(lambda match: self._mark(self._table.values[int(match.group(1))]), text)

    def _mark(self, marked: Marked) -> str:
        match marked:
            case Value(text, _, markdown):
                read = self._fields.get(id(marked)) if markdown else None
                if read is None:
                    return escape(text)
                return write_inlines(read.inlines) or write_in_line(read.blocks)
            case CaptionNumber(label):
                self._counts[label] = self._counts.get(label, 0) + 1
                return escape(f"{label} {self._counts[label]}")
            case CrossReference(anchor):
                return f"[{escape(self._anchor_texts[anchor])}](#{anchor})"
            case Drawn(drawing):
                return write_inlines((drawing,))
            case _:
                assert_never(marked)
