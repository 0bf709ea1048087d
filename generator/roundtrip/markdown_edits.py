"""Lines of a Markdown field that come and go, and what that asks of the source."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from generator.roundtrip.markdown_back import Content
from generator.roundtrip.markdown_pairing import Pairs
from generator.roundtrip.markdown_reading import SourceField


@dataclass(frozen=True, slots=True)
class Regrouping:
    """A field, for each new line the old one that it is, and the Markdown of each new line."""

    field: SourceField
    pairs: Pairs
    contents: Sequence[Content]

    @property
    def gone(self) -> list[int]:
        """The numbers of the lines that are no more."""
        return [number for number in range(len(self.field.lines)) if number not in self.pairs]

    def groups(self) -> Iterator[tuple[int | None, int | None, list[Content]]]:
        """Give lines that come together, with the numbers of the old lines before and behind them."""
        before: int | None = None
        numbered = enumerate(zip(self.pairs, self.contents, strict=True))
        for comes, group in groupby(numbered, key=lambda one: one[1][0] is None):
            members = list(group)
            if comes:
                following = members[-1][0] + 1
                behind = self.pairs[following] if following < len(self.pairs) else None
                yield before, behind, [content for _, (_, content) in members if content.line.stretches]
            else:
                before = members[-1][1][0]


@dataclass(frozen=True, slots=True)
class Edit:
    """Lines of the source from ``first`` up to ``last`` become others."""

    first: int
    last: int
    written: tuple[str, ...] = ()
