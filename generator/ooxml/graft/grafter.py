"""Bringing blocks and runs of one file's text into another file."""

from collections.abc import Callable, Mapping
from typing import Final

from lxml import etree

from generator.ooxml.graft.lists import ListMap
from generator.ooxml.graft.loss import Lost, LostKind
from generator.ooxml.graft.marks import (
    Twin,
    bookmark_names,
    drop,
    rename_bookmarks,
    renumber,
    translate_comments,
)
from generator.ooxml.graft.namespaces import copy_for
from generator.ooxml.graft.styles import StyleMap
from generator.ooxml.graft.ways import Ways
from generator.ooxml.names import w
from generator.ooxml.numbers import Numbers
from generator.ooxml.parts import Parts

_VAL: Final = w("val")
_STYLED: Final = tuple(map(w, ("pStyle", "rStyle", "tblStyle")))
_FURNITURE: Final = tuple(map(w, ("headerReference", "footerReference")))
_NOTES: Final = {
    w("footnoteReference"): (LostKind.FOOTNOTE, "footnotes", w("footnote")),
    w("endnoteReference"): (LostKind.ENDNOTE, "endnotes", w("endnote")),
}
_NO_COMMENTS: Final[Mapping[str, str]] = {}


class Grafter:
    """Brings what stands in the text of one file to another, as often as needed.

    While one is at work no other grafter may add to the target, and ``numbers`` must be the only ones that
    hand out numbers for it. ``lost`` tells what did not come along. Bookmark names of the target are those
    it had at the beginning, and what was brought since; a bookmark with such a name stays behind, or is one
    of ``twins`` where those are wanted.
    """

    def __init__(
        self,
        source: Parts,
        target: Parts,
        numbers: Numbers | None = None,
        twins: list[Twin] | None = None,
    ) -> None:
        """Lay two files side by side."""
        self.source: Final = source
        self.target: Final = target
        stories = [target.root(name) for name in target.stories()]
        self.numbers: Final = numbers or Numbers(stories)
        self.lost: Final[list[Lost]] = []
        self.lists: Final = ListMap(source, target)
        self.styles: Final = StyleMap(source, target, self.lists.bring)
        self.lists.styles = self.styles
        self._ways = Ways(source, target)
        self._names = bookmark_names(iter(stories))
        self._twins = twins

    def bring(
        self,
        element: etree._Element,
        *,
        comments: Mapping[str, str] = _NO_COMMENTS,
        origin: str = "",
        into: str = "",
    ) -> etree._Element:
        """Give a copy of a paragraph, table, run or control that can stand in the target.

        Its styles, lists, pictures and links are those of the target, or have been added to it. The anchors
        of comments stay where ``comments`` says their number in the target. A section break inside keeps
        its paper but takes the headers of the section before it. ``origin`` is the part that the element
        comes from and ``into`` the part that it goes to, the documents unless they are named.
        """
        origin, into = origin or self.source.main, into or self.target.main
        copy = copy_for(element, self.target.root(into))
        holder = etree.Element(w("body"))
        holder.append(copy)  # so that there is always a parent to take something out of
        for reference in list(copy.iter(*_FURNITURE)):
            drop(reference)
        self._leave_notes(copy)
        translate_comments(copy, comments)
        dead = self._ways.lead(copy, origin, into)
        self.lost.extend(Lost(LostKind.RELATIONSHIP, number) for number in dead)
        _translate(copy, _STYLED, self.styles.bring)
        _translate(copy, (w("numId"),), self.lists.bring)
        rename_bookmarks(copy, self.numbers, self._names, self._twins)
        renumber(copy, self.numbers)
        holder.remove(copy)
        return copy

    def _leave_notes(self, copy: etree._Element) -> None:
        for reference in list(copy.iter(*_NOTES)):
            kind, role, tag = _NOTES[str(reference.tag)]
            number, root = reference.get(w("id"), ""), self.source.related_root(role)
            notes = root.iterchildren(tag) if root is not None else ()
            note = next((one for one in notes if one.get(w("id")) == number), None)
            texts = note.iter(w("t")) if note is not None else ()
            self.lost.append(Lost(kind, "".join(text.text or "" for text in texts).strip()))
            drop(reference)


def _translate(copy: etree._Element, tags: tuple[str, ...], into: Callable[[str], str]) -> None:
    """Give references the name of what they lead to in the target; those that lead nowhere go."""
    for element in list(copy.iter(*tags)):
        name = into(element.get(_VAL, ""))
        if name:
            element.set(_VAL, name)
            continue
        parent = element.getparent()
        drop(element)
        if parent is not None and parent.tag == w("numPr"):
            drop(parent)
