"""Two definitions → the changes between them: facts only, the same seen from either side."""

from collections.abc import Collection, Iterator, Mapping
from typing import Final

from generator.changes.facts import Change, Kind, Value
from generator.changes.fields import SINGLE, Fields, fields, items, same, top_fields
from generator.changes.moves import moves
from generator.model.base import Part
from generator.model.definition import Definition
from generator.model.forms import FieldForm
from generator.views.view import CALLED_BY
from generator.vocabulary.names import sections


def find_changes(old: Definition, new: Definition, moved: Mapping[str, str]) -> tuple[Change, ...]:
    """Give every change, items in the order of the new definition and those that are gone behind their kind.

    Items meet by id; ``moved`` are those with another id now, as ``renamed`` gives them. The order of
    items and of references, and how a definition is divided over files, is no change.
    """
    return (
        *_field_changes("definition", top_fields(old), top_fields(new)),
        *_changes(items(old), items(new), moved),
    )


def renamed(before: Mapping[str, Part], after: Mapping[str, Part]) -> dict[str, str]:
    """Give the new path of each item that has another id now, and nearly the same content.

    A decision on a derived implication never moves by itself: its id follows those of what it came from.
    """
    found: dict[str, str] = {}
    for section in sorted(sections(), key=_REFERRING.__contains__):
        gone, come = _only(section, before, after, found), _only(section, after, before, {})
        if gone and come:
            found |= moves(gone, come)
    decided = following(_derived(before), _derived(after), found)
    return found | {f"implications.{old}": f"implications.{new}" for old, new in decided.items()}


_REFERRING: Final = ("promises", "behaviours", "implications", "projects", "journeys", "lessons")
"""Sections that come last, when it is known what has become of the items that they name."""
_HIT: Final = ("promises", "channels", "behaviours")
"""The sections that rules range over."""


def following(before: Collection[str], after: Collection[str], renamed: Mapping[str, str]) -> dict[str, str]:
    """Give the new id of each derived implication whose department, rule or item has another id now."""
    found: dict[str, str] = {}
    gone, come = set(before) - set(after), set(after) - set(before)
    for name in sorted(gone) if renamed and come else ():
        department, rule, item = name.split(".", 2)
        department, rule = id_now(department, "departments", renamed), id_now(rule, "rules", renamed)
        for section in _HIT:  # an id does not tell in which of them its item stands
            now = f"{department}.{rule}.{id_now(item, section, renamed)}"
            if now in come:
                found[name] = now
                come.remove(now)
                break
    return found


def _derived(these: Mapping[str, Part]) -> list[str]:
    return [_id(path) for path in these if _is_derived(path)]


def _is_derived(path: str) -> bool:
    """Say whether a path is that of a decision on a derived implication: only these have dots in their id."""
    return _section(path) == "implications" and "." in _id(path)


def _only(
    section: str, these: Mapping[str, Part], others: Mapping[str, Part], renamed: Mapping[str, str]
) -> dict[str, Fields]:
    return {
        path: _by_new_ids(fields(part), section, renamed)
        for path, part in these.items()
        if _section(path) == section and path not in others and not _is_derived(path)
    }


def _changes(
    before: Mapping[str, Part], after: Mapping[str, Part], renamed: Mapping[str, str]
) -> Iterator[Change]:
    origins = {new_path: old_path for old_path, new_path in renamed.items()}
    for section in _sections(before, after):
        for path in (path for path in after if _section(path) == section):
            former = origins.get(path, path)
            if former not in before:
                yield Change(Kind.ADDED, path, "", None, name_of(after[path]))
                continue
            if former != path and not _is_derived(path):
                yield Change(Kind.MOVED, path, "id", _id(former), _id(path))
            old = _by_new_ids(fields(before[former]), section, renamed)
            yield from _field_changes(path, old, _by_new_ids(fields(after[path]), section, {}))
        for path in (path for path in before if _section(path) == section):
            if path not in after and path not in renamed:
                yield Change(Kind.REMOVED, path, "", name_of(before[path]), None)


def _sections(before: Mapping[str, Part], after: Mapping[str, Part]) -> list[str]:
    """Give the sections that either has, in the order of the vocabulary, what there is one of first."""
    present = {_section(path) for path in (*before, *after)}
    singles = [name for name in SINGLE if name in present]
    return [*singles, *(name for name in sections() if name in present)]


def _section(path: str) -> str:
    return path.partition(".")[0]


def _id(path: str) -> str:
    return path.partition(".")[2]


def _field_changes(path: str, old: Fields, new: Fields) -> Iterator[Change]:
    apart = old.parts ^ new.parts
    within = {**old.within, **new.within}
    whole = {part for part in apart if within[part] not in apart}
    for name in dict.fromkeys((*new.values, *old.values, *sorted(whole))):
        if within.get(name) in apart:
            continue
        if name in whole:
            before, after = _part(old, name), _part(new, name)
        else:
            before, after = old.values.get(name), new.values.get(name)
        if not same(before, after):
            yield Change(Kind.CHANGED, path, name, before, after)


def _part(seen: Fields, name: str) -> Value | None:
    """Give all fields of a part that only one version has."""
    if name not in seen.parts:
        return None
    return {
        path.removeprefix(f"{name}."): value
        for path, value in seen.values.items()
        if seen.stands_in(path, name)
    }


def _by_new_ids(seen: Fields, section: str, renamed: Mapping[str, str]) -> Fields:
    """Give the fields of an item with the ids that other items have now, references in a fixed order.

    The paths of a rule's fields hold ids too, those of departments.
    """
    above = "implications."

    def path_now(path: str) -> str:
        if section != "rules" or not path.startswith(above):
            return path
        return above + id_now(path.removeprefix(above), "departments", renamed)

    return Fields(
        {path_now(path): _now(value, seen.forms[path], renamed) for path, value in seen.values.items()},
        {path_now(path): form for path, form in seen.forms.items()},
        seen.parts,
        {path_now(path): part for path, part in seen.within.items()},
    )


def _now(value: Value, form: FieldForm, renamed: Mapping[str, str]) -> Value:
    """Give what a field says; a reference by the id that its item has now."""
    if form.refers_to is None:
        return value
    section = form.refers_to[0] if form.refers_to else ""

    def now(reference: str) -> str:
        return id_now(reference, section, renamed) if section else renamed.get(reference, reference)

    return tuple(sorted(map(now, value))) if isinstance(value, tuple) else now(str(value))


def id_now(name: str, section: str, renamed: Mapping[str, str]) -> str:
    """Give the id that an item of a section has now."""
    return _id(renamed.get(f"{section}.{name}", f"{section}.{name}"))


_CALLED_BY: Final = (*CALLED_BY, "title", "template")


def name_of(part: Part) -> str:
    """Give what an item is called: its name, else what it says, else its id."""
    for name in _CALLED_BY:
        value = getattr(part, name, None)
        if isinstance(value, str):
            return value
    return str(getattr(part, "id", part.kind_name))
