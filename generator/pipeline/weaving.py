"""What people did in a Word file and what is new, brought together in one file."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Final

from generator.documents.standard import DocumentSpec
from generator.locale import Locale
from generator.ooxml.comments.reading import read_comments
from generator.ooxml.snapshot import Snapshot, Undecided
from generator.pipeline.edited_word import EditedWord
from generator.pipeline.plan import Prepared
from generator.pipeline.renewing import nothing_lost, page_of
from generator.roundtrip.conflicts import still_open, undecided, words_on
from generator.roundtrip.events import Happening
from generator.roundtrip.field_paths import is_prose
from generator.roundtrip.finish import comment_conflicts, finish, put_page
from generator.roundtrip.renew import HandWork, Woven, track_from_now_on, weave_in
from generator.roundtrip.told import update_facts

_PAGE: Final = DocumentSpec("bijgewerkt", "update.md", "")
_COUNTED: Final[Mapping[str, tuple[Happening, ...]]] = {
    "changed": (Happening.CHANGED,),
    "added": (Happening.ADDED,),
    "ended": (Happening.ENDED,),
    "moved": (Happening.MOVED,),
    "kept": (Happening.KEPT,),
}
"""What is counted, under the names by which the outcome tells it; ``decide`` are the comments."""


def put_in(  # noqa: PLR0913, PLR0917 - two files, what there is to tell of them, and who did it
    edited: EditedWord,
    hand: HandWork,
    new: Mapping[str, bytes],
    snapshot: Snapshot,
    prepared: Prepared,
    page: Mapping[str, object],
    who: tuple[str, str],
) -> tuple[bytes, Mapping[str, int]]:
    """Put the members of a new file into one that people worked in, with a page in front that tells of it.

    ``snapshot`` is that of the new file, ``page`` what its page can name, ``who`` the author and the moment
    of the changes. Gives the bytes, and what happened how often.

    Raises:
        InvalidInputError: The file is damaged.
        RefusedError: It would have lost something.
    """
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
    return data, counts | {"decide": comments}


def _undecided(edited: EditedWord, woven: Woven, locale: Locale) -> tuple[Undecided, ...]:
    """Give what people must choose: now, and since an update before as far as nobody has chosen yet."""
    now = undecided(woven.events)
    before = still_open(edited.opened.snapshot.undecided, read_comments(woven.parts), locale)
    return (*now, *(one for one in before if one.tag not in {other.tag for other in now}))
