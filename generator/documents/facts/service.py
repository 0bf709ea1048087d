"""The service in numbers, and its promises by channel."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from generator.model.base import Marked
from generator.model.definition import Definition
from generator.views.view import View, World
from generator.vocabulary.names import sections


@dataclass(frozen=True, slots=True)
class ChannelPromises:
    """The promises of which a channel is the first; ``channel`` is None for those of no channel."""

    channel: View | None
    promises: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Result:
    """How a promise was kept in the last year that was measured, in per cent of the cases."""

    promise: View
    wanted: Fraction
    achieved: Fraction
    year: int

    @property
    def met(self) -> bool:
        """Whether it was kept as often as the norm asks."""
        return self.achieved >= self.wanted


@dataclass(frozen=True, slots=True)
class ServiceFacts:
    """``by_channel`` holds every promise once. ``measured`` are those with a norm.

    ``all_internal`` tells that every origin that is known is behind the desk; ``evidence`` pairs a promise
    with the journeys that led to it. ``results`` are of the promises whose norm names a share.
    """

    by_channel: tuple[ChannelPromises, ...]
    measured: tuple[View, ...]
    has_fictitious: bool
    all_internal: bool
    evidence: tuple[tuple[View, tuple[View, ...]], ...]
    results: tuple[Result, ...]


def service_facts(world: World) -> ServiceFacts:
    """Work out the facts."""
    definition = world.definition
    return ServiceFacts(
        by_channel=_by_channel(world),
        measured=tuple(world.item("promises", p.id) for p in definition.promises if p.norm is not None),
        has_fictitious=_has_fictitious(definition),
        all_internal=_all_internal(definition),
        evidence=_evidence(world),
        results=tuple(_results(world)),
    )


def _by_channel(world: World) -> tuple[ChannelPromises, ...]:
    groups: dict[str, list[View]] = {channel.id: [] for channel in world.definition.channels}
    groups[""] = []
    for promise in world.definition.promises:
        first = promise.channels[0] if promise.channels else ""
        groups[first].append(world.item("promises", promise.id))
    return tuple(
        ChannelPromises(world.item("channels", name) if name else None, tuple(promises))
        for name, promises in groups.items()
        if promises
    )


def _results(world: World) -> Iterator[Result]:
    for promise in world.definition.promises:
        norm = promise.norm
        if norm is not None and norm.share is not None and norm.achieved:
            year = max(norm.achieved)
            achieved = norm.achieved[year].percent
            yield Result(world.item("promises", promise.id), norm.share.percent, achieved, year)


def _has_fictitious(definition: Definition) -> bool:
    parts = [definition.municipality, definition.formula]
    items = (item for section in sections() for item in getattr(definition, section))
    return any(isinstance(part, Marked) and part.fictitious for part in (*parts, *items))


def _all_internal(definition: Definition) -> bool:
    origins = {p.origin.kind for p in definition.promises if p.origin is not None and p.origin.kind}
    return origins == {"internal"}


def _evidence(world: World) -> tuple[tuple[View, tuple[View, ...]], ...]:
    """Pair each promise that a journey led to with those journeys."""
    found: dict[str, list[View]] = {}
    for journey in world.definition.journeys:
        for improvement in journey.improvements:
            if improvement.promise is not None:
                found.setdefault(improvement.promise, []).append(world.item("journeys", journey.id))
    return tuple((world.item("promises", name), tuple(journeys)) for name, journeys in found.items())
