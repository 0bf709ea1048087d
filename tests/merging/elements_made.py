"""Paragraphs and rows as the pairing sees them, made of plain texts."""

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from functools import cached_property

from generator.merging.pairs import Pairing, pair
from generator.merging.words import tokens


@dataclass(frozen=True)
class Paragraph:
    text: str
    identity: Hashable = None

    @property
    def exact(self) -> Hashable:
        return self.text

    @cached_property
    def words(self) -> list[str]:
        return [token for token in tokens(self.text) if any(map(str.isalnum, token))]


class Table(Paragraph):
    pass


def made(*texts: str | tuple[str, str]) -> list[Paragraph]:
    """Make paragraphs of texts; of a pair the second is the identity."""
    return [Paragraph(text) if isinstance(text, str) else Paragraph(*text) for text in texts]


def paired(first: Sequence[str | tuple[str, str]], second: Sequence[str | tuple[str, str]]) -> Pairing:
    return pair(made(*first), made(*second))
