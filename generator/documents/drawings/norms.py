"""Norms and results: how often promises were kept, against how often they should be."""

from collections.abc import Sequence
from fractions import Fraction
from math import floor
from typing import Final

from generator.document import Anchoring, Box, Drawing, Paint, Shape, Stroke, Words
from generator.documents.context import Facts
from generator.documents.drawings.layout import (
    FEWEST,
    LOW,
    MOST_ROWS,
    SMALL,
    WIDTH,
    lines_at,
    worded,
    wrapped,
)
from generator.documents.drawings.signs import LEGEND, full_circle, legend, open_circle
from generator.documents.facts.service import Result
from generator.locale import Locale
from generator.views.view import called

_NAMES: Final = 220.0
_LEFT: Final = 238.0
_RIGHT: Final = 366.0
_HEAD: Final = 18.0
_ONE_LINE: Final = 14.0
_TWO_LINES: Final = 23.0
_FEW_ROWS: Final = 24
_WHOLE: Final = 100
_STEPS: Final = 5
"""Lines of the scale, at most, besides the first."""
_TICK: Final = 6.0


def norms(facts: Facts, locale: Locale) -> Drawing | None:
    """Draw each result as a circle and its norm as a tick; what stays most behind stands first."""
    results = sorted(facts.service.results, key=lambda result: result.achieved - result.wanted)
    if not FEWEST <= len(results) <= MOST_ROWS:
        return None
    scale = _scale(results)
    height = _TWO_LINES if len(results) <= _FEW_ROWS else _ONE_LINE
    bottom = _HEAD + len(results) * height
    shapes = _axis(scale, bottom, locale)
    for number, result in enumerate(results):
        shapes += _row(result, _HEAD + (number + 0.5) * height, height, scale, locale)
    entries = [
        (sign, worded(locale, f"norms.{kind}"))
        for sign, kind, there in (
            (full_circle, "met", any(result.met for result in results)),
            (open_circle, "missed", not all(result.met for result in results)),
            (_tick, "norm", True),
        )
        if there
    ]
    shapes += legend(entries, bottom + LEGEND - 6)
    return Drawing(WIDTH, bottom + LEGEND, tuple(shapes), _alt(results, locale))


def _scale(results: Sequence[Result]) -> tuple[int, ...]:
    """Give the percentages of the lines: from below the lowest value to 100."""
    lowest = min(min(result.achieved, result.wanted) for result in results)
    step = next(step for step in (5, 10, 20) if (_WHOLE - lowest) / step <= _STEPS)
    first = max(0, floor((lowest - 1) / step) * step)
    return tuple(range(first, _WHOLE + 1, step))


def _at(percent: Fraction | int, scale: Sequence[int]) -> float:
    return _LEFT + float(percent - scale[0]) / (_WHOLE - scale[0]) * (_RIGHT - _LEFT)


def _axis(scale: Sequence[int], bottom: float, locale: Locale) -> list[Shape]:
    shapes: list[Shape] = [
        Stroke(_at(percent, scale), _HEAD - 4, _at(percent, scale), bottom, thickness=0.6)
        for percent in scale
    ]
    shapes += [
        Words(_at(percent, scale), 9, f"{locale.number(percent)}%", SMALL, Paint.QUIET, Anchoring.MIDDLE)
        for percent in (scale[0], scale[-1])
    ]
    columns = ((WIDTH - 36, "norms.achieved_head"), (WIDTH, "norms.norm_head"))
    return shapes + [
        Words(x, 9, worded(locale, key), SMALL, Paint.QUIET, Anchoring.END) for x, key in columns
    ]


def _tick(x: float, y: float, side: float) -> tuple[Shape, ...]:
    return (Box(x - 1, y - side / 2, 2, side, Paint.ACCENT),)


def _row(result: Result, middle: float, height: float, scale: Sequence[int], locale: Locale) -> list[Shape]:
    names = wrapped(called(result.promise), SMALL, _NAMES, 2 if height == _TWO_LINES else 1)
    achieved, wanted = _at(result.achieved, scale), _at(result.wanted, scale)
    sign = full_circle if result.met else open_circle
    return [
        *lines_at(names, 0, middle, size=SMALL),
        Stroke(min(achieved, wanted), middle, max(achieved, wanted), middle, Paint.QUIET, 1.2),
        *_tick(wanted, middle, 2 * _TICK),
        *sign(achieved, middle, 8),
        _percent(result.achieved, WIDTH - 36, middle, locale, bold=not result.met),
        _percent(result.wanted, WIDTH, middle, locale),
    ]


def _percent(value: Fraction, x: float, middle: float, locale: Locale, *, bold: bool = False) -> Words:
    paint = Paint.TEXT if bold else Paint.QUIET
    return Words(x, middle + SMALL * LOW, _share(value, locale), SMALL, paint, Anchoring.END, bold=bold)


def _share(value: Fraction, locale: Locale) -> str:
    """Give a percentage with a decimal where it has one: a norm that was nearly met was not met."""
    return f"{locale.number(round(value, 1))}%"


def _alt(results: Sequence[Result], locale: Locale) -> str:
    """Say what the picture shows: how many norms were met, and where the result is farthest from the norm."""
    met = [result for result in results if result.met]
    sentences = [worded(locale, "norms.alt.whole", len(results))]
    if len(met) == len(results):
        sentences.append(worded(locale, "norms.alt.all_met"))
    elif not met:
        sentences.append(worded(locale, "norms.alt.none_met"))
    else:
        sentences.append(worded(locale, "norms.alt.met", len(met)))
    worst = results[0]
    if not worst.met:
        sentences.append(
            worded(
                locale,
                "norms.alt.worst",
                promise=called(worst.promise),
                achieved=_share(worst.achieved, locale),
                wanted=_share(worst.wanted, locale),
            )
        )
    return " ".join(sentences)
