"""What people must decide themselves, as comments beside the text that it is about."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Final

from lxml import etree

from generator.locale import Locale
from generator.ooxml.comments.reading import Comment
from generator.ooxml.comments.writing import CommentWriter
from generator.ooxml.names import w
from generator.ooxml.reading.lines import tag_of
from generator.ooxml.snapshot import Undecided
from generator.ooxml.tracking.stamp import Stamp
from generator.roundtrip.events import Event, Happening

_WORDS: Final[Mapping[Happening, str]] = {
    Happening.CONFLICT: "conflict",
    Happening.GONE_AND_CHANGED: "gone",
    Happening.CHANGED_AND_ENDED: "ended",
    Happening.NOT_MOVED: "moved",
}
OPEN: Final = frozenset(_WORDS)
"""What an update leaves to people."""


def words_on(event: Event, locale: Locale, by: str = "update") -> list[str]:
    """Give the paragraphs of a comment on what people must decide: what it is about, and the three texts.

    ``by`` is what was done: "update" or "restyle".
    """
    paragraphs = [locale.words(f"{by}.comment.{_WORDS[event.happening]}")]
    texts = {"base": event.base, "theirs": event.theirs, "new": event.new}
    for side, text in texts.items():
        if text.strip():
            paragraphs.append(locale.words(f"update.comment.{side}").replace("{text}", text.strip()))
    return paragraphs


def undecided(events: Iterable[Event]) -> tuple[Undecided, ...]:
    """Give the fields of which people must choose the text, each once."""
    found = (
        Undecided(tag, event.base, event.theirs, event.new)
        for event in events
        if event.happening is Happening.CONFLICT
        for tag in event.tags
    )
    return tuple(dict.fromkeys(found))


def still_open(
    known: Iterable[Undecided], comments: Iterable[Comment], locale: Locale
) -> tuple[Undecided, ...]:
    """Give the fields that nobody has chosen for: our comment is there, and is not resolved.

    Programs give comments other numbers when they save, so a comment is known by its words.
    """
    asking = {_plain(one.text) for one in comments if not one.resolved}
    return tuple(
        one
        for one in known
        if _plain("\n".join(words_on(Event(Happening.CONFLICT, (), *one[1:]), locale))) in asking
    )


def _plain(text: str) -> str:
    return " ".join(text.split())


Word = Callable[[Event], Sequence[str]]
"""Gives the paragraphs of a comment on an event."""


def comment_on(events: Iterable[Event], writer: CommentWriter, word: Word, stamp: Stamp) -> int:
    """Put a comment beside each event that has a place, and give how many there are.

    One text gets one comment where it stands several times: the others would say the same.
    """
    said: set[tuple[object, ...]] = set()
    count = 0
    for event in events:
        place = _place(event)
        key = (event.happening, event.tags, event.base, event.theirs, event.new)
        if place is None or key in said:
            continue
        said.add(key)
        number = writer.add(word(event), stamp.author, stamp.date, initials(stamp.author))
        writer.mark([place], number)
        count += 1
    return count


def _place(event: Event) -> etree._Element | None:
    """Give what a comment on an event stands around: the control of its field, else its paragraph."""
    element = event.element
    if element is None or next(element.iter(w("p")), None) is None or not _is_in_body(element):
        return None
    controls = (one for one in element.iter(w("sdt")) if tag_of(one) in event.tags)
    return next((one for one in controls if next(one.iter(w("r")), None) is not None), element)


def _is_in_body(element: etree._Element) -> bool:
    """Say whether a comment may stand there: Word takes none in headers and footers."""
    return any(above.tag == w("body") for above in element.iterancestors())


def initials(name: str) -> str:
    """Give the initials of an author, as Word shows them beside a comment."""
    return "".join(word[0] for word in name.split() if word[0].isalnum())[:3].upper() or "?"
