"""How wide letters run, for whoever lays out text before a typesetter sees it."""

from functools import lru_cache
from itertools import repeat
from typing import Final

_LETTERS: Final = {
    **dict.fromkeys("ijlïíIÏÍ|.,:;'‘’ ", 260),
    **dict.fromkeys("frt()[]{}!-J", 350),
    **dict.fromkeys("csz/", 425),
    **dict.fromkeys("kvxyLFS?“”", 475),
    **dict.fromkeys("aegETYZ0123456789–*+_€áàäéèëẽ", 510),
    **dict.fromkeys("ABCKPRVXÁÄ", 580),
    **dict.fromkeys("DGHNOQU&●ÖÓÜÚ", 675),
    **dict.fromkeys("mwM%@→…—", 860),
    "W": 900,
}
"""Widths of letters in thousandths of the size of the type, of Calibri, rounded up in groups."""
_LETTER: Final = 530


@lru_cache(maxsize=4096)
def text_length(text: str) -> int:
    """Give the width of a line in a humanist sans-serif, in thousandths of the size of the type."""
    return sum(map(_LETTERS.get, text, repeat(_LETTER)))


def width_at(length: int, size: int) -> int:
    """Give what such a length comes to in type of ``size``, in the unit of ``size``, rounded up."""
    return length * size // 1000 + 1 if length else 0


def text_width(text: str, size: int) -> int:
    """Give the width of a line in a humanist sans-serif of ``size``, in the unit of ``size``, rounded up."""
    return width_at(text_length(text), size)
