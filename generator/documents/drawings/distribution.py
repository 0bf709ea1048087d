"""The norms of one row of a comparison: a dot for each municipality, on one axis."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Final

from generator.comparison.facts import Cell, Row, Standing
from generator.document import Anchoring, Drawing, Paint, Shape, Stroke, Words
from generator.documents.drawings.dots import Dot, stacked
from generator.documents.drawings.layout import (
    FEWEST,
    SIZE,
    SMALL,
    WIDTH,
    shortened,
    width_of,
    worded,
)
from generator.documents.drawings.scales import Scale, scale_of
from generator.documents.drawings.signs import LEGEND, full_circle, legend, open_circle
from generator.filters import join_and
from generator.locale import Locale
from generator.quantities.order import bounds
from generator.quantities.quantity import Quantity
from generator.quantities.units import UNITS, Family, Unit

_LEFT: Final = 20.0
_RIGHT: Final = WIDTH - 20.0
_HEAD: Final = 18.0
_AXIS: Final = 30.0
"""Height of the numbers under the axis and the name of their unit."""
_PERCENT: Final = 100.0
_SMALL_PART: Final = Fraction(1, 10)
_NAMED: Final = 3


@dataclass(frozen=True, slots=True)
class Placed:
    """A municipality with its norm, as written, and the value of that in the unit of the axis."""

    municipality: str
    norm: str
    value: Fraction
    strictest: bool


@dataclass(frozen=True, slots=True)
class Distribution:
    """The norms of a row that compare with each other, the strictest first; ``others`` do not.

    ``unit`` is empty where the values are percentages: of norms without a bound.
    """

    placed: tuple[Placed, ...]
    unit: Unit | None
    others: int

    @property
    def strictest(self) -> tuple[str, ...]:
        """The municipalities with the strictest norm."""
        return tuple(one.municipality for one in self.placed if one.strictest)


def distribution_of(row: Row, locale: Locale) -> Distribution | None:
    """Give the largest group of norms in a row that compare; None where no norms do."""
    sizes = Counter(cell.group for cell in row.cells if cell.group and cell.norm)
    if not sizes:
        return None
    group = min(sizes, key=lambda number: (-sizes[number], number))
    cells = [cell for cell in row.cells if cell.group == group and cell.norm]
    bound = [cell for cell in cells if _at_most(cell)]
    norms = sum(cell.norm is not None for cell in row.cells)
    if len(bound) * 2 < len(cells):
        shares = [cell for cell in cells if cell.norm and cell.norm.share and cell not in bound]
        placed = sorted((_placed_share(cell, locale) for cell in shares), key=lambda one: -one.value)
        return Distribution(tuple(placed), None, norms - len(placed))
    unit = _unit(bound)
    placed = [_placed(cell, unit, locale) for cell in bound]
    placed.sort(key=lambda one: (one.value, not one.strictest))
    return Distribution(tuple(placed), unit, norms - len(placed))


def distribution_rows(row: Row, locale: Locale) -> tuple[tuple[str, str, str], ...]:
    """Give what the picture shows for a table: municipality, norm as written, and its number on the axis."""
    found = distribution_of(row, locale)
    if found is None:
        return ()
    return tuple((one.municipality, one.norm, _number(one.value, found, locale)) for one in found.placed)


def distribution(row: Row, locale: Locale) -> Drawing | None:
    """Draw the norms that compare as dots, the strictest filled; None where there are fewer than three."""
    found = distribution_of(row, locale)
    if found is None or len(found.placed) < FEWEST:
        return None
    values = [float(one.value) for one in found.placed]
    scale = scale_of(values, _LEFT, _RIGHT, most=None if found.unit else _PERCENT)
    dots, side, height = stacked([scale.at(value) for value in values], _LEFT - 8, _RIGHT + 8)
    base = _HEAD + height + 6
    shapes = _axis(scale, found, base, locale)
    shapes += _dots(found.placed, dots, base, side)
    shapes += _named(found, dots, locale)
    entries = [(full_circle, worded(locale, "distribution.strictest"))] if found.strictest else []
    if any(not one.strictest for one in found.placed):
        entries.append(
            (open_circle, worded(locale, "distribution.other" if entries else "distribution.each"))
        )
    bottom = base + _AXIS
    shapes += legend(entries, bottom + LEGEND - 10)
    return Drawing(WIDTH, bottom + LEGEND, tuple(shapes), _alt(found, locale))


def _at_most(cell: Cell) -> Quantity | None:
    return cell.norm.at_most if cell.norm else None


def _unit(cells: Sequence[Cell]) -> Unit:
    """Give the unit that most norms are in; the smallest where in that one a norm would be a small part."""
    found = [quantity for cell in cells if (quantity := _at_most(cell))]
    counts = Counter(_counted_in(quantity.unit) for quantity in found)
    timed = [unit for unit in counts if unit.family is not Family.IMMEDIATE] or list(counts)
    smallest = min(timed, key=lambda unit: (unit.months, unit.size))
    most = min(timed, key=lambda unit: (-counts[unit], unit.months, unit.size))
    least = min(value for quantity in found if (value := _in_unit(quantity, most)) or quantity.amount == 0)
    return smallest if 0 < least < _SMALL_PART else most


def _counted_in(unit: Unit) -> Unit:
    """Give the unit that a scale is in: nobody counts in quarters of an hour."""
    return UNITS["minute"] if unit.id == "quarter-hour" else unit


def _in_unit(quantity: Quantity, unit: Unit) -> Fraction:
    """Give a quantity in a unit of its family; a month counts as the middle of what it can be."""
    if quantity.unit.months and unit.months:
        return quantity.amount * quantity.unit.months / unit.months
    one = sum(bounds(Quantity("", Fraction(1), unit, "nl")))
    return Fraction(sum(bounds(quantity))) / one if one else Fraction(0)


def _placed(cell: Cell, unit: Unit, locale: Locale) -> Placed:
    quantity = _at_most(cell)
    if quantity is None:
        raise AssertionError(cell)
    strictest = cell.standing is Standing.STRICTEST
    return Placed(cell.municipality, locale.quantity(quantity), _in_unit(quantity, unit), strictest)


def _placed_share(cell: Cell, locale: Locale) -> Placed:
    share = cell.norm.share if cell.norm else None
    if share is None:
        raise AssertionError(cell)
    return Placed(cell.municipality, locale.share(share), share.percent, cell.standing is Standing.STRICTEST)


def _number(value: Fraction, found: Distribution, locale: Locale) -> str:
    number = locale.number(round(value, 2))
    return number if found.unit else f"{number}%"


def _axis(scale: Scale, found: Distribution, base: float, locale: Locale) -> list[Shape]:
    """Draw the axis: with round numbers, or on one in ratios with norms as they were written."""
    shapes: list[Shape] = [Stroke(_LEFT - 12, base, WIDTH - 8, base, Paint.QUIET)]
    if scale.ratios:
        marks = [(scale.at(float(one.value)), one.norm) for one in found.placed]
    else:
        marks = [
            (scale.at(number), _number(Fraction(str(number)), found, locale)) for number in scale.numbers
        ]
    free = 0.0
    for x, text in marks:
        half = width_of(text, SMALL) / 2
        middle = min(max(x, half), WIDTH - half)
        if middle - half < free:
            continue
        shapes += [
            Stroke(x, base, x, base + 4, Paint.QUIET),
            Words(middle, base + 13, text, SMALL, Paint.QUIET, Anchoring.MIDDLE),
        ]
        free = middle + half + 6
    if scale.ratios:
        told = worded(locale, "distribution.in_ratios")
    elif found.unit:
        unit = locale.words(f"units.{found.unit.id}", 2).replace("{amount}", "").strip()
        told = worded(locale, "distribution.in_unit", unit=unit)
    else:
        return shapes
    return [*shapes, Words(WIDTH - 8, base + 25, told, SMALL, Paint.QUIET, Anchoring.END)]


def _dots(placed: Sequence[Placed], dots: Sequence[Dot], base: float, side: float) -> list[Shape]:
    drawn = side * 0.9
    return [
        shape
        for one, dot in zip(placed, dots, strict=True)
        for shape in (full_circle if one.strictest else open_circle)(dot.x, base - dot.up - 1, drawn)
    ]


def _named(found: Distribution, dots: Sequence[Dot], locale: Locale) -> list[Shape]:
    """Name the strictest above its dots."""
    names = found.strictest
    if not names:
        return []
    norm, first = next((one.norm, dot) for one, dot in zip(found.placed, dots, strict=True) if one.strictest)
    text = worded(locale, "distribution.named", names=_names(names, locale), norm=norm)
    shown = shortened(text, SIZE, WIDTH, bold=True)
    half = width_of(shown, SIZE, bold=True) / 2
    middle = min(max(first.x, half), WIDTH - half)
    return [Words(middle, SIZE, shown, SIZE, Paint.HEADING, Anchoring.MIDDLE, bold=True)]


def _names(names: Sequence[str], locale: Locale) -> str:
    """Name the first few, and how many more there are."""
    shown = list(names)
    if len(shown) > _NAMED + 1:
        shown = [*shown[:_NAMED], worded(locale, "more", len(names) - _NAMED)]
    return join_and(shown, locale.words("and"))


def _alt(found: Distribution, locale: Locale) -> str:
    """Say how many norms there are, between what, which is the strictest, and which most have."""
    placed = found.placed
    first, last = placed[0], placed[-1]
    key = "distribution.alt.equal" if first.value == last.value else "distribution.alt.whole"
    sentences = [worded(locale, key, len(placed), first=first.norm, last=last.norm)]
    if names := found.strictest:
        shown = _names(names, locale)
        norm = next(one.norm for one in placed if one.strictest)
        sentences.append(worded(locale, "distribution.alt.strictest", len(names), names=shown, norm=norm))
    norm_of = {one.value: one.norm for one in reversed(placed)}
    counts = Counter(one.value for one in placed)
    most = min(counts, key=lambda value: (-counts[value], value))
    if 1 < counts[most] < len(placed):
        sentences.append(worded(locale, "distribution.alt.most", counts[most], norm=norm_of[most]))
    if found.others:
        sentences.append(worded(locale, "distribution.alt.others", found.others))
    return " ".join(sentences)
