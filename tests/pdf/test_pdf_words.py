"""The text taken out of a PDF has the words of the Markdown, in the same order.

Left out, by its structure: the table of contents, the numbers of headings and list items, and header and
footer, which are no part of the text.
"""

import io
import json
import re
import subprocess
from collections.abc import Iterator
from difflib import unified_diff
from pathlib import Path

import pypandoc
import pytest
from pdf_reading import Part, Pdf, words
from pypdf import PdfReader

from generator.pipeline.check import open_definition
from generator.pipeline.plan import prepare
from generator.writers.pdf.writer import write

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
DOCUMENTS = ("serviceformule", "gevolgen-hr", "gevolgen-ict", "gevolgen-processen")
HEADINGS = {f"H{level}" for level in range(1, 7)}
PICTURE = re.compile(r"!\[(?:\\.|[^\]\\])*\]\([^)]*\)")
BRACKETS = re.compile(r"^\\\[.*\]$", re.MULTILINE)
"""Where a drawing stands in another format."""
NUMBER = re.compile(r"\d+(\.\d+)*")
SPACED = {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header", "CodeBlock", "Cell"}


@pytest.fixture(scope="module")
def altena(theme):
    prepared = prepare(open_definition(ALTENA), ALTENA)
    renderings = prepared.render(prepared.specs)
    return {name: (Pdf(write(one.document, theme).data), one.markdown) for name, one in renderings.items()}


def in_pdf(part: Part) -> Iterator[str]:
    """Give the words of a part, without what the Markdown does not say."""
    if part.kind in {"TOC", "Lbl"}:
        return
    if part.kind == "Figure":
        yield from words(part.alt)
    elif part.kind in HEADINGS:
        first, *others = words(part.text)
        yield from others if NUMBER.fullmatch(first) else [first, *others]
    elif all(isinstance(child, str) or child.kind in {"Span", "Link"} for child in part.children):
        yield from words(part.text)
    else:
        for child in part.children:
            yield from in_pdf(child) if isinstance(child, Part) else words(child)


def in_markdown(markdown: str) -> list[str]:
    command = [pypandoc.get_pandoc_path(), "-f", "markdown", "-t", "json"]
    done = subprocess.run(command, input=markdown.encode(), capture_output=True, check=True)
    return "".join(pieces(json.loads(done.stdout)["blocks"])).split()


def pieces(node: object) -> Iterator[str]:  # noqa: C901 - one branch a kind of element
    if isinstance(node, list):
        for child in node:
            yield from pieces(child)
    elif isinstance(node, dict):
        kind, content = node.get("t"), node.get("c")
        yield " " if kind in SPACED else ""
        if kind == "Str":
            yield content
        elif kind in ("Code", "CodeBlock"):
            yield content[1]
        elif kind == "Table":
            head, bodies = content[3], content[4]
            for row in [*head[1], *(row for body in bodies for row in body[3])]:
                for cell in row[1]:
                    yield " "
                    yield from pieces(cell[4])
        elif kind in ("Header", "Figure"):
            yield from pieces(content[2])
        elif kind in ("Link", "Image", "Span", "Div", "OrderedList"):
            yield from pieces(content[1])
        else:
            yield from pieces(content)


@pytest.mark.parametrize("document", DOCUMENTS)
def test_altena_says_the_same_in_pdf_and_in_markdown(altena, document):
    pdf, markdown = altena[document]
    found, text = list(in_pdf(pdf.tree)), " ".join(in_markdown(markdown))
    for drawing in pdf.tree.all("Figure"):  # Markdown has the words of a drawing in brackets
        alt = " ".join(words(drawing.alt))
        text = text.replace(f"[{alt}]", alt)
    wanted = text.split()
    assert found == wanted, "\n".join(unified_diff(found, wanted, "PDF", "Markdown", lineterm="", n=4))


@pytest.mark.parametrize("document", DOCUMENTS)
def test_a_reader_without_structure_finds_every_word(altena, document):
    """Who copies text out of a viewer gets it by place on the page; no word is lost or glued."""
    pdf, markdown = altena[document]
    pages = PdfReader(io.BytesIO(pdf.data)).pages
    text = re.sub("[-\u00ad]\n", "", "\n".join(page.extract_text() for page in pages))
    found = {re.sub(r"\W", "", word) for word in text.split()}
    wanted = in_markdown(BRACKETS.sub("", PICTURE.sub("", markdown)))
    lost = {word for word in wanted if re.sub(r"\W", "", word) not in found}
    assert {word for word in lost if "-" not in word} == set()


@pytest.mark.parametrize("document", DOCUMENTS)
def test_bookmarks_are_the_headings_of_the_markdown(altena, document):
    pdf, markdown = altena[document]
    wanted = re.findall(r"^(#+) (.*?) \{#", markdown, re.MULTILINE)
    assert [depth for depth, _ in pdf.titles] == [len(marks) for marks, _ in wanted]
    assert [re.sub(r"^[\d.]+ ", "", title) for _, title in pdf.titles] == [
        " ".join(in_markdown(title)) for _, title in wanted
    ]


@pytest.mark.parametrize("document", DOCUMENTS)
def test_every_table_has_a_header_and_every_picture_a_description(altena, document):
    pdf, _ = altena[document]
    assert all(table.all("TH") for table in pdf.tree.all("Table"))
    assert all(figure.alt for figure in pdf.tree.all("Figure"))
