"""A Markdown field as rich lines, each with the place where it stands in the source."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from markdown_it.token import Token

from generator.documents.tokens import parse_field
from generator.roundtrip.rich import LineKind, Look, RichLine, Stretch, normal

_PICTURE: Final = Stretch("", lost=frozenset({"picture"}))
_LOOKS: Final = {"strong": "bold", "em": "italic", "s": "struck"}
_LITERAL: Final = frozenset({"fence", "code_block", "hr"})
_CELL_END: Final = re.compile(r"(?<!\\)\|")
_LISTS: Final[dict[str, LineKind]] = {"bullet_list": "bullet", "ordered_list": "number"}


@dataclass(frozen=True, slots=True)
class Place:
    """Where a line's Markdown stands.

    ``first`` and ``last`` are the lines of the source, ``last`` no longer part of it. ``prefixes`` is what
    stands before each line of it, ``suffixes`` what follows; neither where the source does not hold it as it
    was read. ``block`` is the number of the block at the top that it stands in.
    """

    first: int
    last: int
    block: int
    prefixes: tuple[str, ...] = ()
    suffixes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceLine:
    """One line of a field with its Markdown and the tokens of that; in a cell a pipe stands bare in it."""

    line: RichLine
    content: str
    tokens: Sequence[Token]
    place: Place


@dataclass(frozen=True, slots=True)
class TopBlock:
    """A block that stands in no other: its kind as the parser calls it, and the lines of the source."""

    kind: str
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class SourceField:
    """A whole field: its source line by line, its rich lines, its blocks, its literal blocks and rules."""

    written: tuple[str, ...]
    lines: tuple[SourceLine, ...]
    blocks: tuple[TopBlock, ...]
    literal: tuple[str, ...]

    @property
    def rich(self) -> tuple[RichLine, ...]:
        """The rich lines."""
        return tuple(line.line for line in self.lines)


def read_field(text: str) -> SourceField:
    """Read a Markdown field.

    Raises:
        MarkdownFaultError: no document can hold what it says.
    """
    written = text.split("\n")
    return _Reader(written).read(parse_field(text, ""))


def rich_lines(text: str) -> tuple[RichLine, ...]:
    """Give the rich lines of a Markdown field, in their normal form."""
    return read_field(text).rich


@dataclass(slots=True)
class _List:
    kind: LineKind
    start: int
    begun: bool = False
    item_begun: bool = False


@dataclass(slots=True)
class _Reader:
    written: list[str]
    lists: list[_List] = field(default_factory=list)
    blocks: list[TopBlock] = field(default_factory=list)
    row: tuple[int, int] = (0, 0)
    cell: int = 0

    def read(self, tokens: Sequence[Token]) -> SourceField:
        lines: list[SourceLine] = []
        literal = tuple(token.content for token in tokens if token.type in _LITERAL)
        opened: Token | None = None
        for token in tokens:
            name, _, step = token.type.rpartition("_")
            if token.level == 0 and token.map:
                self.blocks.append(TopBlock(token.type.removesuffix("_open"), *token.map))
            if token.type == "inline":
                found = self._line(opened or token, token)
                if found is not None:
                    lines.append(found)
            elif step == "open":
                self._open(name, token)
                opened = token
            elif step == "close" and name in _LISTS:
                self.lists.pop()
            elif token.type in _LITERAL and self.lists:
                self.lists[-1].item_begun = True
        return SourceField(tuple(self.written), tuple(lines), tuple(self.blocks), literal)

    def _open(self, name: str, token: Token) -> None:
        if self.lists and name in (*_LISTS, "table", "blockquote"):
            self.lists[-1].item_begun = True
        if name in _LISTS:
            self.lists.append(_List(_LISTS[name], int(token.attrs.get("start", 1))))
        elif name == "list_item":
            self.lists[-1].item_begun = False
        elif name == "tr" and token.map:
            self.row, self.cell = (token.map[0], token.map[1]), 0

    def _line(self, opened: Token, token: Token) -> SourceLine | None:
        kind: LineKind = "paragraph"
        level, start = len(self.lists), None
        cell = opened.type in ("th_open", "td_open")
        self.cell += cell
        children = token.children or []
        stretches = tuple(_stretches(children))
        if not any(stretch.text.strip() or stretch.lost or stretch.code for stretch in stretches):
            return None
        if opened.type == "heading_open":
            kind, level = "heading", int(opened.tag[1:])
        elif cell:
            kind, level = "cell", 0
        elif self.lists and not self.lists[-1].item_begun:
            here = self.lists[-1]
            kind, level = here.kind, level - 1
            start = here.start if kind == "number" and not here.begun else None
            here.begun = True
        if self.lists:
            self.lists[-1].item_begun = True
        line = normal(RichLine(stretches, kind, level, start))
        return SourceLine(line, token.content, children, self._place(token, cell=cell))

    def _place(self, token: Token, *, cell: bool) -> Place:
        first, last = token.map or self.row
        block = len(self.blocks) - 1
        if cell:
            return self._cell_place(token.content, block)
        contents = token.content.split("\n")
        prefixes: list[str] = []
        suffixes: list[str] = []
        for number, content in enumerate(contents):
            written = self.written[first + number] if first + number < len(self.written) else ""
            at = written.rfind(content)
            if at < 0:
                return Place(first, last, block)
            prefixes.append(written[:at])
            suffixes.append(written[at + len(content) :])
        return Place(first, last, block, tuple(prefixes), tuple(suffixes))

    def _cell_place(self, content: str, block: int) -> Place:
        first, last = self.row
        written = self.written[first]
        ends = [match.start() for match in _CELL_END.finditer(written)] + [len(written)]
        begins = [0, *(end + 1 for end in ends[:-1])]
        spans = list(zip(begins, ends, strict=True))
        if spans and not written[slice(*spans[0])].strip(" \t>"):
            spans = spans[1:]
        if self.cell > len(spans):
            return Place(first, last, block)
        begin, end = spans[self.cell - 1]
        inside = written[begin:end]
        if inside.strip().replace("\\|", "|") != content:
            return Place(first, last, block)
        begin += len(inside) - len(inside.lstrip())
        end -= len(inside) - len(inside.rstrip())
        return Place(first, last, block, (written[:begin],), (written[end:],))


def _stretches(tokens: Sequence[Token]) -> Iterator[Stretch]:
    looks = dict.fromkeys(_LOOKS.values(), 0)
    target, shown = "", False
    for token in tokens:
        name, _, step = token.type.rpartition("_")
        if name in _LOOKS:
            looks[_LOOKS[name]] += 1 if step == "open" else -1
            continue
        if name == "link":
            if step == "open":
                target, shown = str(token.attrs.get("href", "")), False
            else:
                if not shown:
                    yield Stretch(target, target=target)
                target = ""
            continue
        shown = True
        look = Look().having(*(name for name, depth in looks.items() if depth))._replace(target=target)
        if token.type == "image":
            yield _PICTURE
        elif token.type in ("softbreak", "hardbreak"):
            yield Stretch(" " if token.type == "softbreak" else "\n", *look)
        elif token.content:
            yield Stretch(token.content, *look._replace(code=token.type == "code_inline"))
