"""Promises that people typed into a Word file, or took out of it altogether."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

from lxml import etree

from generator.filters import fold
from generator.ooxml.names import w
from generator.ooxml.reading.nodes import Cell, Grid, Line, Row, lines_of
from generator.roundtrip.elements import lines_of_piece
from generator.roundtrip.hand_edits import AddedPromise, EndedPromise
from generator.roundtrip.hands import Hand, latest, whole
from generator.roundtrip.headings import Headings
from generator.roundtrip.places import NOWHERE, Found, Place
from generator.roundtrip.side_by_side import Come, SideBySide

_PROMISE: Final = re.compile(r"promises\.([^.#]+)\.(.+)")
_TEXT: Final = "text"


class PromiseReader:
    """Looks for promises; what it takes for one is in ``taken``."""

    def __init__(
        self,
        places: Sequence[Place],
        found: Mapping[int, Found],
        walks: SideBySide,
        order: Mapping[etree._Element, int],
    ) -> None:
        """Take the places of all fields, and what became of them."""
        self._places = [(match, place) for place in places if (match := _PROMISE.fullmatch(place.path))]
        self._found = found
        self._order = order
        self.taken: list[Line | Row] = []
        self._texts = {
            part.base.line.element
            for match, place in self._places
            for part in place.parts
            if match[2] == _TEXT
        }
        self._said = {
            match[1]: place.parts[0].base.text for match, place in self._places if match[2] == _TEXT
        }
        self._in_base = {
            part.base.line.element: match[1] for match, place in self._places for part in place.parts
        }
        self._styles = self._styles_of_promises(walks)
        self._at = sorted(self._texts_now())

    def _styles_of_promises(self, walks: SideBySide) -> frozenset[str]:
        """Give the styles, as the file calls them now, in which only texts of promises stand."""
        promises: set[str] = set()
        others: set[str] = set()
        for was, now in walks.pairs:
            if not _is_in_table(now):
                (promises if was.element in self._texts else others).add(now.style)
        return frozenset(promises - others)

    def _texts_now(self) -> Iterator[tuple[int, str]]:
        for match, place in self._places:
            for part in place.parts if match[2] == _TEXT else ():
                for span in self._found.get(id(part), NOWHERE).spans:
                    yield self._order[span.line.element], match[1]

    def ended(self, who: Callable[[str], Hand]) -> Iterator[EndedPromise]:
        """Give the promises of which no field stands anywhere any more; ``who`` took a text out."""
        by_id: dict[str, list[tuple[str, Place]]] = defaultdict(list)
        for match, place in self._places:
            by_id[match[1]].append((match[2], place))
        for name, here in by_id.items():
            texts = [place for key, place in here if key == _TEXT]
            gone = all(not self._spans(place) for _, place in here)
            if texts and gone:
                part = texts[0].parts[0]
                yield EndedPromise(name, part.base.text, who(part.base.line.text))

    def _spans(self, place: Place) -> bool:
        return any(self._found.get(id(part), NOWHERE).spans for part in place.parts)

    def added(self, come: Iterable[Come], titles: Headings) -> Iterator[AddedPromise]:
        """Give what was typed as a promise: a paragraph in the style of one, or a row among them."""
        said: set[str] = set()
        for one in come:
            line = self._typed(one)
            if line is None or not isinstance(one.piece, Line | Row):
                continue
            self.taken.append(one.piece)
            text = " ".join(line.text.split())
            if text not in said:
                said.add(text)
                at = self._order[line.element]
                after = next((name for place, name in reversed(self._at) if place < at), "")
                hand = latest(whole(inner) for inner in lines_of_piece(one.piece))
                yield AddedPromise(text, after, titles.above(line.element), hand)

    def _typed(self, come: Come) -> Line | None:
        match come.piece:
            case Line() as line if line.style in self._styles and not _is_in_table(line):
                return line if line.text.strip() else None
            case Row() as row if come.table is not None:
                return self._in_row(row, come.table)
        return None

    def _in_row(self, row: Row, table: Grid) -> Line | None:
        """Give the text of a new row in a table that has a promise in each row."""
        columns: Counter[int] = Counter()
        rows = 0
        for other in table.rows:
            promises = {
                self._in_base[line.element] for line in lines_of_piece(other) if line.element in self._in_base
            }
            if len(promises) == 1:
                rows += 1
                text = fold(self._said.get(promises.pop(), ""))
                columns.update(number for number, cell in enumerate(other.cells) if _names(cell, text))
        if not columns or rows * 2 <= len(table.rows) - 1:
            return None
        column = columns.most_common(1)[0][0]
        if column >= len(row.cells):
            return None
        return next((line for line in lines_of(row.cells[column].nodes) if line.text.strip()), None)


def _names(cell: Cell, promise: str) -> bool:
    """Say whether a cell holds the text of a promise, as a table has it: without its stop."""
    lines = lines_of(cell.nodes)
    bare = promise.rstrip(".")
    return bool(bare) and bool(lines) and fold(lines[0].text).startswith(bare)


def _is_in_table(line: Line) -> bool:
    return next(line.element.iterancestors(w("tc")), None) is not None
