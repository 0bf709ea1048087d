"""Comments that say why: one for each stretch of changes of which the same is to be said."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.ooxml.comments.writing import CommentWriter
from generator.roundtrip.conflicts import initials
from generator.roundtrip.events import Happening
from generator.roundtrip.renew import Woven
from generator.roundtrip.why import Said, Why
from generator.roundtrip.why_places import Place, places


@dataclass(slots=True)
class _Stretch:
    """Changes that stand together; ``subject`` is what they are of, empty for text that follows."""

    subject: str
    said: Said
    table: etree._Element | None
    changes: list[etree._Element] = field(default_factory=list)
    marks: list[tuple[str, str]] = field(default_factory=list)

    def take(self, place: Place) -> None:
        """Add the changes of a place."""
        self.changes += place.changes
        self.marks.append((place.gone, place.come))


def comment_changes(woven: Woven, why: Why, path_of: Callable[[str], str]) -> int:
    """Put a comment at each change of the body, and give how many there are.

    ``path_of`` gives the path of the field with a tag. Word takes no comments in headers and footers; a table
    of contents would lose them, and a number that Word works out tells nothing.
    """
    moved = {one.new for one in woven.events if one.happening is Happening.MOVED}
    writer = CommentWriter(woven.parts, woven.stamp.numbers)
    stamp = woven.stamp
    known: set[tuple[str, str]] = set()
    count = 0
    for stretch in list(_stretches(places(woven.parts), why, path_of, moved)):
        if not stretch.subject:
            if known.issuperset(stretch.marks):
                continue  # the same change of the same words has been told of
            known.update(stretch.marks)
        said = stretch.said if count else why.at_length(stretch.said)
        number = writer.add(said, stamp.author, stamp.date, initials(stamp.author))
        writer.mark((stretch.changes[0], stretch.changes[-1]), number)
        count += 1
    return count


def _stretches(
    found: Iterable[Place], why: Why, path_of: Callable[[str], str], moved: set[str]
) -> Iterator[_Stretch]:
    """Divide what changed into stretches.

    Text without a field belongs to the item that the paragraph before it is of, up to the next heading or
    table. Unchanged text of the same item does not part a stretch.
    """
    stretch: _Stretch | None = None
    around, table, joined = "", None, False
    for place in found:
        if place.is_heading or place.table is not table:
            around, table, joined = "", place.table, False
        subject = _subject(place, why, path_of)
        if place.table is None:
            if place.tags:
                around = subject
            subject = subject or around
        said = _said(place, subject, why, moved)
        if not place.changes:
            same = stretch is not None and (stretch.subject == subject and (subject or table is not None))
            if not same or stretch is None or stretch.table is not table:
                if stretch is not None:
                    yield stretch
                stretch = None
            joined = False
            continue
        if stretch is not None and stretch.table is table and _continues(stretch, subject, said, joined):
            if subject:
                stretch.subject, stretch.said = subject, said
        else:
            if stretch is not None:
                yield stretch
            stretch = _Stretch(subject, said, table)
        stretch.take(place)
        joined = True
    if stretch is not None:
        yield stretch


def _continues(stretch: _Stretch, subject: str, said: Said, joined: bool) -> bool:  # noqa: FBT001 - a fact
    """Say whether what changed at a place belongs to what changed before it."""
    if stretch.said == said and (stretch.subject == subject):
        return True
    return joined and (not subject or not stretch.subject)


def _subject(place: Place, why: Why, path_of: Callable[[str], str]) -> str:
    for tags in (place.touched, place.tags):
        for tag in tags:
            if subject := why.subject(path_of(tag)):
                return subject
    return ""


def _said(place: Place, subject: str, why: Why, moved: set[str]) -> Said:
    if subject:
        return why.said(subject)
    return why.moved if _is_moved(place, moved) else why.follows


def _is_moved(place: Place, moved: Sequence[str] | set[str]) -> bool:
    return bool(place.gone) != bool(place.come) and (place.gone or place.come) in moved
