"""Where the tab after a number comes to rest."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.cascade import Cascade
from generator.ooxml.names import w
from generator.ooxml.xml import whole_number

_LEFT: Final = frozenset({"left", "start", "num"})


@dataclass(frozen=True, slots=True)
class Stops:
    """The first line of a paragraph style, in twips: where it begins, and where its tab stops are.

    ``lefts`` are those after which text goes on to the right; at ``others`` it ends, or is centred.
    """

    start: int
    lefts: tuple[int, ...]
    others: tuple[int, ...]

    def rests_after(self, width: int) -> bool:
        """Say whether the tab after a text of a width leads to a stop after which text goes on."""
        after = self.start + width
        lefts = [stop for stop in self.lefts if stop > after]
        others = [stop for stop in self.others if stop > after]
        return bool(lefts) and (not others or min(lefts) < min(others))


def stops_of(cascade: Cascade, identity: str) -> Stops:
    """Read the stops of a style; its hanging indent is one."""
    left = cascade.number(identity, "pPr", "ind", "left") or cascade.number(identity, "pPr", "ind", "start")
    hanging = cascade.number(identity, "pPr", "ind", "hanging")
    start = left - hanging if hanging else left + cascade.number(identity, "pPr", "ind", "firstLine")
    kinds: dict[int, str] = {}
    for source in cascade.sources(identity, "pPr"):
        tabs = source.find(w("tabs"))
        for tab in tabs if tabs is not None else ():
            kinds.setdefault(whole_number(tab.get(w("pos"))), _kind(tab))
    lefts = [stop for stop, kind in kinds.items() if kind in _LEFT]
    if hanging > 0:
        lefts.append(left)
    others = [stop for stop, kind in kinds.items() if kind not in _LEFT and kind not in {"clear", "bar"}]
    return Stops(start, tuple(sorted(lefts)), tuple(sorted(others)))


def _kind(tab: etree._Element) -> str:
    return tab.get(w("val"), "left")
