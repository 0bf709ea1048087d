"""Projects and journeys: who works on what, where they meet, and how far we are."""

from dataclasses import dataclass
from typing import Final

from generator.model.change import Project
from generator.views.view import View, World

JOURNEYS_WANTED: Final = 8
"""About eight journeys make a vision operational (the article in ``docs/background.md``)."""


@dataclass(frozen=True, slots=True)
class Overlap:
    """Something that several projects contribute to or touch."""

    item: View
    projects: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class QuarterPlan:
    """The journeys of one quarter; ``quarter`` is empty for those without one."""

    quarter: str
    journeys: tuple[View, ...]


@dataclass(frozen=True, slots=True)
class Planning:
    """Where change stands.

    ``finished`` of ``wanted`` journeys are done; ``uncovered_vision`` are the parts of the vision that no
    journey looked at.
    """

    overlaps: tuple[Overlap, ...]
    promises_without_project: tuple[View, ...]
    quarters: tuple[QuarterPlan, ...]
    finished: int
    running: int
    wanted: int
    uncovered_vision: tuple[View, ...]


def planning(world: World) -> Planning:
    """Work out overlaps, gaps and progress."""
    definition = world.definition
    helped = {name for project in definition.projects for name in project.contributes_to}
    looked_at = {name for journey in definition.journeys for name in journey.vision}
    states = [journey.status for journey in definition.journeys]
    return Planning(
        overlaps=_overlaps(world),
        promises_without_project=tuple(
            world.item("promises", promise.id)
            for promise in definition.promises
            if definition.projects and f"promises.{promise.id}" not in helped
        ),
        quarters=_quarters(world),
        finished=states.count("finished"),
        running=states.count("running"),
        wanted=max(JOURNEYS_WANTED, len(states)),
        uncovered_vision=tuple(
            world.item("vision", part.id)
            for part in definition.vision
            if definition.journeys and part.id not in looked_at
        ),
    )


def _overlaps(world: World) -> tuple[Overlap, ...]:
    by_item: dict[str, list[Project]] = {}
    for project in world.definition.projects:
        for name in dict.fromkeys((*project.contributes_to, *project.touches)):
            by_item.setdefault(name, []).append(project)
    return tuple(
        Overlap(world.named(name), tuple(world.item("projects", project.id) for project in projects))
        for name, projects in by_item.items()
        if len(projects) > 1 and not name.startswith("projects.")
    )


def _quarters(world: World) -> tuple[QuarterPlan, ...]:
    by_quarter: dict[str, list[View]] = {}
    for journey in world.definition.journeys:
        by_quarter.setdefault(journey.quarter or "", []).append(world.item("journeys", journey.id))
    ordered = sorted(by_quarter, key=lambda quarter: (not quarter, quarter))
    return tuple(QuarterPlan(quarter, tuple(by_quarter[quarter])) for quarter in ordered)
