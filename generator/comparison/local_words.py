"""What ties a sentence to a place: names, numbers and norms, dates, numbers to call, addresses.

Without it a sentence says what any municipality could say.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.comparison.facts import Compared
from generator.comparison.local_names import Names, learned
from generator.comparison.local_numbers import numbers
from generator.comparison.local_tokens import Stretch, joined, tokens

_WHITE: Final = re.compile(r"[\s,]*")


@dataclass(frozen=True, slots=True)
class LocalWords:
    """Finds what is local in the sentences of one municipality."""

    names: Names
    language: str

    def stretches(self, sentence: str) -> tuple[Stretch, ...]:
        """Give the stretches of a sentence that are local, in order and apart from each other."""
        found = tokens(sentence)
        stretches = sorted([*self.names.stretches(found), *numbers(found, self.language)])
        return tuple(joined(stretches, sentence, _WHITE))


def local_words(
    sentences: Mapping[str, Iterable[str]], compared: Sequence[Compared]
) -> dict[str, LocalWords]:
    """Learn from all sentences, by the key of their municipality, what is local in those of each."""
    names = learned(sentences, compared)
    return {one.key: LocalWords(names[one.key], one.definition.language) for one in compared}


def without(stretches: Sequence[Stretch], sentence: str) -> str:
    """Give a sentence without what is local in it."""
    parts: list[str] = []
    start = 0
    for begin, end in stretches:
        parts.append(sentence[start:begin])
        start = end
    return " ".join((*parts, sentence[start:]))
