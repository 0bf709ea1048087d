"""A share: how often a norm is met, as a percentage."""

import re
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.quantities.errors import QuantityError
from generator.quantities.numbers import fold, read_number

_WHOLE: Final = 100
_SIGN: Final = re.compile(r"(.*?) ?(?:%|procent|percent|per cent|pct\.?)")
_OUT_OF: Final = re.compile(r"(.+?) (?:van de|van|op de|op|out of|of|in) (.+)")
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Share:
    """``percent`` is exact, 0 to 100; ``text`` is what the author wrote."""

    text: str
    percent: Fraction

    def __str__(self) -> str:
        return f"{self.text}%" if self.text[-1:].isdigit() and " " not in self.text else self.text


def parse_share(text: str) -> Share:
    """Read "80%", "80 procent", "73.4 percent", "80", "9 van de 10" or "four out of five".

    Raises:
        QuantityError: not-a-share, share-range, ambiguous-share or too-large.
    """
    written = text.strip()
    folded = fold(written)
    if len(folded) > _LONGEST:
        raise QuantityError("not-a-share", {"text": written[:_LONGEST]})
    if match := _SIGN.fullmatch(folded):
        percent = _number(match[1], written)
    elif match := _OUT_OF.fullmatch(folded):
        part, total = _number(match[1], written), _number(match[2], written)
        if not total:
            raise QuantityError("not-a-share", {"text": written})
        percent = part / total * _WHOLE
    else:
        percent = _number(folded, written)
        if 0 < percent <= 1:
            if not folded[0].isdigit():
                raise QuantityError("not-a-share", {"text": written})
            first, second = f"{folded}%", f"{float(percent * _WHOLE):g}%"
            raise QuantityError("ambiguous-share", {"text": written, "first": first, "second": second})
    if not 0 <= percent <= _WHOLE:
        raise QuantityError("share-range", {"text": written})
    return Share(written, percent)


def _number(text: str, written: str) -> Fraction:
    try:
        number = read_number(text, whole_text=written, grouped=False)
    except QuantityError as error:
        if error.code == "negative-quantity":
            raise QuantityError("share-range", {"text": written}) from error
        raise
    if number is None:
        raise QuantityError("not-a-share", {"text": written})
    return number.value
