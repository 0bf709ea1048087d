"""A definition with its keys and fixed values in the other language, everything else as it stands."""

from typing import assert_never

from generator.diagnostics import Span
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.vocabulary.names import Language, keys_by_name, value_name, values_by_name

_Edit = tuple[Span, str]


def renaming(root: Mapping, language: Language) -> list[_Edit]:
    """Give what to replace where, in a tree as it was written; unknown words stay."""
    return list(_mapping(root, "definition", language))


def _mapping(node: Mapping, kind: str, language: Language) -> list[_Edit]:
    edits: list[_Edit] = []
    for written, entry in node.entries.items():
        key = keys_by_name(kind).get(written)
        if key is not None:
            name = key.dutch if language == "nl" else key.english
            if name != written:
                edits.append((entry.key.span, name))
            edits.extend(_below(entry.value, key.kind, key.values, language))
    return edits


def _below(node: Node, kind: str, values: str, language: Language) -> list[_Edit]:
    match node:
        case Mapping():
            return _mapping(node, kind, language) if kind else []
        case Sequence():
            return [edit for item in node.items for edit in _below(item, kind, values, language)]
        case Scalar():
            english = values_by_name(values).get(node.text or "") if values else None
            name = value_name(values, english, language) if english else node.text
            return [(node.span, name)] if name and name != node.text else []
        case _:
            assert_never(node)
