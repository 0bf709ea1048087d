"""What a change means for residents: the rules, from typed values; words alone never make it weaker.

A norm is judged as a whole by ``verdicts``: where it got faster and holds less often, neither field can be
called stronger or weaker. Lists of items say either for whom and what something holds, where none means all
(``_FOR``), or what there is to choose from, where none means none (``_OFFERS``).
"""

from typing import Final

from generator.changes.facts import Change, Kind, Level, Value
from generator.changes.fields import fields, is_text
from generator.changes.wording import is_editorial
from generator.model.base import Part
from generator.model.service import Norm, Product, Promise
from generator.quantities.quantity import Quantity
from generator.verdicts import Verdict, judge, judge_bound, judge_condition, judge_share

_OF_VERDICT: Final = {
    Verdict.WEAKER: Level.WEAKER,
    Verdict.STRONGER: Level.STRONGER,
    Verdict.EQUAL: Level.EDITORIAL,
    Verdict.INCOMPARABLE: Level.INCOMPARABLE,
}
_PROMISED: Final = frozenset({"promises", "channels", "products"})
"""Sections whose items are there for residents: what goes is missed, what comes is won."""
_FOR: Final = frozenset(
    {("promises", "channels"), ("promises", "products"), ("promises", "audiences"), ("channels", "audiences")}
)
_OFFERS: Final = frozenset(
    {("channels", "fallback"), ("channels", "locations"), ("products", "channels"), ("products", "fallback")}
)
_ASSURANCES: Final = frozenset({("promises", "if_missed"), ("promises", "compensation")})
"""Texts by which a resident gains something that is there, and loses something that is not."""
_NOT_PRINTED: Final = frozenset({"note", "source"})
_NORM: Final = "norm"
_MEASURED_BY: Final = frozenset({f"{_NORM}.{name}" for name in ("moment", "at_most", "share", "condition")})
_STATUS: Final = {"missing": 0, "planned": 1, "offered": 2}


def level_of(  # noqa: PLR0911 - one return a rule
    change: Change, old: Part | None, new: Part | None
) -> Level:
    """Give the level of a change to an item, which was ``old`` and is ``new``."""
    if change.kind is Kind.MOVED:
        return Level.EDITORIAL
    if change.kind is not Kind.CHANGED:
        return _whole(change, old, new)
    where = change.section, change.field
    if where in _FOR or where in _OFFERS:
        return _of_list(change.old, change.new, none_is_all=where in _FOR)
    if change.section == "promises" and change.field == _NORM:
        return Level.STRONGER if change.old is None else Level.WEAKER
    if isinstance(old, Promise) and isinstance(new, Promise) and change.field in _MEASURED_BY:
        return _of_norm(change, old.norm, new.norm)
    if where in _ASSURANCES and None in (change.old, change.new):
        return Level.STRONGER if change.old is None else Level.WEAKER
    if isinstance(old, Product) and isinstance(new, Product) and change.field == "status":
        return _of_status(old.status, new.status)
    return _of_words(change, old if old is not None else new)


def _whole(change: Change, old: Part | None, new: Part | None) -> Level:
    if change.section not in _PROMISED:
        return Level.CHANGED
    item = new if old is None else old
    if isinstance(item, Product) and item.status not in (None, "offered"):
        return Level.CHANGED  # what is only planned or known to be missing is neither won nor lost
    return Level.STRONGER if change.kind is Kind.ADDED else Level.WEAKER


def _of_list(old: Value | None, new: Value | None, *, none_is_all: bool) -> Level:
    before, after = (set(value) if isinstance(value, tuple) else set() for value in (old, new))
    if none_is_all and not (before and after):
        return Level.WEAKER if after else Level.STRONGER
    if before < after:
        return Level.STRONGER
    if after < before:
        return Level.WEAKER
    return Level.EDITORIAL if before == after else Level.INCOMPARABLE


def _of_norm(change: Change, old: Norm | None, new: Norm | None) -> Level:
    if old is None or new is None:
        return Level.CHANGED
    match change.field.removeprefix(f"{_NORM}."):
        case "at_most":
            part = judge_bound(old.at_most, new.at_most)
        case "share":
            part = judge_share(old.share, new.share)
        case "condition":
            part = judge_condition(old.condition, new.condition)
        case _:
            part = Verdict.INCOMPARABLE  # another moment
    if part is Verdict.EQUAL or judge(old, new) is not Verdict.INCOMPARABLE:
        return _OF_VERDICT[part]
    return Level.INCOMPARABLE


def _of_status(old: str | None, new: str | None) -> Level:
    before, after = (_STATUS.get(status or "offered", 0) for status in (old, new))
    if before == after:
        return Level.EDITORIAL
    return Level.STRONGER if after > before else Level.WEAKER


def _of_words(change: Change, item: Part | None) -> Level:
    name = change.field.rpartition(".")[2]
    if name in _NOT_PRINTED:
        return Level.EDITORIAL
    if _is_same_quantity(change.old, change.new):
        return Level.EDITORIAL
    texts = change.old, change.new
    form = fields(item).forms.get(change.field) if item is not None else None
    worded = form is None or is_text(form)
    if worded and all(isinstance(text, str) for text in texts) and is_editorial(*map(str, texts)):
        return Level.EDITORIAL
    return Level.CHANGED


def _is_same_quantity(old: Value | None, new: Value | None) -> bool:
    """Say whether two values are one quantity in other words: six weeks, 42 days."""
    if isinstance(old, Quantity) and isinstance(new, Quantity):
        return judge_bound(old, new) is Verdict.EQUAL
    return False
