"""Colours as Word writes them, six hexadecimal digits, and how well one can be read on another."""

import re
from typing import Final

from generator.theme.contrast import LARGE, TEXT, ratio
from generator.theme.theme import Colour

LEAST: Final = TEXT
LEAST_LARGE: Final = LARGE
_COLOUR: Final = re.compile("[0-9A-Fa-f]{6}")


def is_colour(text: str | None) -> bool:
    """Say whether a text is a colour and not ``auto`` or something else."""
    return bool(text and _COLOUR.fullmatch(text))


def contrast(one: str, other: str) -> float:
    """Give the contrast between two colours, from 1 to 21."""
    return ratio(_read(one), _read(other))


def _read(colour: str) -> Colour:
    return Colour(*(int(colour[place : place + 2], 16) for place in (0, 2, 4)))
