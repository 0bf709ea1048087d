"""Links and references to what is not in a file any more: their words stay, the way goes."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.graft.marks import bookmark_names, drop
from generator.ooxml.names import w
from generator.ooxml.tracking.fragments import peel

_TARGET: Final = re.compile(r'^\s*(?:(?:REF|PAGEREF|NOTEREF)\s+"?|HYPERLINK\b.*\\l\s+"?)([^\s"\\]+)')


@dataclass(slots=True)
class _Field:
    """A field that is open: its marks and instruction, and what that says."""

    marks: list[etree._Element] = field(default_factory=list)
    code: str = ""


def cut_dead_ways(roots: Iterable[etree._Element]) -> None:
    """Take links and references off words where what they lead to is in none of the parts of a file."""
    parts = list(roots)
    names = bookmark_names(iter(parts))
    for root in parts:
        for link in list(root.iter(w("hyperlink"))):
            anchor = link.get(w("anchor"))
            if anchor is not None and anchor.lower() not in names:
                peel(link, link)
        for simple in list(root.iter(w("fldSimple"))):
            if _is_dead(simple.get(w("instr"), ""), names):
                peel(simple, simple)
        _cut_fields(root, names)


def _cut_fields(root: etree._Element, names: set[str]) -> None:
    opened: list[_Field] = []
    for element in list(root.iter(w("fldChar"), w("instrText"))):
        if element.tag == w("fldChar") and element.get(w("fldCharType")) == "begin":
            opened.append(_Field())
        if not opened:
            continue
        opened[-1].marks.append(element)
        if element.tag == w("instrText"):
            opened[-1].code += element.text or ""
        elif element.get(w("fldCharType")) == "end":
            done = opened.pop()
            if _is_dead(done.code, names):
                for mark in done.marks:
                    drop(mark)


def _is_dead(instruction: str, names: set[str]) -> bool:
    found = _TARGET.match(instruction)
    return found is not None and found[1].lower() not in names
