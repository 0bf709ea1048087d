"""Blocks → paragraphs and tables."""

from typing import Final, assert_never

from generator.document import (
    Block,
    CodeBlock,
    Drawing,
    Group,
    Heading,
    ListBlock,
    Paragraph,
    Quote,
    Role,
    Rule,
    Table,
    plain_text,
)
from generator.ooxml.numbering import LEVELS
from generator.ooxml.paragraphs import Indent
from generator.ooxml.runs import run
from generator.writers.docx.groups import write_group
from generator.writers.docx.paragraphs import (
    AFTER_LIST,
    Form,
    emit,
    write_heading,
    write_item,
    write_paragraph,
)
from generator.writers.docx.place import Place
from generator.writers.docx.story import Story
from generator.writers.docx.styles import Use
from generator.writers.docx.tables import write_table

_ANNOUNCEMENT: Final = 200
"""In characters."""


def write_blocks(
    story: Story,
    blocks: tuple[Block, ...],
    place: Place,
    *,
    last: bool,
    before: Block | None = None,
) -> None:
    """Add blocks to a story; ``last`` says that the last of them closes the place.

    ``before`` is the block that they follow, if any.
    """
    for number, block in enumerate(blocks, 1):
        final = number == len(blocks)
        announces = not final and _announces(block, blocks[number])
        inside = place._replace(keep=True) if announces and not place.in_cell else place
        _write_block(story, block, inside, before, last=last and final)
        before = block


def _announces(block: Block, after: Block) -> bool:
    """Say whether a block leads to what comes after it, on the same page.

    That is a short paragraph before a list, a caption or a drawing, and a picture before its caption.
    """
    if not isinstance(block, Paragraph):
        return False
    match after:
        case Group(role=Role.CAPTION):
            least = 0
        case ListBlock():
            least = 1
        case Paragraph() if _is_drawing(after):
            least = 1
        case _:
            return False
    return least <= len(plain_text(block.children)) <= _ANNOUNCEMENT


def _is_drawing(block: Paragraph) -> bool:
    return len(block.children) == 1 and isinstance(block.children[0], Drawing)


def _write_block(story: Story, block: Block, place: Place, before: Block | None, *, last: bool) -> None:
    """Add one block; ``before`` is the block that it follows, if any."""
    match block:
        case Heading():
            write_heading(story, block, place, last=last)
        case Paragraph():
            write_paragraph(story, block, place, last=last)
        case ListBlock():
            _write_list(story, block, place, last=last)
        case Table():
            write_table(story, block, place, write_blocks)
        case Quote():
            quoted = place._replace(style=story.styles[Use.QUOTE], frame=None, right=None)
            write_blocks(story, block.blocks, quoted, last=last)
        case CodeBlock():
            _write_code(story, block, place, last=last)
        case Rule():
            story.due.rule = True
        case Group():
            write_group(story, block, place, write_blocks, last=last, before=before)
        case _:
            assert_never(block)


def _write_list(story: Story, block: ListBlock, place: Place, *, last: bool) -> None:
    """Add a list; an ordered one counts from its own start."""
    level = min(place.depth, LEVELS - 1)
    number = story.numbering.ordered(level, block.start) if block.ordered else story.numbering.bullets
    indents = story.numbering.indents
    step = indents.tight if place.style else indents.step
    left = place.left + step
    if not place.depth:
        left += indents.margin if not place.style else place.frame.left if place.frame else 0
    inside = place._replace(depth=place.depth + 1, left=left, width=max(place.width - step, 1))
    outermost = not (place.style or place.depth)
    if outermost:
        inside = inside._replace(after=AFTER_LIST)
    for count, item in enumerate(block.items, 1):
        final = (last or outermost) and count == len(block.items)
        _write_list_item(story, item, inside, (level, number), last=final)


def _write_list_item(
    story: Story, item: tuple[Block, ...], place: Place, numbering: tuple[int, int], *, last: bool
) -> None:
    """Add an item. One that begins with something else than a paragraph gets a mark of its own."""
    match item:
        case (Paragraph() as first, *rest):
            write_item(story, first, place, numbering, last=last and not rest)
            write_blocks(story, tuple(rest), place, last=last)
        case _:
            write_item(story, Paragraph(()), place, numbering, last=last and not item)
            write_blocks(story, item, place, last=last)


def _write_code(story: Story, block: CodeBlock, place: Place, *, last: bool) -> None:
    indent = Indent(left=place.left) if place.left else None
    inside = run(block.text.removesuffix("\n"))
    emit(story, inside, place, Form(story.styles[Use.CODE], indent=indent, foreign=True), last=last)
