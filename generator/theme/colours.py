"""Colours in CSS: what tinycss2 reads, ``color-mix()``, and transparency over a ground."""

import math
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from tinycss2.ast import Node
from tinycss2.color4 import Color, parse_color

from generator.theme.theme import Colour

_Triple = tuple[float, float, float]
_Way = Callable[[_Triple], _Triple]

_WORDS: Final = 2
_ENDS: Final = 2

_D50_TO_D65: Final = (
    (0.9554734, -0.0230985, 0.0632593),
    (-0.0283697, 1.0099956, 0.0210414),
    (0.0123140, -0.0205077, 1.3303659),
)
"""Bradford's adaptation, as CSS Color 4 prescribes it."""
_D65_TO_LINEAR: Final = (
    (3.2409699, -1.5373832, -0.4986108),
    (-0.9692436, 1.8759675, 0.0415551),
    (0.0556301, -0.2039770, 1.0569715),
)
_LINEAR_TO_LMS: Final = (
    (0.4122215, 0.5363325, 0.0514460),
    (0.2119035, 0.6806996, 0.1073970),
    (0.0883025, 0.2817188, 0.6299787),
)
_LMS_TO_OKLAB: Final = (
    (0.2104543, 0.7936178, -0.0040720),
    (1.9779985, -2.4285922, 0.4505937),
    (0.0259040, 0.7827718, -0.8086758),
)


@dataclass(frozen=True, slots=True)
class Shade:
    """An sRGB colour that may be see-through; all parts from 0 to 1."""

    red: float
    green: float
    blue: float
    alpha: float = 1.0

    def over(self, ground: Colour) -> Colour:
        """Give what is seen where it lies on an opaque ground."""
        parts = zip((self.red, self.green, self.blue), (ground.red, ground.green, ground.blue), strict=True)
        return Colour(*(round(part * 255 * self.alpha + under * (1 - self.alpha)) for part, under in parts))


def read_colour(nodes: Sequence[Node]) -> Shade | None:
    """Read a value as a colour; None where it is none, or depends on the text around it (currentcolor)."""
    parts = [node for node in nodes if node.type not in ("whitespace", "comment")]
    if len(parts) != 1:
        return None
    node = parts[0]
    if node.type == "function" and node.lower_name == "color-mix":
        return _mix(node.arguments)
    if node.type not in ("ident", "hash", "function"):
        return None
    try:
        found = parse_color(node)
        return _shade(found) if isinstance(found, Color) else None
    except (AttributeError, IndexError, OverflowError, TypeError, ValueError, ZeroDivisionError):
        return None  # tinycss2 takes the number and kind of arguments for granted


def _shade(colour: Color) -> Shade | None:
    parts = _srgb(colour)
    if parts is None or not all(map(math.isfinite, parts)):
        return None
    red, green, blue = (min(1.0, max(0.0, part)) for part in parts)
    return Shade(red, green, blue, colour.alpha)


def _srgb(colour: Color) -> _Triple | None:
    parts = tuple(part or 0.0 for part in colour.coordinates)
    match colour.space:
        case "srgb":
            return _triple(parts)
        case "hsl" | "hwb":
            return _triple(colour.to("srgb").coordinates)
        case "srgb-linear":
            return _triple(map(_encoded, parts))
        case "oklab" | "oklch":
            return _from_xyz(_triple(colour.to("xyz-d65").coordinates))
        case "lab" | "lch":
            return _from_xyz(_times(_D50_TO_D65, _triple(colour.to("xyz-d50").coordinates)))
        case _:
            return None


def _triple(parts: Iterable[float]) -> _Triple:
    first, second, third = parts
    return first, second, third


def _times(matrix: Sequence[_Triple], parts: _Triple) -> _Triple:
    return _triple(sum(a * b for a, b in zip(row, parts, strict=True)) for row in matrix)


