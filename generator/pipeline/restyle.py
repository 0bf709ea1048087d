"""Restyling: a document written fresh in the present look, with what people did in an old one in it."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from lxml import etree

from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.documents.standard import DocumentSpec
from generator.locale import Locale
from generator.ooxml.archive import DamagedArchiveError, read_archive
from generator.ooxml.graft.grafter import Grafter
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.snapshot import find_snapshot
from generator.pipeline.edited_word import EditedWord, open_edited, open_its_definition
from generator.pipeline.files import ensure_folder, write_whole
from generator.pipeline.make import make_all
from generator.pipeline.plan import Prepared, prepare
from generator.pipeline.since import Versions, since_snapshot
from generator.pipeline.update import UpdateOutcome, UpdateRequest, document_of, refuse_target, unproven
from generator.roundtrip.events import Event, Happening
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import UnprovenError, comment_conflicts, finish, put_page
from generator.roundtrip.renew import track_from_now_on
from generator.roundtrip.restyle import Restyled, restyle_file
from generator.roundtrip.restyle_left import Left
from generator.roundtrip.restyle_proof import lost_by_restyling
from generator.roundtrip.stories import BODY, stories
from generator.roundtrip.told import update_facts
from generator.writers.docx.writer import write as write_docx

_PAGE: Final = DocumentSpec("opnieuw-opgemaakt", "restyle.md", "")
_APPENDIX: Final = DocumentSpec("niet-teruggeplaatst", "restyle_appendix.md", "")
_COMMENTED: Final[Mapping[Happening, str]] = {
    Happening.CONFLICT: "conflict",
    Happening.GONE_AND_CHANGED: "gone",
    Happening.NOT_MOVED: "moved",
}


@dataclass(frozen=True, slots=True)
class RestyleFacts:
    """What the first page and the appendix tell beside what an update tells.

    ``left`` are the entries of the appendix; ``comments`` is how many comments came along.
    """

    left: tuple[Left, ...]
    comments: int


def restyle(request: UpdateRequest) -> UpdateOutcome:
    """Write the document of a Word file fresh, and put into it what people did in that file.

    Raises:
        InvalidInputError: The file or the definition is wrong.
        RefusedError: Something is not there or may not be written, or the result would have lost something.
    """
    edited = open_edited(request.file)
    loaded = open_its_definition(edited, request.definition)
    target = request.output or request.file.with_name(f"{request.file.stem}-opnieuw-opgemaakt.docx")
    refuse_target(target, request)
    versions = since_snapshot(request.file, edited.opened.snapshot, loaded)
    compared = versions.names if edited.opened.snapshot.compared else None
    prepared = prepare(loaded, Path(loaded.files[0].name).parent, compared)
    who = (request.author or prepared.locale.words("update.author"), request.date)
    try:
        data, counts = _restyled(edited, prepared, versions, who)
    except DamagedArchiveError as error:
        found = Diagnostic("word-damaged", file=str(edited.path), arguments={"part": ""})
        raise InvalidInputError([found]) from error
    except UnprovenError as error:
        raise RefusedError(unproven(edited.path, error)) from error
    ensure_folder(target.parent)
    write_whole(target, data)
    return UpdateOutcome(target, counts, prepared.notes)


def _restyled(
    edited: EditedWord, prepared: Prepared, versions: Versions, who: tuple[str, str]
) -> tuple[bytes, Mapping[str, int]]:
    spec = document_of(prepared, edited)
    fresh = read_archive(make_all(prepared, (spec,), ("docx",), alone=True).files[0]["docx"])
    found = find_snapshot(dict(fresh))
    assert found is not None  # noqa: S101 - we have just written it
    restyled = restyle_file(edited.base, edited.opened.members, fresh, who, is_prose)
    woven, locale = restyled.woven, prepared.locale
    comments = comment_conflicts(woven, lambda event: tuple(_comment(event, locale)))
    names = {
        **versions.names(prepared.plan, locale),
        "update": update_facts(woven.events, woven.labels),
        "restyle": RestyleFacts(tuple(restyled.left), len(restyled.comments)),
    }
    if restyled.left:
        restyled.put_appendix(_appendix(restyled, prepared, names), locale.words("restyle.appendix.title"))
    put_page(woven, _written(_PAGE, prepared, names), locale.words("restyle.alias"))
    restyled.finish_links()
    track_from_now_on(woven.parts)
    lost = lost_by_restyling(restyled)
    if lost:
        raise UnprovenError(lost)
    happened = Counter(event.happening for event in woven.events)
    counts = {
        "kept": happened[Happening.KEPT] + happened[Happening.MOVED],
        "comments": len(restyled.comments),
        "decide": comments,
        "left": len(restyled.left),
    }
    return finish(woven, *found, brought=edited.opened.members), counts


def _written(spec: DocumentSpec, prepared: Prepared, names: Mapping[str, object]) -> Mapping[str, bytes]:
    rendering = prepared.engine.render(spec, names)
    return read_archive(write_docx(rendering.document, prepared.look.base, None))


def _appendix(
    restyled: Restyled, prepared: Prepared, names: Mapping[str, object]
) -> Sequence[etree._Element]:
    """Give the paragraphs of the appendix, without the texts that it keeps."""
    source = Parts(_written(_APPENDIX, prepared, names))
    grafter = Grafter(source, restyled.woven.parts, restyled.woven.stamp.numbers)
    return [grafter.bring(one) for one in stories(source)[BODY].root.iterchildren(w("p"))]


def _comment(event: Event, locale: Locale) -> Iterator[str]:
    """Give the words of a comment on what people must decide: what it is about, and the texts."""
    yield locale.words(f"restyle.comment.{_COMMENTED[event.happening]}")
    for side, text in {"base": event.base, "theirs": event.theirs, "new": event.new}.items():
        if text.strip():
            yield locale.words(f"update.comment.{side}").replace("{text}", text.strip())
