"""Proposals written into the YAML: only what was asked for changes, in the layout of the place."""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Final

from generator.diagnostics import Diagnostic
from generator.loader.faults import kind_at
from generator.loader.load import Loaded
from generator.roundtrip.desk import Desk, Sheet, UnwritableError, refuse_obstacle, splice_fault
from generator.roundtrip.item_paths import ItemField, Reached, reach
from generator.roundtrip.proposals import Kind, Proposal
from generator.source.growing import add_entries, add_items, add_section
from generator.source.nodes import Mapping, Scalar, Sequence, place
from generator.source.removing import remove_items
from generator.source.rewriting import rewrite_scalar
from generator.source.splice import Edit, SpliceError, Value
from generator.vocabulary.names import key_name, keys_by_name

_WITHOUT: Final = "without"


class How(StrEnum):
    """What was written."""

    CHANGED = "changed"
    """The value, where it stands."""
    ADDED = "added"
    """A key or an item that was not there."""
    OVERRIDE = "override"
    """A key or an item over what is inherited, which stays."""
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Written:
    """Where a proposal was written: a file by its name, and the line in it, counted from 1."""

    proposal: Proposal
    file: str
    line: int
    how: How


def write_back(desk: Desk, proposal: Proposal, loaded: Loaded) -> Written:
    """Write a proposal into the files on a desk; ``loaded`` is the definition before anything was written.

    Raises:
        UnwritableError: It cannot be written; the files are as they were.
    """
    try:
        match proposal.kind:
            case Kind.CHANGED:
                return _change(desk, proposal, loaded)
            case Kind.ADDED:
                return _add_promise(desk, proposal, loaded)
            case Kind.ENDED:
                return _end_promise(desk, proposal)
    except SpliceError as error:
        sheet = next((one for one in desk.sheets() if one.file is error.span.file), desk.own[0])
        raise UnwritableError(splice_fault(error, sheet)) from error


def _change(desk: Desk, proposal: Proposal, loaded: Loaded) -> Written:
    target, new = proposal.target, proposal.new or ""
    for sheet, found in desk.found(target):
        if not found.rest:
            if not isinstance(found.node, Scalar):
                raise UnwritableError(
                    Diagnostic("pull-no-single-value", place(found.node), path=proposal.path)
                )
            refuse_obstacle(sheet, found, target)
            after = desk.put(sheet, [rewrite_scalar(found.node, new)])
            return _written(after, proposal, target, How.CHANGED)
    inherited = not reach(loaded.tree, target).rest
    return _grow(desk, proposal, loaded, How.OVERRIDE if inherited else How.ADDED)


def _grow(desk: Desk, proposal: Proposal, loaded: Loaded, how: How) -> Written:
    """Add a key to what the definition has of its own, or an item with only that key."""
    target = proposal.target
    sheet, found = _nearest(desk, target)
    steps, value = _value(sheet, found, target, proposal, loaded)
    if target.name and target.name in found.rest:
        item = {"id": target.name, **_nested(sheet, "definition", steps[2:], value, target.section)}
        after = _add_item(desk, sheet, target, item)
    else:
        node = found.node
        if not isinstance(node, Mapping):
            raise UnwritableError(Diagnostic("pull-no-single-value", place(node), path=proposal.path))
        refuse_obstacle(sheet, found, target)
        kind = kind_at(found.steps) or "definition"
        entries = _nested(sheet, kind, steps[len(found.steps) :], value)
        after = desk.put(sheet, [add_entries(node, entries)])
    return _written(after, proposal, target, how)


def _nearest(desk: Desk, target: ItemField) -> tuple[Sheet, Reached]:
    """Give the file that leads farthest to a field; where none has anything of it, the definition itself."""
    ways = [(sheet, reach(sheet.tree, target)) for sheet in desk.own]
    return max(ways, key=lambda way: len(way[1].steps))


def _value(
    sheet: Sheet, found: Reached, target: ItemField, proposal: Proposal, loaded: Loaded
) -> tuple[tuple[str, ...], Value]:
    """Give the steps to what is written, and its value: of an inherited list all of it."""
    steps = tuple(part for part in (target.section, target.name, *target.field.split(".")) if part)
    new = proposal.new or ""
    if not steps[-1].isdecimal() or not isinstance(_above(loaded, target), Sequence):
        if any(step.isdecimal() for step in found.rest[:-1]):
            raise UnwritableError(Diagnostic("pull-inherited-list", file=sheet.file.name, path=proposal.path))
        return steps, new
    above = _above(loaded, target)
    items = above.items if isinstance(above, Sequence) else ()
    texts: list[Value] = [item.text or "" for item in items if isinstance(item, Scalar)]
    number = int(steps[-1])
    if len(texts) != len(items) or number >= len(texts):
        raise UnwritableError(Diagnostic("pull-inherited-list", file=sheet.file.name, path=proposal.path))
    texts[number] = new
    return steps[:-1], texts


