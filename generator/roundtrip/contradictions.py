"""Promises whose sentence names another figure than their norm."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from generator.quantities import Order, Quantity, QuantityError, Share, compare, parse_quantity, parse_share
from generator.vocabulary.names import Language

_WORD: Final = re.compile(r"[^\s,.;:!?()“”‘’\"]+(?:[.,]\d+)?")
_PERCENTAGE: Final = re.compile(r"\d+(?:[.,]\d+)?\s?(?:%|procent\b|percent\b)")
_LONGEST: Final = 4
"""Words of a quantity: "anderhalf uur", "1 en een half uur"."""


@dataclass(frozen=True, slots=True)
class Contradiction:
    """What the sentence of a promise says, and what its norm."""

    said: str
    norm: str


def contradictions(fields: Mapping[str, str | None], language: Language) -> Iterator[Contradiction]:
    """Hold the text of a promise against its norm; ``fields`` are its own, by path.

    Told is only what is certain: a figure of the same kind, and no other in the sentence that does agree.
    """
    text = fields.get("text") or ""
    bound = _quantity(fields.get("norm.at_most") or "", language)
    if bound is not None and bound.amount:
        named = [one for one in _quantities(text, language) if compare(one, bound) is not None]
        if named and all(compare(one, bound) is not Order.EQUAL for one in named):
            yield Contradiction(named[0].text, bound.text)
    share = _share(fields.get("norm.share") or "")
    if share is not None:
        shares = [one for found in _PERCENTAGE.findall(text) if (one := _share(found)) is not None]
        if shares and all(one.percent != share.percent for one in shares):
            yield Contradiction(str(shares[0]), str(share))


def _quantities(text: str, language: Language) -> Iterator[Quantity]:
    words = _WORD.findall(text)
    at = 0
    while at < len(words):
        for length in range(min(_LONGEST, len(words) - at), 1, -1):
            found = _quantity(" ".join(words[at : at + length]), language)
            if found is not None:
                yield found
                at += length - 1
                break
        at += 1


def _quantity(text: str, language: Language) -> Quantity | None:
    try:
        return parse_quantity(text, language) if text else None
    except QuantityError:
        return None


def _share(text: str) -> Share | None:
    try:
        return parse_share(text) if text else None
    except QuantityError:
        return None
