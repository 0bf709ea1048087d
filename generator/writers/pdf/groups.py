"""Groups → data: what a role means for the blocks in it."""

from dataclasses import replace
from typing import Final, assert_never

from generator.document import Block, Group, Paragraph, Role, plain_text, walk
from generator.typesetting import Data
from generator.writers.pdf.inlines import BREAK, has_words, write_inlines
from generator.writers.pdf.place import Node, Place, TableLook, Work
from generator.writers.pdf.tables import BlocksWriter

_KEPT_LINES: Final = 14
"""A group of more lines may break over pages: it would leave more than a quarter of one white."""
_LINE: Final = 85
"""In characters."""
_FRAME: Final = 22.0
"""What a bar and the margins of its tint take of the width, in points."""


def write_group(work: Work, group: Group, place: Place, write: BlocksWriter) -> Node:
    """Give the data of a group."""
    inside = _inside(group, place)
    node: Node = {
        "is": "group",
        "role": group.role.value,
        "anchor": group.anchor,
        "whole": place.in_cell or _fits(group.blocks),
        "cover": place.cover,
        "line": one_line(work, group, inside),
    }
    if not inside.framed or group.role not in _FRAMES:
        return {**node, "blocks": write(work, group.blocks, inside)}
    led = bool(group.blocks) and isinstance(group.blocks[0], Paragraph)
    return {
        **node,
        "is": "frame",
        "lead": write(work, group.blocks[:led], inside),
        "blocks": write(work, group.blocks[led:], inside),
    }


def one_line(work: Work, group: Group, place: Place) -> list[Data]:
    """Give the text of a title or caption on one line; nothing where it is more, or no text at all."""
    paragraphs = [block for block in group.blocks if isinstance(block, Paragraph)]
    text = "".join(plain_text(paragraph.children) for paragraph in paragraphs)
    if group.role not in _LINES or len(paragraphs) != len(group.blocks) or not has_words(text):
        return []
    first, *rest = (write_inlines(work, paragraph.children, place) for paragraph in paragraphs)
    return [*first, *(piece for more in rest for piece in (BREAK, *more))]


_LINES: Final = frozenset({Role.CONTENTS, Role.TITLE, Role.CAPTION})


_FRAMES: Final = frozenset(
    {
        Role.PROMISE,
        Role.BEHAVIOUR,
        Role.IMPLICATION,
        Role.CHOICE,
        Role.PERSONA,
        Role.QUESTIONS,
        Role.DECISION,
        Role.NOTE,
    }
)


def _inside(group: Group, place: Place) -> Place:
    """Give the place of the blocks in a group."""
    match group.role:
        case Role.TITLE_PAGE:
            return replace(place, cover=True, table=TableLook.COMPACT)
        case Role.FACTS:
            return replace(place, facts=True, table=TableLook.FACTS)
        case Role.NORM_TABLE:
            return replace(place, table=TableLook.COMPACT)
        case Role.MATRIX:
            return replace(place, table=TableLook.MATRIX)
        case (
            Role.PROMISE
            | Role.BEHAVIOUR
            | Role.IMPLICATION
            | Role.CHOICE
            | Role.PERSONA
            | Role.QUESTIONS
            | Role.DECISION
            | Role.NOTE
        ):
            return replace(place, width=max(place.width - _FRAME, 1), framed=True, facts=False)
        case (
            Role.CONTENTS
            | Role.SUMMARY
            | Role.CAPTION
            | Role.KICKER
            | Role.TITLE
            | Role.SUBTITLE
            | Role.LABEL
        ):
            return place
        case _:
            assert_never(group.role)


def _fits(blocks: tuple[Block, ...]) -> bool:
    """Say whether a group is small enough to stay on one page whatever white that leaves."""
    paragraphs = [block for block in walk(blocks) if isinstance(block, Paragraph)]
    lengths = [len(plain_text(paragraph.children)) for paragraph in paragraphs]
    return sum(length // _LINE + 1 for length in lengths) <= _KEPT_LINES
