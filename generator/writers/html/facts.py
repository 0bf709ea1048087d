"""Lines with a label and a value: a description list."""

from generator.document import Block, Inline, Paragraph, Strong, Text, plain_text
from generator.writers.html.inlines import write_inlines
from generator.writers.html.markup import escaped
from generator.writers.html.page import Page


def fact(block: Block) -> tuple[str, tuple[Inline, ...]] | None:
    """Take a line apart into its label and its value; None where it is no such line."""
    match block:
        case Paragraph((Strong() as label, *value)) if value:
            words = plain_text(label.children)
            if not words.endswith(":"):
                return None
            match value:
                case [Text(text), *rest]:
                    first = (Text(text.lstrip()),) if text.strip() else ()
                    return words.removesuffix(":"), (*first, *rest)
                case _:
                    return words.removesuffix(":"), tuple(value)
        case _:
            return None


def write_facts(page: Page, blocks: tuple[Block, ...]) -> str:
    """Give the list of some lines that each have a label and a value."""
    pairs = [found for block in blocks if (found := fact(block))]
    lines = [
        f"<div><dt>{escaped(label)}</dt><dd>{write_inlines(page, value)}</dd></div>\n"
        for label, value in pairs
    ]
    return f"<dl>\n{''.join(lines)}</dl>\n"
