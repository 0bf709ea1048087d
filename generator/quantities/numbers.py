"""Numbers in digits as Dutch and English write them, and in words."""

import re
import unicodedata
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.quantities.errors import QuantityError
from generator.quantities.number_words import number_in_words
from generator.quantities.units import Language

VULGAR: Final = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
"""Fractions of one character, which folding would tear apart."""

_MOST_DIGITS: Final = 9
_MINUS: Final = ("-", "−", "–", "min ", "minus ")
_WHOLE: Final = re.compile(r"[0-9]+|[0-9]{1,3}(?: [0-9]{3})+")
_DECIMAL: Final = re.compile(r"([0-9]+)[.,]([0-9]+)")
_GROUPED: Final = (
    re.compile(r"([0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?"),
    re.compile(r"([0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),
)
_RATIO: Final = re.compile(r"(?:([0-9]+) )?([0-9]+)/([0-9]+)")
_WITH_VULGAR: Final = re.compile(rf"([0-9]*) ?([{VULGAR}])")


@dataclass(frozen=True, slots=True)
class Number:
    """A number as read; ``language`` is None where it does not tell."""

    value: Fraction
    language: Language | None = None


def fold(text: str) -> str:
    """Lower the case, fold accents and apostrophes, and make every run of white space one space."""
    kept = "".join(
        character
        if character in VULGAR
        else "".join(c for c in unicodedata.normalize("NFD", character) if not unicodedata.combining(c))
        for character in unicodedata.normalize("NFC", text)
    )
    return " ".join(kept.casefold().split())


def read_number(text: str, *, whole_text: str, grouped: bool = True) -> Number | None:
    """Read a number from folded text; None where it is none.

    ``whole_text`` is what messages show. With ``grouped`` a mark before three digits may part thousands,
    so that "1.500" has two meanings; without, it is a decimal mark.

    Raises:
        QuantityError: negative-quantity, ambiguous-number or too-large.
    """
    for minus in _MINUS:
        if text.startswith(minus) and (rest := text.removeprefix(minus).strip()) != text and rest:
            if read_number(rest, whole_text=whole_text, grouped=False) is None:
                return None
            raise QuantityError("negative-quantity", {"text": whole_text})
    if sum(character.isdigit() for character in text) > _MOST_DIGITS:
        raise QuantityError("too-large", {"text": whole_text})
    value = _digits(text, whole_text, grouped=grouped)
    if value is not None:
        return Number(value)
    found = number_in_words(text)
    return Number(*found) if found else None


def _digits(text: str, whole_text: str, *, grouped: bool) -> Fraction | None:
    if _WHOLE.fullmatch(text):
        return Fraction(text.replace(" ", ""))
    if match := _DECIMAL.fullmatch(text):
        before, after = match.groups()
        if grouped and any(pattern.fullmatch(text) for pattern in _GROUPED) and not before.startswith("0"):
            raise QuantityError(
                "ambiguous-number",
                {
                    "text": whole_text,
                    "first": before + after,
                    "second": f"{before},{after.rstrip('0') or '0'}",
                },
            )
        return Fraction(f"{before}.{after}")
    if grouped:
        for pattern in _GROUPED:
            if match := pattern.fullmatch(text):
                return Fraction(f"{re.sub('[.,]', '', match[1])}.{match[2] or '0'}")
    if match := _RATIO.fullmatch(text):
        ones, above, below = match.groups()
        return int(ones or 0) + Fraction(int(above), int(below)) if int(below) else None
    if match := _WITH_VULGAR.fullmatch(text):
        return int(match[1] or 0) + Fraction(unicodedata.numeric(match[2])).limit_denominator(8)
    return None
