"""What changed between two versions, as data to build on: English keys, values as they were written."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from generator.changes.facts import Difference, ImplicationChange, Judged, Kind, Value
from generator.quantities.quantity import Quantity
from generator.quantities.share import Share


@dataclass(frozen=True, slots=True)
class VersionNamed:
    """One of two versions: how the user called it, and the number that it gives itself."""

    label: str
    version: str


def write_changes(difference: Difference, old: VersionNamed, new: VersionNamed) -> str:
    """Give a difference as JSON, its changes in the order of the new definition."""
    data = {
        "old": _version(old),
        "new": _version(new),
        "changes": [_change(judged) for judged in difference.changes],
    }
    return json.dumps(data, ensure_ascii=False, indent=2) + "\n"


def _version(named: VersionNamed) -> dict[str, str]:
    return {"label": named.label, "version": named.version}


def _change(judged: Judged) -> dict[str, object]:
    change = judged.change
    return {
        "kind": change.kind.value,
        "level": judged.level.value,
        "item": change.item,
        "field": change.field,
        "old": _plain(change.old),
        "new": _plain(change.new),
        "departments": list(judged.departments),
        "fingerprint": judged.fingerprint,
        "accepted": judged.accepted,
        "implications": _implications(judged.implications),
    }


def _implications(changes: Iterable[ImplicationChange]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {kind.value: [] for kind in (Kind.ADDED, Kind.REMOVED, Kind.CHANGED)}
    for change in changes:
        found[change.kind.value].append(change.present.id)
    return found


def _plain(value: Value | None) -> object:
    match value:
        case Quantity() | Share():
            return value.text
        case Decimal():
            return int(value) if value == int(value) else float(value)
        case date():
            return value.isoformat()
        case tuple():
            return list(value)
        case Mapping():
            return {key: _plain(inner) for key, inner in value.items()}
        case _:
            return value
