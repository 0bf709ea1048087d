"""The sheets of a comparison."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.comparison.facts import Cell, Certainty, Compared, Row, Standing
from generator.documents.comparison.shown import Shown, ShownCell, ShownRow
from generator.documents.comparison.wording import Wording
from generator.writers.xlsx.cells import Column, Sheet, Value, number

_PERCENT: Final = "0.##%"
_WHOLE_PERCENT: Final = "0%"
_AMOUNT: Final = "General"
_HUNDRED: Final = Fraction(100)
_WIDE, _TEXT, _MATRIX, _NAME, _SHORT, _NUMBER = 60.0, 42.0, 30.0, 24.0, 16.0, 11.0
"""Widths of columns, in characters."""


def sheets(shown: Shown, words: Wording) -> Iterator[Sheet]:
    """Give all sheets, in order."""
    maker = _Sheets(shown, words)
    yield maker.matrix()
    yield maker.norms()
    yield maker.channels()
    yield maker.behaviours()
    yield maker.matches()
    yield maker.interchange()


@dataclass(frozen=True, slots=True)
class _Sheets:
    """Makes the sheets."""

    shown: Shown
    words: Wording

    def _column(self, key: str, width: float, number_format: str = "") -> Column:
        return Column(self.words(f"columns.{key}"), width, number_format)

    def _name(self, key: str) -> str:
        return self.words(f"sheets.{key}")

    def matrix(self) -> Sheet:
        """Give promises × municipalities, each cell its norm, its standing and its own words."""
        columns = self.shown.columns
        rows, strong = [], set()
        for place, row in enumerate(self.shown.rows):
            cells = [row.cells.get(name) for name in columns]
            rows.append([row.name, row.together, *(_told(one) for one in cells)])
            strong |= {
                (place, column)
                for column, one in enumerate(cells, 2)
                if one is not None and one.standing is Standing.STRICTEST
            }
        heads = [self._column("subject", _TEXT), self._column("together", _NAME)]
        return Sheet(
            self._name("matrix"),
            [*heads, *(Column(name, _MATRIX) for name in columns)],
            rows,
            strong=frozenset(strong),
        )

    def norms(self) -> Sheet:
        """Give one line for each promise with a norm: every part of it in a column of its own."""
        lines = list(self._norm_lines())
        years = sorted({year for line in lines for year in line.achieved})
        columns = [
            self._column("municipality", _NAME),
            self._column("row", _TEXT),
            self._column("channel", _SHORT),
            self._column("product", _NAME),
            self._column("moment", _SHORT),
            self._column("limit", _NUMBER, _AMOUNT),
            self._column("unit", _SHORT),
            self._column("family", _SHORT),
            self._column("share", _NUMBER, _PERCENT),
            self._column("condition", _NAME),
            *(Column(self.words("columns.achieved", year=str(year)), _NUMBER, _PERCENT) for year in years),
            self._column("verdict", _NAME),
            self._column("group", _NUMBER, _AMOUNT),
            self._column("text", _WIDE),
            self._column("item", _NAME),
            self._column("source", _NAME),
            self._column("fictitious", _NUMBER),
        ]
        rows = [
            [*line.before, *(_part(line.achieved.get(year)) for year in years), *line.behind]
            for line in lines
        ]
        return Sheet(self._name("norms"), columns, rows)

    def _norm_lines(self) -> Iterator["_Line"]:
        sources = _sources(self.shown.facts.municipalities)
        for row, facts in zip(self.shown.rows, self.shown.facts.promises, strict=True):
            for cell in facts.cells:
                if cell.norm is not None:
                    yield self._norm_line(row, facts, cell, sources.get((cell.municipality, cell.item), ""))

    def _norm_line(self, row: ShownRow, facts: Row, cell: Cell, source: str) -> "_Line":
        words, one = self.words, row.cells[cell.municipality]
        norm = one.norm
        if norm is None:
            raise AssertionError(cell)
        quantity = norm.quantity
        before: list[Value] = [
            cell.municipality,
            row.name,
            row.channel,
            facts.subject.product,
            norm.moment,
            number(quantity.amount) if quantity else None,
            quantity.unit.name(words.locale.vocabulary, plural=quantity.amount != 1) if quantity else "",
            words(f"families.{quantity.family.value}") if quantity else "",
            _part(norm.percent),
            norm.condition,
        ]
        fictitious = words.locale.value("boolean", "yes") if cell.fictitious else ""
        behind: list[Value] = [
            one.mark,
            cell.group or None,
            cell.text,
            words.item(cell.item),
            source,
            fictitious,
        ]
        return _Line(before, dict(norm.achieved), behind)

    def channels(self) -> Sheet:
        """Give one line for each channel of a municipality, with what helps where it fails."""
        names = ("channel", "municipality", "name", "fallback")
        columns = [self._column(name, _NAME) for name in names]
        rows = [
            [channel.kind, name, channel.names[name], channel.fallbacks[name] or self.words("none")]
            for channel in self.shown.channels
            for name in channel.names
        ]
        return Sheet(self._name("channels"), columns, rows)

    def behaviours(self) -> Sheet:
        """Give one line for each behaviour, with how many municipalities ask for the same."""
        columns = [
            self._column("behaviour", _WIDE),
            self._column("count", _NUMBER, _AMOUNT),
            self._column("municipality", _NAME),
            self._column("text", _WIDE),
            self._column("item", _NAME),
        ]
        rows: list[list[Value]] = [
            [row.subject.text, len(row.cells), cell.municipality, cell.text, self.words.item(cell.item)]
            for row in self.shown.facts.behaviours
            for cell in row.cells
        ]
        return Sheet(self._name("behaviours"), columns, rows)

    def matches(self) -> Sheet:
        """Give all matches, those to decide on first."""
        columns = [
            self._column("certainty", _SHORT),
            self._column("score", _NUMBER, _WHOLE_PERCENT),
            self._column("municipality", _NAME),
            self._column("first", _WIDE),
            self._column("item", _NAME),
            self._column("municipality", _NAME),
            self._column("second", _WIDE),
            self._column("item", _NAME),
        ]
        order = {Certainty.PROPOSED: 0, Certainty.CERTAIN: 1, Certainty.CONFIRMED: 2}
        found = sorted(self.shown.matches, key=lambda match: (order[match.certainty], -match.score))
        rows: list[list[Value]] = []
        for match in found:
            line: list[Value] = [self.words(f"certainty.{match.certainty.value}"), round(match.score, 4)]
            for item, said in zip(match.items, match.texts, strict=True):
                line += [item.municipality, said, self.words.item(item.item)]
            rows.append(line)
        return Sheet(self._name("matches"), columns, rows, frozen=0)

    def interchange(self) -> Sheet:
        """Give how much every two texts are alike, with that of each and all others in the first column."""
        found, columns = self.shown.facts.interchange, self.shown.columns
        pairs = found.pairs
        rows: list[list[Value]] = [
            [
                one,
                _rounded(found.rest.get(one)),
                *(
                    None if one == other else _rounded(pairs.get((one, other), pairs.get((other, one))))
                    for other in columns
                ),
            ]
            for one in columns
        ]
        heads = [
            self._column("municipality", _NAME),
            self._column("exchangeable", _SHORT, _WHOLE_PERCENT),
            *(Column(name, _SHORT, _WHOLE_PERCENT) for name in columns),
        ]
        return Sheet(self._name("interchange"), heads, rows, scaled=True)


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the norms, around the columns of the years."""

    before: Sequence[Value]
    achieved: dict[int, Fraction]
    behind: Sequence[Value]


def _told(one: ShownCell | None) -> str:
    """Give a cell of the matrix on a few lines."""
    if one is None:
        return ""
    norm = one.norm
    first = f"{norm.brief} ({one.mark})" if norm else one.mark
    details = [detail for detail in norm.details if detail != norm.brief] if norm else []
    return "\n".join((first, *details, one.text))


def _part(percent: Fraction | None) -> Value:
    """Give a percentage as a part of one, which is what a cell calls a percentage."""
    return None if percent is None else number(percent / _HUNDRED)


def _rounded(share: float | None) -> Value:
    return None if share is None else round(share, 4)


def _sources(compared: Sequence[Compared]) -> dict[tuple[str, str], str]:
    """Give where each promise was published, as far as its definition says so."""
    return {
        (one.key, f"promises.{promise.id}"): source
        for one in compared
        for promise in one.definition.promises
        if (source := promise.source or (promise.norm.source if promise.norm else None))
    }
