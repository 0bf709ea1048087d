"""File to definition: every fault at once, each with its place."""

from collections.abc import Iterator
from collections.abc import Mapping as MappingABC
from dataclasses import dataclass
from pathlib import PurePath

from pydantic import ValidationError

from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile
from generator.loader.faults import explain_faults, unknown_empty_keys
from generator.loader.gather import Gathering, Home, Reader, gather, read_shipped
from generator.model.definition import Definition
from generator.model.references import References
from generator.source.nodes import (
    Mapping,
    Path,
    Scalar,
    Sequence,
    find,
    find_field,
    item_text,
    place,
    plain,
)
from generator.translations import texts
from generator.vocabulary.names import sections

HomeOfFile = MappingABC[TextFile, Home]


@dataclass(frozen=True, slots=True)
class Untranslated:
    """A text in another language than the document: its field, its ``language``, and where it was written."""

    field: str
    language: str
    span: Span
    path: Path


@dataclass(frozen=True, slots=True)
class Loaded:
    """A checked definition, and where each of its values was written.

    ``files`` are all files that it was read from, the definition itself first; ``homes`` tells where each
    belongs. Its texts are in ``language`` as far as there are translations. ``own`` is the definition as its
    author wrote it, ``own_language`` that of the author.
    """

    definition: Definition
    tree: Mapping
    files: tuple[TextFile, ...]
    own: Definition
    language: str
    homes: HomeOfFile

    @property
    def own_language(self) -> str:
        """The language in which the definition itself is written."""
        return self.homes[self.files[0]].language

    def home(self, field: str) -> Home:
        """Give where the field at a path belongs; the definition's own place for what is not in a file."""
        found = find_field(self.tree, field)
        return self.homes[(place(found.node) if found else self.tree.span).file]

    def untranslated(self) -> Iterator[Untranslated]:
        """Give the texts of documents that are in another language than the documents."""
        if all(home.language == self.language for home in self.homes.values()):
            return
        for text in texts(self.tree):
            span = place(text.node)
            language = self.homes[span.file].language
            if language != self.language:
                yield Untranslated(text.field, language, span, text.path)


def load(path: PurePath, read: Reader, language: str | None = None, shipped: Reader = read_shipped) -> Loaded:
    """Read and check a definition, with its texts in the language of its documents or another one.

    ``shipped`` reads the shipped formulas, by default as they are now.

    Raises:
        InvalidInputError: with every finding.
        OSError: the file itself cannot be opened.
    """
    tree, gathering = gather(path, read, shipped=shipped)
    own = _checked(tree, gathering)
    wanted = language or own.language
    definition = own
    if wanted in gathering.offered:
        tree, gathering = gather(path, read, wanted, shipped)
        definition = _checked(tree, gathering)
    return Loaded(definition, tree, tuple(gathering.files), own, wanted, gathering.homes)


def _checked(tree: Mapping, gathering: Gathering) -> Definition:
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
    return definition


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
