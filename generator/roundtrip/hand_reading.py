"""A Word file of ours, read for what people did in it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.model.forms import Form
from generator.ooxml.parts import Parts
from generator.ooxml.reading.nodes import Line, lines_of
from generator.roundtrip.around_fields import AroundFields
from generator.roundtrip.elements import Tags, lines_of_piece
from generator.roundtrip.field_paths import form_of, is_prose
from generator.roundtrip.hand_edits import (
    FieldEdit,
    HandEdits,
    HandText,
    Happened,
    Lost,
    Reason,
    RichEdit,
)
from generator.roundtrip.hands import UNKNOWN, Hand, changed, hand_of, latest, who_took_out
from generator.roundtrip.headings import Headings
from generator.roundtrip.places import NOWHERE, Finder, Found, Place, Span, places_in
from generator.roundtrip.promises_by_hand import PromiseReader
from generator.roundtrip.remarks import read_remarks
from generator.roundtrip.rich import lost_in, normal
from generator.roundtrip.rich_fields import RichFields, free_lines, is_rich_edit
from generator.roundtrip.rich_reading import RichReader
from generator.roundtrip.side_by_side import Come, SideBySide
from generator.roundtrip.stories import BODY, lines_in_all, nodes_of, stories
from generator.roundtrip.values_back import cleaned


def read_hand_edits(
    base: Mapping[str, bytes], theirs: Mapping[str, bytes], path_of: Callable[[str], str]
) -> HandEdits:
    """Read what people did, from the members of the file as it was written and as it is.

    Of the base only parts with text are needed. ``path_of`` gives the path of a field by the tag of its
    control.

    Raises:
        DamagedArchiveError: One of the two cannot be read.
    """
    return _Reading(Parts(base), Parts(theirs), path_of).read()


@dataclass(frozen=True, slots=True)
class _Seen:
    """What one place says now; None where it is gone."""

    place: Place
    was: str
    now: str | None
    hand: Hand
    rich: RichEdit | None = None
    heading: str = ""


@dataclass(slots=True)
class _Reading:
    written: Parts
    parts: Parts
    path_of: Callable[[str], str]
    walks: SideBySide = field(init=False)
    lines: list[Line] = field(init=False)
    order: dict[etree._Element, int] = field(init=False)
    finder: Finder = field(init=False)
    found: dict[int, Found] = field(init=False)
    titles: Headings = field(init=False)
    took_out: dict[str, Hand] = field(default_factory=dict)
    in_line: dict[etree._Element, list[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(list))

    def read(self) -> HandEdits:
        before, now = nodes_of(self.written), nodes_of(self.parts)
        self.lines = lines_in_all(now)
        tags = Tags.of(lines_in_all(before), self.lines)
        self.walks = SideBySide(tags)
        body = lines_of(now[BODY])
        base_lines: list[Line] = []
        for key, (_, container) in stories(self.parts).items():
            self.took_out |= who_took_out(container)
            if key in before:
                base_lines += lines_of(before[key])
                self.walks.walk(before[key], now[key])
        self.order = {line.element: number for number, line in enumerate(self.lines)}
        self.titles = Headings(self.parts, body)
        self.finder = Finder(tags, is_prose, {was.element: now for was, now in self.walks.pairs})
        self.finder.read(self.lines)
        places = places_in(base_lines, self.path_of)
        self.found = self.finder.find(places)
        for place in places:
            for part in place.parts:
                for span in self._of(id(part)).spans:
                    self.in_line[span.line.element].append((place.path, span))
        return self._told(places)

    def _of(self, part: int) -> Found:
        return self.found.get(part, NOWHERE)

    def _told(self, places: Sequence[Place]) -> HandEdits:
        seen: dict[str, list[_Seen]] = defaultdict(list)
        free = free_lines(self.walks.come, self.in_line)
        before, after = RichReader(self.written, self.parts), RichReader(self.parts, self.parts)
        reader = RichFields(before, after, self.lines, self.found, self.order, free)
        for place in places:
            seen[place.path].append(self._seen(place, reader))
        promises = PromiseReader(places, self.found, self.walks, self.order)
        ended = tuple(promises.ended(lambda text: self.took_out.get(text.strip(), UNKNOWN)))
        gone = {f"promises.{one.id}." for one in ended}
        fields: list[FieldEdit] = []
        lost: list[Lost] = []
        looks: list[HandText] = []
        for path, here in seen.items():
            if any(path.startswith(prefix) for prefix in gone):
                continue
            fields += self._edits(path, here)
            lost += self._lost(path, here)
            looks += self._looks(path, here)
        come = [one for one in self.walks.come if not self._is_known(one, reader.consumed)]
        added = tuple(promises.added(come, self.titles))
        typed = {one.element for one in promises.taken}
        rest = [one for one in come if one.piece.element not in typed]
        around = AroundFields(self.walks, self.found, self.titles, self.took_out)
        means = Counter(
            self._of(id(part)).means for place in places for part in place.parts if id(part) in self.found
        )
        return HandEdits(
            fields=tuple(fields),
            added=added,
            ended=ended,
            hand_text=(*around.changed(), *around.new(rest), *around.taken_out(), *looks),
            lost=tuple(lost),
            remarks=read_remarks(self.parts, self.lines, self.in_line, self.titles),
            means=tuple(sorted(means.items())),
        )

    def _seen(self, place: Place, reader: RichFields) -> _Seen:
        spans = [span for part in place.parts for span in self._of(id(part)).spans]
        was = "\n".join(part.base.text for part in place.parts)
        heading = self.titles.above(spans[0].line.element) if spans else ""
        if not spans:
            hands = (self.took_out.get(part.base.line.text.strip(), UNKNOWN) for part in place.parts)
            return _Seen(place, was, None, latest(hands), heading=heading)
        form = form_of(place.path)
        if form is not None and form.form is Form.MARKDOWN:
            rich = reader.read(place)
            now = "\n".join("".join(one.text for one in line.stretches) for line, _ in rich.new)
            return _Seen(place, was, now, self._hand(place), rich, heading)
        now = " ".join(span.text for span in spans)
        return _Seen(place, was, now, self._hand(place), heading=heading)

    def _hand(self, place: Place) -> Hand:
        """Give who changed a place last."""
        hands = []
        for part in place.parts:
            spans = self._of(id(part)).spans
            if len(spans) == 1:
                span = spans[0]
                hands.append(hand_of(span.line, changed(part.base.text, span.text, span.start)))
            elif not spans:
                hands.append(self.took_out.get(part.base.line.text.strip(), UNKNOWN))
            else:
                hands += [hand_of(span.line, [(span.start, span.end)]) for span in spans]
        return latest(hands)

    def _edits(self, path: str, here: Sequence[_Seen]) -> Iterator[FieldEdit]:
        """Give the edits of a field: one, unless its places say different things."""
        found: dict[object, _Seen] = {}
        for one in here:
            if one.now is None or not cleaned(one.now):
                continue
            if one.rich is not None:
                if is_rich_edit(one.rich):
                    key: object = tuple(normal(line) for line, _ in one.rich.new)
                    found.setdefault(key, one)
            elif cleaned(one.now) != cleaned(one.was):
                found.setdefault(cleaned(one.now), one)
        for one in found.values():
            yield FieldEdit(
                path, one.was, one.now or "", one.hand, one.heading, one.rich, disputed=len(found) > 1
            )

    def _lost(self, path: str, here: Sequence[_Seen]) -> Iterator[Lost]:
        if all(one.now is None for one in here):
            yield Lost(path, Reason.GONE, here[0].was, hand=here[0].hand)
            return
        for one in here:
            if one.now is not None and not cleaned(one.now) and cleaned(one.was):
                yield Lost(path, Reason.EMPTIED, one.was, heading=one.heading, hand=one.hand)
                return

    def _looks(self, path: str, here: Sequence[_Seen]) -> Iterator[HandText]:
        for one in here:
            if one.rich is not None:
                new = [line for line, _ in one.rich.new]
                lost = lost_in(new) - lost_in(one.rich.old)
                if lost:
                    shown = (said for line in new for said in line.stretches if said.lost & lost)
                    text = " … ".join(cleaned(said.text) for said in shown)
                    yield HandText(
                        Happened.LOOK, text, heading=one.heading, hand=one.hand, path=path, lost=lost
                    )
                    return

    def _is_known(self, come: Come, consumed: set[etree._Element]) -> bool:
        """Say whether something new in a place is a field that moved, a part of one, or a mere copy."""
        lines = lines_of_piece(come.piece)
        if any(line.element in consumed or self.in_line.get(line.element) for line in lines):
            return True
        copies = [span for line in lines for span in self.finder.unclaimed(line)]
        bare = "".join(line.text for line in lines).strip()
        return bool(copies) and bare in {was.text.strip() for was, _ in self.walks.pairs}
