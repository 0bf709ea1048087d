"""Independent readers of Markdown, and of the tree, as words in reading order."""

import json
import re
import subprocess
from collections.abc import Iterator

import pypandoc
from markdown_it import MarkdownIt

from generator.document import (
    Block,
    CodeBlock,
    Drawing,
    Emphasis,
    Field,
    Inline,
    Link,
    Picture,
    Strikethrough,
    Strong,
    block_inlines,
    plain_text,
    walk,
)

_PANDOC = pypandoc.get_pandoc_path()
_SPACES = {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header", "CodeBlock", "Cell"}


def pandoc(source: bytes, *arguments: str) -> str:
    done = subprocess.run([_PANDOC, *arguments], input=source, capture_output=True, check=True)
    assert not done.stderr, done.stderr.decode()
    return done.stdout.decode()


def pandoc_text(markdown: str) -> str:
    """Give what pandoc's own Markdown reader sees, without what it draws for lists and tables."""
    native = json.loads(pandoc(markdown.encode(), "-f", "markdown", "-t", "json"))
    return "".join(_pieces(native["blocks"]))


def _pieces(node: object) -> Iterator[str]:  # noqa: C901 - one branch a kind of element
    if isinstance(node, list):
        for child in node:
            yield from _pieces(child)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        if kind in _SPACES:
            yield " "
        if kind == "Str":
            yield content
        elif kind in ("Code", "CodeBlock"):
            yield content[1]
        elif kind == "Header":
            yield from _pieces(content[2])
        elif kind in ("Link", "Image", "Span", "Div", "OrderedList"):
            yield from _pieces(content[1])
        elif kind == "Figure":
            yield from _pieces(content[2])
        elif kind == "Table":
            for cell in _cells(content):
                yield " "
                yield from _pieces(cell)
        else:
            yield from _pieces(content)


def _cells(table: list) -> Iterator[object]:
    head, bodies = table[3], table[4]
    rows = [*head[1], *(row for body in bodies for row in body[3])]
    for row in rows:
        for cell in row[1]:
            yield cell[4]


def commonmark_text(markdown: str) -> str:
    """Give what a CommonMark reader with tables sees."""
    tokens = MarkdownIt("commonmark", {"html": False}).enable(["table", "strikethrough"]).parse(markdown)
    found = []
    for token in tokens:
        if token.type == "inline":
            found += [
                " " if child.type.endswith("break") else child.content
                for child in token.children or []
                if child.type in ("text", "code_inline", "softbreak", "hardbreak", "image")
            ]
        elif token.type in ("fence", "code_block"):
            found.append(token.content)
        found.append(" ")
    return "".join(found)


def tree_text(blocks: tuple[Block, ...]) -> str:
    """Give the words of a tree; a picture says its alternative text."""
    found = (
        block.text if isinstance(block, CodeBlock) else "".join(_said(block_inlines(block)))
        for block in walk(blocks)
    )
    return " ".join(found)


def _said(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        if isinstance(inline, Picture):
            yield inline.alt
        elif isinstance(inline, Drawing):
            yield f"[{inline.alt}]"
        elif isinstance(inline, Field | Strong | Emphasis | Strikethrough | Link):
            yield from _said(inline.children)
        else:
            yield plain_text((inline,))


def stretches(text: str, mark: str) -> list[list[str]]:
    """Give the words of a text in stretches between marks; signs of lists are no words."""
    lists = re.compile(r"-|\d+\.")
    return [[word for word in stretch.split() if not lists.fullmatch(word)] for stretch in text.split(mark)]
