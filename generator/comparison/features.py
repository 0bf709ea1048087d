"""What of a promise or a behaviour says what it is about."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping

from msgspec import Struct

from generator.comparison.conditions import condition_words, telling
from generator.comparison.facts import Compared, ItemRef
from generator.comparison.lexicon import MOMENT_CUES, OF_PRODUCTS
from generator.comparison.words import words
from generator.model.definition import Definition
from generator.model.service import Behaviour, Norm, Promise

_GENERAL = 2
"""A promise about more products than this is about a channel."""


class Feature(Struct, frozen=True, eq=False, gc=False):
    """One item, ready to be compared.

    Its subject is the ``kinds`` of channel (``kind`` is the first that it names) and the words of
    ``products``. ``moment`` is that of its norm, or else what its text speaks of (``inferred``); ``family``
    that of the unit. ``contrasting``: its municipality has another promise about the same subject and moment,
    which only the condition tells apart. ``told`` are the telling words of text, condition and products.
    """

    ref: ItemRef
    words: tuple[str, ...]
    kind: str = ""
    kinds: frozenset[str] = frozenset()
    products: frozenset[str] = frozenset()
    moment: str = ""
    inferred: bool = False
    family: str = ""
    condition: frozenset[str] = frozenset()
    contrasting: bool = False
    told: frozenset[str] = frozenset()

    @property
    def content(self) -> tuple[object, ...]:
        """What two items share that say the same, with whatever figures."""
        subject = (self.kinds, self.products, self.moment, self.inferred)
        return (self.words, *subject, self.condition, self.contrasting)


Features = Callable[[Compared], tuple[Feature, ...]]


def promise_features(municipality: Compared) -> tuple[Feature, ...]:
    """Give the features of all promises of a municipality, in its own order."""
    definition = municipality.definition
    kinds = {channel.id: channel.kind for channel in definition.channels}
    names = product_words(definition)
    slots = Counter(slot for promise in definition.promises for slot in _slots(promise, kinds))
    return tuple(_promise(municipality.key, promise, kinds, names, slots) for promise in definition.promises)


def _promise(
    key: str,
    promise: Promise,
    kinds: Mapping[str, str],
    names: Mapping[str, frozenset[str]],
    slots: Mapping[tuple[object, ...], int],
) -> Feature:
    norm, said = promise.norm, words(promise.text)
    about = promise.products if len(promise.products) <= _GENERAL else ()
    products = frozenset[str]().union(*(names[product] for product in about))
    condition = condition_words(norm.condition if norm else None)
    return Feature(
        ItemRef(key, f"promises.{promise.id}"),
        said,
        next((kinds[channel] for channel in promise.channels), ""),
        frozenset(kinds[channel] for channel in promise.channels),
        products,
        norm.moment if norm else _spoken_of(said),
        norm is None,
        family(norm),
        condition,
        any(slots[slot] > 1 for slot in _slots(promise, kinds)),
        telling((*said, *condition, *products)),
    )


def behaviour_features(municipality: Compared) -> tuple[Feature, ...]:
    """Give the features of all behaviours of a municipality, in its own order."""
    return tuple(_behaviour(municipality.key, behaviour) for behaviour in municipality.definition.behaviours)


def _behaviour(key: str, behaviour: Behaviour) -> Feature:
    said = words(". ".join(text for text in (behaviour.situation, behaviour.do, behaviour.not_) if text))
    return Feature(ItemRef(key, f"behaviours.{behaviour.id}"), said)


def product_words(definition: Definition) -> dict[str, frozenset[str]]:
    """Give by id what each product is called, without what is done with it ("Klacht indienen")."""
    found, done = {}, frozenset(words(OF_PRODUCTS))
    for product in definition.products:
        named = frozenset(words(product.upn or product.name))
        found[product.id] = (named - done) or named
    return found


def family(norm: Norm | None) -> str:
    """Give the family of a norm's unit; empty where it has no bound."""
    return norm.at_most.family if norm and norm.at_most else ""


def _slots(promise: Promise, kinds: Mapping[str, str]) -> Iterator[tuple[object, ...]]:
    """Give what a promise is about, as far as its municipality itself tells its promises apart by it."""
    if promise.norm is None:
        return
    if promise.products and len(promise.products) <= _GENERAL:
        yield from ((product, promise.norm.moment) for product in promise.products)
    else:
        yield from (("kind", kinds[channel], promise.norm.moment) for channel in promise.channels)


def _spoken_of(said: tuple[str, ...]) -> str:
    return next((moment for concept, moment in MOMENT_CUES if concept in said), "")
