"""Which items of several municipalities are about the same: rows, and the questions that remain.

Municipality after municipality finds its place in a growing catalogue of rows, in the order of their keys,
so that it makes no difference in which order they are named.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from generator.comparison.assignment import assign
from generator.comparison.catalogue import Catalogue, Entry
from generator.comparison.decisions import Groups, Links, Pair, ordered, rejections
from generator.comparison.facts import Certainty, ItemRef, Match
from generator.comparison.features import Feature
from generator.comparison.scoring import Judge, Weighed
from generator.comparison.weights import Weights

_TOO_CLOSE: Final = 0.03
"""Where two items of a municipality are this near in what they are worth to a row, a person chooses."""
_PROPOSALS: Final = 3
_FEWEST: Final = 2

_Pair = tuple[int, int]
"""An item of a municipality by its place, and a row by its number."""
_Found = tuple[float, Entry, Weighed]
"""What the pair is worth, the row, and the item in it that is nearest."""
_Same = tuple[float, Entry, Weighed, Weighed]
"""What two rows are worth to each other, the other row, and the item of each that show it."""


class Aligner:
    """Aligns items of one sort, promises or behaviours; municipalities come in the order of their keys."""

    def __init__(self, features: Mapping[str, Sequence[Feature]], judge: Judge, links: Links) -> None:
        self._features, self._judge = features, judge
        everything = [feature for items in features.values() for feature in items]
        weights = Weights(feature.words for feature in everything)
        self._weighed = {f.ref: Weighed(f, weights.vector(f.words)) for f in everything}
        self._catalogue = Catalogue(weights)
        self._matches: list[Match] = []
        groups = Groups(links.confirmed)
        self._rejected = rejections(links.rejected, groups)
        self._confirm(groups, links.confirmed)

    def _confirm(self, groups: Groups, pairs: Iterable[Pair]) -> None:
        """Give each confirmed group a row; what is not compared this time still holds its group together."""
        for group in groups:
            items = [self._weighed[ref] for ref in group if ref in self._weighed]
            if len(items) < _FEWEST:
                continue
            entry = self._row_for_group(items) or self._catalogue.open_row(items.pop(0))
            for item in items:
                if self._may_join(item, entry):
                    self._catalogue.add(entry, item)
        made = {ordered(*pair) for pair in pairs if all(ref in self._weighed for ref in pair)}
        self._matches.extend(Match(pair, 1.0, Certainty.CONFIRMED) for pair in sorted(made, key=str))

    def _row_for_group(self, items: Sequence[Weighed]) -> Entry | None:
        """Give the row of another group that is certainly about the same."""
        for item in items:
            for entry in self._catalogue.candidates(item):
                score, nearest = entry.nearest(item, self._judge)
                if score.certain and all(self._may_join(other, entry) for other in items):
                    self._match(item, nearest, score.value, Certainty.CERTAIN)
                    return entry
        return None

    def add(self, municipality: str) -> None:
        """Give the items of a municipality their rows."""
        items = [self._weighed[feature.ref] for feature in self._features[municipality]]
        items = [item for item in items if item.feature.ref not in self._catalogue.row_of]
        certain = self._certain(items)
        for (index, _), (value, entry, nearest) in sorted(_chosen(certain).items(), key=lambda one: one[0]):
            self._match(items[index], nearest, value, Certainty.CERTAIN)
            self._catalogue.add(entry, items[index])
        for item in items:
            if item.feature.ref not in self._catalogue.row_of:
                self._catalogue.open_row(item)

    def _certain(self, items: Sequence[Weighed]) -> dict[_Pair, _Found]:
        """Give by item and row what is sure enough; several may be so for one item."""
        certain: dict[_Pair, _Found] = {}
        for index, item in enumerate(items):
            for entry in self._catalogue.candidates(item):
                if not entry.excludes(item) and self._may_join(item, entry):
                    score, nearest = entry.nearest(item, self._judge)
                    if score.certain:
                        certain[index, entry.number] = (score.value, entry, nearest)
        return certain

    def _may_join(self, item: Weighed, entry: Entry) -> bool:
        ref = item.feature.ref
        rows = self._catalogue.row_of
        return ref.municipality not in entry.items and not any(
            rows.get(other) == entry.number for other in self._rejected.get(ref, ())
        )

    def _match(self, item: Weighed, other: Weighed, value: float, certainty: Certainty) -> None:
        pair = ordered(item.feature.ref, other.feature.ref)
        self._matches.append(Match(pair, round(value, 3), certainty))

    def settle(self) -> None:
        """Make one row of those that turn out to be about the same, once all items have come.

        A first item can stand alone because it has no norm, say; those that came later tell more.
        """
        for entry in self._catalogue.entries:
            found = sorted(self._same_rows(entry), key=lambda one: (-one[0], one[1].number))
            if not found:
                continue
            value, other, item, nearest = found[0]
            if _torn(value, other, found) or _torn(value, entry, self._same_rows(other)):
                continue
            self._match(item, nearest, value, Certainty.CERTAIN)
            for moved in entry.items.values():
                self._catalogue.add(other, moved)
            entry.clear()

    def _same_rows(self, entry: Entry) -> Iterator[_Same]:
        """Give the rows that are certainly about the same as one, and through which two items."""
        for item in entry.exemplars:
            for other in self._catalogue.candidates(item):
                if other is entry or other.excludes(item) or not self._may_merge(entry, other):
                    continue
                score, nearest = other.nearest(item, self._judge)
                if score.certain and not any(other.clashes(one, self._judge) for one in entry.exemplars):
                    yield score.value, other, item, nearest

    def rows(self) -> list[list[ItemRef]]:
        """Give the items of each row."""
        return [
            [item.feature.ref for item in entry.items.values()]
            for entry in self._catalogue.entries
            if entry.items
        ]

    def matches(self) -> list[Match]:
        """Give why items stand in one row, and what a person is asked: three questions a row at most."""
        asked: dict[Pair, Match] = {}
        for entry in self._catalogue.entries:
            for value, _, item, other in self._proposals(entry):
                pair = ordered(item.feature.ref, other.feature.ref)
                asked.setdefault(pair, Match(pair, round(value, 3), Certainty.PROPOSED))
        proposed = sorted(asked.values(), key=lambda match: (-match.score, str(match.items)))
        return [*self._matches, *proposed]

    def _proposals(self, entry: Entry) -> list[tuple[float, int, Weighed, Weighed]]:
        best: dict[int, tuple[float, int, Weighed, Weighed]] = {}
        for item in entry.exemplars:
            for other in self._catalogue.candidates(item):
                if other.number == entry.number or not self._may_merge(entry, other):
                    continue
                score, nearest = other.nearest(item, self._judge)
                if score.possible and (other.number not in best or score.value > best[other.number][0]):
                    best[other.number] = (score.value, other.number, item, nearest)
        return sorted(best.values(), key=lambda found: (-found[0], found[1]))[:_PROPOSALS]

    def _may_merge(self, entry: Entry, other: Entry) -> bool:
        if not entry.items.keys().isdisjoint(other.items):
            return False
        small, large = sorted((entry, other), key=lambda one: len(one.items))
        return all(self._may_join(item, large) for item in small.items.values())


def _torn(value: float, chosen: Entry, found: Iterable[_Same]) -> bool:
    """Say whether a row that cannot be one with the chosen one fits as well."""
    return any(
        other is not chosen and value - near < _TOO_CLOSE and not other.items.keys().isdisjoint(chosen.items)
        for near, other, *_ in found
    )


def _chosen(certain: Mapping[_Pair, _Found]) -> dict[_Pair, _Found]:
    """Give items their rows; where two fit as well, neither is taken, for a person chooses."""
    left = dict(certain)
    while True:
        chosen = assign({pair: found[0] for pair, found in left.items()})
        disputed = list(_disputed(left, chosen))
        if not disputed:
            return {pair: left[pair] for pair in chosen.items()}
        for pair in disputed:
            left.pop(pair, None)


def _disputed(left: Mapping[_Pair, _Found], chosen: Mapping[int, int]) -> Iterator[_Pair]:
    """Give the pairs of which another is worth as much: an item without a row, or a row that it rules out."""
    of_item: dict[int, list[_Pair]] = {}
    of_row: dict[int, list[_Pair]] = {}
    for pair in left:
        of_item.setdefault(pair[0], []).append(pair)
        of_row.setdefault(pair[1], []).append(pair)
    taken = set(chosen.values())
    for pair in chosen.items():
        value, entry, _ = left[pair]
        rivals = [rival for rival in of_row[pair[1]] if rival[0] not in chosen]
        rivals += [
            rival
            for rival in of_item[pair[0]]
            if rival[1] not in taken and not entry.items.keys().isdisjoint(left[rival][1].items)
        ]
        near = [rival for rival in rivals if value - left[rival][0] < _TOO_CLOSE]
        if near:
            yield from (pair, *near)
