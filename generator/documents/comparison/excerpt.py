"""What of a comparison is shown where it has to stay readable: the first municipalities, main subjects."""

from dataclasses import dataclass
from typing import Final

from generator.documents.comparison.shown import Evidence, Overview, Shown, ShownChannel, ShownMatch, ShownRow
from generator.documents.comparison.wording import Wording

MOST_COLUMNS: Final = 24
"""Four parts of six on paper; on a screen about as many as somebody scrolls through."""
MOST_ROWS: Final = 200
MOST_PROPOSALS: Final = 60


@dataclass(frozen=True, slots=True)
class Excerpt:
    """What is shown; ``notes`` say what is not. Counts stay those of all municipalities."""

    columns: tuple[str, ...]
    overview: tuple[Overview, ...]
    rows: tuple[ShownRow, ...]
    common: tuple[ShownRow, ...]
    channels: tuple[ShownChannel, ...]
    evidence: tuple[Evidence, ...]
    proposals: tuple[ShownMatch, ...]
    more_proposals: int
    notes: tuple[str, ...]


def excerpt(shown: Shown, words: Wording) -> Excerpt:
    """Take what can be shown of a comparison; most often that is all."""
    columns = shown.columns[:MOST_COLUMNS]
    names = frozenset(columns)
    notes = []
    if len(columns) < len(shown.columns):
        notes.append(words("shown", len(columns), all=len(shown.columns)))
    there = [row for row in shown.rows if len(row.cells) > 1 or names & row.cells.keys()]
    rows = _main(there)
    if len(rows) < len(shown.rows):
        notes.append(words("shown_rows", len(rows), all=len(shown.rows)))
    proposals = shown.proposals
    return Excerpt(
        columns=columns,
        overview=tuple(one for one in shown.overview if one.municipality in names),
        rows=tuple(rows),
        common=tuple(_main([row for row in shown.common if names & row.cells.keys()])),
        channels=shown.channels,
        evidence=tuple(one for one in shown.evidence if one.municipality in names),
        proposals=proposals[:MOST_PROPOSALS],
        more_proposals=max(len(proposals) - MOST_PROPOSALS, 0),
        notes=tuple(notes),
    )


def _main(rows: list[ShownRow]) -> list[ShownRow]:
    """Take the rows in which most municipalities stand, in the order that they have."""
    if len(rows) <= MOST_ROWS:
        return rows
    main = sorted(range(len(rows)), key=lambda place: -len(rows[place].cells))[:MOST_ROWS]
    return [rows[place] for place in sorted(main)]
