"""How a file is laid out: its tokens, each with the block and the brackets in which it stands.

The tree says what a file holds; where a dash or a colon stands, how far a block is indented and whether
a value stands between brackets, only libyaml's scanner knows.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

import yaml
from msgspec import Struct
from yaml.tokens import (
    AliasToken,
    AnchorToken,
    BlockEndToken,
    BlockEntryToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingEndToken,
    FlowMappingStartToken,
    FlowSequenceEndToken,
    FlowSequenceStartToken,
    KeyToken,
    ScalarToken,
    StreamStartToken,
    TagToken,
    Token,
    ValueToken,
)

from generator.diagnostics import TextFile
from generator.source.decoding import decode
from generator.source.lines import comments_in, line_end
from generator.source.nodes import Node

_PROPERTIES: Final = (AnchorToken, TagToken)
_OPENS: Final = (
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingStartToken,
    FlowSequenceStartToken,
)
_CLOSES: Final = (BlockEndToken, FlowMappingEndToken, FlowSequenceEndToken)


class Mark(Struct, frozen=True, gc=False):
    """One token. ``indent`` is the column of the block around it, -1 where there is none."""

    kind: type[Token]
    start: int
    end: int
    column: int
    indent: int
    flow: bool
    name: str = ""


@dataclass(frozen=True)
class Layout:
    """The tokens of a file in order; ``step`` and ``dash_step`` are how far its blocks are indented."""

    marks: tuple[Mark, ...]
    starts: tuple[int, ...]
    aliases: frozenset[str]
    step: int
    dash_step: int

    def number(self, at: int) -> int:
        """Give the number of the first token that begins at a place or behind it."""
        return bisect_left(self.starts, at)

    def first(self, node: Node) -> int:
        """Give the number of the token with which a node begins, its anchor or tag included.

        For a value that is not written it is the token behind the place where it would stand.
        """
        number = self.number(node.span.start)
        while node.span.start < node.span.end and self.marks[number].kind in (
            StreamStartToken,
            BlockEndToken,
        ):
            number += 1
        return number

    def opening(self, node: Node) -> int:
        """Give the number of the token with which the content of a node begins, behind anchor and tag."""
        number = self.first(node)
        while node.span.start < node.span.end and self.marks[number].kind in _PROPERTIES:
            number += 1
        return number

    def anchor(self, node: Node) -> str:
        """Give the name of a node's anchor, or an empty text."""
        number = self.first(node)
        while self.marks[number].kind in _PROPERTIES and self.marks[number].start < node.span.end:
            if self.marks[number].kind is AnchorToken:
                return self.marks[number].name
            number += 1
        return ""

    def before(self, number: int) -> int:
        """Give the number of the last written token before a token."""
        number -= 1
        while self.marks[number].start == self.marks[number].end:
            number -= 1
        return number

    def introduction(self, number: int) -> Mark:
        """Give the last token before a node's content that is not a property: a colon, a dash, a bracket."""
        number -= 1
        while self.marks[number].kind in _PROPERTIES:
            number -= 1
        return self.marks[number]

    def last_inside(self, number: int) -> int:
        """Give the number of the last written token of what token ``number`` begins.

        That is a block collection, or an item that begins with its dash.
        """
        item = self.marks[number].kind is BlockEntryToken
        closing = (BlockEndToken, BlockEntryToken, KeyToken) if item else (BlockEndToken,)
        depth, last = 0, number
        for at in range(number + 1, len(self.marks)):
            mark = self.marks[at]
            if depth == 0 and mark.kind in closing:
                break
            depth += (mark.kind in _OPENS) - (mark.kind in _CLOSES)
            if mark.end > mark.start:
                last = at
        return last

    def dashes(self, number: int) -> list[int]:
        """Give the numbers of the dashes of a block sequence whose first token is ``number``."""
        found: list[int] = []
        depth = 0
        for at in range(number + (self.marks[number].kind is BlockSequenceStartToken), len(self.marks)):
            kind = self.marks[at].kind
            if depth == 0 and kind in (BlockEndToken, KeyToken):
                break
            if depth == 0 and kind is BlockEntryToken:
                found.append(at)
            depth += (kind in _OPENS) - (kind in _CLOSES)
        return found

    def comments(self, text: str, first: int, last: int, end: int) -> list[str]:
        """Give the comments between tokens ``first`` and ``last``, and behind the last one up to ``end``."""
        found: list[str] = []
        for number in range(first, last + 1):
            mark = self.marks[number]
            if mark.kind is ScalarToken and text[mark.start] in "|>":
                found += comments_in(text, mark.start, line_end(text, mark.start))
            following = self.starts[number + 1] if number < last else end
            if following > mark.end:
                found += comments_in(text, mark.end, following)
        return found


@lru_cache(maxsize=32)
def layout(file: TextFile) -> Layout:
    """Scan a file that was read without fault."""
    marks = tuple(_marks(file.text))
    steps: Counter[int] = Counter()
    dash_steps: Counter[int] = Counter()
    before = marks[0]
    for mark in marks:
        if mark.kind in _PROPERTIES:
            continue
        if before.kind is ValueToken and not mark.flow:
            if mark.kind is BlockMappingStartToken:
                steps[mark.column - before.indent] += 1
            elif mark.kind in (BlockSequenceStartToken, BlockEntryToken):
                dash_steps[mark.column - before.indent] += 1
        before = mark
    dash_step = dash_steps.most_common(1)[0][0] if dash_steps else None
    step = steps.most_common(1)[0][0] if steps else dash_step or 2
    return Layout(
        marks,
        tuple(mark.start for mark in marks),
        frozenset(mark.name for mark in marks if mark.kind is AliasToken),
        step,
        step if dash_step is None else dash_step,
    )


def _marks(text: str) -> Iterator[Mark]:
    indents, depth = [-1], 0
    for token in yaml.scan(text, Loader=yaml.CLoader):
        kind = type(token)
        if kind in (BlockMappingStartToken, BlockSequenceStartToken):
            indents.append(token.start_mark.column)
        elif kind is BlockEndToken:
            indents.pop()
        elif kind in (FlowMappingEndToken, FlowSequenceEndToken):
            depth -= 1
        start, end = token.start_mark, token.end_mark
        name = token.value if isinstance(token, AliasToken | AnchorToken) else ""
        yield Mark(kind, start.index, end.index, start.column, indents[-1], depth > 0, name)
        if kind in (FlowMappingStartToken, FlowSequenceStartToken):
            depth += 1


def written_end(text: str, found: Layout, number: int) -> int:
    """Give where token ``number`` ends, for a block scalar without the blank lines below it."""
    mark = found.marks[number]
    if mark.kind is ScalarToken and text[mark.start] in "|>":
        written = decode(text, mark.start, mark.end, mark.indent)
        return written.end if written.text else line_end(text, mark.start)
    return mark.end
