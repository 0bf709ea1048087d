"""Names in a text and what leads to them, put right after a new version came in.

A bookmark stands in a file once, and what moved stands in it twice: where it goes, and where it comes.
"""

from collections.abc import Iterable, Sequence
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.graft.marks import Twin, drop
from generator.ooxml.names import w
from generator.ooxml.pairing.anchors import target_of
from generator.ooxml.reading.lines import View, is_gone, read_line
from generator.ooxml.tracking.fragments import peel
from generator.ooxml.tracking.runs import RUN, delete, insertion_around, parent_of, wrap
from generator.ooxml.tracking.stamp import DELETED, INSERTED, Stamp

_START, _END, _PARAGRAPH, _LINK = w("bookmarkStart"), w("bookmarkEnd"), w("p"), w("hyperlink")
_NAME, _ANCHOR = w("name"), w("anchor")
_CODES: Final = (w("instrText"), w("delInstrText"))
_IN_LINKS: Final = frozenset({RUN, INSERTED, DELETED, w("proofErr")})
_ONLY_WORDS: Final = frozenset(map(w, ("rPr", "t", "delText", "tab", "br", "noBreakHyphen", "softHyphen")))


def settle_twins(roots: Sequence[etree._Element], twins: Sequence[Twin]) -> None:
    """Give a bookmark that came the name of one that goes; the others go again.

    ``roots`` are those of all parts with text. Rejecting the change leaves such a link without its target.
    """
    held = _bookmarks(roots)
    for name, start, end in twins:
        holder = held.get(name.lower())
        going = _going(holder) if holder is not None and start.getparent() is not None else None
        if holder is None or going is None:
            drop(start)
            drop(end)
            continue
        drop(holder)
        drop(going)
        start.set(_NAME, name)
        held[name.lower()] = start


def _bookmarks(roots: Iterable[etree._Element]) -> dict[str, etree._Element]:
    """Give where bookmarks begin, by name in small letters: Word does not tell them from capitals."""
    return {start.get(_NAME, "").lower(): start for root in roots for start in root.iter(_START)}


def _going(start: etree._Element) -> etree._Element | None:
    """Give the end of a bookmark all of which goes with the deleted paragraphs that it is in."""
    if not _is_going(start):
        return None
    number = start.get(w("id"))
    root = start.getroottree().getroot()
    end = next((one for one in root.iter(_END) if one.get(w("id")) == number), None)
    return end if end is not None and _is_going(end) else None


def _is_going(mark: etree._Element) -> bool:
    """Say whether a mark stands in a deleted paragraph."""
    paragraph = next(mark.iterancestors(_PARAGRAPH), None)
    return paragraph is not None and is_gone(paragraph, View.CURRENT) and not read_line(paragraph).text


def bookmarked(roots: Iterable[etree._Element]) -> frozenset[str]:
    """Give the names of all bookmarks in small letters."""
    return frozenset(_bookmarks(roots))


def let_go(roots: Sequence[etree._Element], brought: Sequence[etree._Element], had: frozenset[str]) -> None:
    """Take off the links that lead to nothing because of what came, or of what went with it.

    ``roots`` are those of all parts with text, ``brought`` what came to stand in them: paragraphs, tables,
    links and runs; ``had`` are the bookmarks that there were before. Links that led nowhere then stay.
    """
    names = bookmarked(roots)
    new = {one for top in brought for one in top.iter(_LINK, RUN)}
    for root in roots:
        for link in list(root.iter(_LINK)):
            target = (link.get(_ANCHOR) or "").lower()
            if target and target not in names and (target in had or link in new):
                peel(link, link)
        fields = [code for code in root.iter(*_CODES) if target_of((code.text or "").strip())]
        for paragraph in dict.fromkeys(next(code.iterancestors(_PARAGRAPH)) for code in fields):
            _let_fields_go(paragraph, names, had, new)


def _let_fields_go(
    paragraph: etree._Element, names: frozenset[str], had: frozenset[str], new: set[etree._Element]
) -> None:
    """Leave of fields in a paragraph that refer to nothing what they show."""
    for view in View:
        for thing in read_line(paragraph, view).fixed:
            target = target_of(thing.key).lower()
            lost = target and target not in names and (target in had or new.issuperset(thing.marks))
            for mark in thing.marks if lost else ():
                parent_of(mark).remove(mark)


def take_off_links(
    paragraphs: Iterable[etree._Element], roots: Sequence[etree._Element], stamp: Stamp
) -> None:
    """Let the words that stay in a link to what goes come again beside it: accepting leaves no dead link.

    Where two texts begin alike and the second takes the place of the first, those words stay, and with them
    the link to the first. ``paragraphs`` are those that changed, ``roots`` those of all parts with text.
    """
    links = [link for one in paragraphs for link in one.iter(_LINK) if link.get(_ANCHOR)]
    held = _bookmarks(roots) if links else {}
    for link in links:
        target = held.get((link.get(_ANCHOR) or "").lower())
        if target is not None and _going(target) is not None:
            _take_off(link, stamp)


def _take_off(link: etree._Element, stamp: Stamp) -> None:
    """Take words off a link, with the look that they have; what came into it moves out in its place.

    A link with more than words in it stays: a note or the anchor of a comment cannot stand there twice.
    """
    if insertion_around(link) is not None or not all(child.tag in _IN_LINKS for child in link):
        return
    if not all(child.tag in _ONLY_WORDS for run in link.iter(RUN) for child in run):
        return
    place = link
    for one in [child for child in link if child.tag in (RUN, INSERTED)]:
        if one.tag == INSERTED:
            place.addnext(one)
            place = one
        else:
            copy = deepcopy(one)
            place.addnext(copy)
            place = wrap(copy, INSERTED, stamp)
            delete(one, stamp)
