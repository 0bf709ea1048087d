"""Why a value cannot be changed where it stands."""

from enum import StrEnum

from generator.diagnostics import Span
from generator.source.layout import layout
from generator.source.nodes import Mapping, Node, Path, Sequence


class Obstacle(StrEnum):
    """What stands in the way of changing a value in place."""

    ALIAS = "alias"
    """It was reached through ``*name``, and stands elsewhere."""
    MERGE_KEY = "merge-key"
    """It was brought by ``<<``, and stands elsewhere."""
    ANCHOR = "anchor"
    """It is, or is part of, what some ``*name`` repeats: that would change as well."""


def obstacle(root: Node, path: Path) -> tuple[Obstacle, Span] | None:
    """Give the first obstacle on a path of keys and numbers, and its place; None where there is none.

    A path that goes further than the file does is followed as far as it goes, so that it also tells whether
    a key may be added there. An anchor that nothing repeats is no obstacle.
    """
    found = _at(root)
    for part in path:
        if found:
            break
        if isinstance(root, Mapping) and isinstance(part, str) and part in root.entries:
            entry = root.entries[part]
            if entry.merged:
                return Obstacle.MERGE_KEY, entry.key.span
            root = entry.value
        elif isinstance(root, Sequence) and isinstance(part, int) and 0 <= part < len(root.items):
            root = root.items[part]
        else:
            break
        found = _at(root)
    return found


def _at(node: Node) -> tuple[Obstacle, Span] | None:
    if node.alias:
        return Obstacle.ALIAS, node.alias
    tokens = layout(node.span.file)
    name = tokens.anchor(node) if tokens.aliases else ""
    return (Obstacle.ANCHOR, node.span) if name in tokens.aliases else None
