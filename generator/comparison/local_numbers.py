"""Numbers in a sentence, in digits or words, with the unit behind them and the bound before them.

A norm is one: "binnen 3 weken", "een kwartier". So are years, dates, prices, numbers to call, postcodes and
addresses on the web.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from typing import Final

from generator.comparison.local_tokens import Stretch, Token, is_word
from generator.quantities.number_words import all_number_words, number_in_words
from generator.quantities.units import SPELLINGS

_UNITS: Final = frozenset(word for word in SPELLINGS if " " not in word and len(word) > 1) | frozenset(
    """
    cent euro graden hectare kilometer km meter percent procent punt punten uurs vierkante januari
    februari maart april mei juni juli augustus september oktober november december january february march
    may june july august october
    """.split()  # noqa: SIM905 - words read best as words
)
"""Words that a number draws to itself."""
_BOUNDS: Final = frozenset(
    """
    bijna binnen ca circa exact hoogstens maximaal max minimaal minstens ongeveer precies ruim uiterlijk
    about almost exactly within
    """.split()  # noqa: SIM905 - words read best as words
)
_HALF: Final = frozenset({"half", "halve"})
_ARTICLES: Final = frozenset({"een", "één", "a", "an", "one"}) | _HALF
"""Numbers only where a unit follows: "een week", "half uur"."""
_NO_NUMBERS: Final = _ARTICLES | {"geen", "no", "nul", "zero"}


def numbers(tokens: Sequence[Token], language: str) -> Iterator[Stretch]:
    """Find the numbers among the tokens of a sentence in this language."""
    words = _number_words(language)
    for place, token in enumerate(tokens):
        word = token[0].casefold()
        if is_word(token) and word not in words and not (word in _ARTICLES and _counts(tokens, place)):
            continue
        start, end = token.span()
        if place and tokens[place - 1][0].casefold() in _BOUNDS:
            start = tokens[place - 1].start()
        if place + 1 < len(tokens) and tokens[place + 1][0].casefold() in _UNITS:
            end = tokens[place + 1].end()
        yield start, end


def _counts(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a unit follows: "een week", "een half uur"."""
    following = [token[0].casefold() for token in tokens[place + 1 : place + 3]]
    if following and following[0] in _HALF:
        following = following[1:]
    return bool(following) and following[0] in _UNITS


@cache
def _number_words(language: str) -> frozenset[str]:
    """Give the words that are numbers by themselves in a language."""
    wanted = "nl" if language == "nl" else "en"
    found: set[str] = set()
    for word in all_number_words():
        read = None if " " in word else number_in_words(word)
        if read and read[1] in {None, wanted}:
            found.add(word)
    return frozenset(found - _NO_NUMBERS)
