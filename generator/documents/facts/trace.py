"""From vision to action: vision → promise → behaviour → implication, and the loose ends in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, fields

from generator.implications import Plan
from generator.views.view import View, World


@dataclass(frozen=True, slots=True)
class TracedPromise:
    """A promise, the behaviours that keep it, and how many implications it has per department."""

    promise: View
    behaviours: tuple[View, ...]
    implications: tuple[tuple[View, int], ...]
    projects: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class TracedVision:
    """A part of the vision with the promises that make it concrete."""

    vision: View
    promises: tuple[TracedPromise, ...]


@dataclass(frozen=True, slots=True)
class VisionPromises:
    """How many promises make a part of the vision concrete; ``vision`` is None for those of no part."""

    vision: View | None
    measured: int
    unmeasured: int

    @property
    def total(self) -> int:
        """All of them."""
        return self.measured + self.unmeasured


@dataclass(frozen=True, slots=True)
class LooseEnds:
    """What hangs in the air. Each tuple is empty where nothing does, or where the kind is not used at all."""

    vision_without_promise: tuple[View, ...]
    promises_without_vision: tuple[View, ...]
    promises_without_behaviour: tuple[View, ...]
    behaviours_without_promise: tuple[View, ...]
    promises_without_norm: tuple[View, ...]
    promises_without_owner: tuple[View, ...]

    @property
    def listed(self) -> tuple[tuple[str, tuple[View, ...]], ...]:
        """The kinds of loose end that there are, by name, with what hangs in the air."""
        found = ((field.name, getattr(self, field.name)) for field in fields(self))
        return tuple((name, items) for name, items in found if items)

    def __bool__(self) -> bool:
        return bool(self.listed)


def trace(world: World, plan: Plan) -> tuple[TracedVision, ...]:
    """Follow each part of the vision down to what it asks."""
    tracer = _Tracer(world, plan)
    promises = {promise.id: tracer.promise(promise.id) for promise in world.definition.promises}
    by_vision: dict[str, list[TracedPromise]] = {}
    for promise in world.definition.promises:
        for part in promise.vision:
            by_vision.setdefault(part, []).append(promises[promise.id])
    return tuple(
        TracedVision(world.item("vision", part.id), tuple(by_vision.get(part.id, ())))
        for part in world.definition.vision
    )


def promises_by_vision(world: World) -> tuple[VisionPromises, ...]:
    """Count the promises of each part of the vision, with a norm and without; last those of no part."""
    counts = Counter(
        (part, promise.norm is not None)
        for promise in world.definition.promises
        for part in (promise.vision or ("",))
    )
    parts = [part.id for part in world.definition.vision]
    return tuple(
        VisionPromises(world.item("vision", part) if part else None, counts[part, True], counts[part, False])
        for part in (*parts, "")
        if part or counts["", True] or counts["", False]
    )


class _Tracer:
    """Indexes of what leads to a promise; without them the trace would cost the square of its length."""

    def __init__(self, world: World, plan: Plan) -> None:
        self._world = world
        self._behaviours: dict[str, list[str]] = {}
        self._projects: dict[str, list[str]] = {}
        self._asked: dict[str, list[tuple[str, str]]] = {}
        for behaviour in world.definition.behaviours:
            for promise in behaviour.promises:
                self._behaviours.setdefault(promise, []).append(behaviour.id)
        for project in world.definition.projects:
            for item in project.contributes_to:
                self._projects.setdefault(item, []).append(project.id)
        for implication in plan.implications:
            for reason in implication.because:
                self._asked.setdefault(reason, []).append((implication.department or "", implication.id))

    def promise(self, name: str) -> TracedPromise:
        """Trace one promise."""
        behaviours = self._behaviours.get(name, [])
        reasons = [f"promises.{name}", *(f"behaviours.{behaviour}" for behaviour in behaviours)]
        asked = {found for reason in reasons for found in self._asked.get(reason, ())}
        counts = Counter(department for department, _ in asked)
        departments = self._world.definition.departments
        return TracedPromise(
            promise=self._world.item("promises", name),
            behaviours=_views(self._world, "behaviours", behaviours),
            implications=tuple(
                (self._world.item("departments", d.id), counts[d.id]) for d in departments if counts[d.id]
            ),
            projects=_views(self._world, "projects", self._projects.get(f"promises.{name}", [])),
        )


def loose_ends(world: World) -> LooseEnds:
    """Find what leads nowhere."""
    definition = world.definition
    promises, behaviours = definition.promises, definition.behaviours
    kept = {name for behaviour in behaviours for name in behaviour.promises}
    made_concrete = {name for promise in promises for name in promise.vision}
    return LooseEnds(
        vision_without_promise=_views(
            world, "vision", (v.id for v in definition.vision if promises and v.id not in made_concrete)
        ),
        promises_without_vision=_views(
            world, "promises", (p.id for p in promises if definition.vision and not p.vision)
        ),
        promises_without_behaviour=_views(
            world, "promises", (p.id for p in promises if behaviours and p.id not in kept)
        ),
        behaviours_without_promise=_views(
            world, "behaviours", (b.id for b in behaviours if promises and not b.promises)
        ),
        promises_without_norm=_views(world, "promises", (p.id for p in promises if p.norm is None)),
        promises_without_owner=_views(world, "promises", (p.id for p in promises if p.owner is None)),
    )


def _views(world: World, section: str, names: Iterable[str]) -> tuple[View, ...]:
    return tuple(world.item(section, name) for name in names)
