"""What happened while hand edits were woven into a fresh file, told as the people see it who made them."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from generator.roundtrip.events import Event, Happening

_SEEN: Final = {
    Happening.CHANGED: Happening.KEPT,
    Happening.ADDED: Happening.KEPT,
    Happening.ENDED: Happening.KEPT,
    Happening.MOVED: Happening.MOVED,
    Happening.NOT_MOVED: Happening.NOT_MOVED,
    Happening.KEPT: Happening.CHANGED,
    Happening.CONFLICT: Happening.CONFLICT,
    Happening.GONE_AND_CHANGED: Happening.CHANGED_AND_ENDED,
    Happening.CHANGED_AND_ENDED: Happening.GONE_AND_CHANGED,
}
"""By what the weaver calls it, for which the fresh file is theirs and what people made of the base is new."""


def seen_by_hand(events: Iterable[Event]) -> list[Event]:
    """Give events in which ``theirs`` is what people made and ``new`` what the definition says."""
    return [_seen(event) for event in events]


def _seen(event: Event) -> Event:
    happening = _SEEN[event.happening]
    lost = happening is Happening.CHANGED_AND_ENDED or (
        happening is Happening.CONFLICT and not event.runs and not event.tags
    )
    element = None if lost else event.element
    return replace(event, happening=happening, theirs=event.new, new=event.theirs, element=element)
