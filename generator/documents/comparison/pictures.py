"""The pictures of a comparison, where there is enough to look at."""

from typing import Final

from generator.document import Drawing
from generator.documents.comparison.shown import Shown
from generator.documents.drawings.distribution import distribution
from generator.documents.drawings.heat_map import heat_map as draw_heat_map
from generator.locale import Locale

MOST_PICTURES: Final = 12
"""Of norms: the subjects on which most municipalities have one."""


def distributions(shown: Shown, locale: Locale) -> tuple[tuple[str, Drawing], ...]:
    """Give the pictures of norms, in the order of the rows, each with what its row is about."""
    rows = zip(shown.facts.promises, shown.rows, strict=True)
    found = [
        (row.norms, row.name, drawing) for facts, row in rows if (drawing := distribution(facts, locale))
    ]
    least = sorted((norms for norms, _, _ in found), reverse=True)[:MOST_PICTURES][-1:]
    held = [(name, drawing) for norms, name, drawing in found if norms >= least[0]]
    return tuple(held[:MOST_PICTURES])


def heat_map(shown: Shown, locale: Locale) -> Drawing | None:
    """Give the picture of how much every two texts are alike."""
    return draw_heat_map(shown.facts.interchange, locale)
