"""File to definition: every fault at once, each with its place."""

from dataclasses import dataclass
from pathlib import PurePath

from pydantic import ValidationError

from generator.diagnostics import Diagnostic, InvalidInputError, TextFile
from generator.loader.faults import explain_faults, unknown_empty_keys
from generator.loader.gather import Reader, gather
from generator.model.definition import Definition
from generator.model.references import References
from generator.source.nodes import Mapping, Scalar, Sequence, find, item_text, place, plain
from generator.vocabulary.names import sections


@dataclass(frozen=True, slots=True)
class Loaded:
    """A checked definition, and where each of its values was written.

    ``files`` are all files that it was read from, the definition itself first.
    """

    definition: Definition
    tree: Mapping
    files: tuple[TextFile, ...]


def load(path: PurePath, read: Reader) -> Loaded:
    """Read and check a definition.

    Raises:
        InvalidInputError: with every finding.
        OSError: the file itself cannot be opened.
    """
    tree, gathering = gather(path, read)
    findings = [*gathering.findings, *_fallbacks_to_itself(tree), *unknown_empty_keys(tree)]
    data = plain(tree)
    try:
        definition = Definition.model_validate(data, context=_references(tree))
    except ValidationError as error:
        details = error.errors(include_url=False, include_input=False)
        findings.extend(explain_faults(tree, details))
        raise InvalidInputError(findings) from error
    if findings:
        raise InvalidInputError(findings)
    return Loaded(definition, tree, tuple(gathering.files))


def _references(tree: Mapping) -> References:
    ids = {}
    for section in sections():
        items = tree.get(section)
        nodes = items.items if isinstance(items, Sequence) else ()
        ids[section] = frozenset(name for node in nodes if (name := item_text(node, "id")))
    return References(ids)


def _fallbacks_to_itself(tree: Mapping) -> list[Diagnostic]:
    """A channel is no safety net for those who cannot use that channel."""
    findings = []
    channels = tree.get("channels")
    for index, channel in enumerate(channels.items if isinstance(channels, Sequence) else ()):
        fallback = channel.get("fallback") if isinstance(channel, Mapping) else None
        name = item_text(channel, "id")
        for number, item in enumerate(fallback.items if isinstance(fallback, Sequence) else ()):
            if isinstance(item, Scalar) and name and (item.text or "").rpartition(".")[2] == name:
                found = find(tree, ("channels", index, "fallback", number))
                arguments = {"id": name}
                findings.append(
                    Diagnostic("fallback-to-itself", place(item), arguments=arguments, path=found.written)
                )
    return findings
