"""The parts of the vision, and how many promises make each of them concrete."""

from collections.abc import Sequence
from typing import Final

from generator.document import Drawing, Paint, Shape, Words
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
    worded,
    wrapped,
)
from generator.documents.drawings.signs import LEGEND, full_square, legend, open_square
from generator.documents.facts.trace import VisionPromises
from generator.locale import Locale
from generator.views.view import called

_NAMES: Final = 210.0
_GAP: Final = 16.0
_COUNT: Final = 24.0
_WIDEST: Final = 13.0
_ONE_LINE: Final = 14.0
_TWO_LINES: Final = 26.0
_FEW_ROWS: Final = 20
_SMALLEST: Final = 3.0
"""A square any smaller cannot be counted by eye."""


def vision(facts: Facts, locale: Locale) -> Drawing | None:
    """Draw a square for every promise, filled where a norm goes with it."""
    rows = facts.promises_by_vision
    parts = [row for row in rows if row.vision is not None]
    most = max((row.total for row in rows), default=0)
    if len(parts) < FEWEST or len(rows) > MOST_ROWS or not any(row.total for row in parts):
        return None
    pitch = min(_WIDEST, (WIDTH - _NAMES - _GAP - _COUNT) / most)
    if pitch < _SMALLEST:
        return None
    height = _TWO_LINES if len(rows) <= _FEW_ROWS else _ONE_LINE
    shapes: list[Shape] = []
    for number, row in enumerate(rows):
        shapes.extend(_row(row, (number + 0.5) * height, height, pitch, locale))
    bottom = len(rows) * height
    entries = [
        (sign, worded(locale, f"vision.{kind}"))
        for sign, kind in ((full_square, "measured"), (open_square, "unmeasured"))
        if any(getattr(row, kind) for row in rows)
    ]
    shapes.extend(legend(entries, bottom + LEGEND - 8, _NAMES + _GAP))
    return Drawing(WIDTH, bottom + LEGEND, tuple(shapes), _alt(rows, locale))


def _name(row: VisionPromises, locale: Locale) -> str:
    return called(row.vision) if row.vision else worded(locale, "vision.none")


def _row(
    row: VisionPromises, middle: float, height: float, pitch: float, locale: Locale
) -> tuple[Shape, ...]:
    lines = 2 if height == _TWO_LINES else 1
    names = wrapped(_name(row, locale), SIZE, _NAMES, lines)
    left = _NAMES + _GAP
    paint = Paint.TEXT if row.vision else Paint.QUIET
    shapes: list[Shape] = [*lines_at(names, 0, middle, paint=paint)]
    if not row.total:
        words = worded(locale, "vision.gap")
        return (*shapes, Words(left, middle + SIZE * LOW, words, SIZE, Paint.HEADING, bold=True))
    side = pitch - (2 if pitch > 6 else 0.6)  # noqa: PLR2004 - in points
    for number in range(row.total):
        sign = full_square if number < row.measured else open_square
        shapes.extend(sign(left + number * pitch + side / 2, middle, side))
    end = left + row.total * pitch + 3
    shown = locale.number(row.total)
    return (*shapes, Words(end, middle + SMALL * LOW, shown, SMALL, Paint.QUIET))


def _alt(rows: Sequence[VisionPromises], locale: Locale) -> str:
    """Say what the picture shows: the fullest part, the emptiest, those without a promise, and the norms."""
    parts = [row for row in rows if row.vision is not None]
    most, least = max(parts, key=lambda row: row.total), min(parts, key=lambda row: row.total)
    sentences = [worded(locale, "vision.alt.whole", len(parts))]
    if most.total > least.total:
        name = _name(most, locale)
        sentences.append(worded(locale, "vision.alt.most", most.total, part=name))
    if least.total and most.total > least.total:
        name = _name(least, locale)
        sentences.append(worded(locale, "vision.alt.least", least.total, part=name))
    if most.total == least.total:
        sentences.append(worded(locale, "vision.alt.equal", most.total))
    gaps = [_name(row, locale) for row in parts if not row.total]
    if gaps:
        names = listed(locale, gaps)
        sentences.append(worded(locale, "vision.alt.gaps", len(gaps), names=names))
    bare = [_name(row, locale) for row in parts if row.total and not row.measured]
    if bare:
        sentences.append(worded(locale, "vision.alt.unmeasured", len(bare), names=listed(locale, bare)))
    loose = sum(row.total for row in rows if row.vision is None)
    if loose:
        sentences.append(worded(locale, "vision.alt.loose", loose))
    return " ".join(sentences)
