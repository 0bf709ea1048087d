"""Drawings as a reader sees them: where words lie, and definitions from which drawings come."""

from collections.abc import Iterator
from itertools import combinations
from math import cos, radians, sin
from typing import Any

from written import loaded, locale, planned

from generator.document import Anchoring, Box, Drawing, Stroke, Words
from generator.documents.context import Facts
from generator.documents.drawings import DRAWINGS
from generator.documents.drawings.layout import width_of
from generator.views.view import World

Point = tuple[float, float]
_RISE = 0.72
_FALL = 0.2
"""Of letters above and under their base line, in sizes of type."""


def drawn(name: str, language: str = "nl", **sections: Any) -> Drawing | None:
    found = loaded(**sections)
    words = locale(language)
    return DRAWINGS[name](Facts(World(found.definition, words), planned(found, language)), words)


def texts(drawing: Drawing) -> list[str]:
    return [shape.text for shape in drawing.shapes if isinstance(shape, Words)]


def outline(shape: Box | Stroke | Words) -> list[Point]:
    """Give the corners of a shape, in order."""
    match shape:
        case Box():
            edge = shape.thickness / 2 if shape.stroke else 0
            left, top = shape.x - edge, shape.y - edge
            right, bottom = shape.x + shape.width + edge, shape.y + shape.height + edge
            return [(left, top), (right, top), (right, bottom), (left, bottom)]
        case Stroke():
            return [(shape.x1, shape.y1), (shape.x2, shape.y2)]
        case Words():
            return _turned(shape)


def _turned(words: Words) -> list[Point]:
    width = width_of(words.text, words.size, bold=words.bold)
    left = {Anchoring.START: 0.0, Anchoring.MIDDLE: -width / 2, Anchoring.END: -width}[words.anchoring]
    rise, fall = words.size * _RISE, words.size * _FALL
    turn = radians(words.turned)
    corners = [(left, -rise), (left + width, -rise), (left + width, fall), (left, fall)]
    return [
        (words.x + x * cos(turn) - y * sin(turn), words.y + x * sin(turn) + y * cos(turn)) for x, y in corners
    ]


def outside(drawing: Drawing) -> list[Box | Stroke | Words]:
    """Give the shapes that stick out of the drawing, by more than a hair."""
    return [
        shape
        for shape in drawing.shapes
        if not all(
            -0.1 <= x <= drawing.width + 0.1 and -0.1 <= y <= drawing.height + 0.1 for x, y in outline(shape)
        )
    ]


def overlapping(drawing: Drawing) -> Iterator[tuple[str, str]]:
    """Give the pairs of words of which one lies over the other."""
    words = [shape for shape in drawing.shapes if isinstance(shape, Words)]
    corners = [outline(word) for word in words]
    for (first, a), (second, b) in combinations(zip(words, corners, strict=True), 2):
        if not (_apart(a, b) or _apart(b, a)):
            yield first.text, second.text


def _apart(first: list[Point], second: list[Point]) -> bool:
    """Tell whether a side of the first parts it from the second."""
    for (x1, y1), (x2, y2) in zip(first, [*first[1:], first[0]], strict=True):
        normal = (y2 - y1, x1 - x2)
        one, other = ([x * normal[0] + y * normal[1] for x, y in corners] for corners in (first, second))
        if max(one) <= min(other) + 1e-6 or max(other) <= min(one) + 1e-6:
            return True
    return False
