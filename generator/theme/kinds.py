"""Whether a value is what a token has to be."""

from collections.abc import Sequence
from typing import assert_never

from tinycss2.ast import Node

from generator.theme.colours import read_colour
from generator.theme.fonts import read_families, read_weight
from generator.theme.lengths import REM, read_leading, read_size
from generator.theme.tokens import Kind


def fits(kind: Kind, nodes: Sequence[Node]) -> bool:
    """Tell whether a value without ``var()`` is of a kind."""
    match kind:
        case Kind.FILL:
            return read_colour(nodes) is not None
        case Kind.COLOUR:
            shade = read_colour(nodes)
            return shade is not None and shade.alpha > 0
        case Kind.SIZE:
            return read_size(nodes, REM) is not None
        case Kind.FONTS:
            return read_families(nodes) is not None
        case Kind.WEIGHT:
            return read_weight(nodes) is not None
        case Kind.LEADING:
            return read_leading(nodes, REM) is not None
        case _:
            assert_never(kind)


def same(kind: Kind, one: Sequence[Node], other: Sequence[Node]) -> bool:
    """Tell whether two values of a kind come to the same."""
    match kind:
        case Kind.FILL | Kind.COLOUR:
            return read_colour(one) == read_colour(other)
        case Kind.SIZE:
            return read_size(one, REM) == read_size(other, REM)
        case Kind.FONTS:
            return read_families(one) == read_families(other)
        case Kind.WEIGHT:
            return read_weight(one) == read_weight(other)
        case Kind.LEADING:
            return read_leading(one, REM) == read_leading(other, REM)
        case _:
            assert_never(kind)
