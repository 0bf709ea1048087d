"""Comparison → plain text, for a terminal and for a pipe."""

import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.comparison.facts import Standing
from generator.documents.comparison.shown import Shown, ShownCell, ShownChannel, ShownMatch, ShownRow
from generator.documents.comparison.wording import Wording
from generator.locale import Locale
from generator.report.printable import printable

_MOST_PAIRS: Final = 8
"""Of more municipalities the pairs would fill the screen; each is then told by itself."""
_MOST_MISSING: Final = 8
_NARROWEST: Final = 40
_STRICTEST: Final = "*"
"""Stands before the strictest: a terminal may have no colours."""


def as_text(shown: Shown, locale: Locale, width: int | None = None) -> str:
    """Give the whole comparison; lines are broken at ``width``, None leaves them whole."""
    return "\n".join(line.rstrip() for line in _Text(shown, Wording(locale), width).lines()) + "\n"


@dataclass(frozen=True, slots=True)
class _Text:
    """Writes the parts, line by line."""

    shown: Shown
    words: Wording
    width: int | None

    def lines(self) -> Iterator[str]:
        """Give all lines."""
        yield from self._heading(self.shown.title, "=")
        yield from self._wrapped(self.words("how"))
        if self.shown.grouped:
            yield from self._wrapped(self.words("grouped_how"))
        yield from self._section("promises")
        for row in self.shown.rows:
            yield from self._row(row)
        yield from self._section("behaviours")
        yield from self._behaviours()
        yield from self._section("channels")
        for channel in self.shown.channels:
            yield from self._channel(channel)
        yield from self._section("interchange")
        yield from self._interchange()
        yield from self._section("proposals")
        yield from self._proposals()

    def _heading(self, text: str, line: str) -> Iterator[str]:
        yield text
        yield line * len(text)
        yield ""

    def _section(self, key: str) -> Iterator[str]:
        yield ""
        yield from self._heading(self.words(f"sections.{key}"), "-")

    def _row(self, row: ShownRow) -> Iterator[str]:
        yield from self._wrapped(row.label)
        if row.detail:
            yield from self._wrapped(row.detail, "  ")
        room = max(map(len, row.cells))
        for cell in row.cells.values():
            yield from self._cell(cell, room)
        yield from self._missing(row.missing)
        yield ""

    def _cell(self, cell: ShownCell, room: int) -> Iterator[str]:
        sign = _STRICTEST if cell.standing is Standing.STRICTEST else " "
        norm = cell.norm
        told = "; ".join([*dict.fromkeys((norm.brief, *norm.details) if norm else ()), cell.mark])
        indent = " " * (room + 4)
        yield from self._wrapped(told, f"{sign} {printable(cell.municipality):<{room}}  ", indent)
        fictitious = f" ({self.words.locale.words('marks.fictitious')})" if cell.fictitious else ""
        yield from self._wrapped(cell.text + fictitious, indent)

    def _missing(self, missing: Sequence[str]) -> Iterator[str]:
        if len(missing) > _MOST_MISSING:
            yield f"  {self.words('gaps.many', len(missing))}"
        elif missing:
            yield from self._wrapped(self.words("terminal.missing", names=", ".join(missing)), "  ", "    ")

    def _behaviours(self) -> Iterator[str]:
        shown, words = self.shown, self.words
        if not shown.common and not shown.only:
            yield words("behaviours.nothing")
            return
        if not shown.common:
            yield words("behaviours.shared_none")
        for row in shown.common:
            yield from self._wrapped(row.label)
            for cell in row.cells.values():
                yield from self._wrapped(f"{cell.municipality}: {cell.text}", "  ", "    ")
            yield from self._missing(row.missing)
            yield ""
        for municipality, cells in shown.only.items():
            yield from self._wrapped(words("terminal.only", municipality=municipality))
            for cell in cells:
                yield from self._wrapped(cell.text, "  - ", "    ")

    def _channel(self, channel: ShownChannel) -> Iterator[str]:
        yield channel.kind
        room = max(map(len, channel.names), default=0)
        for municipality, name in channel.names.items():
            helped = channel.fallbacks[municipality]
            net = self.words("fallback", names=helped) if helped else self.words("no_fallback")
            yield from self._wrapped(
                f"{name}; {net}", f"  {printable(municipality):<{room}}  ", " " * (room + 4)
            )
        yield from self._missing([one for one in self.shown.columns if one not in channel.names])

    def _interchange(self) -> Iterator[str]:
        shown, words = self.shown, self.words
        yield from self._wrapped(words("interchange.how"))
        yield ""
        for evidence in shown.evidence:
            share = words.percent(evidence.share)
            plain = f"{evidence.municipality}: {share}"
            rest = words("terminal.rest", municipality=evidence.municipality, share=share)
            yield from self._wrapped(plain if evidence.share is None else rest, "  ", "    ")
        if len(shown.columns) > _MOST_PAIRS:
            return
        yield ""
        pairs = shown.facts.interchange.pairs
        for pair in combinations(shown.columns, 2):
            share = words.percent(pairs.get(pair, pairs.get((pair[1], pair[0]))))
            told = words("terminal.pair", first=pair[0], second=pair[1], share=share)
            yield from self._wrapped(told, "  ", "    ")

    def _proposals(self) -> Iterator[str]:
        found = self.shown.proposals
        if not found:
            yield self.words("proposals.none")
            return
        yield from self._wrapped(self.words("terminal.proposals", len(found)))
        for match in found:
            yield ""
            yield from self._proposal(match)

    def _proposal(self, match: ShownMatch) -> Iterator[str]:
        yield f"  {self.words('columns.score')}: {self.words.percent(match.score)}"
        for item, text in zip(match.items, match.texts, strict=True):
            yield from self._wrapped(
                f"{item.municipality}: {text} [{self.words.item(item.item)}]", "  ", "    "
            )

    def _wrapped(self, text: str, first: str = "", rest: str | None = None) -> Iterator[str]:
        """Give a text in as many lines as it takes; ``rest`` begins all but the first."""
        clean = " ".join(printable(text).split())
        if self.width is None:
            yield first + clean
            return
        yield from textwrap.wrap(
            clean,
            max(self.width, len(first) + _NARROWEST),
            initial_indent=first,
            subsequent_indent=first if rest is None else rest,
            break_on_hyphens=False,
        ) or [first]
