"""Inlines → data: a text is itself, all else says what it is."""

import unicodedata
from collections.abc import Iterator
from typing import Final, assert_never
from urllib.parse import quote

from generator.document import (
    Code,
    Drawing,
    Emphasis,
    Field,
    Inline,
    LineBreak,
    Link,
    Picture,
    Reference,
    SequenceNumber,
    Strikethrough,
    Strong,
    Text,
    plain_text,
)
from generator.typesetting import Data
from generator.writers.pdf.pictures import PIXEL
from generator.writers.pdf.place import Node, Place, Work
from generator.writers.pdf.signs import unseen

_ADDRESS: Final = "%:/?#[]@!$&'()*+,;=~"
_HIGHEST: Final = 283.5
_LOGO: Final = (170.1, 70.85)
"""Of a picture 10 centimetres; of a logo on a title page 6 by 2.5."""
BREAK: Final[Node] = {"is": "break"}
_APART, _TOGETHER = "\u2068", "\u2069"
"""Around a value with letters that run from right to left: it does not turn the text around it (UAX 9)."""
_FIRST_HEBREW: Final = "\u0590"
_BACKWARDS: Final = frozenset({"R", "AL"})


def write_inlines(work: Work, inlines: tuple[Inline, ...], place: Place, where: str = "") -> list[Data]:
    """Give the data of some inlines; ``where`` is the path of the field that they stand in."""
    out: list[Data] = []
    for inline in inlines:
        out.extend(_inline(work, inline, place, where))
    return out


def _inline(work: Work, inline: Inline, place: Place, where: str) -> list[Data]:  # noqa: C901, PLR0911, PLR0912 - one branch a kind
    match inline:
        case Text() if inline.language:
            return [_foreign(inline.language, _text(work, inline.text, where))]
        case Text():
            return _text(work, inline.text, where)
        case Field():
            inside = write_inlines(work, inline.children, place, inline.origin.path)
            return [_APART, *inside, _TOGETHER] if _turns(inline.children) else inside
        case Strong():
            return [{"is": "strong", "body": write_inlines(work, inline.children, place, where)}]
        case Emphasis():
            return [{"is": "emphasis", "body": write_inlines(work, inline.children, place, where)}]
        case Strikethrough():
            return [{"is": "struck", "body": write_inlines(work, inline.children, place, where)}]
        case Code():
            return [{"is": "code", "text": work.signs.shown(" ".join(inline.text.splitlines()), where)}]
        case Link():
            inside = write_inlines(work, inline.children, place, where)
            if inline.target.startswith("#"):
                return [_internal(work, inline.target[1:], inside)]
            return [{"is": "link", "target": quote(inline.target, safe=_ADDRESS), "body": inside}]
        case Reference():
            return [_internal(work, inline.anchor, _text(work, inline.text, where))]
        case SequenceNumber():
            return [work.signs.shown(f"{inline.label} {inline.number}")]
        case LineBreak():
            return [BREAK]
        case Picture():
            name = work.pictures.picture(inline, where)
            if not name:
                return _text(work, f"[{inline.alt}]", where)
            return [_picture(name, inline.alt, (inline.width * PIXEL, inline.height * PIXEL), place)]
        case Drawing():
            name = work.pictures.drawing(inline)
            return [_picture(name, inline.alt, (inline.width, inline.height), place)]
        case _:
            assert_never(inline)


def _text(work: Work, text: str, where: str) -> list[Data]:
    first, *rest = work.signs.lines(text, where)
    out: list[Data] = [first] if first else []
    for line in rest:
        out.extend((BREAK, line) if line else (BREAK,))
    return out


def _foreign(language: str, inside: list[Data]) -> Node:
    tongue, _, region = language.partition("-")
    return {"is": "foreign", "language": tongue, "region": region, "body": inside}


def _internal(work: Work, anchor: str, inside: list[Data]) -> Node:
    if anchor not in work.anchors:
        message = f"a reference leads to {anchor!r}, which is not in the document"
        raise ValueError(message)
    return {"is": "reference", "anchor": anchor, "body": inside}


def _picture(name: str, alt: str, size: tuple[float, float], place: Place) -> Node:
    widest, highest = (min(place.width, _LOGO[0]), _LOGO[1]) if place.cover else (place.width, _HIGHEST)
    width, height = size
    scale = min(1.0, widest / width, highest / height)
    return {"is": "picture", "name": name, "alt": alt, "width": width * scale, "height": height * scale}


def has_words(text: str) -> bool:
    """Say whether there is anything to read in a text."""
    return any(not sign.isspace() and not unseen(sign) for sign in text)


def right_to_left(inlines: tuple[Inline, ...]) -> bool:
    """Say whether a paragraph runs from right to left: its first letter decides (UAX 9, P2 and P3)."""
    kinds = _kinds(inlines)
    return next((kind for kind in kinds if kind == "L" or kind in _BACKWARDS), "L") in _BACKWARDS


def _turns(inlines: tuple[Inline, ...]) -> bool:
    return any(kind in _BACKWARDS for kind in _kinds(inlines))


def _kinds(inlines: tuple[Inline, ...]) -> Iterator[str]:
    """Yield how the signs of a text run, where any of them can run otherwise than from left to right."""
    text = plain_text(inlines)
    if text and max(text) >= _FIRST_HEBREW:
        yield from map(unicodedata.bidirectional, text)
