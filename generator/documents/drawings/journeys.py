"""Customer journeys over the quarters, and how far each is."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from generator.document import Anchoring, Box, Drawing, Paint, Shape, Stroke, Words
from generator.documents.context import Facts
from generator.documents.drawings.layout import (
    FEWEST,
    LOW,
    MOST_ROWS,
    SIZE,
    SMALL,
    WIDTH,
    lines_at,
    listed,
    shortened,
    width_of,
    worded,
    wrapped,
)
from generator.documents.drawings.signs import (
    LEGEND,
    Sign,
    dash,
    dotted_circle,
    full_circle,
    legend,
    open_circle,
)
from generator.documents.facts.planning import QuarterPlan
from generator.locale import Locale
from generator.views.view import View, called

_NARROWEST: Final = 22.0
_ROW: Final = 16.0
_TIGHT: Final = 13.0
_FEW_ROWS: Final = 24
_HEAD: Final = 32.0
_WIDEST: Final = 44.0
_UNPLANNED: Final = 46.0
"""Of a column, and of the one for journeys without a quarter."""
_MOST_COLUMNS: Final = 12
_SIGNS: Final[dict[str, Sign]] = {
    "finished": full_circle,
    "running": dotted_circle,
    "planned": open_circle,
    "unknown": dash,
}


@dataclass(frozen=True, slots=True)
class _Column:
    """A quarter ("2026-Q2"), or none, and where its column begins."""

    quarter: str
    left: float
    width: float

    @property
    def year(self) -> str:
        """The year of the quarter."""
        return self.quarter.partition("-")[0]

    @property
    def middle(self) -> float:
        """The middle of the column."""
        return self.left + self.width / 2

    @property
    def right(self) -> float:
        """Where the column ends."""
        return self.left + self.width


def journeys(facts: Facts, locale: Locale) -> Drawing | None:
    """Draw a row for every journey, with a sign under its quarter."""
    plans = facts.planning.quarters
    count = sum(len(plan.journeys) for plan in plans)
    quarters = _without_gaps([plan.quarter for plan in plans if plan.quarter])
    if not FEWEST <= count <= MOST_ROWS or not 1 < len(quarters) <= _MOST_COLUMNS:
        return None
    unplanned = not all(plan.quarter for plan in plans)
    names = [called(journey) for plan in plans for journey in plan.journeys]
    room = WIDTH - _UNPLANNED * unplanned
    left = min(room - len(quarters) * _NARROWEST, max(width_of(name, SIZE) for name in names) + 20)
    pitch = min(_WIDEST, (room - left) / len(quarters))
    columns = [_Column(name, left + at * pitch, pitch) for at, name in enumerate(quarters)]
    if unplanned:
        columns.append(_Column("", columns[-1].right, _UNPLANNED))
    height = _ROW if count <= _FEW_ROWS else _TIGHT
    bottom = _HEAD + count * height
    shapes = _bands(count, height, columns[-1].right)
    shapes += _heads(columns, bottom, locale)
    middles = {column.quarter: column.middle for column in columns}
    at = _HEAD + height / 2
    for plan in plans:
        for journey in plan.journeys:
            shapes += _row(journey, at, height, (left, middles[plan.quarter]))
            at += height
    states = Counter(_status(journey) for plan in plans for journey in plan.journeys)
    entries = [(sign, worded(locale, f"journeys.{kind}")) for kind, sign in _SIGNS.items() if states[kind]]
    shapes += legend(entries, bottom + LEGEND - 8)
    return Drawing(WIDTH, bottom + LEGEND, tuple(shapes), _alt(plans, states, locale))


def _without_gaps(quarters: Sequence[str]) -> list[str]:
    """Give every quarter from the first to the last."""
    if not quarters:
        return []
    first, last = (_number(quarter) for quarter in (min(quarters), max(quarters)))
    return [f"{number // 4:04}-Q{number % 4 + 1}" for number in range(first, last + 1)]


def _number(quarter: str) -> int:
    year, _, part = quarter.partition("-Q")
    return int(year) * 4 + int(part) - 1


def _bands(rows: int, height: float, right: float) -> list[Shape]:
    return [Box(0, _HEAD + row * height, right, height, Paint.BAND) for row in range(0, rows, 2)]


def _heads(columns: Sequence[_Column], bottom: float, locale: Locale) -> list[Shape]:
    """Draw years above quarters, with a line where a year begins."""
    shapes: list[Shape] = []
    for year, group in groupby(columns, key=lambda column: column.year):
        first = next(group)
        if first is not columns[0]:
            shapes.append(Stroke(first.left, 4, first.left, bottom))
        if year:
            shapes.append(Words(first.left + 4, 12, year, SMALL, Paint.HEADING, bold=True))
        else:
            lines = wrapped(worded(locale, "journeys.unplanned"), SMALL, first.width - 6, 2)
            shapes += lines_at(lines, first.left + 4, _HEAD / 2 + 2, size=SMALL, paint=Paint.QUIET)
    shapes += [
        Words(
            column.middle, _HEAD - 7, column.quarter.partition("-")[2], SMALL, Paint.QUIET, Anchoring.MIDDLE
        )
        for column in columns
        if column.quarter
    ]
    return shapes


def _row(journey: View, middle: float, height: float, at: tuple[float, float]) -> list[Shape]:
    left, x = at
    size = SIZE if height == _ROW else SMALL
    shown = shortened(called(journey), size, left - 16)
    side = height - 5
    return [
        Words(4, middle + size * LOW, shown, size),
        *_SIGNS[_status(journey)](x, middle, side),
    ]


def _status(journey: View) -> str:
    return next((kind for kind in _SIGNS if journey.status == kind), "unknown")


def _alt(plans: Sequence[QuarterPlan], states: Counter[str], locale: Locale) -> str:
    """Say what the picture shows: the span, how many are how far, the busiest quarter, what has no place."""
    planned = [plan for plan in plans if plan.quarter]
    whole = sum(len(plan.journeys) for plan in plans)
    first, last = planned[0].quarter, planned[-1].quarter
    sentences = [worded(locale, "journeys.alt.whole", whole, first=first, last=last)]
    sentences += [worded(locale, f"journeys.alt.{kind}", states[kind]) for kind in _SIGNS if states[kind]]
    busiest = max(planned, key=lambda plan: len(plan.journeys))
    if len(busiest.journeys) > 1:
        sentences.append(
            worded(locale, "journeys.alt.busiest", len(busiest.journeys), quarter=busiest.quarter)
        )
    for plan in plans:
        if not plan.quarter:
            names = listed(locale, [called(journey) for journey in plan.journeys])
            sentences.append(worded(locale, "journeys.alt.unplanned", len(plan.journeys), names=names))
    return " ".join(sentences)
