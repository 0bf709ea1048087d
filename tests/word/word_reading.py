"""Independent ways to read a Word file back, for tests only."""

import json
import re
import zipfile
from io import BytesIO
from pathlib import Path

import pypandoc
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator

from generator.document import (
    Code,
    CodeBlock,
    Document,
    Drawing,
    Emphasis,
    Field,
    Heading,
    Inline,
    LineBreak,
    Link,
    Paragraph,
    Picture,
    Reference,
    SequenceNumber,
    Strikethrough,
    Strong,
    Text,
    walk,
)

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
MAIN = "word/document.xml"


def members(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def pack(parts: dict[str, bytes]) -> bytes:
    target = BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return target.getvalue()


def body(data: bytes) -> etree._Element:
    found = etree.fromstring(members(data)[MAIN]).find(f"{W}body")
    assert found is not None
    return found


def paragraph_texts(data: bytes) -> list[str]:
    """Read the text of every paragraph; breaks are line feeds, tabs are tabs."""
    return [text_of(paragraph) for paragraph in body(data).iter(f"{W}p")]


def text_of(element: etree._Element) -> str:
    texts = {f"{W}br": "\n", f"{W}tab": "\t"}
    found = []
    for child in element.iter(f"{W}t", f"{W}br", f"{W}tab"):
        parent = child.getparent()
        if parent is not None and parent.tag == f"{W}r":
            found.append(child.text or "" if child.tag == f"{W}t" else texts[str(child.tag)])
    return "".join(found)


def style_of(paragraph: etree._Element) -> str:
    style = paragraph.find(f"{W}pPr/{W}pStyle")
    return style.get(f"{W}val", "") if style is not None else ""


def audit(data: bytes, folder: Path) -> list[str]:
    """Give what the validator finds, strict, for two versions of Word."""
    file = folder / "audited.docx"
    file.write_bytes(data)
    found = []
    for version in (FileFormat.OFFICE_2019, FileFormat.MICROSOFT_365):
        validator = OpenXmlValidator(file_format=version, max_errors=0, strict=True)
        found += [str(error) for error in validator.validate(file).errors]
    return found


def without_contents(data: bytes) -> bytes:
    """Take the table of contents out: it is generated, so no document says its words."""
    parts = members(data)
    root = etree.fromstring(parts[MAIN])
    for control in list(root.iter(f"{W}sdt")):
        if control.find(f"{W}sdtPr/{W}docPartObj") is not None:
            control.getparent().remove(control)
    parts[MAIN] = etree.tostring(root)
    return pack(parts)


def pandoc_words(data: bytes, folder: Path) -> list[str]:
    """Give the words that pandoc reads, without what it draws for tables, lists and emphasis."""
    file = folder / "read.docx"
    file.write_bytes(data)
    native = pypandoc.convert_file(str(file), "json", format="docx")
    return _words(native)


def _words(native: str) -> list[str]:
    found: list[str] = []
    _visit(json.loads(native)["blocks"], found)
    return "".join(found).split()


_TEXT_AT = {"Code": 1, "CodeBlock": 1}
_CHILDREN_AT = {"Header": 2, "Link": 1, "Image": 1, "Span": 1, "OrderedList": 1}
_SPACES = {"Space", "SoftBreak", "LineBreak", "Para", "Plain", "Header", "CodeBlock"}


def _visit(node: object, found: list[str]) -> None:
    """Collect the words of pandoc's tree; attributes and targets are no words."""
    if isinstance(node, list):
        for child in node:
            _visit(child, found)
    elif isinstance(node, dict):
        kind, content = str(node.get("t")), node.get("c")
        if kind in _SPACES:
            found.append(" ")
        if kind == "Str":
            found.append(str(content))
        elif kind in _TEXT_AT and isinstance(content, list):
            found.append(str(content[_TEXT_AT[kind]]))
        elif kind in _CHILDREN_AT and isinstance(content, list):
            _visit(content[_CHILDREN_AT[kind]], found)
        elif kind == "Table" and isinstance(content, list):
            _visit(content[1:], found)
        else:
            _visit(content, found)


def document_words(document: Document) -> list[str]:
    """Give the words of a document in reading order; a picture says its alternative text."""
    found: list[str] = []
    for block in walk(document.blocks):
        match block:
            case Heading() | Paragraph():
                found.append(_said(block.children))
            case CodeBlock():
                found.append(block.text)
            case _:
                pass
    return re.sub("\N{SOFT HYPHEN}", "", " ".join(found)).split()


def _said(inlines: tuple[Inline, ...]) -> str:
    found = []
    for inline in inlines:
        match inline:
            case Text() | Code() | Reference():
                found.append(inline.text)
            case Field() | Strong() | Emphasis() | Strikethrough() | Link():
                found.append(_said(inline.children))
            case SequenceNumber():
                found.append(f"{inline.label} {inline.number}")
            case LineBreak():
                found.append(" ")
            case Picture() | Drawing():
                found.append(inline.alt)
    return "".join(found)
