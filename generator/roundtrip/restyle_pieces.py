"""Hand edits put into a fresh file piece by piece, each with who made it where that is known."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.reading.lines import View, is_gone, read_line
from generator.ooxml.reading.nodes import Row
from generator.ooxml.tracking.stamp import Stamp
from generator.roundtrip.elements import all_said, lines_of_piece
from generator.roundtrip.events import Happening
from generator.roundtrip.pieces import Piece, Pieces, Put, text_of

_CHANGES: Final = tuple(map(w, ("ins", "del", "moveFrom", "moveTo")))
Who = tuple[str, str]
"""An author and a moment, the moment empty where there is none."""


@dataclass(frozen=True, slots=True)
class Workers:
    """Who worked where, by the tracked changes of a file; of a paragraph the last one counts.

    ``gone`` are the paragraphs that are deleted, by what they said: they are in no reading of the file.
    """

    of_paragraph: Mapping[etree._Element, Who]
    gone: Mapping[str, Who]

    @classmethod
    def of(cls, roots: Iterable[etree._Element], but: str) -> "Workers":
        """Read stories whose changes are not accepted yet; those of one author do not count."""
        working: dict[etree._Element, Who] = {}
        gone: dict[str, Who] = {}
        for paragraph in (one for root in roots for one in root.iter(w("p"))):
            changes = list(paragraph.iter(*_CHANGES))
            row = next(paragraph.iterancestors(w("tr")), None)
            changes += row.findall(f"{w('trPr')}/*") if row is not None else []
            who = [_who(one) for one in changes if one.tag in _CHANGES and one.get(w("author"), but) != but]
            if who:
                working[paragraph] = who[-1]
                if is_gone(paragraph, View.CURRENT):
                    gone[read_line(paragraph, View.ORIGINAL).text] = who[-1]
        return cls(working, gone)

    def at(self, piece: Piece) -> Who | None:
        """Give who worked in a piece of that file, or deleted what a piece of another says."""
        for line in reversed(lines_of_piece(piece)):
            if line.element in self.of_paragraph:
                return self.of_paragraph[line.element]
        return self.gone.get(text_of(piece))


def _who(change: etree._Element) -> Who:
    return change.get(w("author"), ""), change.get(w("date"), "")


@dataclass(frozen=True)
class HandPieces(Pieces):
    """Changes the fresh file; what the weaver calls the new version is what people made of the base.

    ``copies`` leads from each paragraph that was brought whole to its copy, ``rows`` are the rows that were.
    ``unplaced`` is hand work for which the fresh file has no place.
    """

    workers: Workers = field(default_factory=lambda: Workers({}, {}))
    copies: dict[etree._Element, etree._Element] = field(default_factory=dict)
    rows: list[etree._Element] = field(default_factory=list)
    unplaced: list[Piece] = field(default_factory=list)

    def stamp_of(self, piece: Piece) -> Stamp:
        """Give the worker where a change was tracked, else who restyles."""
        who = self.workers.at(piece)
        return self.stamp if who is None else Stamp(*who, self.stamp.numbers)

    def insert(self, piece: Piece, put: Put) -> etree._Element:
        """Put something that people made into the fresh file, marked as inserted."""
        first = len(self.expected)
        element = super().insert(piece, put)
        copies = [copy for copy, _ in self.expected[first:]]
        self.copies.update(zip((line.element for line in lines_of_piece(piece)), copies, strict=False))
        if isinstance(piece, Row):
            self.rows.append(element)
        return element

    def end(self, base: Piece, theirs: Piece) -> None:
        """Delete what people took out, also where the definition says it otherwise by now."""
        self.delete(theirs)
        same = all_said(base) == all_said(theirs)
        happening = Happening.ENDED if same else Happening.CHANGED_AND_ENDED
        self.tell(happening, theirs.element, base=base, theirs=theirs)

    def tell(
        self,
        happening: Happening,
        element: etree._Element | None,
        *,
        base: Piece | None = None,
        theirs: Piece | None = None,
        new: Piece | None = None,
    ) -> None:
        """Keep that something happened, and what of it found no place."""
        if new is not None and self._is_unplaced(happening) and not any(one is new for one in self.unplaced):
            self.unplaced.append(new)
        super().tell(happening, element, base=base, theirs=theirs, new=new)

    @staticmethod
    def _is_unplaced(happening: Happening) -> bool:
        """Say whether nothing is woven in: in lines the hand wins, a row with other cells stays out."""
        return happening in (Happening.GONE_AND_CHANGED, Happening.CONFLICT)
