"""Rows as they are shown: subject × municipality, in the order of the subjects."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from generator.comparison.facts import Cell, Compared, ItemRef, Row, Standing, Subject
from generator.comparison.features import Feature
from generator.comparison.standing import standings
from generator.filters import fold
from generator.model.service import Behaviour, Promise
from generator.vocabulary.table import VALUES

_KINDS: Final = tuple(english for english, _ in VALUES["channel_kind"])
_MOMENTS: Final = tuple(english for english, _ in VALUES["moment"])
_MOST_PRODUCTS: Final = 2


def promise_rows(
    rows: Iterable[Sequence[ItemRef]], compared: Sequence[Compared], features: Mapping[str, Sequence[Feature]]
) -> tuple[Row, ...]:
    """Make rows of promises."""
    promises = {
        ItemRef(one.key, f"promises.{promise.id}"): promise
        for one in compared
        for promise in one.definition.promises
    }
    products = {one.key: {p.id: p.name for p in one.definition.products} for one in compared}
    known = {feature.ref: feature for items in features.values() for feature in items}
    made = [
        _promise_row(sorted(refs, key=_by_key), promises, products, known, _places(compared)) for refs in rows
    ]
    return tuple(sorted(made, key=lambda row: _order(row.subject)))


def _promise_row(
    refs: Sequence[ItemRef],
    promises: Mapping[ItemRef, Promise],
    products: Mapping[str, Mapping[str, str]],
    features: Mapping[ItemRef, Feature],
    places: Mapping[str, int],
) -> Row:
    stands = standings([promises[ref].norm for ref in refs])
    cells = []
    for ref, (standing, group) in zip(refs, stands, strict=True):
        promise = promises[ref]
        cells.append(
            Cell(ref.municipality, ref.item, promise.text, promise.norm, standing, group, promise.fictitious)
        )
    found = [promises[ref] for ref in refs]
    about = [features[ref] for ref in refs]
    named = [
        products[ref.municipality][promises[ref].products[0]]
        for ref in refs
        if 0 < len(promises[ref].products) <= _MOST_PRODUCTS
    ]
    kinds = [feature.kind for feature in about if feature.kind]
    subject = Subject(
        kind=_most(kinds),
        product=_most(named) if len(named) * 2 >= len(refs) else "",
        moment=_most([promise.norm.moment for promise in found if promise.norm]),
        condition=_most([promise.norm.condition or "" for promise in found if promise.norm]),
        text=_speaking(about, [promise.text for promise in found]),
    )
    return Row(subject, tuple(sorted(cells, key=lambda cell: places[cell.municipality])))


def behaviour_rows(
    rows: Iterable[Sequence[ItemRef]], compared: Sequence[Compared], features: Mapping[str, Sequence[Feature]]
) -> tuple[Row, ...]:
    """Make rows of behaviours."""
    behaviours = {
        ItemRef(one.key, f"behaviours.{behaviour.id}"): behaviour
        for one in compared
        for behaviour in one.definition.behaviours
    }
    known = {feature.ref: feature for items in features.values() for feature in items}
    places, made = _places(compared), []
    for unordered in rows:
        refs = sorted(unordered, key=_by_key)
        texts = [_said(behaviours[ref]) for ref in refs]
        cells = [
            Cell(ref.municipality, ref.item, text, None, Standing.NO_NORM, 0, behaviours[ref].fictitious)
            for ref, text in zip(refs, texts, strict=True)
        ]
        subject = Subject(text=_speaking([known[ref] for ref in refs], texts))
        made.append(Row(subject, tuple(sorted(cells, key=lambda cell: places[cell.municipality]))))
    # What several share comes before what only one has.
    return tuple(sorted(made, key=lambda row: (-len(row.cells), _order(row.subject))))


def _said(behaviour: Behaviour) -> str:
    return f"{behaviour.situation}, {behaviour.do}" if behaviour.situation else behaviour.do


def _by_key(ref: ItemRef) -> tuple[str, str]:
    return (ref.municipality, ref.item)


def _places(compared: Sequence[Compared]) -> dict[str, int]:
    return {one.key: place for place, one in enumerate(compared)}


def _most(values: Sequence[str]) -> str:
    """Give what most of them are; of as many the one that is first in the order of their keys."""
    return Counter(values).most_common(1)[0][0] if values else ""


def _speaking(features: Sequence[Feature], texts: Sequence[str]) -> str:
    """Give the text that shares most words with the others of its row, for its length."""
    spread = Counter(word for feature in features for word in set(feature.words))

    def shared(place: int) -> float:
        own = set(features[place].words)
        return sum(spread[word] for word in own) / (len(own) + 1)

    return texts[max(range(len(texts)), key=lambda place: (shared(place), -place))]


def _order(subject: Subject) -> tuple[object, ...]:
    """Order by channel, then product, moment and condition; rows without a norm come after those with one."""
    return (
        _KINDS.index(subject.kind) if subject.kind and not subject.product else len(_KINDS),
        fold(subject.product) if subject.product else "",
        _MOMENTS.index(subject.moment) if subject.moment else len(_MOMENTS),
        fold(subject.condition),
        fold(subject.text),
    )
