"""From sizes on a screen to sizes on paper.

Pages on the web are set in 16 to 18 pixels, 12 to 13.5 points; printed that is large, and its headings fill
half a page. So where the body text of a municipality, meant for a screen, comes out larger than 11.5 points
it is set in 11, and smaller than 10 in 10, and whatever else they sized for a screen keeps its proportion to
it. Sizes in points were meant for paper and stay. Both then stay within what a page bears (``_BOUNDS``), no
heading is smaller than the one below it, and all are rounded to half points, for Word knows no others.
"""

from collections.abc import Mapping
from typing import Final

from generator.theme.lengths import REM, Size
from generator.theme.theme import Text

_SMALLEST_BODY, _NORMAL_BODY, _LARGEST_BODY = 10.0, 11.0, 11.5

_BOUNDS: Final[Mapping[Text, tuple[float, float]]] = {
    Text.BODY: (9, 13),
    Text.TITLE: (20, 38),
    Text.SUBTITLE: (12, 20),
    Text.HEADING_1: (14, 26),
    Text.HEADING_2: (12, 20),
    Text.HEADING_3: (11, 16),
    Text.HEADING_4: (10, 14),
    Text.LEAD: (10, 14),
    Text.CAPTION: (8.5, 12),
    Text.TABLE: (8.5, 11),
    Text.TABLE_HEAD: (8.5, 11),
    Text.SMALL: (8, 10.5),
    Text.CODE: (8, 11),
}
"""The least and the most points that each kind of text may have."""

_TIGHTEST: Final = 1.1
_LOOSEST: Final[Mapping[Text, float]] = {
    **dict.fromkeys((Text.BODY, Text.LEAD, Text.SUBTITLE, Text.CODE), 1.6),
    **dict.fromkeys((Text.TABLE, Text.TABLE_HEAD, Text.SMALL, Text.CAPTION), 1.45),
}
_LOOSEST_HEADING: Final = 1.4

_UPWARDS: Final = (Text.HEADING_4, Text.HEADING_3, Text.HEADING_2, Text.HEADING_1, Text.TITLE)


def on_paper(sizes: Mapping[Text, Size]) -> dict[Text, float]:
    """Give the size in points in which each kind of text is set."""
    body = sizes[Text.BODY]
    factor = _body(body) / (body.points if body.screen else REM.points)
    points = {text: _bounded(text, size, factor) for text, size in sizes.items()}
    least = points[Text.BODY]
    for text in _UPWARDS:
        least = points[text] = max(points[text], least)
    for text in (Text.TABLE, Text.SMALL, Text.CODE):
        points[text] = min(points[text], points[Text.BODY])
    points[Text.TABLE_HEAD] = min(points[Text.TABLE_HEAD], points[Text.TABLE])
    return points


def _body(body: Size) -> float:
    """Give the size of body text on paper."""
    if body.screen and body.points > _LARGEST_BODY:
        return _NORMAL_BODY
    if body.screen and body.points < _SMALLEST_BODY:
        return _SMALLEST_BODY
    return body.points


def _bounded(text: Text, size: Size, factor: float) -> float:
    least, most = _BOUNDS[text]
    points = size.points * (factor if size.screen else 1.0)
    return round(min(most, max(least, points)) * 2) / 2


def leading_on_paper(text: Text, height: float) -> float:
    """Give a line height, in multiples of the size, as paper bears it: a screen wants more air."""
    return min(_LOOSEST.get(text, _LOOSEST_HEADING), max(_TIGHTEST, height))
