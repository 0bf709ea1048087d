"""From a difference to the facts that templates and terminals show of it."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Final

from generator.changes.facts import Difference, ImplicationChange, Judged, Kind, Level
from generator.changes.fields import SINGLE
from generator.documents.facts.changes import (
    NEWS,
    ChangeFacts,
    DepartmentChanges,
    FieldChange,
    ImplicationNews,
    ItemChange,
)
from generator.documents.facts.news import Told, news
from generator.documents.facts.said import SEPARATOR, joined, words_in
from generator.documents.facts.version import DEFINITION, Version, section_name
from generator.filters import spoken
from generator.implications import Plan
from generator.locale import Locale
from generator.vocabulary.names import key_name, sections

_LONG: Final = 60
"""Words; of a longer text only the number of its words is told."""
_LONG_LIST: Final = 120
"""Characters; of a longer list only what came and went is told."""
_DECIDED: Final = ("status", "owner", "due", "text", "explanation")
"""What somebody decides on an implication."""
_ORDER: Final = {level: number for number, level in enumerate(Level)}


def change_facts(difference: Difference, old: Plan, new: Plan, locale: Locale) -> ChangeFacts:
    """Work out the facts; ``old`` and ``new`` are the versions as documents in a language show them."""
    moved = [judged.change for judged in difference.changes if judged.change.kind is Kind.MOVED]
    origins = {change.item: f"{change.section}.{change.old}" for change in moved}
    newer = Version(new, locale)
    versions = _Versions(Version(old, locale, newer, origins), newer)
    open_changes = [judged for judged in difference.changes if not judged.accepted]
    found = tuple(versions.items(open_changes))
    by_path = {item.path: item for item in found}
    return ChangeFacts(
        old.definition.formula.version,
        new.definition.formula.version,
        found,
        tuple(versions.items(judged for judged in difference.changes if judged.accepted)),
        tuple(versions.departments(difference, open_changes, by_path)),
        {name: section_name(locale, name) for name in (DEFINITION, *SINGLE, *sections())},
    )


class _Versions:
    def __init__(self, old: Version, new: Version) -> None:
        self._old = old
        self._new = new
        self._locale = new.world.locale
        self._departments = tuple(dict.fromkeys((*new.departments, *old.departments)))

    def _with(self, path: str) -> Version:
        """Give the version that has an item, the new one first."""
        return self._new if path in self._new else self._old

    def items(self, judged: Iterable[Judged]) -> Iterator[ItemChange]:
        """Give the items with these changes, the gravest first, else in the order of the definition."""
        groups: dict[str, list[Judged]] = {}
        for one in judged:
            groups.setdefault(one.change.item, []).append(one)
        found = [self._item(path, group) for path, group in groups.items()]
        yield from sorted(found, key=lambda item: _ORDER[Level(item.level)])

    def _item(self, path: str, group: list[Judged]) -> ItemChange:
        ordered = sorted(group, key=lambda one: _ORDER[one.level])
        kinds = [one.change.kind for one in group if one.change.kind is not Kind.CHANGED]
        changes = tuple(self._field(one) for one in ordered)
        departments = dict.fromkeys(name for one in group for name in one.departments)
        telling = Told(
            [one.change.field for one in ordered], [one.change.field for one in ordered if one.level in NEWS]
        )
        old, new = (self._old, self._new), (self._new, self._old)
        return ItemChange(
            path=path,
            place=self._place(path),
            section=path.partition(".")[0],
            name=self._with(path).name(path),
            kind=kinds[0] if kinds else Kind.CHANGED,
            level=ordered[0].level,
            changes=changes,
            was=tuple(news(path, telling, *old)),
            becomes=tuple(news(path, telling, *new)),
            was_briefly=tuple(news(path, telling, *old, briefly=True)),
            becomes_briefly=tuple(news(path, telling, *new, briefly=True)),
            reworded=tuple(_years(change for change in changes if change.level == Level.CHANGED)),
            departments=tuple(self._department(name) for name in departments),
            for_all=len(departments) == len(self._departments) > 1,
            is_told=bool(kinds) and path.startswith("implications.") and not _is_decision(path),
        )

    def _place(self, path: str) -> str:
        section, dot, name = path.partition(".")
        return f"{key_name(DEFINITION, section, self._locale.vocabulary)}{dot}{name}"

    def _field(self, judged: Judged) -> FieldChange:
        change = judged.change
        label = self._with(change.item).label(change.item, change.field)
        old, new = (version.said(change.item, change.field) for version in (self._old, self._new))
        if change.kind is Kind.MOVED:
            old, new = (str(change.old),), (str(change.new),)
        elif change.kind is not Kind.CHANGED and _is_decision(change.item):
            label = self._locale.words("changes.decision")
            old, new = (self._decided(change.item, version) for version in (self._old, self._new))
        rest = (_differing(old, new) if change.field else None) or (old, new)
        long = max(map(words_in, rest)) > _LONG
        return FieldChange(
            label=label,
            old="" if long else joined(rest[0]),
            new="" if long else joined(rest[1]),
            level=judged.level,
            kind=change.kind,
            fingerprint=judged.fingerprint,
            long=long,
            old_words=words_in(old),
            new_words=words_in(new),
        )

    def _decided(self, path: str, version: Version) -> tuple[str, ...]:
        """Give what a decision on a derived implication says."""
        told = ((name, version.said(path, name)) for name in _DECIDED)
        return tuple(f"{version.label(path, name)}: {joined(texts)}" for name, texts in told if texts)

    def _department(self, name: str) -> str:
        path = f"departments.{name}"
        return self._with(path).name(path)

    def departments(
        self, difference: Difference, judged: Iterable[Judged], by_path: Mapping[str, ItemChange]
    ) -> Iterator[DepartmentChanges]:
        """Give what changes for each department of either version, those of the new one first."""
        touching: dict[str, set[str]] = {}
        for one in judged:
            for department in one.departments:
                touching.setdefault(department, set()).add(one.change.item)
        for name in self._departments:
            paths = touching.get(name, set())
            mine = [one for one in difference.implications if one.present.department == name]
            yield DepartmentChanges(
                id=name,
                name=self._department(name),
                items=tuple(item for path, item in by_path.items() if path in paths),
                added=self._implications(one for one in mine if one.kind is Kind.ADDED),
                removed=self._implications(one for one in mine if one.kind is Kind.REMOVED),
                changed=self._implications(one for one in mine if one.kind is Kind.CHANGED),
            )

    def _implications(self, changes: Iterable[ImplicationChange]) -> tuple[ImplicationNews, ...]:
        """Give implications, those with the same text about the same thing as one."""
        groups: dict[tuple[str, str, str], list[ImplicationChange]] = {}
        for change in changes:
            old = self._old.text(change.old.id) if change.old is not None else ""
            new = self._new.text(change.new.id) if change.new is not None else ""
            groups.setdefault((self._subject(change.present.rule), old, new), []).append(change)
        return tuple(
            ImplicationNews(*told, tuple(self._reasons(group)), len(group)) for told, group in groups.items()
        )

    def _reasons(self, changes: Iterable[ImplicationChange]) -> Iterator[str]:
        paths = dict.fromkeys(reason for change in changes for reason in change.present.because)
        return (self._with(path).name(path) for path in paths)

    def _subject(self, rule: str) -> str:
        if not rule:
            return self._locale.words("organisation.own")
        own = self._new.subject(rule) or self._old.subject(rule)
        if own:
            return own
        key = f"rules.{rule}"
        return self._locale.words(key) if self._locale.has(key) else spoken(rule)


def _is_decision(path: str) -> bool:
    """Say whether an item is no implication itself, but decides on one that a rule derives."""
    section, _, name = path.partition(".")
    return section == "implications" and "." in name


def _differing(old: tuple[str, ...], new: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give what only one of two lists has, where both together are long; None where they are not."""
    if max(len(old), len(new)) <= 1 or sum(map(len, (*old, *new))) <= _LONG_LIST:
        return None
    gone = tuple(text for text in old if text not in new)
    come = tuple(text for text in new if text not in old)
    return gone, come


def _years(changes: Iterable[FieldChange]) -> Iterator[FieldChange]:
    """Make one change of the figures of several years that came or went together."""
    waiting: list[FieldChange] = []
    for change in changes:
        if waiting and not (_is_year(change) and _alike(waiting[-1], change)):
            yield _together(waiting)
            waiting.clear()
        if _is_year(change):
            waiting.append(change)
        else:
            yield change
    if waiting:
        yield _together(waiting)


def _is_year(change: FieldChange) -> bool:
    one_side = not (change.old and change.new)
    return one_side and not change.long and change.label.rpartition(SEPARATOR)[2].isdecimal()


def _alike(one: FieldChange, other: FieldChange) -> bool:
    same_field = one.label.rpartition(SEPARATOR)[0] == other.label.rpartition(SEPARATOR)[0]
    return same_field and bool(one.old) == bool(other.old)


def _together(changes: list[FieldChange]) -> FieldChange:
    named = [(*change.label.rpartition(SEPARATOR)[::2], change) for change in changes]
    old = ", ".join(f"{year}: {change.old}" for _, year, change in named if change.old)
    new = ", ".join(f"{year}: {change.new}" for _, year, change in named if change.new)
    return replace(changes[0], label=named[0][0], old=old, new=new)
