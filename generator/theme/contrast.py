"""Contrast as WCAG 2 measures it, and the nearest colour that has enough of it."""

from collections.abc import Sequence
from colorsys import hls_to_rgb, rgb_to_hls
from typing import Final

from generator.theme.colours import linear
from generator.theme.theme import Colour

TEXT: Final = 4.5
LARGE: Final = 3.0
"""For letters from 18 points, bold ones from 14, and for what is no text but has to be seen."""

_STEPS: Final = 200
_BLACK, _WHITE = Colour(0, 0, 0), Colour(255, 255, 255)


def luminance(colour: Colour) -> float:
    """Give the relative luminance, from 0 (black) to 1 (white)."""
    red, green, blue = (linear(part / 255) for part in (colour.red, colour.green, colour.blue))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def ratio(one: Colour, other: Colour) -> float:
    """Give the contrast between two colours, from 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def worst(colour: Colour, grounds: Sequence[Colour]) -> Colour:
    """Give the ground on which a colour is hardest to see."""
    return min(grounds, key=lambda ground: ratio(colour, ground))


def readable(colour: Colour, grounds: Sequence[Colour], least: float) -> Colour:
    """Give the nearest colour of the same hue with enough contrast on all grounds.

    The lightness moves the shortest way that succeeds; where no lightness does, the better of black and
    white comes in its place.
    """

    def passes(candidate: Colour) -> bool:
        return all(ratio(candidate, ground) >= least for ground in grounds)

    if passes(colour):
        return colour
    hue, lightness, saturation = rgb_to_hls(colour.red / 255, colour.green / 255, colour.blue / 255)
    for step in range(1, _STEPS + 1):
        for moved in (lightness - step / _STEPS, lightness + step / _STEPS):
            if 0 <= moved <= 1:
                parts = hls_to_rgb(hue, moved, saturation)
                candidate = Colour(*(round(part * 255) for part in parts))
                if passes(candidate):
                    return candidate
    return max(_BLACK, _WHITE, key=lambda end: ratio(end, worst(end, grounds)))
