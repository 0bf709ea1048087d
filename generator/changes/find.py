"""Two definitions → the changes between them: facts only, the same seen from either side."""

from collections.abc import Iterator, Mapping
from typing import Final

from generator.changes.facts import Change, Kind, Value
from generator.changes.fields import SINGLE, Fields, fields, items, refers, same, top_fields
from generator.changes.moves import moves
from generator.model.base import Part
from generator.model.definition import Definition
from generator.model.forms import FieldForm
from generator.vocabulary.names import sections


def find_changes(old: Definition, new: Definition) -> tuple[Change, ...]:
    """Give every change, items in the order of the new definition and those that are gone behind their kind.

    Items meet by id; a new id with nearly the same content is a move. The order of items and of references,
    and how a definition is divided over files, is no change.
    """
    before, after = items(old), items(new)
    return (
        *_field_changes("definition", top_fields(old), top_fields(new), {}),
        *_changes(before, after, renamed(before, after)),
    )


def renamed(before: Mapping[str, Part], after: Mapping[str, Part]) -> dict[str, str]:
    """Give the new path of each item that has another id now."""
    found: dict[str, str] = {}
    for section in sections():
        gone, come = (_only(section, these, others) for these, others in ((before, after), (after, before)))
        if gone and come:
            found |= moves(gone, come)
    return found


def _only(section: str, these: Mapping[str, Part], others: Mapping[str, Part]) -> dict[str, Fields]:
    return {
        path: fields(part) for path, part in these.items() if _section(path) == section and path not in others
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
            if former != path:
                yield Change(Kind.MOVED, path, "id", _id(former), _id(path))
            yield from _field_changes(path, fields(before[former]), fields(after[path]), renamed)
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


def _field_changes(path: str, old: Fields, new: Fields, renamed: Mapping[str, str]) -> Iterator[Change]:
    apart = old.parts ^ new.parts
    whole = {part for part in apart if not any(part.startswith(f"{other}.") for other in apart)}
    for name in dict.fromkeys((*new.values, *old.values, *sorted(whole))):
        if any(name.startswith(f"{part}.") for part in whole):
            continue
        if name in whole:
            before, after = _part(old, name), _part(new, name)
        else:
            before, after = old.values.get(name), new.values.get(name)
            form = new.forms.get(name) or old.forms[name]
            if refers(form):
                before, after = _references(before, form, renamed), _sorted(after)
        if not same(before, after):
            yield Change(Kind.CHANGED, path, name, before, after)


def _part(seen: Fields, name: str) -> Value | None:
    """Give all fields of a part that only one version has."""
    if name not in seen.parts:
        return None
    below = f"{name}."
    return {path.removeprefix(below): value for path, value in seen.values.items() if path.startswith(below)}


def _references(value: Value | None, form: FieldForm, renamed: Mapping[str, str]) -> Value | None:
    """Give references of the old version by the ids that their items have now."""
    section = form.refers_to[0] if form.refers_to else ""

    def now(reference: str) -> str:
        if not section:
            return renamed.get(reference, reference)
        return _id(renamed.get(f"{section}.{reference}", f"{section}.{reference}"))

    if isinstance(value, str):
        return now(value)
    return tuple(sorted(map(now, value))) if isinstance(value, tuple) else value


def _sorted(value: Value | None) -> Value | None:
    return tuple(sorted(value)) if isinstance(value, tuple) else value


_CALLED_BY: Final = (
    "name",
    "text",
    "term",
    "what",
    "discipline",
    "do",
    "choose",
    "complaint",
    "title",
    "template",
)


def name_of(part: Part) -> str:
    """Give what an item is called: its name, else what it says, else its id."""
    for name in _CALLED_BY:
        value = getattr(part, name, None)
        if isinstance(value, str):
            return value
    return str(getattr(part, "id", part.kind_name))
