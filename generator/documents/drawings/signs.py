"""The signs of the drawings. Each differs from the others in form, so that none needs its colour."""

from collections.abc import Callable, Sequence
from typing import Final

from generator.document import Anchoring, Box, Paint, Shape, Stroke, Words
from generator.documents.drawings.layout import LOW, SMALL, WIDTH, shortened, width_of

Sign = Callable[[float, float, float], tuple[Shape, ...]]
"""Draws a sign around a middle (x, y), ``side`` wide and high."""

LEGEND: Final = 24.0
"""Height of a legend, with the white above it."""
_SIGN: Final = 10.0
_AFTER: Final = 18.0


def full_square(x: float, y: float, side: float) -> tuple[Shape, ...]:
    """Draw a filled square."""
    return (Box(x - side / 2, y - side / 2, side, side, Paint.HEADING, radius=2),)


def open_square(x: float, y: float, side: float) -> tuple[Shape, ...]:
    """Draw the outline of a square."""
    inner = side - 1
    return (Box(x - inner / 2, y - inner / 2, inner, inner, Paint.PAPER, Paint.HEADING, 2),)


def full_circle(x: float, y: float, side: float) -> tuple[Shape, ...]:
    """Draw a filled circle."""
    return (Box(x - side / 2, y - side / 2, side, side, Paint.HEADING, radius=side / 2),)


def open_circle(x: float, y: float, side: float) -> tuple[Shape, ...]:
    """Draw the outline of a circle."""
    inner = side - 1.2
    return (
        Box(x - inner / 2, y - inner / 2, inner, inner, Paint.PAPER, Paint.HEADING, inner / 2, thickness=1.2),
    )


def dotted_circle(x: float, y: float, side: float) -> tuple[Shape, ...]:
    """Draw the outline of a circle with a dot in it."""
    dot = side * 0.44
    return (
        *open_circle(x, y, side),
        Box(x - dot / 2, y - dot / 2, dot, dot, Paint.HEADING, radius=dot / 2),
    )


def dash(x: float, y: float, side: float) -> tuple[Shape, ...]:
    """Draw a short line: nothing here."""
    return (Stroke(x - side / 5, y, x + side / 5, y, Paint.LINE),)


def lettered_circle(letter: str) -> Sign:
    """Give the sign of a circle with a letter in it."""
    return lambda x, y, side: (
        Box(
            x - side / 2 + 0.6,
            y - side / 2 + 0.6,
            side - 1.2,
            side - 1.2,
            Paint.PAPER,
            Paint.ACCENT,
            side / 2 - 0.6,
            thickness=1.2,
        ),
        _letter(letter, x, y, side, Paint.TEXT),
    )


def lettered_square(letter: str) -> Sign:
    """Give the sign of the outline of a square with a letter in it."""
    return lambda x, y, side: (
        Box(x - side / 2 + 0.5, y - side / 2 + 0.5, side - 1, side - 1, Paint.PAPER, Paint.QUIET, 2),
        _letter(letter, x, y, side, Paint.QUIET),
    )


def _letter(letter: str, x: float, y: float, side: float, paint: Paint) -> Words:
    size = side * 0.68
    return Words(x, y + size * LOW, letter, size, paint, Anchoring.MIDDLE, bold=True)


def legend(entries: Sequence[tuple[Sign, str]], y: float, left: float = 0) -> tuple[Shape, ...]:
    """Draw a legend on one line around the height ``y``; names share the room that there is."""
    asked = [width_of(name, SMALL) for _, name in entries]
    room = WIDTH - left - len(entries) * (_SIGN + 5 + _AFTER) + _AFTER
    scale = min(1.0, room / max(sum(asked), 1))
    shapes: list[Shape] = []
    x = left
    for (sign, name), wanted in zip(entries, asked, strict=True):
        shapes.extend(sign(x + _SIGN / 2, y, _SIGN))
        shown = shortened(name, SMALL, wanted * scale)
        shapes.append(Words(x + _SIGN + 5, y + SMALL * LOW, shown, SMALL, Paint.QUIET))
        x += _SIGN + 5 + wanted * scale + _AFTER
    return tuple(shapes)
