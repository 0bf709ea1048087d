"""The tokens of a sentence among which names and numbers are found, and stretches made of them."""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final

Token = re.Match[str]
"""One of the groups ``address``, ``postcode``, ``number`` and ``word`` tells what it is."""
Stretch = tuple[int, int]
"""Where something begins and ends in a sentence."""

_TOKEN: Final = re.compile(
    r"(?P<address>https?://\S*[\w/]|\S+@\S+\.\w+|\b(?:\w[\w-]*\.)+(?:nl|com|eu|net|org)\b(?:/(?:\S*[\w/])?)?)"
    r"|(?P<postcode>\b[1-9]\d{3} ?[A-Z]{2}\b)"
    r"|(?P<number>[+€]?\d(?:[\d.,:/()–-]*\d)?(?:[%²½]|(?:e|ste|de)\b)?|[½¼¾])"
    r"|(?P<word>[^\W\d_](?:[\w’'&-]*\w)?)"
)
_CAPITAL: Final = re.compile(r"[^\W\d_a-zß-öø-ÿ]")
_OPENS: Final = re.compile(r"(?:\A|[:.!?…(\[‘“\"'«–])[\s‘“\"'(\[]*\Z")
"""What stands before a word that begins a sentence, or one that is quoted."""
_GENITIVE: Final = re.compile(r"[’']s?\Z")


def tokens(text: str) -> tuple[Token, ...]:
    """Give the tokens of a sentence, in order."""
    return tuple(_TOKEN.finditer(text))


def is_word(token: Token) -> bool:
    """Tell whether a token is a word, and no number or address."""
    return token.lastgroup == "word"


@lru_cache(maxsize=65_536)
def capitals(word: str) -> int:
    """Count the capitals of a word."""
    return len(_CAPITAL.findall(word))


def opens(token: Token) -> bool:
    """Tell whether a word may have its capital from where it stands: at the beginning, or in a quotation."""
    return _OPENS.search(token.string, max(0, token.start() - 4), token.start()) is not None


@lru_cache(maxsize=65_536)
def plain(word: str) -> str:
    """Give a word as names are compared: without capitals, a genitive, and what a hyphen joins to it."""
    whole = _GENITIVE.sub("", word.casefold())
    return whole.removeprefix("s-").partition("-")[0]


def joined(stretches: Iterable[Stretch], text: str, between: re.Pattern[str]) -> Iterator[Stretch]:
    """Join stretches, in order, that overlap or have only ``between`` between them."""
    held: Stretch | None = None
    for start, end in stretches:
        if held and (start <= held[1] or between.fullmatch(text, held[1], start)):
            held = held[0], max(held[1], end)
            continue
        if held:
            yield held
        held = start, end
    if held:
        yield held
