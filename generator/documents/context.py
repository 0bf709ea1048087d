"""What a document template sees."""

from collections.abc import Mapping
from functools import cached_property

from generator.documents.facts.coverage import Coverage, coverage
from generator.documents.facts.departments import DepartmentFacts, Subject, department_facts, subjects
from generator.documents.facts.planning import Planning, planning
from generator.documents.facts.service import ServiceFacts, service_facts
from generator.documents.facts.trace import (
    LooseEnds,
    TracedVision,
    VisionPromises,
    loose_ends,
    promises_by_vision,
    trace,
)
from generator.documents.facts.ways import Ways, ways
from generator.documents.standard import DocumentSpec
from generator.implications import Plan
from generator.views.view import World
from generator.vocabulary.table import KINDS


class Facts:
    """What follows from the plan; each is worked out when a template first asks for it."""

    def __init__(self, world: World, plan: Plan) -> None:
        self._world = world
        self._plan = plan

    @cached_property
    def service(self) -> ServiceFacts:
        """Counts, fictitious items, promises by channel."""
        return service_facts(self._world)

    @cached_property
    def coverage(self) -> Coverage:
        """Products × channels and the gaps."""
        return coverage(self._world)

    @cached_property
    def trace(self) -> tuple[TracedVision, ...]:
        """Vision → promise → behaviour → implication."""
        return trace(self._world, self._plan)

    @cached_property
    def promises_by_vision(self) -> tuple[VisionPromises, ...]:
        """How many promises each part of the vision has."""
        return promises_by_vision(self._world)

    @cached_property
    def ways(self) -> Ways:
        """What promises, behaviours and implications lead to, in both directions."""
        return ways(self._world, self._plan)

    @cached_property
    def loose_ends(self) -> LooseEnds:
        """What leads nowhere."""
        return loose_ends(self._world)

    @cached_property
    def planning(self) -> Planning:
        """Projects and journeys."""
        return planning(self._world)

    @cached_property
    def subjects(self) -> tuple[Subject, ...]:
        """How many implications each rule has, per department."""
        return subjects(self._plan)

    @cached_property
    def departments(self) -> tuple[DepartmentFacts, ...]:
        """What is asked of each department."""
        return department_facts(self._world, self._plan)


def context(world: World, facts: Facts, spec: DocumentSpec) -> Mapping[str, object]:
    """Give the names a template may use: every section in both languages, the facts, and the document.

    ``asked`` are the facts of the department that the document is for; absent in other documents.
    """
    root = world.root()
    sections = {
        name: getattr(root, key.english) for key in KINDS["definition"] for name in (key.english, key.dutch)
    }
    asked = [d for d in facts.departments if str(d.department) == spec.department]
    return {**sections, "facts": facts, "document": spec, "asked": asked[0] if asked else None}
