"""Lay a definition over the one it is based on.

Works on trees with English keys, before anything is typed, so that every value keeps the place in the
file it came from and a message can tell whence it was inherited.
"""

from typing import Final

from msgspec.structs import replace

from generator.diagnostics import Diagnostic, nearest
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence, item_text
from generator.vocabulary.names import section_of, sections

STANDARD_TEXTS: Final = frozenset({"experience", "way_of_working", "measuring"})
"""The running texts of a shipped formula that a municipality may take over as they stand."""

PASSED_ON: Final = frozenset({"rules", "departments", "terms", "stakeholders", "formula"})
"""What a shipped formula passes on. Never promises or behaviours: a municipality has promised only what
stands in its own file."""

_OWN: Final = frozenset({"extends", "files", "without", "translations"})
"""How a file is put together, which no other file inherits."""


def passed_on(shipped: Mapping) -> Mapping:
    """Give the part of a shipped formula that passes on to a municipality."""
    entries = {key: entry for key, entry in shipped.entries.items() if key in PASSED_ON}
    formula = shipped.get("formula")
    if isinstance(formula, Mapping):
        texts = {key: entry for key, entry in formula.entries.items() if key in STANDARD_TEXTS}
        entries["formula"] = replace(entries["formula"], value=replace(formula, entries=texts))
    return replace(shipped, entries=entries)


def lay_over(base: Mapping, top: Mapping) -> Mapping:
    """Lay ``top`` over ``base``: items meet by id, scalars and lists of scalars are replaced.

    The order is the base's first. An empty value takes the inherited one away.
    """
    inherited = {key: entry for key, entry in base.entries.items() if key not in _OWN}
    return replace(top, entries=_entries(inherited, top))


def _entries(inherited: dict[str, Entry], top: Mapping) -> dict[str, Entry]:
    entries = dict(inherited)
    for key, entry in top.entries.items():
        below = inherited.get(key)
        if below is None:
            entries[key] = entry
        elif isinstance(entry.value, Scalar) and entry.value.text is None:
            del entries[key]
        else:
            entries[key] = replace(entry, value=_over(below.value, entry.value))
    return entries


def _over(base: Node, top: Node) -> Node:
    if isinstance(base, Mapping) and isinstance(top, Mapping):
        return replace(top, entries=_entries(dict(base.entries), top))
    if isinstance(base, Sequence) and isinstance(top, Sequence) and _has_ids(base) and _has_ids(top):
        return replace(top, items=_items(base, top))
    return top


def _has_ids(node: Sequence) -> bool:
    return any(item_text(item, "id") is not None for item in node.items)


def _items(base: Sequence, top: Sequence) -> tuple[Node, ...]:
    uppers = {item_text(item, "id"): item for item in top.items}
    known = {item_text(item, "id") for item in base.items} - {None}
    merged = tuple(
        _over(item, uppers[name]) if (name := item_text(item, "id")) in uppers else item
        for item in base.items
    )
    new = (item for item in top.items if item_text(item, "id") not in known)
    return (*merged, *new)


def leave_out(tree: Mapping) -> tuple[Mapping, list[Diagnostic]]:
    """Take out the items that ``without`` names, and report the names that mean nothing."""
    without = tree.get("without")
    if not isinstance(without, Sequence):
        return tree, []
    findings: list[Diagnostic] = []
    gone: dict[str, set[str]] = {}
    for scalar in without.items:
        if isinstance(scalar, Scalar) and scalar.text:
            found = _meant(tree, scalar.text)
            if len(found) == 1:
                gone.setdefault(found[0], set()).add(scalar.text.rpartition(".")[2])
            else:
                findings.append(_unclear(tree, scalar, found))
    entries = dict(tree.entries)
    for section, names in gone.items():
        entry = entries[section]
        if isinstance(entry.value, Sequence):
            kept = tuple(item for item in entry.value.items if item_text(item, "id") not in names)
            entries[section] = replace(entry, value=replace(entry.value, items=kept))
    return replace(tree, entries=entries), findings


def _ids(tree: Mapping, section: str) -> set[str]:
    items = tree.get(section)
    if not isinstance(items, Sequence):
        return set()
    return {name for item in items.items if (name := item_text(item, "id"))}


def _meant(tree: Mapping, reference: str) -> list[str]:
    """Give the sections in which a reference of ``without`` names an item."""
    kind, _, name = reference.partition(".")
    section = section_of(kind) if name else None
    if section:
        return [section] if name in _ids(tree, section) else []
    return [section for section in sections() if reference in _ids(tree, section)]


def _unclear(tree: Mapping, scalar: Scalar, found: list[str]) -> Diagnostic:
    text, path = scalar.text or "", str(tree.entries["without"].key.text)
    if found:
        kinds = ", ".join(str(tree.entries[section].key.text) for section in found)
        example = f"{tree.entries[found[0]].key.text}.{text}"
        arguments = {"reference": text, "kinds": kinds, "example": example}
        return Diagnostic("ambiguous-reference", scalar.span, arguments=arguments, path=path)
    ids = {name for section in sections() for name in _ids(tree, section)}
    arguments = {"reference": text, "suggestion": nearest(text.rpartition(".")[2], ids)}
    return Diagnostic("dead-reference", scalar.span, arguments=arguments, path=path)
