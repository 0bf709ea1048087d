"""Lines with a label and a value: a description list."""

from msgspec.structs import replace

from generator.document import Block, Inline, Paragraph, Strong, Text
from generator.writers.html.inlines import write_inlines
from generator.writers.html.page import Page

_Fact = tuple[tuple[Inline, ...], tuple[Inline, ...]]


def fact(block: Block) -> _Fact | None:
    """Take a line apart into its label, without the colon, and its value; None where it is no such line."""
    if not isinstance(block, Paragraph) or len(block.children) < 2:  # noqa: PLR2004 - a label and a value
        return None
    label, *value = block.children
    if not isinstance(label, Strong) or not isinstance(last := label.children[-1], Text):
        return None
    if not last.text.endswith(":"):
        return None
    first = value[0]
    if isinstance(first, Text):
        begin = replace(first, text=first.text.lstrip())
        value = [begin, *value[1:]] if begin.text else value[1:]
    words = replace(last, text=last.text.removesuffix(":"))
    return (*label.children[:-1], words), tuple(value)


def write_facts(page: Page, blocks: tuple[Block, ...]) -> str:
    """Give the list of some lines that each have a label and a value."""
    pairs = [found for block in blocks if (found := fact(block))]
    lines = [
        f"<div><dt>{write_inlines(page, label)}</dt><dd>{write_inlines(page, value)}</dd></div>\n"
        for label, value in pairs
    ]
    return f"<dl>\n{''.join(lines)}</dl>\n"
