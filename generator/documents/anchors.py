"""Anchors: what a reference to each shows, one for every heading, and no reference to nothing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import assert_never

from markdown_it.token import Token

from generator.document import (
    Block,
    Emphasis,
    Field,
    Group,
    Heading,
    Inline,
    Link,
    ListBlock,
    Quote,
    Reference,
    Strikethrough,
    Strong,
    block_inlines,
    plain_text,
    walk,
)
from generator.documents.faults import MarkdownFaultError
from generator.documents.marks import MARK, CaptionNumber, CrossReference, Drawn, MarkTable, Value
from generator.documents.tokens import GROUP, group_attributes, heading_anchor, parse_field
from generator.filters import slug


def anchor_texts(tokens: Sequence[Token], table: MarkTable) -> Mapping[str, str]:
    """Give what a reference to each anchor shows: a caption's number, a heading's or a group's words."""
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    waiting: list[str] = []
    groups: list[str] = []
    in_heading = False
    for token in tokens:
        if token.type == f"container_{GROUP}_open":
            groups.append(table.literal(group_attributes(token.info)[1]))
            waiting.append(groups[-1])
        elif token.type == f"container_{GROUP}_close":
            waiting = [anchor for anchor in waiting if anchor != groups[-1]]
            groups.pop()
        elif token.type == "inline":
            if not (waiting or in_heading or _has_caption(table, token.content)):
                continue
            content = "".join(_content(child) for child in token.children or [])
            if in_heading:
                content, anchor = heading_anchor(content)
                waiting.append(table.literal(anchor))
            texts |= dict.fromkeys(waiting, _shown(table, content, counts))
            waiting.clear()
        in_heading = token.type == "heading_open"
    texts.pop("", None)
    return texts


def _has_caption(table: MarkTable, content: str) -> bool:
    """Tell whether a caption is numbered in a text; of most texts nobody asks more."""
    return any(isinstance(table.values[int(number)], CaptionNumber) for number in MARK.findall(content))


def _content(token: Token) -> str:
    return token.content if token.type in ("text", "code_inline") else " " if "break" in token.type else ""


def _shown(table: MarkTable, content: str, counts: dict[str, int]) -> str:
    """Give the words of a text with its marks filled in; of a caption only its number."""
    words: list[str] = []
    number = ""
    for piece in table.split(content):
        match piece:
            case CaptionNumber(label):
                counts[label] = counts.get(label, 0) + 1
                number = number or f"{label} {counts[label]}"
            case Value():
                words.append(_first_line(piece) if piece.markdown else piece.text)
            case str():
                words.append(piece)
            case CrossReference() | Drawn():
                pass
            case _:
                assert_never(piece)
    return number or " ".join("".join(words).split())


def _first_line(value: Value) -> str:
    """Give the words of the first paragraph or heading of a Markdown field."""
    tokens = parse_field(value.text, value.origin.path if value.origin else "")
    inline = next((token for token in tokens if token.type == "inline"), None)
    return "".join(_content(child) for child in inline.children or []) if inline else ""


class Anchors:
    """Gives every heading an anchor of its own, and refuses one that stands twice."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def give(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Give the same blocks, with an anchor on each heading."""
        for block in walk(blocks):
            if isinstance(block, Heading | Group) and block.anchor:
                if block.anchor in self._seen:
                    arguments = {"anchor": block.anchor}
                    raise MarkdownFaultError("anchor-twice", arguments, quoted=f"#{block.anchor}")
                self._seen.add(block.anchor)
        return self._given(blocks)

    def _given(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Heading) and not block.anchor:
            return replace(block, anchor=self._new(slug(plain_text(block.children))))
        if isinstance(block, Group | Quote):
            return replace(block, blocks=self._given(block.blocks))
        if isinstance(block, ListBlock):
            return replace(block, items=tuple(self._given(item) for item in block.items))
        return block

    def _new(self, wanted: str) -> str:
        anchor, number = wanted, 1
        while anchor in self._seen:
            number += 1
            anchor = f"{wanted}-{number}"
        self._seen.add(anchor)
        return anchor


def _anchored(blocks: tuple[Block, ...]) -> Iterator[str]:
    return (block.anchor for block in walk(blocks) if isinstance(block, Heading | Group))


def check_links(blocks: tuple[Block, ...]) -> None:
    """Refuse a link or reference to an anchor that is not there.

    Raises:
        MarkdownFaultError: dead-anchor.
    """
    anchors = set(_anchored(blocks))
    for block in walk(blocks):
        for inline, field in _with_field(block_inlines(block), ""):
            anchor = _led_to(inline)
            if anchor is not None and anchor not in anchors:
                quoted = f"#{anchor}" if isinstance(inline, Link) else anchor
                raise MarkdownFaultError("dead-anchor", {"anchor": anchor}, field=field, quoted=quoted)


def _with_field(inlines: Iterable[Inline], field: str) -> Iterator[tuple[Inline, str]]:
    """Yield every inline with the path of the field that it stands in."""
    for inline in inlines:
        yield inline, field
        if isinstance(inline, Field):
            yield from _with_field(inline.children, inline.origin.path)
        elif isinstance(inline, Strong | Emphasis | Strikethrough | Link):
            yield from _with_field(inline.children, field)


def _led_to(inline: Inline) -> str | None:
    """Give the anchor that an inline leads to, None where it leads to none of this document."""
    if isinstance(inline, Link) and inline.target.startswith("#"):
        return inline.target[1:]
    return inline.anchor if isinstance(inline, Reference) else None
