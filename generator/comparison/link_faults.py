"""What can be wrong with the links that a person wrote, although each can be read."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from generator.comparison.decisions import Groups, Pair
from generator.comparison.facts import Compared, ItemRef
from generator.diagnostics import Diagnostic, Severity, nearest
from generator.source.nodes import Scalar, place


class Named(Protocol):
    """An entry of the file."""

    @property
    def items(self) -> tuple[ItemRef, ...]:
        """The items, each of a municipality of its own."""

    @property
    def nodes(self) -> tuple[Scalar, ...]:
        """Where each item is named."""

    @property
    def keys(self) -> tuple[Scalar, ...]:
        """Where the municipality of each is named."""

    def pairs(self) -> Iterator[Pair]:
        """Each two of the items."""


def contradictions(confirmed: Sequence[Named], rejected: Sequence[Named]) -> Iterator[Diagnostic]:
    """Find where one row would hold two items of a municipality, and what is both confirmed and rejected."""
    groups = Groups()
    held: dict[ItemRef, dict[str, str]] = {}
    for entry in confirmed:
        for item, node in zip(entry.items[1:], entry.nodes[1:], strict=True):
            one, other = groups.leader(entry.items[0]), groups.leader(item)
            first = held.pop(one, {one.municipality: one.item})
            second = first if one == other else held.pop(other, {other.municipality: other.item})
            double = next((name for name in second if name in first and first[name] != second[name]), None)
            if double is not None:
                arguments = {"municipality": double, "one": first[double], "other": second[double]}
                yield Diagnostic("links-same-municipality", place(node), arguments=_written(arguments))
            groups.join(entry.items[0], item)
            held[groups.leader(item)] = {**second, **first}
    for entry in rejected:
        for one, other in entry.pairs():
            if groups.leader(one) == groups.leader(other):
                yield Diagnostic("links-contradiction", place(entry.nodes[0]))


def _written(arguments: dict[str, str]) -> dict[str, str]:
    """Name items as most people write them."""
    return {
        key: text.replace("promises.", "beloften.").replace("behaviours.", "gedrag.")
        for key, text in arguments.items()
    }


def strangers(entries: Sequence[Named], compared: Sequence[Compared]) -> Iterator[Diagnostic]:
    """Name each municipality that is not in this comparison, once: a warning where its name may be a slip."""
    known = {one.key for one in compared}
    told: set[str] = set()
    for entry in entries:
        for item, key in zip(entry.items, entry.keys, strict=True):
            name = item.municipality
            if name not in known and name not in told:
                told.add(name)
                near = nearest(name, sorted(known))
                severity = Severity.WARNING if near else Severity.NOTE
                arguments = {"municipality": name, "suggestion": near}
                yield Diagnostic("links-not-compared", key.span, severity, arguments)


def gone(entries: Sequence[Named], compared: Sequence[Compared]) -> Iterator[Diagnostic]:
    """Name each item that its municipality does not have, or no longer has."""
    present = {
        one.key: {
            *(f"promises.{promise.id}" for promise in one.definition.promises),
            *(f"behaviours.{behaviour.id}" for behaviour in one.definition.behaviours),
        }
        for one in compared
    }
    for entry in entries:
        for item, node in zip(entry.items, entry.nodes, strict=True):
            items = present.get(item.municipality)
            if items is not None and item.item not in items:
                section, _, name = str(node.text).partition(".")
                kind = item.item.partition(".")[0]
                near = nearest(name, sorted(i.partition(".")[2] for i in items if i.startswith(f"{kind}.")))
                arguments = {
                    "municipality": item.municipality,
                    "reference": str(node.text),
                    "suggestion": f"{section}.{near}" if near else "",
                }
                yield Diagnostic("links-item-gone", place(node), arguments=arguments)
