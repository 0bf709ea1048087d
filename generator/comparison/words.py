"""A sentence as the things it speaks of: plain Dutch, without endings, numbers and words that mean nothing.

The stemmer only has to give two forms of one word one stem, not a stem that exists: "nemen" and "neemt" both
become "nem". What it cannot see (other words for one thing, verbs in two parts) stands in ``lexicon``.
"""

import re
from functools import lru_cache
from typing import Final

from generator.comparison.lexicon import CONCEPTS, NEGATING, PHRASES, SCOPE_ENDS, STOP
from generator.filters import fold
from generator.quantities.number_words import all_number_words
from generator.quantities.units import IMMEDIATE, SPELLINGS

_TOKEN: Final = re.compile(r"[^\W_]+|[,.;:?!()]")
_ENDINGS: Final = ("ingen", "heden", "elijk", "eren", "heid", "lijk", "ing", "en", "es", "er", *"etds")
_SHORTEST: Final = 3
_LONGEST_SCOPE: Final = 2
_PARTICIPLE: Final = re.compile(r"(terug|op|af|door|aan|in|uit|bij|mee|toe|over|voor|)ge([a-z]{4,})")
"""Shorter ones are no participles: "afgeven"."""
_DOUBLE: Final = re.compile(r"([a-z])\1")


@lru_cache(maxsize=1)
def _measures() -> frozenset[str]:
    """Give the words of amounts; what a norm says about them is compared as a norm."""
    return all_number_words() | SPELLINGS.keys() | IMMEDIATE.keys()


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Give what the forms of a folded word have in common."""
    if (concept := CONCEPTS.get(word)) is not None:
        return concept
    found = _PARTICIPLE.fullmatch(word)
    bare = found[1] + found[2] if found else word
    for ending in _ENDINGS:
        if bare.endswith(ending) and len(bare) - len(ending) >= _SHORTEST:
            bare = bare.removesuffix(ending)
            break
    return _DOUBLE.sub(r"\1", bare)


def words(text: str) -> tuple[str, ...]:
    """Give the stems of a text in reading order; a minus stands before what the text denies.

    "Komt u zonder afspraak, dan wacht u hoogstens 15 minuten" becomes "-afspraak", "wacht".
    """
    folded = fold(text)
    for pattern, replacement in PHRASES:
        folded = pattern.sub(replacement, folded)
    measures, found, denied = _measures(), list[str](), 0
    for token in _TOKEN.findall(folded):
        if token in NEGATING:
            denied = _LONGEST_SCOPE
        elif token in SCOPE_ENDS or not token[0].isalnum():
            denied = 0
        if token in STOP or token in NEGATING or token in measures or not token.isalpha():
            continue
        found.append(f"-{stem(token)}" if denied else stem(token))
        denied = max(denied - 1, 0)
    return tuple(found)
