"""What changed between two versions: as facts, as data, or as a document."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import Final

from generator.changes.facts import Judged, Level
from generator.diagnostics import Diagnostic, RefusedError
from generator.documents.standard import DocumentSpec, file_stem
from generator.pipeline.build import OUTPUT_FOLDER, not_ours
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.make import make_all
from generator.pipeline.plan import Prepared, prepare
from generator.pipeline.since import Versions, open_versions
from generator.writers.changes import VersionNamed, write_changes

DOCUMENT: Final = "wijzigingen"
"""The id of the document, and the end of the name of its file, whatever its language."""
_TEMPLATE: Final = "changes.md"
_FAILING: Final[Mapping[str, frozenset[Level]]] = {
    "weaker": frozenset({Level.WEAKER}),
    "any": frozenset(Level),
}


@dataclass(frozen=True, slots=True)
class DiffRequest:
    """What to hold against what; the versions as the user calls them.

    ``language`` is that of the texts, by default the one of the newer version's documents.
    """

    old: str
    new: str
    accepted: Path | None = None
    language: str | None = None


@dataclass(frozen=True)
class Diff:
    """What came of it."""

    versions: Versions

    @property
    def notes(self) -> tuple[Diagnostic, ...]:
        """What there is to say besides the changes."""
        return self.versions.notes

    @property
    def open(self) -> tuple[Judged, ...]:
        """The changes that nobody has accepted."""
        return tuple(judged for judged in self.versions.difference.changes if not judged.accepted)

    def fails(self, at: str) -> bool:
        """Say whether there are changes that somebody wants to stop at: ``weaker`` or ``any``."""
        return any(judged.level in _FAILING[at] for judged in self.open)

    def as_json(self) -> str:
        """Give what changed as data."""
        old, new = (
            VersionNamed(source.label, source.loaded.definition.formula.version)
            for source in (self.versions.old, self.versions.new)
        )
        return write_changes(self.versions.difference, old, new)

    @cached_property
    def _prepared(self) -> Prepared:
        source = self.versions.new
        if source.folder is not None:
            return prepare(source.loaded, source.folder, self.versions.names, source.templates)
        # Of what is not on disk there is no logo and no template: it looks like our own.
        plain = source.loaded.definition.model_copy(update={"house_style": None})
        loaded = replace(source.loaded, definition=plain)
        return prepare(loaded, Path(loaded.files[0].name).parent, self.versions.names, source.templates)

    @cached_property
    def _spec(self) -> DocumentSpec:
        return DocumentSpec(DOCUMENT, _TEMPLATE, self._prepared.locale.words("changes.title"))

    def document(self, form: str) -> bytes:
        """Make the document: ``docx``, ``html`` or ``md``.

        Raises:
            InvalidInputError: a template is wrong, or the house style cannot be used.
        """
        return make_all(self._prepared, (self._spec,), (form,), alone=True).files[0][form]

    def place(self, form: str) -> Path:
        """Give where the document goes that nobody gave a name: beside those of the newer version."""
        source = self.versions.new
        beside = Path(source.label).parent if source.commit is None else Path()
        folder = source.folder / OUTPUT_FOLDER if source.folder is not None else beside
        stem = file_stem(source.loaded.definition, self._spec, source.loaded.language)
        return folder / f"{stem}.{form}"


def diff(request: DiffRequest) -> Diff:
    """Hold two versions against each other.

    Raises:
        InvalidInputError: the content of one of the files is wrong.
        RefusedError: one cannot be opened, or they are the same.
    """
    found = Diff(open_versions(request.old, request.new, request.language, request.accepted))
    _ = found.versions.difference  # what is wrong with the rules is told before anything is written
    return found


def write(path: Path, data: bytes) -> None:
    """Write what was made of it; a Word file that somebody edited stays.

    Raises:
        RefusedError: that is so, or the system does not allow it.
    """
    kept = not_ours(path, read_output(path)) if path.suffix == ".docx" else None
    if kept is not None:
        raise RefusedError(kept)
    ensure_folder(path.parent)
    write_whole(path, data)
