"""Products against channels: where somebody can turn to, and where nobody can."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from generator.document import Box, Drawing, Paint, Words
from generator.documents.context import Facts
from generator.documents.drawings.channels import channel_bars
from generator.documents.drawings.heads import Heads, heads
from generator.documents.drawings.layout import (
    FEWEST,
    LOW,
    MOST_ROWS,
    SIZE,
    SMALL,
    WIDTH,
    listed,
    shortened,
    width_of,
    worded,
)
from generator.documents.drawings.signs import (
    LEGEND,
    Sign,
    dash,
    full_square,
    legend,
    lettered_circle,
    lettered_square,
)
from generator.documents.facts.coverage import Coverage
from generator.locale import Locale
from generator.views.view import View, called

_MOST_COLUMNS: Final = 16
_FEW_ROWS: Final = 24
_ROOMY: Final = 16.0
_TIGHT: Final = 13.0
"""Heights of a row."""
_WIDEST: Final = 36.0
_NARROWEST: Final = 14.0
"""Of a column."""
_OVER: Final = 64.0
"""Room for the last head, which reaches over its column where heads slant."""


@dataclass(frozen=True, slots=True)
class _Grid:
    """Where the rows and columns lie; ``left`` is the room for names, ``pitch`` the height of a row."""

    head: Heads
    left: float
    pitch: float

    def middle(self, row: int) -> float:
        """Give the height of the middle of a row."""
        return self.head.height + (row + 0.5) * self.pitch

    @property
    def size(self) -> float:
        """The size of the type."""
        return SIZE if self.pitch == _ROOMY else SMALL


def coverage(facts: Facts, locale: Locale) -> Drawing | None:
    """Draw the matrix, or bars by channel where it fits no page; None where there is too little to see."""
    found = facts.coverage
    rows, columns = len(found.rows) + len(found.missing), len(found.channels)
    if rows < FEWEST or not FEWEST <= columns <= MOST_ROWS:
        return None
    if rows > MOST_ROWS or columns > _MOST_COLUMNS:
        return channel_bars(found, _alt(found, locale), locale)
    names = [called(row.product) for row in found.rows] + [called(product) for product in found.missing]
    left = min(WIDTH - columns * _NARROWEST - _OVER, max(width_of(name, SIZE) for name in names) + 16)
    head = heads([called(channel) for channel in found.channels], left, WIDTH, _WIDEST)
    grid = _Grid(head, left, _ROOMY if rows <= _FEW_ROWS else _TIGHT)
    bottom = head.height + rows * grid.pitch
    signs = _signs(locale)
    used = [kind for kind in signs if any(kind in row.cells for row in found.rows)]
    shapes = [
        *(
            Box(0, grid.middle(number) - grid.pitch / 2, head.right, grid.pitch, Paint.BAND)
            for number in range(0, rows, 2)
        ),
        *head.shapes,
        *_names(names, len(found.rows), grid),
        *(
            shape
            for number, row in enumerate(found.rows)
            for x, kind in zip(head.middles, row.cells, strict=True)
            for shape in signs[kind](x, grid.middle(number), grid.pitch - 4)
        ),
        *_missing(range(len(found.rows), rows), grid, locale),
        *legend([(signs[kind], worded(locale, f"coverage.{kind}")) for kind in used], bottom + LEGEND - 8),
    ]
    return Drawing(WIDTH, bottom + LEGEND, tuple(shapes), _alt(found, locale))


def _signs(locale: Locale) -> dict[str, Sign]:
    return {
        "offered": full_square,
        "fallback": lettered_circle(worded(locale, "coverage.letter.fallback")),
        "planned": lettered_square(worded(locale, "coverage.letter.planned")),
        "none": dash,
    }


def _names(names: Sequence[str], offered: int, grid: _Grid) -> Iterator[Words]:
    for number, name in enumerate(names):
        shown = shortened(name, grid.size, grid.left - 12)
        paint = Paint.TEXT if number < offered else Paint.QUIET
        yield Words(4, grid.middle(number) + grid.size * LOW, shown, grid.size, paint)


def _missing(rows: Iterable[int], grid: _Grid, locale: Locale) -> Iterator[Words]:
    """Say of the products in some rows that they are not offered yet."""
    left = grid.head.middles[0] - grid.pitch / 2 + 2
    shown = shortened(worded(locale, "coverage.missing"), SMALL, grid.head.right - left)
    for number in rows:
        yield Words(left, grid.middle(number) + SMALL * LOW, shown, SMALL, Paint.QUIET)


def _alt(found: Coverage, locale: Locale) -> str:
    """Say what the matrix shows: the busiest and the quietest channel, the safety nets, and the gaps."""
    products = len(found.rows) + len(found.missing)
    counts = Counter(
        channel
        for row in found.rows
        for channel, cell in zip(found.channels, row.cells, strict=True)
        if cell == "offered"
    )
    most = max(found.channels, key=lambda channel: counts[channel])
    least = min(found.channels, key=lambda channel: counts[channel])
    nets = sum("fallback" in row.cells for row in found.rows)
    sentences = [
        worded(
            locale,
            "coverage.alt.whole",
            products=worded(locale, "counts.products", products),
            channels=worded(locale, "counts.channels", len(found.channels)),
        )
    ]
    if counts[most] > counts[least]:
        sentences += [
            worded(locale, "coverage.alt.most", counts[most], channel=called(most)),
            worded(locale, "coverage.alt.least", counts[least], channel=called(least)),
        ]
    sentences.append(worded(locale, "coverage.alt.nets" if nets else "coverage.alt.no_nets", nets))
    for kind in ("planned", "missing", "digital_only"):
        items: tuple[View, ...] = getattr(found, kind)
        if items:
            names = listed(locale, [called(item) for item in items])
            sentences.append(worded(locale, f"coverage.alt.{kind}", len(items), names=names))
    return " ".join(sentences)
