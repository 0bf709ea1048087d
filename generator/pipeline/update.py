"""Update: the present definition put into a Word file that people worked in, as tracked changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.diagnostics import Diagnostic, Severity
from generator.documents.standard import DocumentSpec
from generator.loader.load import Loaded
from generator.ooxml.archive import read_archive
from generator.ooxml.package import load_library
from generator.ooxml.snapshot import Snapshot, snapshot_of
from generator.pipeline.edited_word import EditedWord
from generator.pipeline.make import make_all
from generator.pipeline.parallel import in_parallel
from generator.pipeline.plan import Prepared
from generator.pipeline.renewing import UpdateOutcome, UpdateRequest, document_of, open_task, prepare_for
from generator.pipeline.since import Versions

if TYPE_CHECKING:
    from generator.roundtrip.renew import HandWork


@dataclass(frozen=True, slots=True)
class Brought:
    """A Word file brought to the present definition, not written yet.

    ``snapshot`` is that of a file freshly made; ``is_new`` tells whether that says anything else than the
    file was once made with.
    """

    data: bytes
    counts: Mapping[str, int]
    diagnostics: tuple[Diagnostic, ...]
    snapshot: Snapshot
    is_new: bool


def update(request: UpdateRequest) -> UpdateOutcome:
    """Bring a Word file to the present definition; what people did in it stays.

    Raises:
        InvalidInputError: The file or the definition is wrong.
        RefusedError: Something is not there or may not be written, or the result would have lost something.
    """
    task = open_task(request, "bijgewerkt")
    brought = bring(task.edited, task.loaded, task.versions, request.author, request.date)
    task.write(brought.data)
    return UpdateOutcome(task.target, brought.counts, brought.diagnostics)


def bring(edited: EditedWord, loaded: Loaded, versions: Versions, author: str, date: str) -> Brought:
    """Bring a Word file to a definition; ``versions`` are the one in the file and that.

    Raises:
        InvalidInputError: The file or the definition is wrong.
        RefusedError: The result would have lost something.
    """
    prepared = prepare_for(edited, loaded, versions)
    spec = document_of(prepared, edited)
    hand, page, made = _read_and_make(edited, versions, prepared, spec)
    new = read_archive(made)
    _, snapshot = snapshot_of(new)
    if {part.name: part.data for part in snapshot.base} == edited.base:
        note = Diagnostic("update-nothing-new", severity=Severity.NOTE, file=str(edited.path))
        return Brought(edited.data, {}, (note,), snapshot, is_new=False)
    from generator.pipeline.weaving import put_in  # loaded by now

    who = (author or prepared.locale.words("update.author"), date)
    data, counts = put_in(edited, hand, new, snapshot, prepared, page, who)
    return Brought(data, counts, prepared.notes, snapshot, is_new=True)


def _read_and_make(
    edited: EditedWord, versions: Versions, prepared: Prepared, spec: DocumentSpec
) -> "tuple[HandWork, Mapping[str, object], bytes]":
    """Read what people did, and what there is to tell of the versions, while the new file is made beside.

    What brings the two together is loaded meanwhile: this process waits for the other anyway.
    """
    found: list[tuple[HandWork, Mapping[str, object]]] = []

    def read() -> bytes:
        from generator.pipeline import weaving  # noqa: F401 - for when there is something to weave
        from generator.roundtrip.renew import read_hand_work

        load_library()  # the page of the report needs it; beside this process it is loaded too
        names = versions.names(prepared.plan, prepared.locale)
        found.append((read_hand_work(edited.base, edited.opened.members), names))
        return b""

    def make() -> bytes:
        return make_all(prepared, (spec,), ("docx",), alone=True).files[0]["docx"]

    done = in_parallel([read, make])
    if not found:
        read()
    hand, names = found[0]
    return hand, names, done[1] if done is not None else make()
