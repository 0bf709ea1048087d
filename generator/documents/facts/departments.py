"""What is asked of each department, and where that stands."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from generator.implications import DerivedImplication, Plan
from generator.model.forms import UNKNOWN
from generator.views.texts import FieldText
from generator.views.view import View, World


@dataclass(frozen=True, slots=True)
class Asked:
    """One implication with the items it is for; owner and date are there to be filled in."""

    implication: View
    reasons: tuple[View, ...]
    owner: FieldText
    due: FieldText


@dataclass(frozen=True, slots=True)
class AskedByRule:
    """The implications of one rule, or of none (our own); ``rule`` is its id."""

    rule: str
    asked: tuple[Asked, ...]
    works_council: bool


@dataclass(frozen=True, slots=True)
class DepartmentFacts:
    """All that is asked of one department, by rule, with how many stand where."""

    department: View
    groups: tuple[AskedByRule, ...]
    total: int
    proposed: int
    accepted: int
    rejected: int
    done: int
    without_owner: int
    works_council: tuple[Asked, ...]


@dataclass(frozen=True, slots=True)
class Subject:
    """A rule (empty: our own implications) and how many implications it has, per department in order."""

    rule: str
    counts: tuple[int, ...]


def subjects(plan: Plan) -> tuple[Subject, ...]:
    """Count the implications by rule and department."""
    departments = [department.id for department in plan.definition.departments]
    counts = Counter((implication.rule, implication.department) for implication in plan.implications)
    rules = [*(rule.id for rule in plan.definition.rules), ""]
    rows = ((rule, tuple(counts[rule, department] for department in departments)) for rule in rules)
    return tuple(Subject(rule, row) for rule, row in rows if any(row))


def department_facts(world: World, plan: Plan) -> tuple[DepartmentFacts, ...]:
    """Work out the facts of every department, in the order of the definition."""
    return tuple(
        _facts(world, department.id, plan.by_department[department.id])
        for department in world.definition.departments
    )


def _facts(world: World, name: str, implications: tuple[DerivedImplication, ...]) -> DepartmentFacts:
    states = [implication.status for implication in implications]
    groups = tuple(
        _group(world, rule, tuple(group))
        for rule, group in groupby(implications, key=lambda implication: implication.rule)
    )
    return DepartmentFacts(
        department=world.item("departments", name),
        groups=groups,
        total=len(implications),
        proposed=states.count("proposed"),
        accepted=states.count("accepted"),
        rejected=states.count("rejected"),
        done=states.count("done"),
        without_owner=sum(1 for i in implications if i.owner is None or i.owner.casefold() in UNKNOWN),
        works_council=tuple(asked for group in groups if group.works_council for asked in group.asked),
    )


def _group(world: World, rule: str, implications: tuple[DerivedImplication, ...]) -> AskedByRule:
    return AskedByRule(
        rule=rule,
        asked=tuple(_asked(world, implication) for implication in implications),
        works_council=any(implication.works_council for implication in implications),
    )


def _asked(world: World, implication: DerivedImplication) -> Asked:
    path = f"implications.{implication.id}"
    return Asked(
        implication=world.part(implication, path),
        reasons=tuple(_reasons(world, implication.because)),
        owner=world.to_fill_in(implication, path, "owner", world.undecided()),
        due=world.to_fill_in(implication, path, "due", world.locale.words("owner.undecided")),
    )


def _reasons(world: World, because: Iterable[str]) -> Iterable[View]:
    return (world.named(reason) for reason in because)
