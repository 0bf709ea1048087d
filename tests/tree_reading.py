"""Reading a document tree flat, for tests that look for something wherever it stands."""

from collections.abc import Iterator

from generator.document import (
    Block,
    Emphasis,
    Field,
    Inline,
    Link,
    Strikethrough,
    Strong,
    block_inlines,
    walk,
)


def document_inlines(blocks: tuple[Block, ...]) -> Iterator[Inline]:
    """Yield every inline of some blocks, outer before inner, in reading order."""
    for block in walk(blocks):
        yield from _walk_inlines(block_inlines(block))


def _walk_inlines(inlines: tuple[Inline, ...]) -> Iterator[Inline]:
    for inline in inlines:
        yield inline
        if isinstance(inline, Field | Strong | Emphasis | Strikethrough | Link):
            yield from _walk_inlines(inline.children)
