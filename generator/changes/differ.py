"""Two plans → their difference: every change with its level, the departments it touches and what follows."""

from collections import defaultdict
from collections.abc import Collection, Mapping

from generator.changes.facts import Difference, ImplicationChange, Judged
from generator.changes.fields import items
from generator.changes.find import find_changes, following, id_now, renamed
from generator.changes.fingerprints import fingerprint
from generator.changes.levels import level_of
from generator.implications import DerivedImplication, Plan
from generator.model.base import Part
from generator.model.departments import Rule


def difference(old: Plan, new: Plan, accepted: Collection[str] = ()) -> Difference:
    """Compare two versions of one formula; ``accepted`` are fingerprints of changes accepted before."""
    before, after = items(old.definition), items(new.definition)
    moved = renamed(before, after)
    origins = {now: former for former, now in moved.items()}
    touched = _Touched(old, new)
    implications = _implication_changes(old, new, moved)
    by_cause = _by_reason(implications)
    order = [department.id for department in (*new.definition.departments, *old.definition.departments)]
    judged = []
    for change in find_changes(old.definition, new.definition, moved):
        former = origins.get(change.item, change.item)
        paths = {change.item, former}
        was, now = before.get(former), after.get(change.item)
        departments = touched.departments(paths, was, now)
        mark = fingerprint(change, now or was)
        judged.append(
            Judged(
                change,
                level_of(change, was, now),
                tuple(dict.fromkeys(name for name in order if name in departments)),
                tuple(implications[at] for at in sorted({at for path in paths for at in by_cause[path]})),
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


def _by_reason(implications: tuple[ImplicationChange, ...]) -> Mapping[str, list[int]]:
    """Number the changes of implications by what may have caused them: an item, the rule, a decision."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(implications):
        versions = [version for version in (one.old, one.new) if version is not None]
        causes = {reason for version in versions for reason in version.because}
        causes |= {f"rules.{version.rule}" for version in versions if version.rule}
        causes |= {f"implications.{version.id}" for version in versions}
        for cause in causes:
            found[cause].append(number)
    return found


def _implication_changes(old: Plan, new: Plan, moved: Mapping[str, str]) -> tuple[ImplicationChange, ...]:
    """Give the implications that come, go or say something else, in the order of the new plan.

    One that has another id, because what it came from has, is the same.
    """
    former, after = _by_id(old), _by_id(new)
    gone, come = ([name for name, one in these.items() if one.rule] for these in (former, after))
    ids = following(gone, come, moved)
    before = {ids.get(name) or id_now(name, "implications", moved): one for name, one in former.items()}
    changes = [
        ImplicationChange(before.get(name), implication)
        for name, implication in after.items()
        if name not in before or before[name].text != implication.text
    ]
    return (*changes, *(ImplicationChange(one, None) for name, one in before.items() if name not in after))


def _by_id(plan: Plan) -> Mapping[str, DerivedImplication]:
    return {implication.id: implication for implication in plan.implications}