def _above(loaded: Loaded, target: ItemField) -> object:
    field = target.field.rpartition(".")[0]
    found = reach(loaded.tree, target._replace(field=field))
    return None if found.rest else found.node


def _nested(
    sheet: Sheet, kind: str, steps: tuple[str, ...], value: Value, section: str = ""
) -> dict[str, Value]:
    """Give keys within keys, in the language of the file; ``section`` is the one that an item is in."""
    if section:
        kind = keys_by_name(kind)[section].kind
    names: list[str] = []
    for step in steps:
        known = keys_by_name(kind).get(step) if kind else None
        names.append(key_name(kind, step, sheet.language) if known else step)
        kind = known.kind if known else ""
    made: Value = value
    for name in reversed(names):
        made = {name: made}
    assert isinstance(made, MappingABC)  # noqa: S101 - a field has at least one step
    return dict(made)


def _add_item(desk: Desk, sheet: Sheet, target: ItemField, item: dict[str, Value]) -> Sheet:
    """Add an item to its section, in the file that has one, else at the end of the definition."""
    if sheet.tree.get(target.section) is None:
        sheet = next((one for one in desk.own if one.tree.get(target.section) is not None), desk.own[0])
    refuse_obstacle(sheet, reach(sheet.tree, ItemField(target.section, "", "")), target)
    entry = sheet.tree.entries.get(target.section)
    key = (
        entry.key.text if entry and entry.key.text else key_name("definition", target.section, sheet.language)
    )
    return desk.put(sheet, [add_section(sheet.tree, key, [item])])


def _add_promise(desk: Desk, proposal: Proposal, loaded: Loaded) -> Written:
    target = proposal.target
    if loaded.language != loaded.own_language:
        arguments = {"language": loaded.language}
        raise UnwritableError(Diagnostic("pull-other-language", path=proposal.path, arguments=arguments))
    before = ItemField(target.section, proposal.after, "")
    ways = [(sheet, reach(sheet.tree, before)) for sheet in desk.own]
    for sheet, found in ways if proposal.after else ():
        if not found.rest:
            refuse_obstacle(sheet, found, target)
            items = reach(sheet.tree, ItemField(target.section, "", "")).node
            if isinstance(items, Sequence):
                at = found.steps[-1]
                edit = add_items(items, [_promise(sheet, proposal)], int(at))
                return _written(desk.put(sheet, [edit]), proposal, target, How.ADDED)
    sheet = next((one for one in desk.own if one.tree.get(target.section) is not None), desk.own[0])
    after = _add_item(desk, sheet, target, _promise(sheet, proposal))
    return _written(after, proposal, target, How.ADDED)


def _promise(sheet: Sheet, proposal: Proposal) -> dict[str, Value]:
    return {"id": proposal.target.name, key_name("promise", "text", sheet.language): proposal.new or ""}


def _end_promise(desk: Desk, proposal: Proposal) -> Written:
    target = proposal.target
    for sheet in desk.own:
        found = reach(sheet.tree, target)
        if not found.rest:
            refuse_obstacle(sheet, found, target)
            items = reach(sheet.tree, ItemField(target.section, "", "")).node
            line = place(found.node).line
            if isinstance(items, Sequence):
                desk.put(sheet, remove_items(items, [int(found.steps[-1])]))
                return Written(proposal, sheet.file.name, line, How.REMOVED)
    return _leave_out(desk, proposal)


def _leave_out(desk: Desk, proposal: Proposal) -> Written:
    """Leave an inherited promise out by name."""
    sheet = desk.own[0]
    target = proposal.target
    name = f"{key_name('definition', target.section, sheet.language)}.{target.name}"
    listed = sheet.tree.get(_WITHOUT)
    refuse_obstacle(sheet, reach(sheet.tree, ItemField(_WITHOUT, "", "")), target)
    edit: Edit
    if isinstance(listed, Sequence):
        edit = add_items(listed, [name])
    else:
        edit = add_entries(sheet.tree, {key_name("definition", _WITHOUT, sheet.language): [name]})
    after = desk.put(sheet, [edit])
    found = after.tree.get(_WITHOUT)
    line = place(found).line if found is not None else 1
    return Written(proposal, after.file.name, line, How.OVERRIDE)


def located(desk: Desk, written: Written) -> Written:
    """Give where something stands after all was written: what came later may have moved it."""
    target = written.proposal.target
    for sheet, found in desk.found(target):
        if sheet.file.name == written.file and not found.rest:
            return replace(written, line=place(found.node).line)
    return written


def _written(sheet: Sheet, proposal: Proposal, target: ItemField, how: How) -> Written:
    return Written(proposal, sheet.file.name, place(reach(sheet.tree, target).node).line, how)
