"""The tree that a YAML file becomes.

Scalars keep the text that was written (``17:00``, ``1.10``, ``nee``): what a value means is decided by
the model, never by YAML. Every node keeps its span, so that a finding can point at it and a later edit
can replace exactly those characters.
"""

from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from typing import assert_never

from msgspec import Struct

from generator.diagnostics import Span


class Scalar(Struct, frozen=True, eq=False, gc=False):
    """One value. ``text`` is None where nothing was written (also ``~`` and ``null``).

    ``style`` is YAML's own sign: '' plain, ``'``, ``"``, ``|`` or ``>``. ``alias`` is the place of the
    ``*name`` through which the value was reached; it can then not be edited in place.
    """

    text: str | None
    span: Span
    style: str = ""
    alias: Span | None = None


class Sequence(Struct, frozen=True, eq=False, gc=False):
    """A list."""

    items: tuple["Node", ...]
    span: Span
    alias: Span | None = None


class Entry(Struct, frozen=True, eq=False, gc=False):
    """One key with its value; ``merged`` where a merge key (``<<``) brought it."""

    key: Scalar
    value: "Node"
    merged: bool = False


class Mapping(Struct, frozen=True, eq=False, gc=False):
    """Keys and values, in the order of the file. The keys are the names the program uses."""

    entries: MappingABC[str, Entry]
    span: Span
    alias: Span | None = None

    def get(self, key: str) -> "Node | None":
        """Give the value under a key, or None."""
        entry = self.entries.get(key)
        return entry.value if entry else None


Node = Scalar | Sequence | Mapping
Path = tuple[str | int, ...]


def place(node: Node) -> Span:
    """Give the place where the author can change a node: where it was reached, or where it stands."""
    return node.alias or node.span


def item_text(node: Node | None, key: str) -> str | None:
    """Give the text under a key of a mapping; None where either is absent or of another kind."""
    value = node.get(key) if isinstance(node, Mapping) else None
    return value.text if isinstance(value, Scalar) else None


def plain(node: Node) -> object:
    """Give a node as dictionaries, lists and texts; keys without a value are left out."""
    match node:
        case Scalar():
            return node.text
        case Sequence():
            return [plain(item) for item in node.items]
        case Mapping():
            return {
                key: plain(entry.value)
                for key, entry in node.entries.items()
                if not (isinstance(entry.value, Scalar) and entry.value.text is None)
            }
        case _:
            assert_never(node)


@dataclass(frozen=True, slots=True)
class Found:
    """Where a path leads: the deepest node on it, the key that led there, and the path as written.

    ``complete`` is False where the last part of the path is not in the file (a missing key).
    """

    node: Node
    key: Scalar | None
    written: str
    complete: bool


def find(root: Node, path: Path) -> Found:
    """Follow a path of program keys and list indexes as far as the file goes."""
    node, key, written, complete = root, None, "", True
    for part in path:
        if isinstance(node, Mapping) and isinstance(part, str) and part in node.entries:
            entry = node.entries[part]
            node, key = entry.value, entry.key
            written = f"{written}.{key.text}" if written else str(key.text)
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node.items):
            node, key = node.items[part], None
            name = item_text(node, "id")
            written = f"{written}.{name}" if name else f"{written}[{part + 1}]"
        else:
            complete = False
            break
    return Found(node, key, written, complete)


def find_field(root: Node, path: str) -> Found | None:
    """Follow a field's path by ids (``promises.tel-opnemen.norm.at_most``); None where it leads nowhere.

    Only the ids of derived implications have dots in them, and those may be absent from the file.
    """
    steps: list[str | int] = []
    node, parts = root, path.partition("#")[0].split(".")
    while parts:
        step, below, used = _step(node, parts)
        if below is None:
            return None
        del parts[:used]
        steps.append(step)
        node = below
    return find(root, tuple(steps))


def _step(node: Node, parts: list[str]) -> tuple[str | int, Node | None, int]:
    """Give the step that the first parts name, where it leads, and how many parts it takes."""
    if isinstance(node, Mapping):
        return parts[0], node.get(parts[0]), 1
    if isinstance(node, Sequence):
        index, used = _item_named(node, parts)
        return index, node.items[index] if index >= 0 else None, used
    return "", None, 1


def _item_named(node: Sequence, parts: list[str]) -> tuple[int, int]:
    """Give the index of the item that the first parts name, and how many parts its name takes."""
    names = [item_text(item, "id") for item in node.items]
    for used in range(len(parts), 0, -1):
        name = ".".join(parts[:used])
        if name in names:
            return names.index(name), used
    # What has no id is named by its number; an id may look like one, and is no number then.
    numbers = [str(index) if name is None else "" for index, name in enumerate(names)]
    return (numbers.index(parts[0]) if parts[0] in numbers else -1), 1
