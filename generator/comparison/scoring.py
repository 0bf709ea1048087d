"""How far two items are about the same, and whether that is sure enough to put them in one row unasked.

A promise is about a subject (channel or product), a moment and a condition; what its text shares with
another comes after that. The unit is a signal only: "24 uur" and "2 werkdagen" for calling back stand in one
row, where they cannot be compared.
"""

from collections.abc import Callable
from typing import Final, NamedTuple

from msgspec import Struct

from generator.comparison.conditions import Fit, fit, opposite
from generator.comparison.features import Feature
from generator.comparison.weights import Vector, likeness

PROPOSED: Final = 0.46
"""Below this nobody is asked."""

_SUBJECT, _MOMENT, _TEXT, _FAMILY = 0.34, 0.26, 0.32, 0.08
_SAME_SUBJECT: Final = 0.9
_OF_FIT: Final = {Fit.SAME: 1.0, Fit.OPEN: 0.97, Fit.DIFFERENT: 0.8, Fit.OPPOSITE: 0.5}

_ONE_THING: Final = frozenset(("phone", moment) for moment in ("picked_up", "called_back", "forwarded"))
"""Channel and moment that mean one thing only: a municipality with one such promise can mean nothing else."""

_USUAL: Final = frozenset(
    {
        *_ONE_THING,
        *(
            (kind, moment)
            for kind in ("email", "letter", "form", "social", "chat")
            for moment in ("acknowledged", "answered")
        ),
        ("counter", "waiting"),
    }
)
"""Where channel and moment together say what is promised, so that hardly a word need be shared."""

_USUAL_TEXT: Final = 0.04
_OTHER_TEXT: Final = 0.45
_NORMLESS_TEXT: Final = 0.66
_INFERRED_TEXT: Final = 0.4
_BEHAVIOUR_TEXT: Final = 0.62
_BEHAVIOUR_PROPOSED: Final = 0.3
_NEAR_MOMENTS: Final = frozenset({frozenset({"answered", "handled"})})


class Weighed(Struct, frozen=True, eq=False, gc=False):
    """An item with the weights of its words."""

    feature: Feature
    vector: Vector


class Score(NamedTuple):
    """How far two items are about the same, from 0 to 1.

    ``certain``: they stand in one row unasked; ``possible``: a person may be asked; ``clashes``: subject,
    condition or telling words keep them out of one row, whatever else the row holds.
    """

    value: float
    certain: bool
    possible: bool
    clashes: bool


Judge = Callable[[Weighed, Weighed], Score]


def judge_promises(first: Weighed, second: Weighed) -> Score:
    """Score two promises of different municipalities."""
    one, other = first.feature, second.feature
    text = likeness(first.vector, second.vector)
    subject = _subject(one, other)
    fitting = fit(one.condition, other.condition, contrasting=one.contrasting or other.contrasting)
    if fitting in (Fit.SAME, Fit.OPEN) and any(opposite(word) in other.told for word in one.told):
        fitting = Fit.OPPOSITE
    value = _SUBJECT * subject + _MOMENT * _moment(one, other) + _TEXT * text + _FAMILY * _family(one, other)
    value = min(1.0, value * _OF_FIT[fitting])
    clashes = fitting in (Fit.DIFFERENT, Fit.OPPOSITE) or subject < _SAME_SUBJECT or one.told != other.told
    certain = not clashes and text >= _text_asked(one, other)
    return Score(value, certain, value >= PROPOSED and fitting is not Fit.OPPOSITE, clashes)


def excluded(one: Feature, other: Feature) -> bool:
    """Say at a glance whether two items clash, for most of those that share a word or a channel do."""
    if one.told != other.told or bool(one.products) != bool(other.products):
        return True
    if one.products:
        return one.products.isdisjoint(other.products)
    return bool(one.kinds) and one.kinds.isdisjoint(other.kinds)


def judge_behaviours(first: Weighed, second: Weighed) -> Score:
    """Score two behaviours of different municipalities, on what they say alone."""
    text = likeness(first.vector, second.vector)
    return Score(min(1.0, text), text >= _BEHAVIOUR_TEXT, text >= _BEHAVIOUR_PROPOSED, clashes=False)


def _subject(one: Feature, other: Feature) -> float:
    """Compare what two promises are about: products where they have them, else kinds of channel."""
    if one.products and other.products:
        shared = len(one.products & other.products)
        return 2 * shared / (len(one.products) + len(other.products))
    if one.products or other.products:
        product, text = (one.products, other.words) if one.products else (other.products, one.words)
        named = len(product.intersection(text)) / len(product)
        return 0.75 * named + 0.2 * (not named) * bool(one.kinds & other.kinds)
    if not one.kinds or not other.kinds:
        return 1.0 if one.kinds == other.kinds else 0.5
    shared = len(one.kinds & other.kinds)
    return shared / len(one.kinds | other.kinds) * 0.5 + shared / min(len(one.kinds), len(other.kinds)) * 0.5


def _moment(one: Feature, other: Feature) -> float:
    if not one.moment or not other.moment:
        return 0.6 if one.moment == other.moment else 0.35
    if one.moment == other.moment:
        return 0.85 if one.inferred or other.inferred else 1.0
    return 0.4 if frozenset({one.moment, other.moment}) in _NEAR_MOMENTS else 0.0


def _family(one: Feature, other: Feature) -> float:
    if not one.family or not other.family or "immediate" in (one.family, other.family):
        return 0.5
    return float(one.family == other.family)


def _text_asked(one: Feature, other: Feature) -> float:
    """Give how much two texts must share before nobody need be asked; more than all where it is never."""
    if one.inferred and other.inferred:
        return _NORMLESS_TEXT
    if one.moment != other.moment:
        return 2.0
    slots = {(kind, one.moment) for kind in one.kinds & other.kinds}
    usual = bool(one.products) or not slots.isdisjoint(_USUAL)
    if one.inferred or other.inferred:
        return _INFERRED_TEXT if usual else _NORMLESS_TEXT
    alone = not (one.contrasting or other.contrasting)
    if alone and (one.products or not slots.isdisjoint(_ONE_THING)):
        return 0.0
    return _USUAL_TEXT if usual else _OTHER_TEXT
