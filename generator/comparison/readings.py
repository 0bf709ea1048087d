"""The sentences of municipalities with what of them counts when they are compared."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from generator.comparison.facts import Compared, Sentence
from generator.comparison.lexicon import STOP
from generator.comparison.likeness import SMALL, Words
from generator.comparison.local_words import local_words, without
from generator.comparison.passages import passages
from generator.comparison.sentences import sentences
from generator.comparison.words import words
from generator.filters import fold

Progress = Callable[[int], None]
"""Is called with 1 for each municipality that is done."""

_LIGHT: Final = frozenset(
    """
    bied bieden biedt bracht breng brengen brengt houd houden houdt lag liggen ligt maak maakt maken sta staan
    staat stel stellen stelt zet zetten zit zitten zorg zorgen zorgt
    """.split()  # noqa: SIM905 - words read best as words
)
"""Verbs that say little beside their noun, as in "centraal stellen" and "centraal staan": small words too."""

_WORD: Final = re.compile(r"\w[\w’'-]*")


@dataclass(frozen=True, slots=True)
class Reading:
    """A sentence, the words it is compared by, and how many words it has.

    ``gist`` holds the stems of what is not local, and its small words with ``SMALL`` before them. ``free``
    counts the words that are not local, ``whole`` all of them.
    """

    sentence: Sentence
    gist: Words
    free: int
    whole: int


def readings(
    compared: Sequence[Compared], progress: Progress | None = None
) -> dict[str, tuple[Reading, ...]]:
    """Read the sentences of each municipality, by its key, in reading order."""
    found = {
        one.key: tuple(
            (passage.field, sentence)
            for passage in passages(one.definition)
            for sentence in sentences(passage.text)
        )
        for one in compared
    }
    texts = {key: [text for _, text in told] for key, told in found.items()}
    known: dict[str, Words] = {}
    local = local_words(texts, compared)
    read: dict[str, tuple[Reading, ...]] = {}
    for key, told in found.items():
        stretches = local[key].stretches
        read[key] = tuple(
            _reading(Sentence(key, field, text, stretches(text)), known) for field, text in told
        )
        if progress:
            progress(1)
    return read


def _reading(sentence: Sentence, known: dict[str, Words]) -> Reading:
    """Read one sentence; ``known`` holds the gist of what others say in the same words."""
    free = without(sentence.local, sentence.text)
    gist = known.get(free)
    if gist is None:
        gist = known[free] = _gist(free)
    return Reading(sentence, gist, len(_WORD.findall(free)), len(_WORD.findall(sentence.text)))


def _gist(text: str) -> Words:
    said = _WORD.findall(fold(text))
    telling = words(
        " ".join(word for word in said if word not in _LIGHT) if _LIGHT.intersection(said) else text
    )
    return frozenset((*telling, *(SMALL + word for word in said if word in STOP or word in _LIGHT)))
