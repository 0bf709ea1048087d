"""A Word file of ours, read for what people did in it."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.model.forms import Form
from generator.ooxml.parts import Parts
from generator.ooxml.reading.body import read_nodes
from generator.ooxml.reading.nodes import Grid, Line, Row, lines_of
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
    Shape,
)
from generator.roundtrip.hands import UNKNOWN, Hand, changed, hand_of, latest, who_took_out, whole
from generator.roundtrip.headings import Headings
from generator.roundtrip.pieces import Piece
from generator.roundtrip.places import NOWHERE, Finder, Found, Place, Span, places_in
from generator.roundtrip.promises_by_hand import PromiseReader
from generator.roundtrip.remarks import read_remarks
from generator.roundtrip.rich import RichLine, lost_in, normal
from generator.roundtrip.rich_reading import RichReader
from generator.roundtrip.side_by_side import Come, SideBySide, text_of
from generator.roundtrip.stories import BODY, all_lines, stories
from generator.roundtrip.values_back import cleaned

_COUNTED: Final = ("PAGE", "NUMPAGES", "SECTIONPAGES", "SEQ", "REF", "TOC", "DATE", "TIME")
"""How fields begin whose result a program works out anew."""


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
    consumed: set[etree._Element] = field(default_factory=set)
    """New lines that belong to a field."""
    in_line: dict[etree._Element, list[tuple[str, Span]]] = field(default_factory=lambda: defaultdict(list))

    def read(self) -> HandEdits:
        tags = Tags.of(all_lines(self.written), all_lines(self.parts))
        self.walks = SideBySide(tags)
        before = stories(self.written)
        body: list[Line] = []
        self.lines = []
        base_lines: list[Line] = []
        for key, (_, container) in stories(self.parts).items():
            nodes = read_nodes(container)
            self.lines += lines_of(nodes)
            self.took_out |= who_took_out(container)
            if key == BODY:
                body = list(self.lines)
            if key in before:
                was = read_nodes(before[key].root)
                base_lines += lines_of(was)
                self.walks.walk(was, nodes)
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
        reader = _Rich(self)
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
        come = [one for one in self.walks.come if not self._is_known(one)]
        added = tuple(promises.added(come, self.titles))
        typed = {one.element for one in promises.taken}
        rest = [one for one in come if one.piece.element not in typed]
        means = Counter(
            self._of(id(part)).means for place in places for part in place.parts if id(part) in self.found
        )
        return HandEdits(
            fields=tuple(fields),
            added=added,
            ended=ended,
            hand_text=(*self._around(), *self._new(rest), *self._taken_out(), *looks),
            lost=tuple(lost),
            remarks=read_remarks(self.parts, self.lines, self.in_line, self.titles),
            means=tuple(sorted(means.items())),
        )

    def _seen(self, place: Place, reader: "_Rich") -> _Seen:
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
                if _is_rich_edit(one.rich):
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
                    text = cleaned(one.now or "")
                    yield HandText(
                        Happened.LOOK, text, heading=one.heading, hand=one.hand, path=path, lost=lost
                    )
                    return

    def _is_known(self, come: Come) -> bool:
        """Say whether something new in a place is a field that moved, a part of one, or a mere copy."""
        lines = lines_of_piece(come.piece)
        if any(line.element in self.consumed or self.in_line.get(line.element) for line in lines):
            return True
        copies = [span for line in lines for span in self.finder.unclaimed(line)]
        bare = "".join(line.text for line in lines).strip()
        return bool(copies) and bare in {was.text.strip() for was, _ in self.walks.pairs}

    def _around(self) -> Iterator[HandText]:
        """Tell of text around fields in lines that are still there."""
        inside: dict[etree._Element, list[tuple[int, int]]] = defaultdict(list)
        for part in self.found:
            for span in self.found[part].spans:
                inside[span.line.element].append((span.start, span.end))
        for was, now in self.walks.pairs:
            if was.text == now.text:
                continue
            before = _outside(was, [(held.start, held.end) for held in was.held if held.tag])
            after = _outside(now, inside.get(now.element, []))
            if before != after:
                hand = hand_of(now, changed(was.text, now.text))
                yield HandText(Happened.CHANGED, now.text, was.text, self.titles.above(now.element), hand)

    def _new(self, come: Sequence[Come]) -> Iterator[HandText]:
        for one in come:
            if text := text_of(one.piece):
                hand = latest(whole(line) for line in lines_of_piece(one.piece))
                heading = self.titles.above(one.piece.element)
                yield HandText(Happened.ADDED, text, heading=heading, hand=hand, shape=_shape(one.piece))

    def _taken_out(self) -> Iterator[HandText]:
        """Tell of text of ours that is gone, where no field stood in it."""
        for piece in self.walks.gone:
            lines = lines_of_piece(piece)
            text = text_of(piece)
            if text and not any(held.tag for line in lines for held in line.held):
                hand = latest(self.took_out.get(line.text.strip(), UNKNOWN) for line in lines)
                yield HandText(Happened.REMOVED, "", text, hand=hand, shape=_shape(piece))


@dataclass(slots=True)
class _Rich:
    """Reads Markdown fields of both files."""

    reading: _Reading
    before: RichReader = field(init=False)
    after: RichReader = field(init=False)
    new_lines: dict[etree._Element, Line] = field(init=False)

    def __post_init__(self) -> None:
        parts = self.reading.parts
        self.before = RichReader(self.reading.written, parts)
        self.after = RichReader(parts, parts)
        self.new_lines = {
            come.piece.element: come.piece for come in self.reading.walks.come if isinstance(come.piece, Line)
        }

    def read(self, place: Place) -> RichEdit:
        reading = self.reading
        old = tuple(self.before.line(part.base) for part in place.parts)
        spans = [
            (span, number if first == 0 else None)
            for number, part in enumerate(place.parts)
            for first, span in enumerate(reading.found.get(id(part), NOWHERE).spans)
        ]
        spans.sort(key=lambda one: reading.order[one[0].line.element])
        new: list[tuple[RichLine, int | None]] = []
        last: int | None = None
        for span, number in spans:
            here = reading.order[span.line.element]
            for line in reading.lines[last + 1 : here] if last is not None else ():
                if line.element in self.new_lines and not reading.in_line.get(line.element):
                    reading.consumed.add(line.element)
                    new.append((self.after.line(Span(line, 0, len(line.text))), None))
            new.append((self.after.line(span), number))
            last = here
        return RichEdit(old, tuple(new))


def _is_rich_edit(rich: RichEdit) -> bool:
    if [number for _, number in rich.new] != list(range(len(rich.old))):
        return True
    pairs = zip(rich.old, (line for line, _ in rich.new), strict=True)
    return any(normal(was) != normal(now) for was, now in pairs)


def _shape(piece: Piece) -> Shape:
    match piece:
        case Grid():
            return Shape.TABLE
        case Row():
            return Shape.ROW
        case _:
            return Shape.LINE


def _outside(line: Line, ranges: Sequence[tuple[int, int]]) -> list[str]:
    """Give the text of a line around some stretches, piece by piece."""
    counted = [(thing.start, thing.end) for thing in line.fixed if thing.key.startswith(_COUNTED)]
    pieces = []
    at = 0
    for start, end in sorted({*ranges, *counted}):
        pieces.append(" ".join(line.text[at:start].split()))
        at = max(at, end)
    pieces.append(" ".join(line.text[at:].split()))
    return pieces
