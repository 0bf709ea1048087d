"""How wide and how high common typefaces run: what a layout has to know before Word is there.

A file names a family, and whoever opens it may have another version of it or a substitute. So these are
round numbers: enough to keep words whole in the columns of a table, and lines as far apart as meant.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final


@dataclass(frozen=True, slots=True)
class Typeface:
    """``width`` in hundredths of Calibri's, ``line`` its own line height in hundredths of its size.

    The width is that of nearly every Dutch word (19 in 20); running text is a little narrower. ``bold`` is
    the width of bold letters in hundredths of that of plain ones.
    """

    width: int
    line: int
    bold: int = 108


CALIBRI: Final = Typeface(100, 122, bold=103)
_UNKNOWN: Final = Typeface(121, 125)
"""Wider than most: a column that is too wide looks calm, one too narrow breaks words."""

_KNOWN: Final[Mapping[str, Typeface]] = MappingProxyType(
    {
        "calibri": CALIBRI,
        "carlito": CALIBRI,
        "aptos": Typeface(108, 128),
        "arial": Typeface(113, 115),
        "arimo": Typeface(113, 115),
        "atkinson hyperlegible": Typeface(114, 132),
        "barlow": Typeface(107, 120),
        "calibri light": CALIBRI,
        "cambria": Typeface(106, 117),
        "candara": Typeface(105, 122),
        "century gothic": Typeface(125, 123),
        "consolas": Typeface(145, 117),
        "corbel": Typeface(102, 122),
        "courier new": Typeface(158, 113),
        "dejavu sans": Typeface(127, 116, bold=114),
        "fira sans": Typeface(114, 120),
        "garamond": Typeface(93, 112),
        "georgia": Typeface(110, 114),
        "helvetica": Typeface(113, 115),
        "helvetica neue": Typeface(113, 119),
        "inter": Typeface(121, 121),
        "lato": Typeface(112, 120),
        "liberation sans": Typeface(113, 115),
        "liberation serif": Typeface(104, 115),
        "montserrat": Typeface(131, 122),
        "noto sans": Typeface(122, 136),
        "noto serif": Typeface(122, 136),
        "nunito": Typeface(115, 136),
        "nunito sans": Typeface(115, 136),
        "open sans": Typeface(122, 136),
        "poppins": Typeface(128, 150),
        "public sans": Typeface(117, 118),
        "raleway": Typeface(118, 117),
        "roboto": Typeface(112, 117),
        "rubik": Typeface(117, 119),
        "segoe ui": Typeface(115, 133),
        "source sans 3": Typeface(105, 126),
        "source sans pro": Typeface(105, 126),
        "tahoma": Typeface(110, 121),
        "times": Typeface(104, 115),
        "times new roman": Typeface(104, 115),
        "titillium web": Typeface(106, 152),
        "trebuchet ms": Typeface(112, 116),
        "ubuntu": Typeface(116, 115),
        "verdana": Typeface(132, 122, bold=114),
        "work sans": Typeface(121, 117),
    }
)


def typeface(family: str) -> Typeface:
    """Give the measures of a family, and careful ones of a family that nobody knows."""
    return _KNOWN.get(family.casefold(), _UNKNOWN)