def _from_xyz(xyz: _Triple) -> _Triple:
    return _triple(map(_encoded, _times(_D65_TO_LINEAR, xyz)))


def _encoded(part: float) -> float:
    """Give a linear part of a colour as sRGB writes it."""
    small = 0.0031308
    return 12.92 * part if part <= small else 1.055 * part ** (1 / 2.4) - 0.055


def linear(part: float) -> float:
    """Give a part of an sRGB colour, from 0 to 1, in proportion to its light."""
    small = 0.04045
    return part / 12.92 if part <= small else float(((part + 0.055) / 1.055) ** 2.4)


def _to_oklab(parts: _Triple) -> _Triple:
    return _times(_LMS_TO_OKLAB, _triple(map(math.cbrt, _times(_LINEAR_TO_LMS, _triple(map(linear, parts))))))


def _from_oklab(parts: _Triple) -> _Triple:
    return _from_xyz(_triple(Color("oklab", parts, 1).to("xyz-d65").coordinates))


def _same(parts: _Triple) -> _Triple:
    return parts


_SPACES: Final[Mapping[str, tuple[_Way, _Way]]] = {
    "srgb": (_same, _same),
    "srgb-linear": (lambda parts: _triple(map(linear, parts)), lambda parts: _triple(map(_encoded, parts))),
    "oklab": (_to_oklab, _from_oklab),
}
"""The spaces in which ``color-mix()`` can mix here: the way in and the way out."""


def _mix(arguments: Sequence[Node]) -> Shade | None:
    """Read ``color-mix(in srgb, red 40%, blue)``; the parts are mixed as CSS Color 5 says."""
    method, *ends = _by_comma(arguments)
    words = [node.lower_value for node in method if node.type == "ident"]
    if len(words) != len(method) or len(words) != _WORDS or words[0] != "in" or len(ends) != _ENDS:
        return None
    space = _SPACES.get(words[1])
    first, second = _end(ends[0]), _end(ends[1])
    if space is None or first is None or second is None:
        return None
    shares = _shares(first[1], second[1])
    return None if shares is None else _mixed(space, (first[0], second[0]), shares)


def _mixed(space: tuple[_Way, _Way], shades: tuple[Shade, Shade], shares: _Triple) -> Shade | None:
    way_in, way_out = space
    weights = [shade.alpha * share for shade, share in zip(shades, shares, strict=False)]
    alpha = sum(weights)
    if alpha == 0:
        return Shade(0, 0, 0, 0)
    one, other = (way_in((shade.red, shade.green, shade.blue)) for shade in shades)
    parts = ((a * weights[0] + b * weights[1]) / alpha for a, b in zip(one, other, strict=True))
    red, green, blue = (min(1.0, max(0.0, part)) for part in way_out(_triple(parts)))
    return Shade(red, green, blue, min(1.0, alpha * shares[2]))


def _shares(first: float | None, second: float | None) -> _Triple | None:
    """Give the share of either end, and the opacity left where together they are less than a whole."""
    if first is None:
        first = 0.5 if second is None else 1 - second
    if second is None:
        second = 1 - first
    whole = first + second
    if whole <= 0 or not (0 <= first <= 1 and 0 <= second <= 1):
        return None
    return first / whole, second / whole, min(1.0, whole)


def _end(nodes: Sequence[Node]) -> tuple[Shade, float | None] | None:
    """Read one end of a mix: a colour with or without its share, in either order."""
    shares = [node.value / 100 for node in nodes if node.type == "percentage"]
    colour = read_colour([node for node in nodes if node.type != "percentage"])
    if colour is None or len(shares) > 1:
        return None
    return colour, shares[0] if shares else None


def _by_comma(nodes: Sequence[Node]) -> list[list[Node]]:
    parts: list[list[Node]] = [[]]
    for node in nodes:
        if node == ",":
            parts.append([])
        elif node.type not in ("whitespace", "comment"):
            parts[-1].append(node)
    return parts
