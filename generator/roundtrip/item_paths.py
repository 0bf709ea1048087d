"""Paths of fields, taken apart: the item, the field of it, and where in a tree both stand."""

from dataclasses import dataclass
from functools import cache
from typing import Final, NamedTuple

from generator.roundtrip.field_paths import field_at
from generator.roundtrip.places import PARAGRAPH
from generator.source.nodes import Mapping, Node, Path, Sequence, item_text
from generator.vocabulary.names import sections

_DECISIONS: Final = "implications"


class ItemField(NamedTuple):
    """``promises.tel-opnemen.norm.at_most``: a section, an item in it, and its field.

    ``name`` is empty where there is one of something (``formula``), ``field`` for a whole item.
    """

    section: str
    name: str
    field: str

    @property
    def item(self) -> str:
        """The path of the item: ``promises.tel-opnemen``, ``formula``."""
        return f"{self.section}.{self.name}" if self.name else self.section


@cache
def taken_apart(path: str) -> ItemField:
    """Take the path of a field apart; only the ids of derived implications have dots in them."""
    section, _, rest = path.partition(PARAGRAPH)[0].partition(".")
    if section not in sections():
        return ItemField(section, "", rest)
    steps = rest.split(".")
    for at in range(len(steps) - 1, 0, -1) if section == _DECISIONS else ():
        field = ".".join(steps[at:])
        # Any item tells whether there is such a field; the longest id comes first.
        if field_at(f"{section}.x.{field}") is not None:
            return ItemField(section, ".".join(steps[:at]), field)
    return ItemField(section, steps[0], ".".join(steps[1:]))


@dataclass(frozen=True, slots=True)
class Reached:
    """How far a path leads in a tree: the steps that are there, the last node, and what is missing."""

    steps: Path
    node: Node
    rest: tuple[str, ...]


def reach(tree: Mapping, path: ItemField) -> Reached:
    """Follow a path of ids as far as a tree goes; the tree has English keys."""
    node: Node = tree
    steps: list[str | int] = []
    names = [path.section, *([path.name] if path.name else []), *path.field.split(".")]
    parts = [name for name in names if name]
    for number, part in enumerate(parts):
        below = _below(node, part)
        if below is None:
            return Reached(tuple(steps), node, tuple(parts[number:]))
        step, node = below
        steps.append(step)
    return Reached(tuple(steps), node, ())


def _below(node: Node, part: str) -> tuple[str | int, Node] | None:
    if isinstance(node, Mapping):
        found = node.get(part)
        return None if found is None else (part, found)
    if isinstance(node, Sequence):
        for number, item in enumerate(node.items):
            name = item_text(item, "id")
            if part == (str(number) if name is None else name):
                return number, item
    return None
