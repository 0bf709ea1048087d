"""A new version woven into a Word file that people worked in.

Three stories are walked side by side: the base, as the program wrote it; theirs, as it is now; and the new
one. Only theirs is changed, in place, and by tracked changes only. What the base and the new version have in
common is nobody's business here: style, layout and whatever else people did to it stay as they are.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Final

from lxml import etree

from generator.merging.pairs import pair
from generator.ooxml.names import w
from generator.ooxml.reading.lines import tag_of
from generator.ooxml.reading.nodes import Grid, Line, Node, Row
from generator.ooxml.tracking.edits import apply
from generator.ooxml.tracking.marks import keep_tables_apart
from generator.roundtrip.elements import all_said, elements
from generator.roundtrip.events import Happening, of_part
from generator.roundtrip.line_merge import Fate, IsProse, merge_line
from generator.roundtrip.pieces import Piece, Pieces, Put, said_in, same_column, text_of, width

_COMMENTED: Final = tuple(map(w, ("commentRangeStart", "commentRangeEnd", "commentReference")))
_PROPERTIES: Final = frozenset(map(w, ("tcPr", "tblPr", "tblGrid", "trPr", "tblPrEx")))


@dataclass(frozen=True, slots=True)
class Weaver:
    """Weaves the stories of one file; ``is_prose`` says of a field, by its tag, how it may be merged.

    Where theirs and the new version both changed a text, theirs stays unless ``new_wins``.
    """

    pieces: Pieces
    is_prose: IsProse
    new_wins: bool = False

    def weave(
        self, base: Sequence[Node], theirs: Sequence[Node], new: Sequence[Node], container: etree._Element
    ) -> None:
        """Weave what is in a body, header, footer or cell; ``container`` is that of theirs."""
        _Level(self, container, base, theirs, new).weave()

    def merge(self, base: Piece, theirs: Piece, new: Piece) -> None:
        """Merge what stands at one place in all three."""
        match base, theirs, new:
            case Line(), Line(), Line():
                self._merge_line(base, theirs, new)
            case Grid(), Grid(), Grid():
                self._merge_grid(base, theirs, new)
            case Row(), Row(), Row():
                self._merge_cells(base, theirs, new)

    def _merge_line(self, base: Line, theirs: Line, new: Line) -> None:
        merged = merge_line(base, theirs, new, self.is_prose, new_wins=self.new_wins)
        if not merged.parts:
            return
        pieces = self.pieces
        runs = (
            tuple(apply(theirs, merged.edits, new, pieces.bring, pieces.stamp_of(new)))
            if merged.edits
            else ()
        )
        pieces.expected.append((theirs.element, merged.text))
        for part in merged.parts:
            came = part.fate in (Fate.CHANGED, Fate.MERGED)
            pieces.events.append(of_part(part, runs if came else (), theirs.element))

    def _merge_grid(self, base: Grid, theirs: Grid, new: Grid) -> None:
        if width(base) == width(new):
            _Level(self, theirs.element, base.rows, theirs.rows, new.rows).weave()
        elif all_said(base) != all_said(new):
            self._replace_grid(base, theirs, new)

    def _replace_grid(self, base: Grid, theirs: Grid, new: Grid) -> None:
        """Put a table with other columns before the one it takes the place of: cells cannot be tracked."""
        element = self.pieces.insert(new, theirs.element.addprevious)
        self.pieces.tell(Happening.ADDED, element, new=new)
        self.pieces.end(base, theirs)

    def _merge_cells(self, base: Row, theirs: Row, new: Row) -> None:
        if len(base.cells) != len(new.cells):
            if all_said(base) != all_said(new):
                self.pieces.tell(Happening.CONFLICT, theirs.element, base=base, theirs=theirs, new=new)
            return
        for number, cell in enumerate(base.cells):
            hand = same_column(number, base, theirs)
            if hand is not None:
                self.weave(cell.nodes, hand.nodes, new.cells[number].nodes, hand.element)
            elif said_in(cell) != said_in(new.cells[number]):
                self.pieces.tell(Happening.GONE_AND_CHANGED, theirs.element, base=base, new=new)


@dataclass
class _Level:
    """One container, or the rows of one table."""

    weaver: Weaver
    container: etree._Element
    base: Sequence[Piece]
    theirs: Sequence[Piece]
    new: Sequence[Piece]

    def weave(self) -> None:
        """Walk through the new version, and put what it has where it belongs in theirs."""
        if self._is_nothing_new():
            self._tell_hand_work()
            return
        pieces, hand = self.weaver.pieces, self._hand
        self._meet()
        after: etree._Element | None = None
        for number, piece in enumerate(self.new):
            was = self._origin.get(number)
            if was is None:
                after = self._add(number, after, Happening.ADDED)
            elif was not in hand:
                pieces.gone(self.base[was], piece, after if after is not None else self._first())
            elif number in self._moved and was not in self._moved_by_hand:
                after = self._move(number, was, after)
            else:
                element = self.theirs[hand[was]].element
                self.weaver.merge(self.base[was], self.theirs[hand[was]], piece)
                if was not in self._moved_by_hand and element.getparent() is not None:
                    after = element
        present = set(self._origin.values())
        for number, piece in enumerate(self.base):
            if number not in present and number in hand:
                pieces.end(piece, self.theirs[hand[number]])
        keep_tables_apart(self.container, pieces.stamp)
        self._tell_added()

    def _meet(self) -> None:
        """Tell of the paragraphs that are in all three."""
        for number, was in self._origin.items():
            if was in self._hand and isinstance(self.new[number], Line):
                self.weaver.pieces.meet(self.new[number].element, self.theirs[self._hand[was]].element)

    @cached_property
    def _by_hand(self) -> tuple[Mapping[int, int], frozenset[int]]:
        """Where each piece of the base is in theirs, and which of them people moved."""
        tags = self.weaver.pieces.tags
        found = pair(elements(self.base, tags), elements(self.theirs, tags))
        return found.second_of, frozenset(was for was, _ in found.moved)

    @cached_property
    def _by_policy(self) -> tuple[Mapping[int, int], frozenset[int]]:
        """Which piece of the base each piece of the new version was, and which of the new ones moved."""
        tags = self.weaver.pieces.tags
        found = pair(elements(self.base, tags), elements(self.new, tags))
        return found.first_of, frozenset(now for _, now in found.moved)

    @property
    def _hand(self) -> Mapping[int, int]:
        return self._by_hand[0]

    @property
    def _moved_by_hand(self) -> frozenset[int]:
        return self._by_hand[1]

    @property
    def _origin(self) -> Mapping[int, int]:
        return self._by_policy[0]

    @property
    def _moved(self) -> frozenset[int]:
        return self._by_policy[1]

    def _is_nothing_new(self) -> bool:
        """Say whether the base and the new version are alike; most often they are."""
        return [all_said(piece) for piece in self.base] == [all_said(piece) for piece in self.new]

    def _tell_hand_work(self) -> None:
        """Tell what people did where the new version has nothing to say."""
        if [all_said(piece) for piece in self.base] == [all_said(piece) for piece in self.theirs]:
            return
        for number, piece in enumerate(self.base):
            if number not in self._hand:
                self.weaver.pieces.gone(piece, piece, None)
            elif all_said(piece) != all_said(self.theirs[self._hand[number]]):
                self.weaver.merge(piece, self.theirs[self._hand[number]], piece)
        self._tell_added()

    def _tell_added(self) -> None:
        known = set(self._hand.values())
        for number, piece in enumerate(self.theirs):
            if number not in known:
                self.weaver.pieces.tell(Happening.KEPT, piece.element, theirs=piece)

    def _add(self, number: int, after: etree._Element | None, happening: Happening) -> etree._Element:
        piece = self.new[number]
        element = self.weaver.pieces.insert(piece, self._place(number, after))
        self.weaver.pieces.tell(happening, element, new=piece)
        return element

    def _move(self, number: int, was: int, after: etree._Element | None) -> etree._Element | None:
        """Move something to where the new version has it, unless people worked in it."""
        base, theirs, new = self.base[was], self.theirs[self._hand[was]], self.new[number]
        commented = next(theirs.element.iter(*_COMMENTED), None) is not None
        if commented or all_said(base) != all_said(theirs) or not text_of(new):
            self.weaver.merge(base, theirs, new)
            self.weaver.pieces.tell(Happening.NOT_MOVED, theirs.element, new=new)
            return after
        moved = self._add(number, after, Happening.MOVED)
        self.weaver.pieces.delete(theirs)
        return moved

    def _first(self) -> etree._Element | None:
        return self.theirs[0].element if self.theirs else None

    def _place(self, number: int, after: etree._Element | None) -> Put:
        """Give where a piece of the new version belongs: behind the one before it, or before the next."""
        if after is not None:
            return _outermost(after).addnext
        for later in range(number + 1, len(self.new)):
            was = self._origin.get(later)
            if was is not None and was in self._hand:
                element = self.theirs[self._hand[was]].element
                if element.getparent() is not None:
                    return _outermost(element).addprevious
        last = [child for child in self.container if child.tag in _PROPERTIES]
        return last[-1].addnext if last else lambda element: self.container.insert(0, element)


def _outermost(element: etree._Element) -> etree._Element:
    """Give the control of a field around whole paragraphs: what stands beside one of them is not of it."""
    parent = element.getparent()
    if parent is None or parent.tag != w("sdtContent"):
        return element
    control = parent.getparent()
    return _outermost(control) if control is not None and tag_of(control) else element
