"""Restyling: a document written fresh in the present look, with what people did in an old one in it."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from lxml import etree

from generator.documents.standard import DocumentSpec
from generator.ooxml.archive import read_archive
from generator.ooxml.graft.grafter import Grafter
from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.snapshot import snapshot_of
from generator.pipeline.edited_word import EditedWord
from generator.pipeline.make import make_all
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
from generator.roundtrip.conflicts import words_on
from generator.roundtrip.events import Happening
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import UnprovenError, comment_conflicts, finish, put_page
from generator.roundtrip.renew import track_from_now_on
from generator.roundtrip.restyle import Restyled, restyle_file
from generator.roundtrip.restyle_left import Left
from generator.roundtrip.restyle_proof import lost_by_restyling
from generator.roundtrip.stories import BODY, stories
from generator.roundtrip.told import update_facts

_PAGE: Final = DocumentSpec("opnieuw-opgemaakt", "restyle.md", "")
_APPENDIX: Final = DocumentSpec("niet-teruggeplaatst", "restyle_appendix.md", "")


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
    task = open_task(request, "opnieuw-opgemaakt")
    prepared = prepare_for(task.edited, task.loaded, task.versions)
    who = (request.author or prepared.locale.words("update.author"), request.date)
    with nothing_lost(task.edited.path):
        data, counts = _restyled(task.edited, prepared, task.versions, who)
    task.write(data)
    return UpdateOutcome(task.target, counts, prepared.notes)


def _restyled(
    edited: EditedWord, prepared: Prepared, versions: Versions, who: tuple[str, str]
) -> tuple[bytes, Mapping[str, int]]:
    spec = document_of(prepared, edited)
    fresh = read_archive(make_all(prepared, (spec,), ("docx",), alone=True).files[0]["docx"])
    restyled = restyle_file(edited.base, edited.opened.members, fresh, who, is_prose)
    woven, locale = restyled.woven, prepared.locale
    comments = comment_conflicts(woven, partial(words_on, locale=locale, by="restyle"))
    names = {
        **versions.names(prepared.plan, locale),
        "update": update_facts(woven.events, woven.labels),
        "restyle": RestyleFacts(tuple(restyled.left), len(restyled.comments)),
    }
    if restyled.left:
        restyled.put_appendix(_appendix(restyled, prepared, names), locale.words("restyle.appendix.title"))
    put_page(woven, page_of(prepared, _PAGE, names), locale.words("restyle.alias"))
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
    return finish(woven, *snapshot_of(fresh), brought=edited.opened.members), counts


def _appendix(
    restyled: Restyled, prepared: Prepared, names: Mapping[str, object]
) -> Sequence[etree._Element]:
    """Give the paragraphs of the appendix, without the texts that it keeps."""
    source = Parts(page_of(prepared, _APPENDIX, names))
    grafter = Grafter(source, restyled.woven.parts, restyled.woven.stamp.numbers)
    return [grafter.bring(one) for one in stories(source)[BODY].root.iterchildren(w("p"))]
