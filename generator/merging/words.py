"""A text as tokens, and the difference between two of them as a person would mark it."""

import re
from collections.abc import Hashable, Sequence
from itertools import pairwise
from typing import Final

from generator.merging.stretches import Stretch, stretches
from generator.merging.token_kinds import is_short, is_word

_MARKS: Final = "\u0300-\u036f\u00ad"
"""Accents that stand by themselves and soft hyphens: part of the word they stand in."""
_TOKEN: Final = re.compile(
    rf"\d+(?:[.,:]\d+)*(?![\w{_MARKS}])"
    rf"|[\w{_MARKS}]+(?:['’‐‑-][\w{_MARKS}]+)*"
    r"|\s+"
    r"|.[\u0300-\u036f\u200d\ufe0e\ufe0f]*",
    re.DOTALL,
)
_LARGER: Final = 2
"""Words that the change on either side of a short word needs to swallow it."""


def tokens(text: str) -> list[str]:
    """Divide a text into words, numbers, runs of white space and single marks; joined they are the text.

    A number holds its decimal marks ("3,5", "08:30"), a word its hyphens and apostrophes ("e-mail",
    "foto’s").
    """
    return _TOKEN.findall(text)


def difference(first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Stretch]:
    """Give the changed stretches of two sequences of tokens, in order, as a reader would mark them.

    What stayed between two changes only by white space and marks is part of the change, and so is a single
    short word between larger changes: two sentences that have no more than "de" in common are two sentences.
    """
    found = stretches(first, second)
    joined = _joined(found, first, second)
    while len(joined) < len(found):
        found, joined = joined, _joined(joined, first, second)
    return joined


def _joined(found: Sequence[Stretch], first: Sequence[Hashable], second: Sequence[Hashable]) -> list[Stretch]:
    sizes = [_words(first, second, stretch) for stretch in found]
    joined = list(found[:1])
    for (stretch, size), (following, next_size) in pairwise(zip(found, sizes, strict=True)):
        between = [token for token in first[stretch[1] : following[0]] if is_word(token)]
        if not between or (len(between) == 1 and is_short(between[0]) and min(size, next_size) >= _LARGER):
            joined[-1] = (joined[-1][0], following[1], joined[-1][2], following[3])
        else:
            joined.append(following)
    return joined


def _words(first: Sequence[Hashable], second: Sequence[Hashable], stretch: Stretch) -> int:
    here, here_end, there, there_end = stretch
    return max(sum(map(is_word, first[here:here_end])), sum(map(is_word, second[there:there_end])))
