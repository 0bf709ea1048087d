"""What all drawings share: the sizes of type, lines that fit their room, and words of the locale.

A reader may see a drawing in another font than ours, so every width counts on one that runs wider.
"""

import re
from collections.abc import Sequence
from typing import Final

from generator.document import Paint, Words
from generator.filters import join_and
from generator.lettering import text_width
from generator.locale import Locale

WIDTH: Final = 450.0
"""Of every drawing, in points: the width of the text on an A4 page."""
SIZE: Final = 9.0
SMALL: Final = 8.0
"""Of type: what is read, and what goes with it."""
LEADING: Final = 1.2
"""From line to line, in sizes of type."""
LOW: Final = 0.34
"""How far a base line lies under the middle of its letters, in sizes of type."""
MOST_ROWS: Final = 40
"""More would be too small to read on one page: then there is no drawing."""
FEWEST: Final = 3
"""Of fewer things a sentence says more than a picture."""
_UNIT: Final = 100
_WIDER: Final = 1.1
"""How much wider than Calibri common fonts run."""
_BOLD: Final = 1.05
_BROKEN: Final = re.compile(r"\S+")
_PLACEHOLDER: Final = re.compile(r"\{(\w+)\}")
_LISTED: Final = 3
_CUT: Final = "…"


def width_of(text: str, size: float, *, bold: bool = False) -> float:
    """Give the width of a line in points."""
    return text_width(text, round(size * _UNIT)) / _UNIT * _WIDER * (_BOLD if bold else 1)


def shortened(text: str, size: float, room: float, *, bold: bool = False) -> str:
    """Give a text that fits: whole, or cut and ended with an ellipsis."""
    text = " ".join(text.split())
    if width_of(text, size, bold=bold) <= room:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if width_of(text[:middle].rstrip() + _CUT, size, bold=bold) <= room:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip(" ,.;:-–") + _CUT


def wrapped(text: str, size: float, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """Break a text into lines that fit; what the last of ``most`` lines cannot hold is cut off."""
    lines: list[str] = []
    words = _BROKEN.findall(text)
    while words and len(lines) < most - 1:
        taken = 1
        while taken < len(words) and width_of(" ".join(words[: taken + 1]), size, bold=bold) <= room:
            taken += 1
        lines.append(shortened(" ".join(words[:taken]), size, room, bold=bold))
        words = words[taken:]
    if words:
        lines.append(shortened(" ".join(words), size, room, bold=bold))
    return tuple(lines)


def lines_at(
    lines: Sequence[str], x: float, middle: float, *, size: float = SIZE, paint: Paint = Paint.TEXT
) -> tuple[Words, ...]:
    """Set lines so that all together stand around the height ``middle``."""
    leading = size * LEADING
    first = middle + size * LOW - leading * (len(lines) - 1) / 2
    return tuple(Words(x, first + leading * number, line, size, paint) for number, line in enumerate(lines))


def worded(locale: Locale, key: str, count: int | None = None, **values: object) -> str:
    """Give a wording under ``drawings`` with its ``{names}`` filled in; ``count`` picks the plural."""
    filled = {"count": count, **values}
    wording = locale.words(f"drawings.{key}", count)
    return _PLACEHOLDER.sub(lambda match: _shown(locale, filled[match[1]]), wording)


def _shown(locale: Locale, value: object) -> str:
    return locale.number(value) if isinstance(value, int) else str(value)


def listed(locale: Locale, names: Sequence[str]) -> str:
    """Name the first few of a list, and how many more there are."""
    quoted = [f"‘{' '.join(name.split())}’" for name in names]
    if len(names) > _LISTED + 1:
        more = worded(locale, "more", len(names) - _LISTED)
        quoted = [*quoted[:_LISTED], more]
    return join_and(quoted, locale.words("and"))
