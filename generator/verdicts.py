"""What a resident gains or loses when one norm takes the place of another, said only where it is certain.

Norms are compared part by part: the bound, the share of cases, the condition. Their verdicts together give
one: all that differs must point the same way. 24 hours beside a working day, faster but less often, another
condition, another moment: there the verdict is that there is none, never a guess.
"""

import re
import unicodedata
from collections.abc import Iterable
from enum import StrEnum
from fractions import Fraction
from typing import Final

from generator.model.service import Norm
from generator.quantities.order import Order, compare
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share

_ALWAYS: Final = Fraction(100)
SIGNS: Final = "%€<>≤≥"
"""Signs that say something, as a word does."""
_BETWEEN_WORDS: Final = re.compile(rf"[^\w{SIGNS}]+")


class Verdict(StrEnum):
    """How the second of two norms is to the first, in the eyes of a resident."""

    WEAKER = "weaker"
    STRONGER = "stronger"
    EQUAL = "equal"
    INCOMPARABLE = "incomparable"


_OF_ORDER: Final = {
    Order.SHORTER: Verdict.STRONGER,
    Order.EQUAL: Verdict.EQUAL,
    Order.LONGER: Verdict.WEAKER,
    None: Verdict.INCOMPARABLE,
}
"""What the bound of the second norm makes of it: sooner, or fewer times, is better."""

TURNED: Final = {
    Verdict.WEAKER: Verdict.STRONGER,
    Verdict.STRONGER: Verdict.WEAKER,
    Verdict.EQUAL: Verdict.EQUAL,
    Verdict.INCOMPARABLE: Verdict.INCOMPARABLE,
}
"""The verdict on the first of two norms beside the second."""


def judge(first: Norm, second: Norm) -> Verdict:
    """Give the verdict on the second of two norms beside the first."""
    if first.moment != second.moment:
        return Verdict.INCOMPARABLE
    return together(
        (
            judge_bound(first.at_most, second.at_most),
            judge_share(first.share, second.share),
            judge_condition(first.condition, second.condition),
        )
    )


def together(verdicts: Iterable[Verdict]) -> Verdict:
    """Give one verdict for several: what differs must point the same way."""
    differing = set(verdicts) - {Verdict.EQUAL}
    if not differing:
        return Verdict.EQUAL
    return differing.pop() if len(differing) == 1 else Verdict.INCOMPARABLE


def judge_bound(first: Quantity | None, second: Quantity | None) -> Verdict:
    """Compare two bounds; no bound is a longer one than any."""
    if first is None or second is None:
        return _absent(first, second)
    return _OF_ORDER[compare(second, first)]


def judge_share(first: Share | None, second: Share | None) -> Verdict:
    """Compare the shares of the cases in which two norms hold; a norm without one holds always."""
    before, after = (_ALWAYS if share is None else share.percent for share in (first, second))
    if before == after:
        return Verdict.EQUAL
    return Verdict.STRONGER if after > before else Verdict.WEAKER


def judge_condition(first: str | None, second: str | None) -> Verdict:
    """Compare two conditions: which of two different ones asks more, nobody can tell from their words."""
    if first is None or second is None:
        return TURNED[_absent(first, second)]
    return Verdict.EQUAL if words_of(first) == words_of(second) else Verdict.INCOMPARABLE


def words_of(text: str) -> tuple[str, ...]:
    """Give the words of a text, without capitals and signs: two texts with the same words say the same."""
    folded = unicodedata.normalize("NFKC", text).casefold()
    return tuple(word for word in _BETWEEN_WORDS.split(folded) if word)


def _absent(first: object, second: object) -> Verdict:
    """Judge what is there on one side at most, where more of it is better."""
    if (first is None) is (second is None):
        return Verdict.EQUAL
    return Verdict.WEAKER if second is None else Verdict.STRONGER
