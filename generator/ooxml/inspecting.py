"""What there is to know of a Word file of ours without comparing it with anything."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.compatibility import W14, W15
from generator.ooxml.digest import FileState
from generator.ooxml.names import w
from generator.ooxml.opening import Opened
from generator.ooxml.parts import Parts
from generator.ooxml.relations import read_relations
from generator.ooxml.xml import UnsafeXmlError, parse_xml, whole_number

_CHANGES: Final = tuple(
    w(tag)
    for tag in (
        *("ins", "del", "moveFrom", "moveTo", "cellIns", "cellDel", "cellMerge", "rPrChange", "pPrChange"),
        *("sectPrChange", "tblPrChange", "tblGridChange", "trPrChange", "tcPrChange", "tblPrExChange"),
        "numberingChange",
    )
)
"""A change as its author made it; the marks where a moved stretch begins and ends are none of their own."""
_FIELD_MARK: Final = re.compile("_y_[0-9a-f]{20,}.*")
"""The bookmark of a field: its prefix and a hash."""
_LIBRE: Final = re.compile(r"LibreOffice/(\d+(?:\.\d+){0,2})")
_VERSION: Final = re.compile(r"(\d+)\.(\d)\d*")
_WORDS: Final = {
    "Microsoft Office Word": "Microsoft Word",
    "Microsoft Macintosh Word": "Microsoft Word (Mac)",
}
_ON: Final = frozenset({"1", "true", "on"})
_P, _TEXT_ID = w("p"), f"{{{W14}}}paraId"
_THREAD, _DONE = f"{{{W15}}}commentEx", f"{{{W15}}}done"
_ID, _PARENT = f"{{{W15}}}paraId", f"{{{W15}}}paraIdParent"


class Counted(NamedTuple):
    """How many changes or comments are somebody's; an author who gave no name is empty."""

    author: str
    number: int


class Outside(NamedTuple):
    """Something outside the file that a part uses as its ``image``, ``attachedTemplate``, ``oleObject``."""

    part: str
    role: str
    target: str


@dataclass(frozen=True, slots=True)
class WordFacts:
    """What a Word file of ours tells of itself; what it does not tell is empty.

    ``program``, ``saved_by`` and ``saved_at`` (ISO 8601, as it stands there) are of the last time that it was
    saved, ``revision`` how often it says it was. ``changes`` are tracked changes that nobody accepted or
    rejected, piece by piece, by author. ``comments`` are all, answers too; ``resolved`` is how many of them
    are in a closed thread. ``protection`` is the kind that is in force: ``readOnly``, ``trackedChanges``.
    ``has_lost_tags`` where a program saved it that drops the tags of content controls, as LibreOffice 7.4
    does. Links are not ``outside``.
    """

    program: str
    saved_by: str
    saved_at: str
    revision: int
    state: FileState
    changes: tuple[Counted, ...]
    comments: tuple[Counted, ...]
    resolved: int
    protection: str
    is_tracking: bool
    has_lost_tags: bool
    outside: tuple[Outside, ...]


def inspect_word(opened: Opened) -> WordFacts:
    """Look a file over."""
    parts = Parts(opened.members)
    stories = [parts.root(name) for name in parts.stories()]
    core = _texts(opened, parts, "core-properties")
    comments = _roots(parts, "comments")
    remarks = [one for root in comments for one in root.iter(w("comment"))]
    settings = _roots(parts, "settings")
    return WordFacts(
        program=_program(_texts(opened, parts, "extended-properties")),
        saved_by=core.get("lastModifiedBy", ""),
        saved_at=core.get("modified", ""),
        revision=whole_number(core.get("revision")),
        state=opened.state,
        changes=_by_author(one for root in stories for one in root.iter(*_CHANGES)),
        comments=_by_author(remarks),
        resolved=_resolved(remarks, _roots(parts, "commentsExtended")),
        protection=next(filter(None, map(_protection, settings)), ""),
        is_tracking=any(_is_on(one) for root in settings for one in root.iterchildren(w("trackRevisions"))),
        has_lost_tags=_has_lost_tags(stories),
        outside=tuple(_outside(opened)),
    )


def _roots(parts: Parts, role: str) -> list[etree._Element]:
    found = parts.related(parts.main, role)
    return [parts.root(found)] if found else []


def _texts(opened: Opened, parts: Parts, role: str) -> dict[str, str]:
    """Give the properties of a file by name; a part that cannot be read has none."""
    found = parts.related("", role)
    if found is None:
        return {}
    try:
        root = parse_xml(opened.members[found])
    except UnsafeXmlError:
        return {}
    return {etree.QName(one).localname: (one.text or "").strip() for one in root.iterchildren("{*}*")}


def _program(told: dict[str, str]) -> str:
    """Give the name of a program with its version: ``Microsoft Word 16.0``, ``LibreOffice 7.4.7``."""
    name, version = told.get("Application", ""), _VERSION.match(told.get("AppVersion", ""))
    if libre := _LIBRE.match(name):
        return f"LibreOffice {libre[1]}"
    shown = _WORDS.get(name, name)
    return f"{shown} {version[1]}.{version[2]}" if shown and version else shown


def _by_author(elements: Iterable[etree._Element]) -> tuple[Counted, ...]:
    """Count elements by their author, the most first."""
    found = Counter(one.get(w("author"), "").strip() for one in elements)
    return tuple(Counted(*one) for one in sorted(found.items(), key=lambda one: (-one[1], one[0])))


def _resolved(comments: list[etree._Element], threads: list[etree._Element]) -> int:
    """Count the comments whose thread is closed; they are known by the last of their paragraphs."""
    entries = {one.get(_ID, ""): one for root in threads for one in root.iter(_THREAD)}
    done = {number for number, one in entries.items() if one.get(_DONE, "0") in _ON}
    closed = {number for number, one in entries.items() if number in done or one.get(_PARENT) in done}
    last = [([line.get(_TEXT_ID, "") for line in one.iter(_P)] or [""])[-1] for one in comments]
    return sum(number in closed for number in last)


def _is_on(element: etree._Element, attribute: str = w("val"), otherwise: str = "1") -> bool:
    return element.get(attribute, otherwise).lower() in _ON


def _protection(settings: etree._Element) -> str:
    found = settings.find(w("documentProtection"))
    if found is None or not _is_on(found, w("enforcement"), "0"):
        return ""
    return found.get(w("edit"), "")


def _has_lost_tags(stories: list[etree._Element]) -> bool:
    """Say whether the bookmarks of fields are there and the tags of their controls are not."""
    marks = (mark.get(w("name"), "") for root in stories for mark in root.iter(w("bookmarkStart")))
    if not any(map(_FIELD_MARK.fullmatch, marks)):
        return False
    return not any(tag.get(w("val")) for root in stories for tag in root.iter(w("tag")))


def _outside(opened: Opened) -> Iterator[Outside]:
    for name in sorted(opened.members):
        folder, _, file = name.rpartition("_rels/")
        if not name.endswith(".rels") or not name.startswith(f"{folder}_rels/"):
            continue
        source = folder + file.removesuffix(".rels")
        try:
            ways = list(read_relations(source, parse_xml(opened.members[name])))
        except UnsafeXmlError:
            continue
        for way in ways:
            if way.external and way.role != "hyperlink":
                yield Outside(source, way.role, way.target)
