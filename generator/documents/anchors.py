"""Anchors: what a reference to each shows, one for every heading, and no reference to nothing."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import assert_never

from markdown_it.token import Token
from msgspec.structs import replace

from generator.document import (
    Block,
    Group,
    Heading,
    ListBlock,
    Quote,
    plain_text,
    walk,
)
from generator.documents.faults import MarkdownFaultError
from generator.documents.inlines import Lead
from generator.documents.marks import CLOSE, OPEN, CaptionNumber, CrossReference, Drawn, MarkTable, Value
from generator.documents.tokens import GROUP_CLOSE, GROUP_OPEN, group_attributes, heading_anchor, parse_field
from generator.filters import slug


def anchor_texts(tokens: Sequence[Token], table: MarkTable) -> Mapping[str, str]:
    """Give what a reference to each anchor shows: a caption's number, a heading's or a group's words."""
    texts: dict[str, str] = {}
    counts: dict[str, int] = {}
    waiting: list[str] = []
    groups: list[str] = []
    in_heading = False
    captions = [str(n) for n, value in enumerate(table.values) if isinstance(value, CaptionNumber)]
    counted = re.compile(f"{OPEN}(?:{'|'.join(captions)}){CLOSE}").search if captions else lambda _: None
    for token in tokens:
        kind = token.type
        if kind == "inline":
            # Only a caption is counted wherever it stands; of most texts nobody asks more.
            if not (waiting or in_heading) and not counted(token.content):
                continue
            content = "".join(_content(child) for child in token.children or [])
            if in_heading:
                content, anchor = heading_anchor(content)
                waiting.append(table.literal(anchor))
            texts |= dict.fromkeys(waiting, _shown(table, content, counts))
            waiting.clear()
        elif kind == GROUP_OPEN:
            groups.append(table.literal(group_attributes(token.info)[1]))
            waiting.append(groups[-1])
        elif kind == GROUP_CLOSE:
            waiting = [anchor for anchor in waiting if anchor != groups[-1]]
            groups.pop()
        in_heading = kind == "heading_open"
    texts.pop("", None)
    return texts


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
    """Gives every heading an anchor of its own, and refuses one that stands twice; ``given`` are all."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def give(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        """Give the same blocks, with an anchor on each heading."""
        for block in walk(blocks):
            if isinstance(block, Group) or (isinstance(block, Heading) and block.anchor):
                if block.anchor and block.anchor in self.given:
                    arguments = {"anchor": block.anchor}
                    raise MarkdownFaultError("anchor-twice", arguments, quoted=f"#{block.anchor}")
                self.given.add(block.anchor)
        return self._anchored(blocks)

    def _anchored(self, blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(self._block(block) for block in blocks)

    def _block(self, block: Block) -> Block:
        if isinstance(block, Heading) and not block.anchor:
            return replace(block, anchor=self._new(slug(plain_text(block.children))))
        if isinstance(block, Group | Quote):
            return replace(block, blocks=self._anchored(block.blocks))
        if isinstance(block, ListBlock):
            return replace(block, items=tuple(self._anchored(item) for item in block.items))
        return block

    def _new(self, wanted: str) -> str:
        anchor, number = wanted, 1
        while anchor in self.given:
            number += 1
            anchor = f"{wanted}-{number}"
        self.given.add(anchor)
        return anchor


def check_leads(leads: Iterable[Lead], anchors: Collection[str]) -> None:
    """Refuse a link or reference to an anchor that is not among those of the document.

    Raises:
        MarkdownFaultError: dead-anchor.
    """
    for anchor, quoted, field in leads:
        if anchor not in anchors:
            raise MarkdownFaultError("dead-anchor", {"anchor": anchor}, field=field, quoted=quoted)
