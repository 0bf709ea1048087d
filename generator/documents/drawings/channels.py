"""How many products each channel has: what is left to draw where the products are too many to name."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Final

from generator.document import Anchoring, Box, Drawing, Paint, Shape, Words
from generator.documents.drawings.layout import LOW, SIZE, SMALL, WIDTH, shortened, width_of, worded
from generator.documents.facts.coverage import Coverage
from generator.locale import Locale
from generator.views.view import called

_HEAD: Final = 18.0
_ROW: Final = 14.0
_BAR: Final = 9.0
_NAMES: Final = 160.0
_NUMBERS: Final = ("offered", "fallback", "planned")
_COLUMN: Final = 54.0


def channel_bars(found: Coverage, alt: str, locale: Locale) -> Drawing:
    """Draw a bar for every channel, as long as there are products offered through it."""
    counts = [Counter(row.cells[number] for row in found.rows) for number in range(len(found.channels))]
    kinds = [kind for kind in _NUMBERS if any(count[kind] for count in counts)]
    names = [called(channel) for channel in found.channels]
    left = min(_NAMES, max(width_of(name, SIZE) for name in names)) + 12
    longest = WIDTH - _COLUMN * len(kinds) - left
    most = max(*(count["offered"] for count in counts), 1)
    shapes: list[Shape] = list(_heads(kinds, locale))
    for number, (name, count) in enumerate(zip(names, counts, strict=True)):
        middle = _HEAD + (number + 0.5) * _ROW
        shown = shortened(name, SIZE, left - 12)
        shapes.append(Words(0, middle + SIZE * LOW, shown, SIZE))
        if count["offered"]:
            length = longest * count["offered"] / most
            shapes.append(Box(left, middle - _BAR / 2, length, _BAR, Paint.HEADING, radius=1.5))
        shapes.extend(_numbers(kinds, count, middle, locale))
    return Drawing(WIDTH, _HEAD + len(names) * _ROW + 2, tuple(shapes), alt)


def _right(kinds: Sequence[str], number: int) -> float:
    return WIDTH - _COLUMN * (len(kinds) - 1 - number)


def _heads(kinds: Sequence[str], locale: Locale) -> Iterator[Shape]:
    for number, kind in enumerate(kinds):
        shown = shortened(worded(locale, f"coverage.{kind}"), SMALL, _COLUMN - 4)
        yield Words(_right(kinds, number), 9, shown, SMALL, Paint.QUIET, Anchoring.END)


def _numbers(kinds: Sequence[str], count: Counter[str], middle: float, locale: Locale) -> Iterator[Shape]:
    for number, kind in enumerate(kinds):
        shown = locale.number(count[kind]) if count[kind] else "–"
        paint = Paint.TEXT if count[kind] else Paint.QUIET
        yield Words(_right(kinds, number), middle + SIZE * LOW, shown, SIZE, paint, Anchoring.END)
