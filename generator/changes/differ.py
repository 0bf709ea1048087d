"""Two plans → their difference: every change with its level, the departments it touches and what follows."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from generator.changes.facts import Difference, ImplicationChange, Judged
from generator.changes.fields import items
from generator.changes.find import find_changes, renamed
from generator.changes.fingerprints import fingerprint
from generator.changes.levels import level_of
from generator.implications import DerivedImplication, Plan
from generator.model.base import Part
from generator.model.departments import Rule


def difference(old: Plan, new: Plan, accepted: Collection[str] = ()) -> Difference:
    """Compare two versions of one formula; ``accepted`` are fingerprints of changes accepted before."""
    before, after = items(old.definition), items(new.definition)
    origins = {now: former for former, now in renamed(before, after).items()}
    touched = _Touched(old, new)
    implications = _implication_changes(old, new)
    order = [department.id for department in (*new.definition.departments, *old.definition.departments)]
    judged = []
    for change in find_changes(old.definition, new.definition):
        paths = {change.item, origins.get(change.item, change.item)}
        was, now = before.get(origins.get(change.item, change.item)), after.get(change.item)
        departments = touched.departments(paths, was, now)
        mark = fingerprint(change)
        judged.append(
            Judged(
                change,
                level_of(change, was, now),
                tuple(dict.fromkeys(name for name in order if name in departments)),
                tuple(one for one in implications if paths & _reasons(one)),
                mark,
                mark in accepted,
            )
        )
    return Difference(tuple(judged), implications)


class _Touched:
    """Which departments have to do with an item, in either version."""

    def __init__(self, old: Plan, new: Plan) -> None:
        self._by_item: dict[str, set[str]] = defaultdict(set)
        for implication in (*old.implications, *new.implications):
            if implication.department is not None:
                for item in (*implication.because, f"implications.{implication.id}"):
                    self._by_item[item].add(implication.department)

    def departments(self, paths: Collection[str], *versions: Part | None) -> set[str]:
        """Give those of an item under its paths, which it was and is."""
        found = {name for path in paths for name in self._by_item.get(path, ())}
        for rule in versions:
            if isinstance(rule, Rule):
                found |= rule.implications.keys()
        for path in paths:
            section, _, name = path.partition(".")
            if section == "departments":
                found.add(name)
        return found


def _reasons(one: ImplicationChange) -> set[str]:
    return {reason for version in (one.old, one.new) if version is not None for reason in version.because}


def _implication_changes(old: Plan, new: Plan) -> tuple[ImplicationChange, ...]:
    """Give the implications that come, go or say something else, in the order of the new plan."""
    before, after = _by_id(old), _by_id(new)
    changes = [
        ImplicationChange(before.get(name), implication)
        for name, implication in after.items()
        if name not in before or before[name].text != implication.text
    ]
    return (*changes, *(ImplicationChange(one, None) for name, one in before.items() if name not in after))


def _by_id(plan: Plan) -> Mapping[str, DerivedImplication]:
    return {implication.id: implication for implication in plan.implications}
