"""Drawing → SVG: one element as text, the same for a web page and for whatever makes a picture of it."""

from collections.abc import Callable, Iterator
from html import escape
from typing import assert_never

from generator.document import Anchoring, Box, Drawing, Paint, Shape, Stroke, Words

Colours = Callable[[Paint], str]
"""Gives the colour that a purpose has, as CSS writes it: ``#0b3b60`` or ``var(--ink)``."""


def svg(drawing: Drawing, colours: Colours, fonts: str, *, identity: str) -> str:
    """Give one ``svg`` element that says its alternative text to whoever cannot see it.

    ``fonts`` is a CSS list of families, ``identity`` an id that the page has nowhere else. The element has
    no size of its own but a ratio: it fills what it stands in.
    """
    width, height = number(drawing.width), number(drawing.height)
    described = f"{identity}-alt"
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" id="{escape(identity)}" viewBox="0 0 {width} {height}"'
        f' role="img" aria-labelledby="{escape(described)}" font-family="{escape(fonts)}">'
        f'<title id="{escape(described)}">{escape(drawing.alt)}</title>'
    )
    return head + "".join(_shape(shape, colours) for shape in drawing.shapes) + "</svg>"


def _shape(shape: Shape, colours: Colours) -> str:
    match shape:
        case Box():
            return _element("rect", _box(shape, colours))
        case Stroke():
            return _element("line", _stroke(shape, colours))
        case Words():
            return f"<text{_attributes(_words(shape, colours))}>{escape(shape.text)}</text>"
        case _:
            assert_never(shape)


def _box(box: Box, colours: Colours) -> Iterator[tuple[str, str]]:
    yield "x", number(box.x)
    yield "y", number(box.y)
    yield "width", number(box.width)
    yield "height", number(box.height)
    if box.radius:
        yield "rx", number(box.radius)
    yield "fill", colours(box.fill) if box.fill else "none"
    if box.stroke:
        yield "stroke", colours(box.stroke)
        yield "stroke-width", number(box.thickness)


def _stroke(stroke: Stroke, colours: Colours) -> Iterator[tuple[str, str]]:
    yield "x1", number(stroke.x1)
    yield "y1", number(stroke.y1)
    yield "x2", number(stroke.x2)
    yield "y2", number(stroke.y2)
    yield "stroke", colours(stroke.paint)
    yield "stroke-width", number(stroke.thickness)


def _words(words: Words, colours: Colours) -> Iterator[tuple[str, str]]:
    x, y = number(words.x), number(words.y)
    yield "x", x
    yield "y", y
    yield "font-size", number(words.size)
    if words.bold:
        yield "font-weight", "700"
    if words.anchoring is not Anchoring.START:
        yield "text-anchor", words.anchoring.value
    if words.turned:
        yield "transform", f"rotate({number(words.turned)} {x} {y})"
    yield "fill", colours(words.paint)


def _element(name: str, attributes: Iterator[tuple[str, str]]) -> str:
    return f"<{name}{_attributes(attributes)}/>"


def _attributes(attributes: Iterator[tuple[str, str]]) -> str:
    return "".join(f' {name}="{escape(value)}"' for name, value in attributes)


def number(value: float) -> str:
    """Write a length as short as two decimals allow: "12", "0.5"."""
    shown = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if shown == "-0" else shown
