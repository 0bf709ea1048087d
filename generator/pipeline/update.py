"""Update: the present definition put into a Word file that people worked in, as tracked changes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import Final

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError, Severity, nearest
from generator.documents.standard import DocumentSpec
from generator.loader.load import Loaded
from generator.locale import Locale
from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.ooxml.comments.reading import read_comments
from generator.ooxml.package import load_library
from generator.ooxml.snapshot import Snapshot, Undecided, find_snapshot
from generator.pipeline.build import not_ours
from generator.pipeline.edited_word import EditedWord, open_edited, open_its_definition
from generator.pipeline.files import ensure_folder, read_output, write_whole
from generator.pipeline.make import make_all
from generator.pipeline.parallel import in_parallel
from generator.pipeline.plan import Prepared, prepare
from generator.pipeline.since import Versions, since_snapshot
from generator.roundtrip.conflicts import still_open, undecided, words_on
from generator.roundtrip.events import Happening
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import UnprovenError, comment_conflicts, finish, put_page
from generator.roundtrip.renew import HandWork, Woven, read_hand_work, track_from_now_on, weave_in
from generator.roundtrip.told import short, update_facts
from generator.writers.docx.writer import write as write_docx

_PAGE: Final = DocumentSpec("bijgewerkt", "update.md", "")


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


_COUNTED: Final[Mapping[str, tuple[Happening, ...]]] = {
    "changed": (Happening.CHANGED,),
    "added": (Happening.ADDED,),
    "ended": (Happening.ENDED,),
    "moved": (Happening.MOVED,),
    "kept": (Happening.KEPT,),
}
"""What is counted, under the names by which the outcome tells it; ``decide`` are the comments."""


def update(request: UpdateRequest) -> UpdateOutcome:
    """Bring a Word file to the present definition; what people did in it stays.

    Raises:
        InvalidInputError: The file or the definition is wrong.
        RefusedError: Something is not there or may not be written, or the result would have lost something.
    """
    edited = open_edited(request.file)
    loaded = open_its_definition(edited, request.definition)
    target = request.output or request.file.with_name(f"{request.file.stem}-bijgewerkt.docx")
    refuse_target(target, request)
    versions = since_snapshot(request.file, edited.opened.snapshot, loaded)
    brought = bring(edited, loaded, versions, request.author, request.date)
    ensure_folder(target.parent)
    write_whole(target, brought.data)
    return UpdateOutcome(target, brought.counts, brought.diagnostics)


def bring(edited: EditedWord, loaded: Loaded, versions: Versions, author: str, date: str) -> Brought:
    """Bring a Word file to a definition; ``versions`` are the one in the file and that.

    Raises:
        InvalidInputError: The file or the definition is wrong.
        RefusedError: The result would have lost something.
    """
    folder = Path(loaded.files[0].name).parent
    compared = versions.names if edited.opened.snapshot.compared else None
    prepared = prepare(loaded, folder, compared)
    spec = document_of(prepared, edited)
    hand, page, made = _read_and_make(edited, versions, prepared, spec)
    new = read_archive(made)
    snapshot = _snapshot(new)
    if {part.name: part.data for part in snapshot.base} == edited.base:
        note = Diagnostic("update-nothing-new", severity=Severity.NOTE, file=str(edited.path))
        return Brought(edited.data, {}, (note,), snapshot, is_new=False)
    who = (author or prepared.locale.words("update.author"), date)
    try:
        woven = weave_in(hand, new, who, is_prose)
        comments = comment_conflicts(woven, partial(words_on, locale=prepared.locale))
        put_page(woven, _page(prepared, page, woven), prepared.locale.words("update.alias"))
        track_from_now_on(woven.parts)
        left = _undecided(edited, woven, prepared.locale)
        data = finish(woven, edited.opened.snapshot_part, replace(snapshot, undecided=left))
    except DamagedArchiveError as error:
        arguments = {"part": ""}
        raise InvalidInputError(
            [Diagnostic("word-damaged", file=str(edited.path), arguments=arguments)]
        ) from error
    except UnprovenError as error:
        raise RefusedError(unproven(edited.path, error)) from error
    happened = Counter(event.happening for event in woven.events)
    counts = {name: sum(happened[one] for one in group) for name, group in _COUNTED.items()}
    return Brought(data, counts | {"decide": comments}, prepared.notes, snapshot, is_new=True)


def _read_and_make(
    edited: EditedWord, versions: Versions, prepared: Prepared, spec: DocumentSpec
) -> tuple[HandWork, Mapping[str, object], bytes]:
    """Read what people did, and what there is to tell of the versions, while the new file is made beside."""
    found: list[tuple[HandWork, Mapping[str, object]]] = []

    def read() -> bytes:
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


def refuse_target(target: Path, request: UpdateRequest) -> None:
    """Refuse to write over a file that people worked in, unless it is the very one that is updated.

    Raises:
        RefusedError: It is such a file.
    """
    if request.force or target == request.file or (target.exists() and target.samefile(request.file)):
        return
    kept = not_ours(target, read_output(target))
    if kept is not None:
        raise RefusedError(kept)


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


def _snapshot(members: Mapping[str, bytes]) -> Snapshot:
    found = find_snapshot(dict(members))
    assert found is not None  # noqa: S101 - we have just written it
    return found[1]


def _page(prepared: Prepared, names: Mapping[str, object], woven: Woven) -> Mapping[str, bytes]:
    """Make the page that tells what the update did, as a file of its own."""
    facts = update_facts(woven.events, woven.labels)
    rendering = prepared.engine.render(_PAGE, {**names, "update": facts})
    return read_archive(write_docx(rendering.document, prepared.look.base, None))


def _undecided(edited: EditedWord, woven: Woven, locale: Locale) -> tuple[Undecided, ...]:
    """Give what people must choose: now, and since an update before as far as nobody has chosen yet."""
    now = undecided(woven.events)
    before = still_open(edited.opened.snapshot.undecided, read_comments(woven.parts), locale)
    return (*now, *(one for one in before if one.tag not in {other.tag for other in now}))


def unproven(path: Path, error: UnprovenError) -> Diagnostic:
    """Say what a file would have lost, and so is not written."""
    _, where = error.breaches[0]
    arguments = {"name": str(path), "where": short(where)}
    return Diagnostic("update-unproven", file=str(path), arguments=arguments)
