"""What the model refused, as findings with the place where it was written."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from pydantic_core import ErrorDetails

from generator.diagnostics import Diagnostic, nearest
from generator.source.nodes import Found, Mapping, Node, Path, Scalar, find, place
from generator.source.nodes import Sequence as NodeSequence
from generator.vocabulary.names import Language, key_name, keys_by_name, section_of
from generator.vocabulary.table import KINDS, VALUES

_WRONG_KIND: Final = {
    "tuple_type": "not-a-list",
    "model_type": "not-a-mapping",
    "model_attributes_type": "not-a-mapping",
}
_KEY_PART: Final = "[key]"
_MOST_TO_LIST: Final = 12
"""How many ids a message names where it does not know which one was meant."""


def author_language(tree: Mapping) -> Language:
    """Tell in which language the keys of a definition are written."""
    entry = tree.entries.get("format") or next(iter(tree.entries.values()), None)
    return "en" if entry and entry.key.text in ("format", "municipality", "formula") else "nl"


def kind_at(path: Iterable[str | int]) -> str:
    """Give the kind of the mapping at a path of the definition, empty where keys are free."""
    kind = "definition"
    for part in path:
        if isinstance(part, str):
            key = keys_by_name(kind).get(part) if kind else None
            kind = key.kind if key else ""
    return kind


def explain_faults(tree: Mapping, errors: Sequence[ErrorDetails]) -> list[Diagnostic]:
    """Turn the model's errors into findings."""
    language = author_language(tree)
    return [_explain(tree, error, language) for error in errors]


def unknown_empty_keys(tree: Mapping) -> list[Diagnostic]:
    """Find unknown keys without a value: what is empty is left out before the model looks at it."""
    language = author_language(tree)
    return [_unknown_key(tree, path, language) for path in _unknown_empty(tree, (), "definition")]


def _unknown_empty(node: Node, path: Path, kind: str) -> Iterator[Path]:
    if isinstance(node, NodeSequence):
        for index, item in enumerate(node.items):
            yield from _unknown_empty(item, (*path, index), kind)
    elif isinstance(node, Mapping) and kind:
        for name, entry in node.entries.items():
            key = keys_by_name(kind).get(name)
            if key is not None:
                yield from _unknown_empty(entry.value, (*path, name), key.kind)
            elif isinstance(entry.value, Scalar) and entry.value.text is None:
                yield (*path, name)


def _explain(tree: Mapping, error: ErrorDetails, language: Language) -> Diagnostic:
    code, path = error["type"], tuple(error["loc"])
    arguments = {key: str(value) for key, value in error.get("ctx", {}).items()}
    if code == "missing":
        return _missing(tree, path, language)
    if code == "extra_forbidden":
        return _unknown_key(tree, path, language)
    on_key = path[-1:] == (_KEY_PART,)
    found = find(tree, path[:-1] if on_key else path)
    span = found.key.span if on_key and found.key else place(found.node)
    if code in _WRONG_KIND:
        arguments = _found_instead(found)
        code = _WRONG_KIND[code]
    elif code == "bad-value":
        arguments |= _allowed(arguments["text"], arguments.pop("values"), language)
    elif code in ("dead-reference", "ambiguous-reference"):
        arguments = _reference(arguments, language)
    written = found.node.text if isinstance(found.node, Scalar) else None
    if written is not None:
        arguments.setdefault("text", written)
    return Diagnostic(code, span, arguments=arguments, path=found.written)


def _missing(tree: Mapping, path: Path, language: Language) -> Diagnostic:
    *above, key = path
    found = find(tree, tuple(above))
    name = key_name(kind_at(above), str(key), language)
    node = found.node
    if isinstance(node, Mapping) and str(key) in node.entries:
        entry = node.entries[str(key)]
        written = f"{found.written}.{entry.key.text}" if found.written else str(entry.key.text)
        return Diagnostic("empty-text", entry.key.span, arguments={"key": name}, path=written)
    return Diagnostic("missing-key", place(node), arguments={"key": name}, path=found.written)


def _unknown_key(tree: Mapping, path: Path, language: Language) -> Diagnostic:
    found = find(tree, path)
    kind = kind_at(path[:-1])
    key = str(path[-1])
    names = [word for row in KINDS.get(kind, ()) for word in (row.dutch, row.english)]
    own = [row.dutch if language == "nl" else row.english for row in KINDS.get(kind, ())]
    arguments = {"key": key, "suggestion": nearest(key, names), "known": ", ".join(own)}
    span = found.key.span if found.key else place(found.node)
    return Diagnostic("unknown-key", span, arguments=arguments, path=found.written)


def _found_instead(found: Found) -> dict[str, str]:
    node = found.node
    if isinstance(node, Scalar):
        return {"found": "text", "text": node.text or ""}
    return {"found": "mapping" if isinstance(node, Mapping) else "list", "text": ""}


def _allowed(text: str, values: str, language: Language) -> dict[str, str]:
    rows = VALUES[values]
    own = [dutch if language == "nl" else english for english, dutch in rows]
    every = [word for row in rows for word in row]
    return {"known": ", ".join(own), "suggestion": nearest(text, every)}


def _reference(arguments: dict[str, str], language: Language) -> dict[str, str]:
    kinds = [key_name("definition", kind, language) for kind in arguments["kinds"].split(",") if kind]
    kind, _, rest = arguments["reference"].partition(".")
    named = rest and section_of(kind) == arguments["kinds"]
    candidates = [name for name in arguments.get("candidates", "").split("\n") if name]
    reference = rest if named else arguments["reference"]
    return {
        "reference": reference,
        "kinds": ", ".join(kinds),
        "example": f"{kinds[0]}.{reference}" if kinds else "",
        "suggestion": nearest(reference.rpartition(".")[2], candidates),
        "known": ", ".join(candidates) if len(candidates) <= _MOST_TO_LIST else "",
    }
