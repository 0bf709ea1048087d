"""Blocks → flow content."""

from dataclasses import replace
from typing import Final, TypeGuard, assert_never

from generator.document import (
    Block,
    CodeBlock,
    Drawing,
    Field,
    Group,
    Heading,
    Inline,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Role,
    Rule,
    Table,
    Text,
)
from generator.writers.html.facts import fact, write_facts
from generator.writers.html.groups import write_group
from generator.writers.html.inlines import turns, write_inlines
from generator.writers.html.markup import attributes, escaped
from generator.writers.html.page import Page
from generator.writers.html.place import IN_CELL, IN_TEXT, Place
from generator.writers.html.tables import takes_caption, write_table

_END: Final = Rule()
"""Stands behind the last block, and takes no caption."""


def write_blocks(page: Page, blocks: tuple[Block, ...], place: Place) -> str:
    """Give the markup of blocks, with captions at their tables and pictures, and details in one list."""
    if place.bare:
        if len(blocks) == 1 and isinstance(blocks[0], Paragraph):
            return write_inlines(page, blocks[0].children)
        place = replace(place, bare=False)
    written, position = [], 0
    while position < len(blocks):
        markup, taken = _next(page, blocks[position:], place)
        written.append(markup)
        position += taken
    return "".join(written)


def _next(page: Page, blocks: tuple[Block, ...], place: Place) -> tuple[str, int]:
    """Give the markup of the next block, with those that belong to it, and how many that were."""
    block = blocks[0]
    after, later = (*blocks[1:3], _END, _END)[:2]
    if place.framed and fact(block):
        end = next((n for n, one in enumerate(blocks) if not fact(one)), len(blocks))
        return write_facts(page, blocks[:end]), end
    if _is_caption(block) and takes_caption(after):
        return _write_block(page, after, replace(place, caption=block)), 2
    if _is_figure(block):
        if _is_caption(after) and not takes_caption(later):
            return _figure(page, block, after), 2
        return _figure(page, block), 1
    return _write_block(page, block, place), 1


def _is_caption(block: Block) -> TypeGuard[Group]:
    return isinstance(block, Group) and block.role is Role.CAPTION


def _is_figure(block: Block) -> TypeGuard[Paragraph]:
    return isinstance(block, Paragraph) and _only_pictures(block.children)


def _only_pictures(inlines: tuple[Inline, ...]) -> bool:
    """Say whether there is a picture, and nothing else to see."""
    seen = [inline for inline in inlines if not (isinstance(inline, Text) and not inline.text.strip())]
    return bool(seen) and all(
        isinstance(inline, Picture | Drawing)
        or (isinstance(inline, Field) and _only_pictures(inline.children))
        for inline in seen
    )


def _figure(page: Page, block: Paragraph, caption: Group | None = None) -> str:
    """Give a figure; on a small screen a drawing keeps its size, and scrolls in a region with a name."""
    inside, name = write_inlines(page, block.children), page.under
    below = ""
    if caption is not None:
        name = page.ids.of(caption.anchor) if caption.anchor else page.ids.claim("caption")
        words = write_blocks(page, caption.blocks, IN_CELL)
        below = f"<figcaption{attributes({'id': name})}>{words}</figcaption>"
    if any(isinstance(inline, Drawing) for inline in block.children):
        region = {"class": "drawing", "role": "region", "tabindex": "0", "aria-labelledby": name}
        inside = f"<div{attributes(region)}>{inside}</div>"
    return f"<figure>{inside}{below}</figure>\n"


def _write_block(page: Page, block: Block, place: Place) -> str:  # noqa: PLR0911 - one branch a kind
    match block:
        case Heading():
            return _heading(page, block)
        case Paragraph():
            return _paragraph(page, block)
        case ListBlock():
            return _list(page, block)
        case Table():
            return write_table(page, block, place, write_blocks)
        case Quote():
            return f"<blockquote>\n{write_blocks(page, block.blocks, IN_TEXT)}</blockquote>\n"
        case CodeBlock():
            return f"<pre><code>{escaped(block.text)}</code></pre>\n"
        case Rule():
            return "<hr>\n"
        case Group():
            return write_group(page, block, place, write_blocks)
        case _:
            assert_never(block)


def _heading(page: Page, heading: Heading) -> str:
    entry = next(page.next_heading)
    page.under = entry.identity
    number = f'<span class="number">{escaped(entry.number)}</span> ' if entry.number else ""
    inside = number + write_inlines(page, heading.children)
    return f'<h{entry.level} id="{escaped(entry.identity)}">{inside}</h{entry.level}>\n'


def _paragraph(page: Page, paragraph: Paragraph) -> str:
    match paragraph.children:
        case (Field() as only,) if turns(only):
            return f'<p dir="auto">{write_inlines(page, only.children)}</p>\n'
        case children:
            return f"<p>{write_inlines(page, children)}</p>\n"


def _list(page: Page, block: ListBlock) -> str:
    kind = "ol" if block.ordered else "ul"
    start = str(block.start) if block.ordered and block.start != 1 else ""
    items = [f"<li>{write_blocks(page, item, IN_CELL)}</li>\n" for item in block.items]
    return f"<{kind}{attributes({'start': start})}>\n{''.join(items)}</{kind}>\n"
