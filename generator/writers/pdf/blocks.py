"""Blocks → data."""

from dataclasses import replace
from typing import Final, assert_never

from generator.document import (
    Block,
    CodeBlock,
    Drawing,
    Group,
    Heading,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Role,
    Rule,
    Table,
    plain_text,
)
from generator.typesetting import Data
from generator.writers.pdf.groups import write_group
from generator.writers.pdf.inlines import has_words, right_to_left, write_inlines
from generator.writers.pdf.lines import write_facts
from generator.writers.pdf.place import Node, Place, Work
from generator.writers.pdf.tables import write_table

_ANNOUNCEMENT: Final = 200
"""In characters."""
_STEP: Final = 17.0
"""Indent of a list in points."""


def write_blocks(work: Work, blocks: tuple[Block, ...], place: Place) -> list[Data]:
    """Give the data of blocks; a caption above a table goes with the table."""
    out: list[Data] = []
    caption: Node | None = None
    for number, block in enumerate(blocks):
        after = blocks[number + 1] if number + 1 < len(blocks) else None
        node = _write_block(work, block, place, keep=_announces(block, after))
        if caption is not None:
            node = {**caption, "is": "figure", "body": node}
            caption = None
        elif _is_caption(block) and _is_table(after) and node["line"]:
            caption = node
            continue
        out.append(node)
    return out


def _is_caption(block: Block | None) -> bool:
    return isinstance(block, Group) and block.role is Role.CAPTION


def _is_table(block: Block | None) -> bool:
    if isinstance(block, Group) and block.role in {Role.NORM_TABLE, Role.MATRIX}:
        return len(block.blocks) == 1 and isinstance(block.blocks[0], Table)
    return isinstance(block, Table)


def _announces(block: Block, after: Block | None) -> bool:
    """Say whether a block leads to what comes after it, on the same page.

    That is a short paragraph before a list or a caption, and a picture before its caption.
    """
    if not isinstance(block, Paragraph) or after is None:
        return False
    length = len(plain_text(block.children))
    if _is_caption(after):
        return length <= _ANNOUNCEMENT
    return isinstance(after, ListBlock) and 0 < length <= _ANNOUNCEMENT


def _write_block(work: Work, block: Block, place: Place, *, keep: bool) -> Node:  # noqa: PLR0911 - one branch a kind
    match block:
        case Heading():
            return _heading(work, block, place)
        case Paragraph() if place.facts:
            return write_facts(work, block, place)
        case Paragraph():
            return _paragraph(work, block, place, keep=keep)
        case ListBlock():
            inside = replace(place, width=max(place.width - _STEP, 1), facts=False)
            return {
                "is": "list",
                "ordered": block.ordered,
                "start": block.start,
                "items": [write_blocks(work, item, inside) for item in block.items],
            }
        case Table():
            return write_table(work, block, place, write_blocks)
        case Quote():
            inside = replace(place, width=max(place.width - 2 * _STEP, 1), facts=False)
            return {"is": "quote", "blocks": write_blocks(work, block.blocks, inside)}
        case CodeBlock():
            lines = block.text.removesuffix("\n").expandtabs(4)
            return {"is": "lines", "text": "\n".join(work.signs.lines(lines))}
        case Rule():
            return {"is": "rule"}
        case Group():
            return write_group(work, block, place, write_blocks)
        case _:
            assert_never(block)


def _heading(work: Work, block: Heading, place: Place) -> Node:
    """Give a heading; its level is at most one deeper than that of the heading before.

    Without a word in it, it is none: then it only keeps its anchor.
    """
    body = write_inlines(work, block.children, place)
    if not has_words(plain_text(block.children)):
        inside: Node = {"is": "paragraph", "keep": True, "rtl": False, "body": body}
        return {"is": "place", "anchor": block.anchor, "blocks": [inside]}
    work.level = min(block.level, work.level + 1)
    return {
        "is": "heading",
        "level": work.level,
        "number": block.number,
        "anchor": block.anchor,
        "body": body,
    }


def _paragraph(work: Work, block: Paragraph, place: Place, *, keep: bool) -> Node:
    alone = len(block.children) == 1 and isinstance(block.children[0], Picture | Drawing)
    return {
        "is": "picture-alone" if alone else "paragraph",
        "keep": keep,
        "rtl": right_to_left(block.children),
        "body": write_inlines(work, block.children, place),
    }
