"""What a token is: white space, a mark, a short word, or a word. Anything but a string is a word."""

from collections.abc import Hashable
from typing import Final

_SHORT: Final = 3
"""Letters of a word that seldom tells anything by itself: "de", "het", "in"."""
_WORD, _SHORT_WORD, _MARK = 6, 3, 1


def is_blank(token: Hashable) -> bool:
    """Tell whether a token is white space."""
    return isinstance(token, str) and token.isspace()


def is_word(token: Hashable) -> bool:
    """Tell whether a token says something: a word or a number, no white space and no mark."""
    return not isinstance(token, str) or any(map(str.isalnum, token))


def is_short(token: Hashable) -> bool:
    """Tell whether a token is a word of few letters; a number never is."""
    return isinstance(token, str) and len(token) <= _SHORT and token.isalpha()


def is_number(token: Hashable) -> bool:
    """Tell whether a token begins as a number."""
    return isinstance(token, str) and token[:1].isdigit()


def weight_of(token: Hashable) -> int:
    """Give what it is worth that a token stays where it is."""
    if not is_word(token):
        return _MARK
    return _SHORT_WORD if is_short(token) else _WORD
