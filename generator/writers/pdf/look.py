"""A theme as the typesetting source takes it: types and colours by name."""

from generator.theme.theme import Colour, Text, Theme, Type
from generator.typesetting import Data
from generator.writers.pdf.faces import Faces


def look(theme: Theme, faces: Faces) -> dict[str, Data]:
    """Give types and colours; lengths in points, colours as CSS writes them."""
    return {
        "types": {kind.value: _type(how, faces.chains[kind]) for kind, how in theme.types.items()},
        "inks": {ink.value: colour(value) for ink, value in theme.light.items()},
    }


def _type(how: Type, chain: tuple[str, ...]) -> dict[str, Data]:
    return {
        "fonts": list(chain),
        "size": how.size,
        "colour": colour(how.colour),
        "bold": how.bold,
        "line": how.line_height,
    }


def colour(value: Colour) -> str:
    """Give a colour as CSS writes it."""
    return f"#{value.hex}"


def points(theme: Theme, kind: Text) -> float:
    """Give the size of a type in points."""
    return theme.types[kind].size
