"""Rendered Markdown to blocks: what references show first, then the blocks, then every link checked."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from markdown_it.token import Token

from generator.document import (
    Block,
    Group,
    Heading,
    Link,
    ListBlock,
    Quote,
    document_inlines,
    plain_text,
    walk,
)
from generator.documents.blocks import BlockReader, Reading
from generator.documents.faults import MarkdownFaultError
from generator.documents.marks import CaptionNumber, Marked, MarkTable, Value
from generator.documents.pictures import PictureReader
from generator.documents.tokens import GROUP, group_attributes, heading_anchor, parse_template
from generator.filters import slug

_SIGNS: Final = re.compile(r"[*_`~]+")


@dataclass(frozen=True, slots=True)
class Assembled:
    """The blocks of a document, and what a reference to each anchor shows."""

    blocks: tuple[Block, ...]
    anchor_texts: Mapping[str, str]


def assemble(rendered: str, table: MarkTable, pictures: PictureReader) -> Assembled:
    """Turn what the templates made into blocks in which every anchor is unique and every link lives.

    Raises:
        MarkdownFaultError: an unknown construct or role, a dead reference, a picture that is not there.
    """
    tokens = parse_template(rendered)
    anchor_texts = _anchor_texts(tokens, table)
    reading = Reading(table, pictures, anchor_texts)
    blocks = _Anchors().give(BlockReader(reading).read(tokens))
    _check_links(blocks)
    return Assembled(blocks, anchor_texts)


def _anchor_texts(tokens: Sequence[Token], table: MarkTable) -> Mapping[str, str]:
    """Give what a reference to each anchor shows: a caption's number, a heading's or a group's words."""
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    waiting: list[str] = []
    for before, token in pairwise(tokens):
        if token.type == f"container_{GROUP}_open":
            waiting.append(table.literal(group_attributes(token.info)[1]))
        elif token.type == "inline":
            pieces = list(table.split(token.content))
            number = next((piece for piece in pieces if isinstance(piece, CaptionNumber)), None)
            if number is not None:
                counts[number.label] = counts.get(number.label, 0) + 1
                text = f"{number.label} {counts[number.label]}"
            else:
                text = "".join(_words(piece) for piece in pieces)
            if before.type == "heading_open":
                text, _ = heading_anchor(text)
                waiting.append(heading_anchor(table.literal(token.content))[1])
            texts |= dict.fromkeys(waiting, text.strip())
            waiting.clear()
    texts.pop("", None)
    return texts


def _words(piece: str | Marked) -> str:
    if isinstance(piece, Value):
        return piece.text
    return _SIGNS.sub("", piece) if isinstance(piece, str) else ""


class _Anchors:
    """Gives every heading an anchor of its own, and refuses one that stands twice."""

    def __init__(self) -> None:
        self._seen: set[str] = set()

    def give(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Give the same blocks, with an anchor on each heading."""
        for block in walk(blocks):
            if isinstance(block, Heading | Group) and block.anchor:
                if block.anchor in self._seen:
                    arguments = {"anchor": block.anchor}
                    raise MarkdownFaultError("anchor-twice", arguments, quoted=block.anchor)
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


def _check_links(blocks: tuple[Block, ...]) -> None:
    anchors = set(_anchored(blocks))
    for inline in document_inlines(blocks):
        if isinstance(inline, Link) and inline.target.startswith("#") and inline.target[1:] not in anchors:
            anchor = inline.target[1:]
            raise MarkdownFaultError("dead-anchor", {"anchor": anchor}, quoted=anchor)
