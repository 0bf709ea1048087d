"""Running text in Markdown as units: what is shown, how that was written, and the marks around it.

The parser tells what a text means, not where in it each word was written. Its tokens come in the order of the
source, so walking both side by side finds the place of every character. Units joined again give the source
back, and a changed paragraph can keep the spelling of every word that stays.
"""

import re
import string
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from html import unescape
from typing import Final, Literal, NamedTuple

from markdown_it.token import Token

from generator.documents.plain_markdown import target as written_target
from generator.roundtrip.rich import PICTURE, PLAIN, Look

SpanKind = Literal["bold", "italic", "struck", "code", "link"]

_KINDS: Final[dict[str, SpanKind]] = {"strong": "bold", "em": "italic", "s": "struck", "link": "link"}
_BREAK: Final = re.compile(r"(?:\\| *)\n[ \t]*")
_ENTITY: Final = re.compile(r"&(?:#[xX][0-9a-fA-F]{1,6}|#[0-9]{1,7}|[A-Za-z][A-Za-z0-9]{1,31});")
_DESTINATION: Final = r"(?:<(?:\\.|[^<>\\\n])*>|(?:\\.|[^\s()\\]|\((?:\\.|[^\s()\\])*\))*)"
_TITLE: Final = r"""(?:\s+(?:"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|\((?:\\.|[^()\\])*\)))?"""
_LINK_END: Final = re.compile(rf"\](?:\(\s*{_DESTINATION}{_TITLE}\s*\)|\[(?:\\.|[^\[\]\\])*\])?", re.DOTALL)
_BRACKETS: Final = re.compile(r"\\.|[\[\]]", re.DOTALL)


@dataclass(eq=False, slots=True)
class Span:
    """One pair of marks; two with the same marks are still two."""

    kind: SpanKind
    opening: str
    closing: str
    target: str = ""


class Unit(NamedTuple):
    """What is shown, how it is written, and the spans around it from the outermost."""

    text: str
    source: str
    spans: tuple[Span, ...] = ()


def look_of(spans: Iterable[Span]) -> Look:
    """Give how a text looks in these spans."""
    look = PLAIN
    for span in spans:
        if span.kind == "link":
            look = look._replace(target=written_target(span.target))
        else:
            look = look.having(span.kind)
    return look


def write_units(units: Iterable[Unit]) -> str:
    """Write units, with the marks of each span once around all that stands in it in a row."""
    written: list[str] = []
    opened: tuple[Span, ...] = ()
    for unit in (*units, Unit("", "")):
        shared = shared_spans(opened, unit.spans)
        written += (span.closing for span in reversed(opened[len(shared) :]))
        written += (span.opening for span in unit.spans[len(shared) :])
        written.append(unit.source)
        opened = unit.spans
    return "".join(written)


def shared_spans(first: tuple[Span, ...], second: tuple[Span, ...]) -> tuple[Span, ...]:
    """Give the outer spans that two units both stand in."""
    count = 0
    for one, other in zip(first, second, strict=False):
        if one is not other:
            break
        count += 1
    return first[:count]


def read_units(content: str, tokens: Sequence[Token]) -> list[Unit] | None:
    """Give the units of a text that was read as these tokens; None where its places cannot be found."""
    reader = _UnitReader(content)
    found = all(reader.take(token) for token in tokens)
    whole = found and reader.position == len(content) and write_units(reader.units) == content
    return reader.units if whole else None


@dataclass(slots=True)
class _UnitReader:
    content: str
    position: int = 0
    units: list[Unit] = field(default_factory=list)
    spans: tuple[Span, ...] = ()

    def take(self, token: Token) -> bool:
        """Find what a token was read from; False where that is not what comes next."""
        name, _, step = token.type.rpartition("_")
        if token.type == "text":
            return self._text(token.content)
        if name in _KINDS:
            return self._open(name, token) if step == "open" else self._close(name, token)
        if token.type in ("softbreak", "hardbreak"):
            return self._found(
                " " if token.type == "softbreak" else "\n", _BREAK.match(self.content, self.position)
            )
        if token.type == "code_inline":
            return self._code(token)
        return token.type == "image" and self._image()

    def _add(self, text: str, end: int) -> bool:
        self.units.append(Unit(text, self.content[self.position : end], self.spans))
        self.position = end
        return True

    def _found(self, text: str, match: re.Match[str] | None) -> bool:
        return match is not None and self._add(text, match.end())

    def _text(self, text: str) -> bool:
        index = 0
        while index < len(text):
            here = self.content[self.position : self.position + 2]
            entity = _ENTITY.match(self.content, self.position)
            decoded = unescape(entity[0]) if entity else ""
            if entity and decoded and decoded != entity[0] and text.startswith(decoded, index):
                self._add(decoded[0], entity.end())
                self.units += (Unit(character, "", self.spans) for character in decoded[1:])
                index += len(decoded)
                continue
            escaped = here[:1] == "\\" and here[1:] == text[index] and here[1:] in string.punctuation
            if not escaped and here[:1] != text[index]:
                return False
            self._add(text[index], self.position + 1 + escaped)
            index += 1
        return True

    def _open(self, name: str, token: Token) -> bool:
        kind = _KINDS[name]
        opening = token.markup
        if kind == "link":
            opening = "<" if token.markup == "autolink" else "["
        if not self.content.startswith(opening, self.position):
            return False
        self.position += len(opening)
        closing = opening if kind != "link" else ">"
        self.spans = (*self.spans, Span(kind, opening, closing, str(token.attrs.get("href", ""))))
        return True

    def _close(self, name: str, token: Token) -> bool:
        if not self.spans or self.spans[-1].kind != _KINDS[name]:
            return False
        span = self.spans[-1]
        if name == "link" and token.markup != "autolink":
            match = _LINK_END.match(self.content, self.position)
            if match is None:
                return False
            span.closing = match[0]
        if not self.content.startswith(span.closing, self.position):
            return False
        self.position += len(span.closing)
        self.spans = self.spans[:-1]
        return True

    def _code(self, token: Token) -> bool:
        fence = token.markup
        start = self.position + len(fence)
        match = re.compile(rf"(?<!`){fence}(?!`)").search(self.content, start)
        if not self.content.startswith(fence, self.position) or match is None:
            return False
        inside = self.content[start : match.start()]
        padding = 1 if len(inside) == len(token.content) + 2 else 0
        outer = self.spans
        opening, closing = inside[:padding], inside[len(inside) - padding :]
        self.spans = (*outer, Span("code", fence + opening, closing + fence))
        self.position = start + padding
        for character in token.content:
            self._add(character, self.position + 1)
        self.position, self.spans = match.end(), outer
        return True

    def _image(self) -> bool:
        if not self.content.startswith("![", self.position):
            return False
        depth = 0
        for match in _BRACKETS.finditer(self.content, self.position + 1):
            depth += {"[": 1, "]": -1}.get(match[0], 0)
            if not depth:
                return self._found(PICTURE, _LINK_END.match(self.content, match.start()))
        return False
