"""The parts beside the comments: which comment answers which, which are dealt with, and who people are."""

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.comments.reading import EXTENDED, PARAGRAPH_ID
from generator.ooxml.compatibility import W14, W15, declare
from generator.ooxml.parts import WORD_TYPE, Parts

CID: Final = "http://schemas.microsoft.com/office/word/2016/wordml/cid"
_EXTENDED_ROLE: Final = "http://schemas.microsoft.com/office/2011/relationships/commentsExtended"
_IDS_ROLE: Final = "http://schemas.microsoft.com/office/2016/09/relationships/commentsIds"
_PEOPLE_ROLE: Final = "http://schemas.microsoft.com/office/2011/relationships/people"
_PERSON: Final = f"{{{W15}}}person"
_AUTHOR: Final = f"{{{W15}}}author"
_FIRST: Final = 0x10000000
_LARGEST: Final = 0x7FFFFFFF


class ParagraphIds:
    """Numbers of paragraphs: eight hexadecimal digits, each once in a file, below 80000000."""

    def __init__(self, parts: Parts) -> None:
        """Count those of all parts with text."""
        self._taken = {
            element.get(PARAGRAPH_ID, "").upper()
            for name in parts.stories()
            for element in parts.root(name).iter("{*}p", "{*}tr")
        }
        self._next = _FIRST

    def give(self, paragraph: etree._Element, root: etree._Element) -> str:
        """Number a paragraph of a part with the root ``root``, and give the number."""
        declare(root, {"w14": W14}, ignored=True)
        while (number := f"{self._next:08X}") in self._taken:
            self._next = self._next + 1 if self._next < _LARGEST else 1
        self._taken.add(number)
        paragraph.set(PARAGRAPH_ID, number)
        return number


def note(parts: Parts, paragraph: str, *, parent: str = "", done: bool = False) -> None:
    """Say that the comment with this last paragraph is dealt with, or answers that with another."""
    name = parts.ensure(
        _EXTENDED_ROLE,
        "commentsExtended.xml",
        f"{WORD_TYPE}commentsExtended+xml",
        f'<w15:commentsEx xmlns:w15="{W15}"/>'.encode(),
    )
    entry = etree.SubElement(parts.root(name), EXTENDED, {f"{{{W15}}}paraId": paragraph})
    if parent:
        entry.set(f"{{{W15}}}paraIdParent", parent)
    entry.set(f"{{{W15}}}done", "1" if done else "0")


def give_lasting_number(parts: Parts, paragraph: str) -> None:
    """Give a comment the number by which Word recognises it in later versions of a file."""
    name = parts.ensure(
        _IDS_ROLE,
        "commentsIds.xml",
        f"{WORD_TYPE}commentsIds+xml",
        f'<w16cid:commentsIds xmlns:w16cid="{CID}"/>'.encode(),
    )
    root = parts.root(name)
    taken = {entry.get(f"{{{CID}}}durableId", "").upper() for entry in root}
    number = int(paragraph, 16)
    while f"{number:08X}" in taken:
        number = number + 1 if number < _LARGEST else 1
    etree.SubElement(
        root,
        f"{{{CID}}}commentId",
        {f"{{{CID}}}paraId": paragraph, f"{{{CID}}}durableId": f"{number:08X}"},
    )


def introduce(source: Parts, target: Parts, author: str) -> None:
    """Let the target know an author as the source does, or by name alone."""
    name = target.ensure(
        _PEOPLE_ROLE, "people.xml", f"{WORD_TYPE}people+xml", f'<w15:people xmlns:w15="{W15}"/>'.encode()
    )
    root = target.root(name)
    if any(person.get(_AUTHOR) == author for person in root.iter(_PERSON)):
        return
    known = source.related_root("people")
    for person in known.iter(_PERSON) if known is not None else ():
        if person.get(_AUTHOR) == author:
            root.append(deepcopy(person))
            return
    person = etree.SubElement(root, _PERSON, {_AUTHOR: author})
    etree.SubElement(
        person,
        f"{{{W15}}}presenceInfo",
        {f"{{{W15}}}providerId": "None", f"{{{W15}}}userId": author},
    )
