"""A reason that tells of many changes at once: the sentences in it that are about one of them."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from generator.quantities.units import SPELLINGS
from generator.verdicts import words_of

_BRIEF: Final = 200
"""In characters; a longer reason is told at full length only once."""
_SENTENCE: Final = re.compile(r"(?<=[.!?])\s+(?=\S)")
_TELLING: Final = 7
"""So many letters a word has that tells what a sentence is about; shorter ones tie sentences together."""
_COMMON: Final = 0.1
"""A word that this part of all items has in its name tells nothing of one of them."""
_MORE: Final = " …"


@dataclass(frozen=True)
class Telling:
    """A reason; ``names`` are what all items that changed are called."""

    text: str
    names: Collection[str]

    @property
    def is_brief(self) -> bool:
        """Whether it can be told at every change."""
        return len(self.text) <= _BRIEF

    def on(self, about: str) -> str:
        """Give the sentences that have most to do with an item, by its name and what it says.

        Where there are none, it is the first sentence.
        """
        if self.is_brief:
            return self.text
        words = set(words_of(about)) - self._common - SPELLINGS.keys()
        weights = [self._weight(words & set(words_of(sentence))) for sentence in self._sentences]
        most = max(weights)
        if not most:
            return shortened(self._sentences[0]) + _MORE
        found = (one for one, weight in zip(self._sentences, weights, strict=True) if weight == most)
        return shortened(" ".join(found))

    def _weight(self, shared: Collection[str]) -> int:
        """Weigh the words that a sentence has in common with an item; one figure alone is chance."""
        figures = sum(word[:1].isdecimal() for word in shared)
        telling = sum(len(word) >= _TELLING or word in self._short for word in shared)
        return telling + (figures if figures > 1 else 0)

    @cached_property
    def _sentences(self) -> list[str]:
        return _SENTENCE.split(self.text.strip())

    @cached_property
    def _short(self) -> frozenset[str]:
        """The names that are one word: Chat."""
        named = (words_of(name) for name in self.names)
        return frozenset(words[0] for words in named if len(words) == 1)

    @cached_property
    def _common(self) -> frozenset[str]:
        counted = Counter(word for name in self.names for word in set(words_of(name)))
        least = max(2, _COMMON * len(self.names))
        return frozenset(word for word, times in counted.items() if times > least)


def shortened(text: str) -> str:
    """Give as many whole sentences from the beginning as are brief, or else words."""
    if len(text) <= _BRIEF:
        return text
    start = text[: _BRIEF + 1]
    sentences = _SENTENCE.split(start)[:-1]
    return (" ".join(sentences) if sentences else start.rpartition(" ")[0]) + _MORE
