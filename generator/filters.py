"""Small pure functions for templates and rule expressions."""

import re
import unicodedata
from binascii import crc32
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

_LETTERS: Final = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "ł": "l",
        "þ": "th",
        "ı": "i",
        "’": "'",
        "‘": "'",
    }
)
"""Letters that do not come apart into a plain letter and an accent; and one kind of apostrophe."""

_RESERVED: Final = frozenset(
    {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(10))}
)
_LONGEST_SLUG: Final = 80


def fold(text: str) -> str:
    """Lower the case, take accents away, and make every run of white space one space."""
    lower = text.casefold()
    if lower.isascii():
        return " ".join(lower.split())
    apart = unicodedata.normalize("NFKD", lower).translate(_LETTERS)
    return " ".join("".join(c for c in apart if not unicodedata.combining(c)).split())


@lru_cache(maxsize=256)
def _at_word_start(beginnings: tuple[str, ...]) -> re.Pattern[str] | None:
    wanted = [re.escape(folded) for beginning in beginnings if (folded := fold(beginning))]
    return re.compile(rf"(?<!\w)(?:{'|'.join(wanted)})") if wanted else None


def mentions(text: object, *beginnings: str) -> bool:
    """Say whether a word of the text begins with one of the beginnings, whatever its case and accents.

    "afspra" is mentioned by "Maak een Afspraak", "spraak" is not. A beginning may be several words. A text
    that is absent (None) mentions nothing.
    """
    pattern = _at_word_start(tuple(map(str, beginnings)))
    return text is not None and pattern is not None and pattern.search(fold(str(text))) is not None


def slug(text: str) -> str:
    """Make a part of a file name or an anchor: a-z, 0-9 and single hyphens, never empty.

    Names that Windows keeps for devices get "-1" behind them. A text without a Latin letter or digit
    becomes "x" and its check sum, so that two of them seldom meet. Different texts can have one slug.
    """
    hyphened = re.sub(r"[^a-z0-9]+", "-", fold(text).replace("'", ""))
    short = hyphened.strip("-")[:_LONGEST_SLUG].strip("-")
    if not short:
        return f"x{crc32(text.encode('utf-8', 'surrogatepass')):08x}"
    return f"{short}-1" if short in _RESERVED else short


def spoken(identifier: str) -> str:
    """Make words of an id: "eerste-contact" becomes "Eerste contact"."""
    words = identifier.replace("-", " ")
    return words[:1].upper() + words[1:]


def interleaved(items: Iterable[object], separator: str) -> list[object]:
    """Put a separator between the items of a list."""
    return [part for item in items for part in (separator, item)][1:]


def enumeration(items: Iterable[object], word: str) -> list[object]:
    """Give the parts of a written list with the separators between them: a "," " en " for "a, b en c".

    For a caller that joins parts in its own way; ``join_and`` is for plain texts.
    """
    parts: list[object] = []
    held = list(items)
    for index, item in enumerate(held):
        if index:
            parts.append(f" {word} " if index == len(held) - 1 else ", ")
        parts.append(item)
    return parts


def join_and(items: Iterable[str], word: str) -> str:
    """Write a list as a sentence does: "a", "a en b", "a, b en c"."""
    return "".join(map(str, enumeration(items, word)))
