"""The rows so far: what each holds, and which of them an item could belong to.

An item is held against rows that share a subject, a moment or a rare word with it, and of a row against a few
items that speak for it. So the work grows with the number of items, and not with the number of pairs.
"""

from collections.abc import Iterator
from typing import Final

from generator.comparison.facts import ItemRef
from generator.comparison.scoring import Judge, Score, Weighed, excluded
from generator.comparison.weights import Weights

_EXEMPLARS: Final = 6
_RARE: Final = 6
_CROWDED: Final = 32
"""An index entry of more rows than this tells nothing; the other entries find what it would have."""


class Entry:
    """A row: its items by municipality, and the few of them that speak for it, each unlike the others."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.items: dict[str, Weighed] = {}
        self.exemplars: list[Weighed] = []

    def add(self, item: Weighed) -> bool:
        """Put an item in the row; whether it says something that none of those that speak for it says."""
        self.items[item.feature.ref.municipality] = item
        content = item.feature.content
        if len(self.exemplars) >= _EXEMPLARS or any(
            content == other.feature.content for other in self.exemplars
        ):
            return False
        self.exemplars.append(item)
        return True

    def excludes(self, item: Weighed) -> bool:
        """Say at a glance whether an item is about something else; any of those in the row shows it."""
        return excluded(self.exemplars[0].feature, item.feature)

    def clashes(self, item: Weighed, judge: Judge) -> bool:
        """Say whether one of those that speak for the row keeps an item out of it."""
        return any(judge(item, other).clashes for other in self.exemplars)

    def clear(self) -> None:
        """Leave the row empty: another has taken all that was in it."""
        self.items.clear()
        self.exemplars.clear()

    def nearest(self, item: Weighed, judge: Judge) -> tuple[Score, Weighed]:
        """Score an item against the row by the one it is most like; it is certain if none clashes."""
        scores = [(judge(item, other), other) for other in self.exemplars]
        best, found = max(scores, key=lambda scored: scored[0].value)
        certain = any(score.certain for score, _ in scores) and not any(score.clashes for score, _ in scores)
        return best._replace(certain=certain), found


class Catalogue:
    """All rows, found by what stands in them."""

    def __init__(self, weights: Weights) -> None:
        self.entries: list[Entry] = []
        self.row_of: dict[ItemRef, int] = {}
        self._weights = weights
        self._index: dict[object, dict[int, None]] = {}

    def open_row(self, item: Weighed) -> Entry:
        """Begin a row with an item."""
        entry = Entry(len(self.entries))
        self.entries.append(entry)
        self.add(entry, item)
        return entry

    def add(self, entry: Entry, item: Weighed) -> None:
        """Put an item in a row."""
        self.row_of[item.feature.ref] = entry.number
        if entry.add(item):
            for sign in self._signs(item):
                self._index.setdefault(sign, {})[entry.number] = None

    def candidates(self, item: Weighed) -> list[Entry]:
        """Give the rows that an item could belong to, in the order in which they came."""
        found: set[int] = set()
        for sign in self._signs(item):
            rows = self._index.get(sign, {})
            if len(rows) <= _CROWDED or _always(sign):
                found.update(rows)
        return [self.entries[number] for number in sorted(found) if self.entries[number].items]

    def _signs(self, item: Weighed) -> Iterator[object]:
        feature = item.feature
        for kind in sorted(feature.kinds):
            yield ("kind", kind)
            yield ("moment", kind, feature.moment)
        for product in sorted(feature.products):
            yield ("product", product)
        for word in self._weights.rarest(feature.words, _RARE):
            yield ("word", word)


def _always(sign: object) -> bool:
    """Say whether an index entry is looked up however many rows it holds: of one subject and one moment."""
    return isinstance(sign, tuple) and (sign[0] == "product" or (sign[0] == "moment" and sign[2] != ""))
