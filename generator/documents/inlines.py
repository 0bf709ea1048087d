"""Inline tokens to inlines, with the marks in them resolved."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final, NamedTuple, Protocol

from markdown_it.token import Token
from msgspec.structs import replace

from generator.document import (
    Code,
    Emphasis,
    Field,
    Inline,
    LineBreak,
    Link,
    Picture,
    Strikethrough,
    Strong,
    Text,
)
from generator.documents.faults import MarkdownFaultError
from generator.documents.marks import Marked, MarkTable, Value
from generator.documents.pictures import (
    MAX_PICTURE_BYTES,
    MAX_PICTURE_PIXELS,
    PictureReader,
    UnusablePictureError,
    is_beside,
    is_whole,
    picture_size,
)

SCHEMES: Final = ("http://", "https://", "mailto:", "tel:", "#")
"""How the address of a link may begin."""
_WRAPPERS: Final[Mapping[str, type[Strong | Emphasis | Strikethrough]]] = {
    "strong": Strong,
    "em": Emphasis,
    "s": Strikethrough,
}


class Lead(NamedTuple):
    """What leads to an anchor: how it was written, in the Markdown field at a path or in a template."""

    anchor: str
    quoted: str
    field: str


class Resolve(Protocol):
    """Tells what a mark stands for; ``in_link`` where it stands in the text of a link."""

    def __call__(self, marked: Marked, *, in_link: bool) -> Sequence[Inline]:
        """Give the inlines that a mark stands for."""


@dataclass(frozen=True, slots=True)
class InlineReader:
    """Reads the inline tokens of one text.

    ``field`` is the path of the Markdown field they come from, or empty; then marks may stand in them,
    and ``resolve`` tells what each stands for. ``leads`` takes what leads to an anchor. ``language`` is that
    of the field, where it is foreign.
    """

    table: MarkTable
    pictures: PictureReader
    resolve: Resolve
    leads: list[Lead]
    field: str = ""
    language: str = ""

    def read(self, tokens: Sequence[Token]) -> tuple[Inline, ...]:
        """Give the inlines; neighbouring literal texts are one."""
        return self._until(iter(tokens), "", in_link=False)

    def _until(self, tokens: Iterator[Token], closing: str, *, in_link: bool) -> tuple[Inline, ...]:
        inlines: list[Inline] = []
        for token in tokens:
            if token.type == "text":
                inlines += self._marked(token.content, in_link=in_link)
            elif token.type == closing:
                break
            else:
                inlines += self._inline(token, tokens, in_link=in_link)
        return _joined(inlines)

    def _inline(self, token: Token, rest: Iterator[Token], *, in_link: bool) -> Iterator[Inline]:
        name = token.type.removesuffix("_open")
        if name in _WRAPPERS:
            children = self._until(rest, f"{name}_close", in_link=in_link)
            if children:
                yield _WRAPPERS[name](children)
        elif token.type == "softbreak":
            yield Text(" ", self.language)
        elif token.type == "hardbreak":
            yield LineBreak()
        elif token.type == "code_inline":
            yield Code(self.table.literal(token.content))
        elif name == "link":
            yield self._link(token, rest)
        elif token.type == "image":
            yield self._picture(token)
        else:
            raise self._fault("unknown-construct", token.content, construct=token.type)

    def _marked(self, text: str, *, in_link: bool) -> list[Inline]:
        inlines: list[Inline] = []
        words = ""
        for piece in self.table.split(text):
            if isinstance(piece, str):
                words += piece
            elif isinstance(piece, Value) and piece.is_plain and not self.language:
                words += piece.text
            else:
                if words:
                    inlines.append(Text(words, self.language))
                    words = ""
                inlines += self.resolve(piece, in_link=in_link)
        if words:
            inlines.append(Text(words, self.language))
        return inlines

    def _link(self, token: Token, rest: Iterator[Token]) -> Link:
        written = str(token.attrs.get("href", ""))
        target = self.table.literal(written)
        children = self._until(rest, "link_close", in_link=True)
        if not target.lower().startswith(SCHEMES) or any(c.isspace() for c in target):
            raise self._fault("link-target", written, target=target)
        if target.startswith("#"):
            self.leads.append(Lead(target[1:], target, self.field))
        return Link(target, children or (Text(target),))

    def _picture(self, token: Token) -> Picture:
        written = str(token.attrs.get("src", ""))
        name, alt = self.table.literal(written), self.table.literal(token.content).strip()
        field = self.field or self._field_of(written)
        quoted = written if self.field or not field else name
        fault = partial(MarkdownFaultError, field=field, quoted=quoted)
        if not alt:
            raise fault("picture-without-alt", {"name": name})
        if not is_beside(name):
            raise fault("picture-outside", {"name": name})
        try:
            data = self.pictures(name, field)
            if len(data) > MAX_PICTURE_BYTES:
                raise fault("picture-too-large", {"name": name})
            width, height = picture_size(data)
            if width * height > MAX_PICTURE_PIXELS:
                limit = str(MAX_PICTURE_PIXELS // 1_000_000)
                size = f"{width} × {height}"
                raise fault("picture-too-many-pixels", {"name": name, "size": size, "limit": limit})
            if not is_whole(data):
                raise fault("broken-picture", {"name": name})
        except FileNotFoundError:
            raise fault("missing-picture", {"name": name}) from None
        except UnusablePictureError:
            raise fault("unusable-picture", {"name": name}) from None
        except OSError as error:
            reason = error.strerror or str(error)
            raise fault("unreadable-picture", {"name": name, "reason": reason}) from None
        return Picture(data, alt, width, height, name)

    def _field_of(self, written: str) -> str:
        """Give the path of the field that a template printed where a picture's name belongs."""
        values = (piece for piece in self.table.split(written) if isinstance(piece, Value))
        return next((value.origin.path for value in values if value.origin), "")

    def _fault(self, code: str, quoted: str, **arguments: str) -> MarkdownFaultError:
        return MarkdownFaultError(code, arguments, field=self.field, quoted=quoted)


def without_links(inlines: Sequence[Inline]) -> Iterator[Inline]:
    """Give what a link shows of a Markdown field in its text: links do not nest."""
    for inline in inlines:
        match inline:
            case Link():
                yield from inline.children
            case Field() | Strong() | Emphasis() | Strikethrough():
                yield replace(inline, children=tuple(without_links(inline.children)))
            case _:
                yield inline


def _joined(inlines: Sequence[Inline]) -> tuple[Inline, ...]:
    if len(inlines) < 2:  # noqa: PLR2004 - nothing to join
        return tuple(inlines)
    joined: list[Inline] = []
    for inline in inlines:
        last = joined[-1] if joined else None
        if isinstance(inline, Text) and isinstance(last, Text) and inline.language == last.language:
            joined[-1] = Text(last.text + inline.text, last.language)
        else:
            joined.append(inline)
    return tuple(joined)


def is_blank(inlines: Sequence[Inline]) -> bool:
    """Tell whether nothing would be seen of some inlines."""
    for inline in inlines:
        match inline:
            case Text():
                if inline.text and not inline.text.isspace():
                    return False
            case Field() | Strong() | Emphasis() | Strikethrough():
                if not is_blank(inline.children):
                    return False
            case LineBreak():
                pass
            case _:
                return False
    return True
