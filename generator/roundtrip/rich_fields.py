"""Markdown fields of a file as it was written and as it is, paragraph by paragraph."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lxml import etree

from generator.ooxml.reading.nodes import Line
from generator.roundtrip.hand_edits import RichEdit
from generator.roundtrip.places import NOWHERE, Found, Place, Span
from generator.roundtrip.rich import RichLine, normal
from generator.roundtrip.rich_reading import RichReader
from generator.roundtrip.side_by_side import Come


@dataclass(slots=True)
class RichFields:
    """Reads fields of both files; ``found`` is where their parts stand in the ``lines`` of today.

    A paragraph that people typed between two of a field belongs to it; ``consumed`` are those.
    """

    before: RichReader
    after: RichReader
    lines: Sequence[Line]
    found: Mapping[int, Found]
    order: Mapping[etree._Element, int]
    free: Collection[etree._Element]
    """The lines that are new and hold no field."""
    consumed: set[etree._Element] = field(default_factory=set)

    def read(self, place: Place) -> RichEdit:
        """Read one place of a field."""
        old = tuple(self.before.line(part.base) for part in place.parts)
        spans = [
            (span, number if first == 0 else None)
            for number, part in enumerate(place.parts)
            for first, span in enumerate(self.found.get(id(part), NOWHERE).spans)
        ]
        spans.sort(key=lambda one: self.order[one[0].line.element])
        new: list[tuple[RichLine, int | None]] = []
        last: int | None = None
        for span, number in spans:
            here = self.order[span.line.element]
            for line in self.lines[last + 1 : here] if last is not None else ():
                if line.element in self.free:
                    self.consumed.add(line.element)
                    new.append((self.after.line(Span(line, 0, len(line.text))), None))
            new.append((self.after.line(span), number))
            last = here
        return RichEdit(old, tuple(new))


def free_lines(come: Iterable[Come], taken: Collection[etree._Element]) -> set[etree._Element]:
    """Give the paragraphs that are new, but for those in which a field stands."""
    lines = (one.piece for one in come if isinstance(one.piece, Line))
    return {line.element for line in lines if line.element not in taken}


def is_rich_edit(rich: RichEdit) -> bool:
    """Say whether people changed anything that Markdown can hold."""
    if [number for _, number in rich.new] != list(range(len(rich.old))):
        return True
    pairs = zip(rich.old, (line for line, _ in rich.new), strict=True)
    return any(normal(was) != normal(now) for was, now in pairs)
