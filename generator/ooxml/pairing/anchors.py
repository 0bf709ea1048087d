"""Bookmarks, the links and fields that lead to them, and fields as such."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from generator.ooxml.bookmarks import MAXIMUM_NAME
from generator.ooxml.names import w
from generator.ooxml.pairing.contents import Contents
from generator.ooxml.pairing.finding import Finding, Rule

_NAME: Final = re.compile(r"[^\W\d][\w.]*")
_TARGET: Final = re.compile(r'^\s*(?:REF|PAGEREF|NOTEREF)\s+"?([^\s"\\]+)')
_LINK: Final = re.compile(r'^\s*HYPERLINK\b.*\\l\s+"?([^\s"]+)')


def _names(contents: Contents) -> set[str]:
    """Give the names of all bookmarks; Word does not tell capitals from small letters."""
    starts = contents.elements(w("bookmarkStart"))
    return {start.get(w("name"), "").lower() for _, start in starts}


def links(contents: Contents) -> Iterator[Finding]:
    """Find links inside the document that lead nowhere."""
    names = _names(contents)
    for part, link in contents.elements(w("hyperlink")):
        anchor = link.get(w("anchor"))
        if anchor is not None and anchor.lower() not in names:
            yield Finding(Rule.DEAD_LINK, part, anchor)


def fields(contents: Contents) -> Iterator[Finding]:
    """Find fields that refer to nothing, and fields that do not begin, separate and end in order."""
    names = _names(contents)
    for part, root in contents.parts.items():
        opened: list[list[str]] = []
        for element in root.iter(w("fldChar"), w("instrText")):
            if element.tag == w("instrText"):
                if opened:
                    opened[-1][0] += element.text or ""
                continue
            kind = element.get(w("fldCharType"), "")
            if kind == "begin":
                opened.append(["", kind])
            elif not opened or (kind == "separate" and opened[-1][1] != "begin"):
                yield Finding(Rule.UNPAIRED_FIELD, part, kind)
            elif kind == "separate":
                opened[-1][1] = kind
            else:
                yield from _dead(opened.pop()[0], names, part)
        for instruction, _ in opened:
            yield Finding(Rule.UNPAIRED_FIELD, part, instruction.strip())


def _dead(instruction: str, names: set[str], part: str) -> Iterator[Finding]:
    target = target_of(instruction)
    if target and target.lower() not in names:
        yield Finding(Rule.DEAD_REFERENCE, part, target)


def target_of(instruction: str) -> str:
    """Give the bookmark to which a field leads by its instruction, empty where it leads to none."""
    found = _TARGET.match(instruction) or _LINK.match(instruction)
    return found[1] if found else ""


def bookmarks(contents: Contents) -> Iterator[Finding]:
    """Find bookmarks without a begin or an end, with a name that Word refuses, or twice."""
    taken: Counter[str] = Counter()
    numbers: Counter[str] = Counter()
    for part, root in contents.parts.items():
        opened: set[str] = set()
        for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
            number = mark.get(w("id"), "")
            if mark.tag == w("bookmarkEnd"):
                if number not in opened:
                    yield Finding(Rule.UNPAIRED_BOOKMARK, part, number)
                opened.discard(number)
                continue
            name = mark.get(w("name"), "")
            opened.add(number)
            numbers[number] += 1
            taken[name.lower()] += 1
            if numbers[number] > 1:
                yield Finding(Rule.REPEATED_BOOKMARK_ID, part, number)
            if taken[name.lower()] > 1:
                yield Finding(Rule.REPEATED_BOOKMARK_NAME, part, name)
            if len(name) > MAXIMUM_NAME or not _NAME.fullmatch(name):
                yield Finding(Rule.INVALID_BOOKMARK_NAME, part, name)
        for number in sorted(opened):
            yield Finding(Rule.UNPAIRED_BOOKMARK, part, number)
