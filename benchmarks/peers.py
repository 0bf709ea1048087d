"""The same content by docxtpl, and by python-docx as its documentation shows it.

All three begin with the main document of Altena as a tree and end with bytes. The peers write its headings,
paragraphs, list items and tables with the same words, and nothing else: no anchors, content controls, links,
captions as fields, filled table of contents, snapshot or weighed columns. They do less, and so gain by that.
"""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Final, Protocol

import docx
from docxtpl import DocxTemplate

from benchmarks.inside import main_document, uncollected
from benchmarks.measuring import Result, command_line, in_turn, judged
from benchmarks.programs import ALTENA
from generator.document import (
    Block,
    Cell,
    CodeBlock,
    Heading,
    ListBlock,
    Paragraph,
    Table,
    child_blocks,
    plain_text,
)

HEADING: Final = "heading"
ITEM: Final = "item"
PARAGRAPH: Final = "paragraph"
TABLE: Final = "table"
_STYLES: Final = {ITEM: "List Bullet", PARAGRAPH: "Normal"}


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of the document as the peers write it: ``rows`` for a table, else ``text``."""

    kind: str
    text: str = ""
    level: int = 0
    rows: tuple[tuple[str, ...], ...] = ()


def pieces(blocks: tuple[Block, ...], kind: str = PARAGRAPH) -> Iterator[Piece]:
    """Give the pieces of some blocks in reading order."""
    for block in blocks:
        match block:
            case Heading():
                yield Piece(HEADING, plain_text(block.children), min(block.level, 9))
            case Paragraph():
                yield Piece(kind, plain_text(block.children))
            case CodeBlock():
                yield Piece(kind, block.text)
            case Table():
                yield Piece(TABLE, rows=tuple(map(_texts, (block.header, *block.rows))))
            case ListBlock():
                yield from pieces(child_blocks(block), ITEM)
            case _:
                yield from pieces(child_blocks(block), kind)


def _texts(row: tuple[Cell, ...]) -> tuple[str, ...]:
    return tuple("\n".join(piece.text for piece in pieces(cell.blocks)) for cell in row)


def by_python_docx(content: list[Piece]) -> bytes:
    """Write with ``add_paragraph(style=…)`` and ``table.cell()``."""
    document = docx.Document()
    for piece in content:
        if piece.kind == HEADING:
            document.add_heading(piece.text, piece.level)
        elif piece.kind == TABLE:
            made = document.add_table(len(piece.rows), len(piece.rows[0]), style="Table Grid")
            for number, row in enumerate(piece.rows):
                for column, text in enumerate(row):
                    made.cell(number, column).text = text
        else:
            document.add_paragraph(piece.text, style=_STYLES[piece.kind])
    return _saved(document)


def template() -> bytes:
    """Make a template for docxtpl: a loop over pieces, with a paragraph for each kind and one table."""
    document = docx.Document()
    document.add_paragraph("{%p for piece in content %}")
    for level in range(1, 7):
        document.add_paragraph("{%p if piece.kind == 'heading' and piece.level == " + f"{level} %}}")
        document.add_heading("{{ piece.text }}", level)
        document.add_paragraph("{%p endif %}")
    for kind, style in _STYLES.items():
        document.add_paragraph("{%p if piece.kind == '" + f"{kind}' %}}")
        document.add_paragraph("{{ piece.text }}", style=style)
        document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p if piece.kind == 'table' %}")
    made = document.add_table(3, 3, style="Table Grid")
    made.cell(0, 0).text = "{%tr for row in piece.rows %}"
    for column, text in enumerate(("{%tc for cell in row %}", "{{ cell }}", "{%tc endfor %}")):
        made.cell(1, column).text = text
    made.cell(2, 0).text = "{%tr endfor %}"
    document.add_paragraph("{%p endif %}")
    document.add_paragraph("{%p endfor %}")
    return _saved(document)


def by_docxtpl(source: bytes, content: list[Piece]) -> bytes:
    """Write by filling a template."""
    filled = DocxTemplate(BytesIO(source))
    filled.render({"content": content}, autoescape=True)
    return _saved(filled)


class _Saveable(Protocol):
    def save(self, target: BytesIO) -> None: ...


def _saved(document: _Saveable) -> bytes:
    target = BytesIO()
    document.save(target)
    return target.getvalue()


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: ARG001, FBT001 - it is small already
    """Compare from the tree to bytes, all within the process."""
    held = main_document(ALTENA)
    content, source = list(pieces(held.document.blocks)), template()
    actions = [held.write, lambda: by_docxtpl(source, content), lambda: by_python_docx(content)]
    with uncollected():
        ours, docxtpl, naive = in_turn(actions, runs)
    yield judged(ours, docxtpl, "Altena, main document, tree to Word: ours / docxtpl")
    yield judged(ours, naive, "Altena, main document, tree to Word: ours / python-docx by hand")


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
