"""Numbers in words, Dutch and English, from nought to 999, and the usual fractions."""

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from types import MappingProxyType
from typing import Final

from generator.quantities.units import Language

_DUTCH_ONES: Final = [
    "nul",
    "een",
    "twee",
    "drie",
    "vier",
    "vijf",
    "zes",
    "zeven",
    "acht",
    "negen",
    "tien",
    "elf",
    "twaalf",
    "dertien",
    "veertien",
    "vijftien",
    "zestien",
    "zeventien",
    "achttien",
    "negentien",
]
_DUTCH_TENS: Final = ["twintig", "dertig", "veertig", "vijftig", "zestig", "zeventig", "tachtig", "negentig"]
_ENGLISH_ONES: Final = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
]
_ENGLISH_TENS: Final = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
_FIRST_COMPOUND: Final = 20

_DUTCH_FRACTIONS: Final[Mapping[str, Fraction]] = MappingProxyType(
    {
        "half": Fraction(1, 2),
        "halve": Fraction(1, 2),
        "eenhalf": Fraction(1, 2),
        "eenhalve": Fraction(1, 2),
        "anderhalf": Fraction(3, 2),
        "anderhalve": Fraction(3, 2),
        "kwart": Fraction(1, 4),
        "eenkwart": Fraction(1, 4),
        "driekwart": Fraction(3, 4),
        "eenderde": Fraction(1, 3),
        "tweederde": Fraction(2, 3),
    }
)
_ENGLISH_FRACTIONS: Final[Mapping[str, Fraction]] = MappingProxyType(
    {
        "half": Fraction(1, 2),
        "a half": Fraction(1, 2),
        "one half": Fraction(1, 2),
        "a quarter": Fraction(1, 4),
        "one quarter": Fraction(1, 4),
        "three quarters": Fraction(3, 4),
        "a third": Fraction(1, 3),
        "one third": Fraction(1, 3),
        "two thirds": Fraction(2, 3),
    }
)
_DUTCH_HALVES: Final = ("eneenhalf", "eneenhalve", "enhalf", "enhalve")


def _below_hundred(number: int, language: Language) -> str:
    ones, tens = (_DUTCH_ONES, _DUTCH_TENS) if language == "nl" else (_ENGLISH_ONES, _ENGLISH_TENS)
    if number < _FIRST_COMPOUND:
        return ones[number]
    ten, one = tens[number // 10 - 2], number % 10
    if not one:
        return ten
    return f"{ones[one]}en{ten}" if language == "nl" else f"{ten} {ones[one]}"


def _spellings(number: int, language: Language) -> list[str]:
    """Give the ways to write a number, without spaces in Dutch and with single spaces in English."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return [_below_hundred(number, language)]
    tail = [_below_hundred(rest, language)] if rest else [""]
    if language == "nl":
        head = ["honderd", "eenhonderd"] if hundreds == 1 else [f"{_DUTCH_ONES[hundreds]}honderd"]
        tail = [tail[0], f"en{tail[0]}"] if rest else tail
        return [h + t for h in head for t in tail]
    head = [f"{_ENGLISH_ONES[hundreds]} hundred"] + (["a hundred", "hundred"] if hundreds == 1 else [])
    tail = [f" {tail[0]}", f" and {tail[0]}"] if rest else tail
    return [h + t for h in head for t in tail]


@cache
def _table(language: Language) -> dict[str, Fraction]:
    table = {word: Fraction(number) for number in range(1000) for word in _spellings(number, language)}
    if language == "nl":
        return {**table, "geen": Fraction(0), **_DUTCH_FRACTIONS}
    return {**table, "no": Fraction(0), "a": Fraction(1), "an": Fraction(1), **_ENGLISH_FRACTIONS}


def _dutch(words: str) -> Fraction | None:
    table = _table("nl")
    joined = words.replace(" ", "").replace("-", "")
    if joined in table:
        return table[joined]
    for half in _DUTCH_HALVES:  # "tweeeneenhalf", "twee en een half", and "tweeënhalf" without its dots
        if joined.endswith(half) and (whole := table.get(joined.removesuffix(half))) is not None:
            return whole + Fraction(1, 2)
    return None


def _english(words: str) -> Fraction | None:
    table = _table("en")
    spaced = words.replace("-", " ").removesuffix(" of an").removesuffix(" of a")
    if spaced not in table:  # "half an" hour, "half a" day; "a" alone is a number
        spaced = spaced.removesuffix(" an").removesuffix(" a")
    if spaced in table:
        return table[spaced]
    if (
        spaced.endswith(" and a half")
        and (whole := table.get(spaced.removesuffix(" and a half"))) is not None
    ):
        return whole + Fraction(1, 2)
    return None


def number_in_words(words: str) -> tuple[Fraction, Language | None] | None:
    """Read a number written in words: lower case, accents folded, single spaces.

    The language is None where both would write it so ("half").
    """
    dutch, english = _dutch(words), _english(words)
    if dutch is not None:
        return dutch, None if english == dutch else "nl"
    return None if english is None else (english, "en")


def all_number_words() -> frozenset[str]:
    """Give every word for a number, to suggest a near one."""
    return frozenset(_table("nl")) | frozenset(_table("en"))
