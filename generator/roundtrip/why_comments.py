"""Comments that say why: one for each stretch of changes of which the same is to be said."""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field

from lxml import etree

from generator.ooxml.comments.writing import CommentWriter
from generator.roundtrip.conflicts import initials
from generator.roundtrip.events import Happening
from generator.roundtrip.renew import Woven
from generator.roundtrip.why import Said, Why
from generator.roundtrip.why_places import Place, places


def comment_changes(woven: Woven, why: Why, path_of: Callable[[str], str]) -> int:
    """Put a comment at each change of the body, and give how many there are.

    ``path_of`` gives the path of the field with a tag. Word takes no comments in headers and footers; a table
    of contents would lose them, and a number that Word works out tells nothing. Of text that follows from
    other text, the same words in the place of the same words are told of once.
    """
    writer, stamp = CommentWriter(woven.parts, woven.stamp.numbers), woven.stamp
    moved = frozenset(one.new for one in woven.events if one.happening is Happening.MOVED)
    known: set[tuple[str, str]] = set()
    count = 0
    for stretch in _Walk(why, path_of, moved).stretches(places(woven.parts)):
        if not stretch.subject:
            if known.issuperset(stretch.words):
                continue
            known.update(stretch.words)
        said = stretch.said if count else why.at_length(stretch.said)
        number = writer.add(said, stamp.author, stamp.date, initials(stamp.author))
        writer.mark((stretch.changes[0], stretch.changes[-1]), number)
        count += 1
    return count


@dataclass(slots=True)
class _Stretch:
    """Changes that stand together; ``subject`` is what they are of, empty for text that follows.

    ``words`` are, place by place, those that went and those that came. ``is_open`` says that nothing stands
    between it and where the walk is, ``is_loose`` that no field is in it, as in the head of a table.
    """

    subject: str
    said: Said
    table: etree._Element | None
    changes: list[etree._Element] = field(default_factory=list)
    words: list[tuple[str, str]] = field(default_factory=list)
    is_open: bool = True
    is_loose: bool = True

    def takes(self, place: Place, subject: str, said: Said) -> bool:
        """Say whether what changed at the next place belongs to it."""
        if (subject, said) == (self.subject, self.said):
            return True
        return self.is_open and (self.is_loose or not place.tags) and not (subject and self.subject)

    def take(self, place: Place, subject: str, said: Said) -> None:
        """Add what changed at a place."""
        if subject:
            self.subject, self.said = subject, said
        self.changes += place.changes
        self.words.append((place.gone, place.come))
        self.is_open = True
        self.is_loose = self.is_loose and not place.tags


@dataclass
class _Walk:
    """A walk through a text. ``around`` is the item that the paragraph before is of.

    Text without a field belongs to that item, up to the next heading or table. Unchanged text of an item, or
    in a table, does not part what changed of it.
    """

    why: Why
    path_of: Callable[[str], str]
    moved: Collection[str]
    around: str = ""
    table: etree._Element | None = None
    stretch: _Stretch | None = None

    def stretches(self, found: Iterable[Place]) -> list[_Stretch]:
        """Divide what changed into stretches."""
        made: list[_Stretch] = []
        for place in found:
            if place.is_heading or place.table is not self.table:
                self.around, self.table = "", place.table
                self._part(place)
            subject = self._subject(place)
            if not place.changes:
                self._pass(subject)
                continue
            said = self._said(place, subject)
            if self.stretch is None or not self.stretch.takes(place, subject, said):
                self.stretch = _Stretch(subject, said, place.table)
                made.append(self.stretch)
            self.stretch.take(place, subject, said)
        return made

    def _part(self, place: Place) -> None:
        """End a stretch at the edge of a table, and before a heading: that belongs to what comes after."""
        if self.stretch is not None and (place.is_heading or place.table is not self.stretch.table):
            self.stretch = None

    def _pass(self, subject: str) -> None:
        """Go past what did not change."""
        if self.stretch is not None:
            self.stretch.is_open = False
            if subject != self.stretch.subject or not (subject or self.table is not None):
                self.stretch = None

    def _subject(self, place: Place) -> str:
        found = (self.why.subject(self.path_of(tag)) for tag in (*place.touched, *place.tags))
        subject = next(filter(None, found), "")
        if place.table is not None:
            return subject
        if place.tags:
            self.around = subject
        return subject or self.around

    def _said(self, place: Place, subject: str) -> Said:
        if subject:
            return self.why.said(subject)
        is_whole = bool(place.gone) != bool(place.come)
        return self.why.moved if is_whole and (place.gone or place.come) in self.moved else self.why.follows
