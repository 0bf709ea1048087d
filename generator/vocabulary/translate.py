"""Rename a definition as written to the names the program knows, in one pass."""

from generator.diagnostics import Diagnostic
from generator.source.nodes import Entry, Mapping, Node, Scalar, Sequence
from generator.vocabulary.names import keys_by_name, values_by_name


def translate(root: Mapping, kind: str = "definition") -> tuple[Mapping, list[Diagnostic]]:
    """Give the same tree with English keys and fixed values, and the keys that were written twice.

    Unknown keys and values stay as they are, for the model to find. Every ``Entry.key`` and every
    span still shows what the author wrote.
    """
    findings: list[Diagnostic] = []
    return _mapping(root, kind, findings), findings


def _mapping(node: Mapping, kind: str, findings: list[Diagnostic]) -> Mapping:
    names = keys_by_name(kind)
    entries: dict[str, Entry] = {}
    for written, entry in node.entries.items():
        key = names.get(written)
        if key is None:
            entries.setdefault(written, entry)
        elif key.english in entries and entries[key.english].key.text != written:
            first = entries[key.english].key
            arguments = {
                "key": written,
                "other": str(first.text),
                "first": str(first.span.line),
            }
            findings.append(Diagnostic("same-key-twice", entry.key.span, arguments=arguments))
        else:
            value = _below(entry.value, key.kind, key.values, findings)
            same = value is entry.value
            entries[key.english] = entry if same else Entry(entry.key, value, entry.merged)
    return Mapping(entries, node.span, node.alias)


def _below(node: Node, kind: str, values: str, findings: list[Diagnostic]) -> Node:
    if isinstance(node, Mapping):
        return _mapping(node, kind, findings) if kind else node
    if isinstance(node, Sequence):
        if not kind and not values:
            return node
        items = tuple(_below(item, kind, values, findings) for item in node.items)
        return Sequence(items, node.span, node.alias)
    if values and node.text is not None:
        english = values_by_name(values).get(node.text)
        return node if english in (None, node.text) else Scalar(english, node.span, node.style, node.alias)
    return node
