"""Inlines → phrasing content."""

import re
from base64 import b64encode
from typing import Final, assert_never

from generator.document import (
    Code,
    Drawing,
    Emphasis,
    Field,
    Inline,
    LineBreak,
    Link,
    Paint,
    Picture,
    Reference,
    SequenceNumber,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from generator.svg import svg
from generator.writers.html.markup import address, attributes, escaped
from generator.writers.html.page import Page

_BREAK: Final = re.compile(r"\r\n|\r|\n")
_BIDIRECTIONAL: Final = re.compile(
    "[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefe"
    "\U00010800-\U00010fff\U0001e800-\U0001efff]"
)
"""Letters that are written from right to left, and signs that change the direction."""
_PNG: Final = b"\x89PNG"


def write_inlines(page: Page, inlines: tuple[Inline, ...]) -> str:
    """Give the content that shows some inlines."""
    if len(inlines) == 1:
        return write_inline(page, inlines[0])
    return "".join([write_inline(page, inline) for inline in inlines])


def write_inline(page: Page, inline: Inline) -> str:  # noqa: C901, PLR0911, PLR0912 - a branch a kind
    """Give the content that shows one inline."""
    match inline:
        case Text():
            return _text(inline)
        case Field():
            inside = write_inlines(page, inline.children)
            return f"<bdi>{inside}</bdi>" if turns(inline) else inside
        case Strong():
            return f"<strong>{write_inlines(page, inline.children)}</strong>"
        case Emphasis():
            return f"<em>{write_inlines(page, inline.children)}</em>"
        case Strikethrough():
            return f"<s>{write_inlines(page, inline.children)}</s>"
        case Code():
            return f"<code>{escaped(inline.text)}</code>"
        case Link():
            return _link(page, inline)
        case Reference():
            return f'<a href="{escaped(page.ids.link(inline.anchor))}">{escaped(inline.text)}</a>'
        case SequenceNumber():
            return escaped(f"{inline.label} {inline.number}")
        case LineBreak():
            return "<br>"
        case Picture():
            return _picture(inline)
        case Drawing():
            return _drawing(page, inline)
        case _:
            assert_never(inline)


def turns(field: Field) -> bool:
    """Say whether a value holds letters of another direction, which must not move what stands around it."""
    text = plain_text(field.children)
    return not text.isascii() and _BIDIRECTIONAL.search(text) is not None


def _text(text: Text) -> str:
    words = text.text
    shown = (
        "<br>".join([escaped(line) for line in _BREAK.split(words)])
        if _BREAK.search(words)
        else escaped(words)
    )
    return f'<span lang="{escaped(text.language)}">{shown}</span>' if text.language else shown


def _link(page: Page, link: Link) -> str:
    target = link.target
    written = page.ids.link(target[1:]) if target.startswith("#") else address(target)
    return f'<a href="{escaped(written)}">{write_inlines(page, link.children)}</a>'


def _picture(picture: Picture) -> str:
    kind = "png" if picture.data.startswith(_PNG) else "jpeg"
    values = {
        "src": f"data:image/{kind};base64,{b64encode(picture.data).decode('ascii')}",
        "alt": picture.alt,
        "width": str(picture.width),
        "height": str(picture.height),
    }
    return f"<img{attributes(values)}>"


def _drawing(page: Page, drawing: Drawing) -> str:
    return svg(drawing, _paint, "var(--font-body)", identity=page.ids.claim("drawing"))


def _paint(paint: Paint) -> str:
    return f"var(--{paint.value})"
