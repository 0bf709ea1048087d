"""Update: the present definition put into a Word file that people worked in, as tracked changes."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.documents.standard import DocumentSpec
from generator.loader.load import Loaded
from generator.locale import Locale
from generator.ooxml.archive import read_archive
from generator.ooxml.comments.reading import read_comments
from generator.ooxml.package import load_library
from generator.ooxml.snapshot import Snapshot, Undecided, snapshot_of
from generator.pipeline.edited_word import EditedWord
from generator.pipeline.make import make_all
from generator.pipeline.parallel import in_parallel
from generator.pipeline.plan import Prepared
from generator.pipeline.renewing import (
    UpdateOutcome,
    UpdateRequest,
    document_of,
    nothing_lost,
    open_task,
    page_of,
    prepare_for,
)
from generator.pipeline.since import Versions
from generator.roundtrip.conflicts import still_open, undecided, words_on
from generator.roundtrip.events import Happening
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import comment_conflicts, finish, put_page
from generator.roundtrip.renew import HandWork, Woven, read_hand_work, track_from_now_on, weave_in
from generator.roundtrip.told import update_facts

_PAGE: Final = DocumentSpec("bijgewerkt", "update.md", "")


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
    who = (author or prepared.locale.words("update.author"), date)
    with nothing_lost(edited.path):
        woven = weave_in(hand, new, who, is_prose)
        comments = comment_conflicts(woven, partial(words_on, locale=prepared.locale))
        names = {**page, "update": update_facts(woven.events, woven.labels)}
        put_page(woven, page_of(prepared, _PAGE, names), prepared.locale.words("update.alias"))
        track_from_now_on(woven.parts)
        left = _undecided(edited, woven, prepared.locale)
        data = finish(woven, edited.opened.snapshot_part, replace(snapshot, undecided=left))
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


def _undecided(edited: EditedWord, woven: Woven, locale: Locale) -> tuple[Undecided, ...]:
    """Give what people must choose: now, and since an update before as far as nobody has chosen yet."""
    now = undecided(woven.events)
    before = still_open(edited.opened.snapshot.undecided, read_comments(woven.parts), locale)
    return (*now, *(one for one in before if one.tag not in {other.tag for other in now}))
