"""Names in a text and what leads to them, put right after a new version came in.

A bookmark stands in a file once, and what moved stands in it twice: where it goes, and where it comes.
"""

from collections.abc import Sequence

from lxml import etree

from generator.ooxml.graft.marks import Twin, drop
from generator.ooxml.names import w
from generator.ooxml.pairing.anchors import target_of
from generator.ooxml.reading.lines import View, is_gone, read_line
from generator.ooxml.tracking.fragments import peel
from generator.ooxml.tracking.runs import RUN, parent_of

_START, _END, _PARAGRAPH, _LINK = w("bookmarkStart"), w("bookmarkEnd"), w("p"), w("hyperlink")
_NAME, _ANCHOR = w("name"), w("anchor")


def settle_twins(roots: Sequence[etree._Element], twins: Sequence[Twin]) -> None:
    """Give a bookmark that came the name of one that goes; the others go again.

    ``roots`` are those of all parts with text. Rejecting the change leaves such a link without its target.
    """
    held = {start.get(_NAME, "").lower(): start for root in roots for start in root.iter(_START)}
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


def _going(start: etree._Element) -> etree._Element | None:
    """Give the end of a bookmark all of which goes with the deleted paragraphs that it is in."""
    number = start.get(w("id"))
    root = start.getroottree().getroot()
    end = next((one for one in root.iter(_END) if one.get(w("id")) == number), None)
    if end is None:
        return None
    return end if all(_is_going(next(one.iterancestors(_PARAGRAPH), None)) for one in (start, end)) else None


def _is_going(paragraph: etree._Element | None) -> bool:
    return paragraph is not None and is_gone(paragraph, View.CURRENT) and not read_line(paragraph).text


def let_go(roots: Sequence[etree._Element], brought: Sequence[etree._Element]) -> None:
    """Take the links off what was brought and would lead to nothing, because people took that out.

    ``roots`` are those of all parts with text, ``brought`` what came to stand in them: paragraphs, tables,
    links and runs.
    """
    names = {start.get(_NAME, "").lower() for root in roots for start in root.iter(_START)}
    here = [one for one in brought if one.getparent() is not None]
    for link in [link for one in here for link in one.iter(_LINK)]:
        anchor = link.get(_ANCHOR)
        if anchor is not None and anchor.lower() not in names:
            peel(link, link)
    runs = {run for one in here for run in one.iter(RUN)}
    paragraphs = dict.fromkeys(next(run.iterancestors(_PARAGRAPH)) for run in runs)
    for paragraph in paragraphs:
        for thing in read_line(paragraph).fixed:
            target = target_of(thing.key)
            if target and target.lower() not in names and runs.issuperset(thing.marks):
                for mark in thing.marks:
                    parent_of(mark).remove(mark)
