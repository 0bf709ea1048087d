"""How far texts of municipalities could be exchanged, each against each: the fuller, the more alike."""

from dataclasses import dataclass
from itertools import combinations
from typing import Final

from generator.comparison.facts import Interchange
from generator.document import Anchoring, Box, Drawing, Paint, Shape, Stroke, Words
from generator.documents.drawings.heads import Heads, heads
from generator.documents.drawings.layout import FEWEST, LOW, SMALL, WIDTH, shortened, width_of, worded
from generator.locale import Locale

MOST: Final = 25
"""Municipalities in one picture; more would be too small to read."""
_FEW: Final = 12
_WIDER: Final = 680.0
"""Width of a picture of more than a few: of the text on an A4 page on its side."""
_WIDEST: Final = 34.0
"""Of a column."""
_SIDE: Final = 15.0
_GAP: Final = 8.0
_LEGEND: Final = 34.0
_SWATCH: Final = 16.0


@dataclass(frozen=True, slots=True)
class _Fill:
    """From which percentage on a cell has which fill, how much of its height, and its number which colour."""

    least: int
    name: str
    fill: Paint
    height: float = 1.0
    number: Paint = Paint.TEXT


_FILLS: Final = (
    _Fill(75, "most", Paint.HEADING, number=Paint.PAPER),
    _Fill(50, "more", Paint.LINE),
    _Fill(25, "less", Paint.LINE, 0.5),
    _Fill(0, "least", Paint.PAPER),
)
"""The fullest first. They differ without their colours too."""


@dataclass(frozen=True, slots=True)
class Similarities:
    """The municipalities that are shown, the one whose text is most exchangeable first; how many are not."""

    keys: tuple[str, ...]
    left_out: int


def similarities(found: Interchange) -> Similarities:
    """Choose the municipalities of which there is enough text; of too many, the most exchangeable.

    Those are what the picture is for: whoever looks for a text that could be anybody's, finds it in front.
    """
    known = [key for key, share in found.rest.items() if share is not None]
    keys = sorted(known, key=lambda key: (-(found.rest[key] or 0), key))
    return Similarities(tuple(keys[:MOST]), len(found.rest) - len(keys[:MOST]))


def heat_map_rows(found: Interchange, locale: Locale) -> tuple[tuple[str, ...], ...]:
    """Give what the picture shows for a table: a municipality, its share with all others and with each."""
    keys = similarities(found).keys
    return tuple(
        (
            key,
            _percent(found.rest[key], locale),
            *(_percent(_pair(found, key, other), locale) for other in keys),
        )
        for key in keys
    )


def heat_map(found: Interchange, locale: Locale) -> Drawing | None:
    """Draw the shares of pairs as a square of cells, with that of each and all others behind it.

    None where fewer than three municipalities have text enough.
    """
    shown = similarities(found)
    keys = shown.keys
    if len(keys) < FEWEST:
        return None
    width = WIDTH if len(keys) <= _FEW else _WIDER
    left = min(width * 0.25, max(width_of(key, SMALL) for key in keys) + 8)
    head = heads([*keys, "", worded(locale, "heat_map.rest")], left, width, _WIDEST)
    grid = _Grid(head, left, min(_SIDE, head.middles[1] - head.middles[0] + 2))
    shapes: list[Shape] = list(head.shapes)
    for row, key in enumerate(keys):
        middle = grid.middle(row)
        name = shortened(key, SMALL, left - 6)
        shapes.append(Words(left - 6, middle + SMALL * LOW, name, SMALL, Paint.TEXT, Anchoring.END))
        for column, other in enumerate(keys):
            shapes += grid.cell(
                row, column, None if key == other else _pair(found, key, other), own=key == other
            )
        shapes += grid.cell(row, len(keys) + 1, found.rest[key])
    bottom = head.height + len(keys) * grid.height
    shapes += _scale(bottom + _LEGEND / 2 + 4, left, locale)
    return Drawing(width, bottom + _LEGEND, tuple(shapes), _alt(found, shown, locale))


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the cells lie; ``left`` is the room for names, ``height`` that of a row."""

    head: Heads
    left: float
    height: float

    def middle(self, row: int) -> float:
        return self.head.height + (row + 0.5) * self.height

    def cell(self, row: int, column: int, share: float | None, *, own: bool = False) -> tuple[Shape, ...]:
        """Draw a cell: its number on its fill, a dash for too little text, a line where it meets itself."""
        broad = self.head.middles[1] - self.head.middles[0]
        x, y = self.head.middles[column] - broad / 2, self.middle(row) - self.height / 2
        if own:
            return (Stroke(x + 2, y + 2, x + broad - 2, y + self.height - 2, Paint.LINE),)
        fill = _fill(share or 0)
        size = min(SMALL, (broad - 2) / 2)
        shown = "–" if share is None else str(round(share * 100))
        base = y + self.height / 2 + size * LOW
        return (
            *_filled(x + 0.5, y + 0.5, broad - 1, self.height - 1, fill),
            Words(self.head.middles[column], base, shown, size, fill.number, Anchoring.MIDDLE),
        )


def _fill(share: float) -> _Fill:
    return next(fill for fill in _FILLS if round(share * 100) >= fill.least)


def _filled(x: float, y: float, width: float, height: float, fill: _Fill) -> tuple[Shape, ...]:
    """Draw a box that is filled from below, as far as its fill reaches."""
    part = height * fill.height
    outline = Box(x, y, width, height, None, Paint.LINE, thickness=0.5)
    return Box(x, y + height - part, width, part, fill.fill), outline


def _scale(y: float, left: float, locale: Locale) -> list[Shape]:
    """Draw the scale: what each fill means."""
    shapes: list[Shape] = []
    for fill in reversed(_FILLS):
        text = worded(locale, f"heat_map.{fill.name}")
        shapes += _filled(left, y - _SWATCH / 3, _SWATCH, _SWATCH * 2 / 3, fill)
        shapes.append(Words(left + _SWATCH + 4, y + SMALL * LOW, text, SMALL, Paint.QUIET))
        left += _SWATCH + 4 + width_of(text, SMALL) + 14
    return shapes


def _pair(found: Interchange, first: str, second: str) -> float | None:
    return found.pairs.get((first, second), found.pairs.get((second, first)))


def _percent(share: float | None, locale: Locale) -> str:
    return "–" if share is None else f"{locale.number(round(share * 100))}%"


def _alt(found: Interchange, shown: Similarities, locale: Locale) -> str:
    """Say who are most alike, whose text is most exchangeable, and whose least."""
    keys = shown.keys
    sentences = [worded(locale, "heat_map.alt.whole", len(keys))]
    if shown.left_out:
        sentences.append(worded(locale, "heat_map.alt.left_out", shown.left_out))
    pairs = [
        (share, pair) for pair in combinations(sorted(keys), 2) if (share := _pair(found, *pair)) is not None
    ]
    share, pair = min(pairs, key=lambda told: (-told[0], told[1]))
    sentences.append(
        worded(locale, "heat_map.alt.most", first=pair[0], second=pair[1], share=_percent(share, locale))
    )
    for name, key in (("highest", keys[0]), ("lowest", keys[-1])):
        sentences.append(
            worded(locale, f"heat_map.alt.{name}", municipality=key, share=_percent(found.rest[key], locale))
        )
    return " ".join(sentences)
