"""Numbers as list definitions ask for them: digits, letters, Roman numerals, Dutch words."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_LETTERS: Final = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_WIDTH: Final[Mapping[str, int]] = MappingProxyType(
    {"decimalZero": 2, "decimalZero2": 2, "decimalZero3": 3, "decimalZero4": 4, "decimalZero5": 5}
)
_MOST_LETTERS: Final = 30


def counted(number: int, kind: str) -> str:
    """Give a number in one of the kinds of ``w:numFmt``; a kind that we do not know counts in digits."""
    if kind in _WORDS:
        return _WORDS[kind](number)
    return str(number).zfill(_WIDTH.get(kind, 0))


def _roman(number: int) -> str:
    if number <= 0:
        return str(number)
    shown = ""
    for value, sign in _ROMAN:
        shown += sign * (number // value)
        number %= value
    return shown


def _letter(number: int) -> str:
    """Give A to Z, then AA, BB … as Word does, and not AA, AB as a spreadsheet does."""
    if number <= 0:
        return ""
    times, place = divmod(number - 1, len(_LETTERS))
    return _LETTERS[place] * min(times + 1, _MOST_LETTERS)


_WORDS: Final[Mapping[str, Callable[[int], str]]] = MappingProxyType(
    {
        "none": lambda _: "",
        "bullet": lambda _: "",
        "upperRoman": _roman,
        "lowerRoman": lambda number: _roman(number).lower(),
        "upperLetter": _letter,
        "lowerLetter": lambda number: _letter(number).lower(),
        "ordinal": lambda number: f"{number}e",
        "numberInDash": lambda number: f"- {number} -",
    }
)
