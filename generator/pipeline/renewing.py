"""What updating and restyling share: which file, which definition, where to, and what must not be lost."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, nearest
from generator.documents.standard import DocumentSpec
from generator.loader.load import Loaded
from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.pipeline.build import not_ours
from generator.pipeline.edited_word import EditedWord, open_edited, open_its_definition
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.plan import Prepared, prepare
from generator.pipeline.since import Versions, since_snapshot
from generator.writers.docx.writer import write as write_docx

if TYPE_CHECKING:
    from generator.roundtrip.finish import UnprovenError


@dataclass(frozen=True, slots=True)
class UpdateRequest:
    """What to update. No ``definition``: the one that the file names; no ``output``: beside the file.

    ``author`` and ``date`` (ISO 8601, empty for none) stand at every change.
    """

    file: Path
    definition: Path | None = None
    output: Path | None = None
    author: str = ""
    date: str = ""
    force: bool = False


@dataclass(frozen=True, slots=True)
class UpdateOutcome:
    """What was written, how often what happened, and what there is to say."""

    written: Path
    counts: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]


@dataclass(frozen=True, slots=True)
class Task:
    """A Word file that people worked in, the definition of today, and what is between that and its own."""

    edited: EditedWord
    loaded: Loaded
    versions: Versions
    target: Path

    def write(self, data: bytes) -> None:
        """Write what came of it.

        Raises:
            RefusedError: The system does not allow it.
        """
        ensure_folder(self.target.parent)
        write_whole(self.target, data)


def open_task(request: UpdateRequest, ending: str) -> Task:
    """Open what a request is about; a result without a name is called as the file, with an ``ending``.

    Raises:
        InvalidInputError: The file or the definition is wrong.
        RefusedError: Something is not there, or the result would take the place of work by hand.
    """
    edited = open_edited(request.file)
    loaded = open_its_definition(edited, request.definition)
    target = request.output or request.file.with_name(f"{request.file.stem}-{ending}.docx")
    _refuse_target(target, request)
    return Task(edited, loaded, since_snapshot(request.file, edited.opened.snapshot, loaded), target)


def _refuse_target(target: Path, request: UpdateRequest) -> None:
    """Refuse to write over a file that people worked in, unless it is the very one that is updated."""
    if request.force or target == request.file or (target.exists() and target.samefile(request.file)):
        return
    kept = not_ours(target, read_output(target))
    if kept is not None:
        raise RefusedError(kept)


def prepare_for(edited: EditedWord, loaded: Loaded, versions: Versions) -> Prepared:
    """Prepare the definition of today for documents as the file is one.

    Raises:
        InvalidInputError: The definition is wrong.
    """
    compared = versions.names if edited.opened.snapshot.compared else None
    return prepare(loaded, Path(loaded.files[0].name).parent, compared)


def document_of(prepared: Prepared, edited: EditedWord) -> DocumentSpec:
    """Give the document that a Word file is.

    Raises:
        InvalidInputError: The definition gives no such document any more.
    """
    wanted = edited.opened.snapshot.document
    for spec in prepared.specs:
        if spec.id == wanted:
            return spec
    known = [spec.id for spec in prepared.specs]
    arguments = {"document": wanted, "known": ", ".join(known), "suggestion": nearest(wanted, known)}
    raise InvalidInputError([Diagnostic("word-document-gone", file=str(edited.path), arguments=arguments)])


def page_of(prepared: Prepared, spec: DocumentSpec, names: Mapping[str, object]) -> Mapping[str, bytes]:
    """Make a page that tells of what was done, as the members of a file of its own."""
    rendering = prepared.engine.render(spec, names)
    return read_archive(write_docx(rendering.document, prepared.look.base, None))


@contextmanager
def nothing_lost(path: Path) -> Iterator[None]:
    """Say of a file at a path why nothing can be made of it, or what it would lose.

    Raises:
        InvalidInputError: It is damaged.
        RefusedError: It would have lost something.
    """
    from generator.roundtrip.finish import UnprovenError

    try:
        yield
    except DamagedArchiveError as error:
        raise InvalidInputError([damaged(path)]) from error
    except UnprovenError as error:
        raise RefusedError(unproven(path, error)) from error


def damaged(path: Path) -> Diagnostic:
    """Say that a file is damaged somewhere."""
    return Diagnostic("word-damaged", file=str(path), arguments={"part": ""})


def unproven(path: Path, error: "UnprovenError") -> Diagnostic:
    """Say what a file would have lost, and so is not written."""
    from generator.roundtrip.told import short

    _, where = error.breaches[0]
    arguments = {"name": str(path), "where": short(where)}
    return Diagnostic("update-unproven", file=str(path), arguments=arguments)
