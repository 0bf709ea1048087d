"""A PDF as software for blind readers takes it: its structure, and the text that each part of it marks."""

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ByteStringObject, ContentStream, DictionaryObject, IndirectObject, TextStringObject

SOFT_HYPHEN = "\u00ad"
ISOLATES = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@dataclass
class Part:
    """An element of the structure tree; ``children`` are parts and pieces of text, in reading order."""

    kind: str
    element: DictionaryObject
    children: list["Part | str"] = field(default_factory=list)

    def walk(self) -> Iterator["Part"]:
        yield self
        for child in self.children:
            if isinstance(child, Part):
                yield from child.walk()

    def all(self, *kinds: str) -> list["Part"]:
        return [part for part in self.walk() if part.kind in kinds]

    @property
    def text(self) -> str:
        """All text in it; what breaks a line or ends a block is one space."""
        return " ".join("".join(self._pieces()).split())

    def _pieces(self) -> Iterator[str]:
        block = self.kind not in INLINE
        yield " " if block else ""
        for child in self.children:
            yield from [child] if isinstance(child, str) else child._pieces()  # noqa: SLF001 - the same class
        yield " " if block else ""

    @property
    def alt(self) -> str:
        return str(self.element.get("/Alt", ""))


REVERSED = "/ReversedChars"
INLINE = {"Span", "Link", "Em", "Strong", "Code"}


class Pdf:
    """A PDF that is read back."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.reader = PdfReader(io.BytesIO(data))
        self.root: DictionaryObject = self.reader.trailer["/Root"]  # type: ignore[assignment] - pypdf resolves it

    @cached_property
    def tree(self) -> Part:
        roles: Any = self.root["/StructTreeRoot"].get("/RoleMap", {})
        return self._part(self.root["/StructTreeRoot"]["/K"][0].get_object(), roles, None)

    @cached_property
    def text(self) -> str:
        return self.tree.text

    @cached_property
    def artifacts(self) -> list[str]:
        """The text of each page that is no part of the document: header and footer."""
        return [texts.get(None, "") for texts in self._marked.values()]

    @property
    def titles(self) -> list[tuple[int, str]]:
        """The bookmarks, with their depth from 1."""
        return list(self._titles(self.reader.outline, 1))

    def _titles(self, items: Any, depth: int) -> Iterator[tuple[int, str]]:
        for item in items:
            if isinstance(item, list):
                yield from self._titles(item, depth + 1)
            else:
                yield depth, str(item.title)

    @cached_property
    def _marked(self) -> dict[int, dict[int | None, str]]:
        return {
            page.indirect_reference.idnum: marked_texts(page, self.reader)  # type: ignore[union-attr] - a page has one
            for page in self.reader.pages
        }

    def spoken(self, language: str) -> str:
        """Give the text that is marked as another language than the document's."""
        found = []
        for page in self.reader.pages:
            content = ContentStream(page["/Contents"], self.reader)
            numbers = [
                int(operands[1]["/MCID"])
                for operands, operator in content.operations
                if operator == b"BDC" and "/MCID" in operands[1] and operands[1].get("/Lang") == language
            ]
            texts = self._marked[page.indirect_reference.idnum]  # type: ignore[union-attr] - a page has one
            found += [texts.get(number, "") for number in numbers]
        found += [part.text for part in self.tree.walk() if part.element.get("/Lang") == language]
        return " ".join(found)

    def _part(self, element: Any, roles: Any, page: Any) -> Part:
        kind = str(element.get("/S", ""))
        kind = str(roles.get(kind, kind))
        part = Part(kind.removeprefix("/"), element)
        own = element.raw_get("/Pg") if "/Pg" in element else page
        kids = element.get("/K", [])
        for kid in kids if isinstance(kids, list) else [kids]:
            self._add(part, kid.get_object() if isinstance(kid, IndirectObject) else kid, roles, own)
        return part

    def _add(self, part: Part, kid: Any, roles: Any, page: Any) -> None:
        if isinstance(kid, int):
            part.children.append(self._marked[page.idnum].get(kid, ""))
        elif kid.get("/Type") == "/MCR":
            where = kid.raw_get("/Pg") if "/Pg" in kid else page
            part.children.append(self._marked[where.idnum].get(int(kid["/MCID"]), ""))
        elif kid.get("/Type") != "/OBJR":
            part.children.append(self._part(kid, roles, page))


def marked_texts(page: Any, reader: PdfReader) -> dict[int | None, str]:
    """Give the text of a page by the number of its marked content; None for artifacts."""
    fonts = {
        name: to_unicode(font.get_object())
        for name, font in page.get("/Resources", {}).get("/Font", {}).items()
    }
    found: dict[int | None, list[str]] = {}
    stack: list[tuple[int | None, list[str] | None]] = []
    backwards: list[str] = []
    font: dict[int, str] = {}
    for operands, operator in ContentStream(page["/Contents"], reader).operations:
        if operator in (b"BDC", b"BMC"):
            stack.append(opened(operands, stack))
            backwards.append(operands[0])
        elif operator == b"EMC":
            stack.pop()
            backwards.pop()
        elif operator == b"Tf":
            font = fonts[operands[0]]
        elif operator in (b"Tj", b"TJ"):
            spoken = next((actual for _, actual in reversed(stack) if actual is not None), None)
            number = stack[-1][0] if stack else None
            target = found.setdefault(number, [])
            if spoken is None:
                signs = list(decoded(operands[0], font))
                target.extend(reversed(signs) if REVERSED in backwards else signs)
            elif spoken:
                target.append(spoken.pop())
    return {number: "".join(pieces) for number, pieces in found.items()}


def opened(
    operands: Any, stack: list[tuple[int | None, list[str] | None]]
) -> tuple[int | None, list[str] | None]:
    """Give the number and the text instead of a stretch of marked content that begins."""
    properties = operands[1] if len(operands) > 1 and isinstance(operands[1], dict) else {}
    inherited = stack[-1][0] if stack else None
    number = int(properties["/MCID"]) if "/MCID" in properties else inherited
    actual = [str(properties["/ActualText"])] if "/ActualText" in properties else None
    return number, actual


def decoded(shown: Any, font: dict[int, str]) -> Iterator[str]:
    for piece in shown if isinstance(shown, list) else [shown]:
        if isinstance(piece, TextStringObject | ByteStringObject):
            raw = piece.original_bytes
            for at in range(0, len(raw) - 1, 2):
                yield font[int.from_bytes(raw[at : at + 2])]


def to_unicode(font: Any) -> dict[int, str]:
    """Read the table from codes to text of a font with codes of two bytes."""
    table = font["/ToUnicode"].get_data().decode("latin-1")
    found: dict[int, str] = {}
    for block in re.findall(r"beginbfchar(.*?)endbfchar", table, re.DOTALL):
        for code, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            found[int(code, 16)] = utf16(text)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", table, re.DOTALL):
        for first, last, text in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = utf16(text)
            for step in range(int(last, 16) - int(first, 16) + 1):
                found[int(first, 16) + step] = start[:-1] + chr(ord(start[-1]) + step)
    return found


def utf16(digits: str) -> str:
    return bytes.fromhex(digits).decode("utf-16-be")


def words(text: str) -> list[str]:
    """Give the words of a text; a word that was divided at the end of a line is whole again."""
    return text.replace(SOFT_HYPHEN, "").translate(ISOLATES).split()
