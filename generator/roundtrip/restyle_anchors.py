"""The comments of the old file, anchored in the new one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from lxml import etree

from generator.ooxml.comments.writing import CommentWriter
from generator.ooxml.reading.lines import read_line
from generator.roundtrip.renew import Woven
from generator.roundtrip.restyle_became import Became
from generator.roundtrip.restyle_hand import Hand
from generator.roundtrip.restyle_left import Left, LeftKind, Whereabouts
from generator.roundtrip.restyle_remarks import Spot, clear, place, unanchored


@dataclass(frozen=True)
class Places:
    """What the paragraphs of the old file are in the new one, for comments."""

    became: Became
    where: Whereabouts
    fields: Mapping[etree._Element, tuple[str, ...]]
    """The fields in the lines of the old file."""
    of_field: Mapping[str, etree._Element]
    of_text: Mapping[str, etree._Element]

    @classmethod
    def of(cls, hand: Hand, woven: Woven, became: Became, where: Whereabouts) -> "Places":
        """Take the paragraphs of the fresh file as it was written, and the lines of the old one."""
        of_field: dict[str, etree._Element] = {}
        of_text: dict[str, etree._Element] = {}
        body = woven.parts.root(woven.parts.main)
        for paragraph, text in woven.before.current:
            if paragraph.getroottree().getroot() is body:
                of_text.setdefault(text, paragraph)
                for tag in where.tags.of_line(read_line(paragraph)):
                    of_field.setdefault(tag, paragraph)
        fields = {line.element: where.tags.of_line(line) for line in hand.lines}
        return cls(became, where, fields, of_field, of_text)

    def find(self, paragraph: etree._Element, original: str) -> etree._Element | None:
        """Find a paragraph by its pair, by its field, or by what it said before somebody deleted it."""
        found = self.became.paragraph(paragraph)
        if found is not None:
            return found
        of_field = (self.of_field[tag] for tag in self.fields.get(paragraph, ()) if tag in self.of_field)
        return next(of_field, self.of_text.get(original) if paragraph not in self.fields else None)


def anchor(
    hand: Hand, woven: Woven, comments: Mapping[str, str], places: Places, left: Sequence[Left]
) -> list[Left]:
    """Anchor the comments that did not come along with their text, and give all that is left.

    What stands at something in the appendix will be anchored there; what has lost its place is a new entry.
    """
    entries = list(left)
    writer = CommentWriter(woven.parts, woven.stamp.numbers)
    waiting = unanchored(woven.parts, comments)
    for thread in hand.threads:
        numbers = tuple(one.number for one in thread.comments if one.number in waiting)
        if not numbers:
            continue
        ours, spot = [comments[number] for number in numbers], thread.spot
        clear(woven.parts, ours)
        entry = _entry(entries, spot)
        if entry is not None:
            entries[entry] = replace(entries[entry], comments=(*entries[entry].comments, *numbers))
        elif spot is None or not place(spot, places.find, ours, writer, woven.parts):
            near = places.where.headings.get(spot.first, "") if spot is not None else ""
            quoted = spot.quoted if spot is not None else ""
            author = thread.comments[0].author
            entries.append(Left(LeftKind.COMMENT, "", near, words=quoted, author=author, comments=numbers))
    return entries


def _entry(entries: Sequence[Left], spot: Spot | None) -> int | None:
    """Give the entry of the appendix in which a comment stands."""
    if spot is None:
        return None
    inside = (n for n, one in enumerate(entries) if any(line.element is spot.first for line in one.lines))
    return next(inside, None)
