"""The look that people gave words by hand: kept on words that they typed, told of on others.

A look is by hand where no text of the base has it: what the base has in its runs belongs to the old style.
"""

from collections.abc import Iterable, Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.order import properties_of, put
from generator.ooxml.reading.nodes import Line
from generator.ooxml.tracking.runs import parent_of
from generator.roundtrip.restyle_places import Met, typed_ranges

_PROPERTIES: Final = w("rPr")
_OFF: Final = frozenset({"0", "false", "off", "none"})
_TOLD: Final = tuple(map(w, ("b", "i", "strike", "color", "highlight", "u", "shd")))
_KEPT: Final = (*_TOLD, *map(w, ("caps", "smallCaps", "dstrike", "vertAlign", "sz", "szCs")))
_Look = tuple[str, tuple[tuple[str, str], ...]]


@dataclass(frozen=True, slots=True)
class HandLook:
    """Words to which people gave a look of their own; ``looks`` are its names: ``b``, ``color``."""

    line: Line
    text: str
    looks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Looks:
    """Keeps the look of typed words while they are brought to another file."""

    base: frozenset[_Look]
    """What the base has in its runs."""
    seen: list[tuple[etree._Element, list[etree._Element]]] = field(default_factory=list)

    @classmethod
    def of(cls, roots: Iterable[etree._Element]) -> "Looks":
        """Take the stories of the base."""
        found = (one for root in roots for properties in root.iter(_PROPERTIES) for one in properties)
        return cls(frozenset(_look(one) for one in found if one.tag in _KEPT))

    def remember(self, brought: etree._Element) -> etree._Element:
        """Note how words look that are on their way to their place, and give them back."""
        for run in brought.iter(w("r")):
            properties = run.find(_PROPERTIES)
            own = [] if properties is None else [one for one in properties if one.tag in _KEPT]
            own = [deepcopy(one) for one in own if _look(one) not in self.base]
            if own:
                self.seen.append((run, own))
        return brought

    def restore(self) -> None:
        """Give words their look again where it was taken off at their place."""
        for run, own in self.seen:
            properties = properties_of(run, "rPr")
            for one in own:
                put(properties, one)

    def left_behind(self, met: Iterable[Met]) -> Iterator[HandLook]:
        """Give words that we wrote and to which people gave a look of their own."""
        for one in met:
            before = set(_looks(one.base))
            was = before if one.base.text == one.hand.text else frozenset()
            usual = {look for _, look in before}
            typed = typed_ranges(one.base.text, one.hand.text)
            yield from _told(
                one.hand,
                [
                    (place, look)
                    for place, look in _looks(one.hand)
                    if (place, look) not in was
                    and (was or look not in usual)
                    and not any(start <= place < end for start, end in typed)
                ],
            )


def _told(line: Line, found: Sequence[tuple[int, _Look]]) -> Iterator[HandLook]:
    """Give stretches of letters that have one look by hand."""
    looks: dict[int, list[_Look]] = {}
    for place, look in found:
        looks.setdefault(place, []).append(look)
    places = sorted(looks)
    while places:
        end = start = places[0]
        while end in looks and looks[end] == looks[start]:
            end += 1
        places = [place for place in places if place >= end]
        names = tuple(etree.QName(tag).localname for tag, _ in looks[start])
        if line.text[start:end].strip():
            yield HandLook(line, line.text[start:end], names)


def _looks(line: Line) -> Iterator[tuple[int, _Look]]:
    """Give for each letter each look that its run has by itself."""
    for spot in line.spots:
        properties = parent_of(spot.element).find(_PROPERTIES)
        if properties is not None:
            own = [_look(one) for one in properties if one.tag in _TOLD and one.get(w("val")) not in _OFF]
            for look in own:
                yield from ((place, look) for place in range(spot.start, spot.end))


def _look(element: etree._Element) -> _Look:
    return str(element.tag), tuple(sorted((str(name), str(value)) for name, value in element.attrib.items()))


def dress_rows(rows: Sequence[etree._Element]) -> None:
    """Give the cells of rows that were brought the widths and colours of a row beside them."""
    for row in rows:
        beside = [*row.itersiblings(w("tr"), preceding=True), *row.itersiblings(w("tr"))]
        model = next((one for one in beside if one not in rows and _is_like(one, row)), None)
        if model is not None:
            _keep_whole(row, model)
            for cell, other in zip(row.findall(w("tc")), model.findall(w("tc")), strict=True):
                _dress(cell, other)


def _keep_whole(row: etree._Element, model: etree._Element) -> None:
    """Let a row break over pages only where the one beside it may."""
    path = f"{w('trPr')}/{w('cantSplit')}"
    own, wanted = row.find(path), model.find(path)
    if own is not None and wanted is not None:
        parent_of(own).replace(own, deepcopy(wanted))


def _is_like(one: etree._Element, row: etree._Element) -> bool:
    heads = one.find(f"{w('trPr')}/{w('tblHeader')}") is not None
    merged = any(next(each.iter(w("vMerge"), w("gridSpan")), None) is not None for each in (one, row))
    return not heads and not merged and len(one.findall(w("tc"))) == len(row.findall(w("tc")))


def _dress(cell: etree._Element, model: etree._Element) -> None:
    own, wanted = cell.find(w("tcPr")), model.find(w("tcPr"))
    if own is not None:
        cell.remove(own)
    if wanted is not None:
        cell.insert(0, deepcopy(wanted))
