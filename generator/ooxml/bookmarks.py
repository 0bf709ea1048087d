"""Bookmarks: names that Word accepts, and the pairs of marks around what they name."""

import re
from functools import lru_cache
from hashlib import sha256
from typing import Final

from lxml import etree

from generator.ooxml.names import w

MAXIMUM_NAME: Final = 40
_OUTSIDE: Final = re.compile(r"[^A-Za-z0-9_]+")


@lru_cache(maxsize=4096)
def digest_name(prefix: str, text: str) -> str:
    """Give a bookmark name for any text: a prefix and as much of its hash as fits."""
    return prefix + sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[: 32 - len(prefix)]


def readable_name(anchor: str) -> str:
    """Turn an anchor into a bookmark name that a reader of Word's list of bookmarks recognises.

    Two anchors may give one name; :class:`BookmarkNames` keeps them apart.
    """
    name = _OUTSIDE.sub("_", anchor)
    if not name or not name[0].isalpha():
        name = f"a_{name}"
    return name if len(name) <= MAXIMUM_NAME else digest_name(name[:7] + "_", anchor)


class BookmarkNames:
    """Hands out bookmark names, each once; Word compares them without regard to case."""

    def __init__(self) -> None:
        self._taken: set[str] = set()

    def claim(self, wanted: str) -> str:
        """Give ``wanted``, or the first of its variants that nobody has yet."""
        name, count = wanted, 1
        while name.lower() in self._taken:
            count += 1
            suffix = f"_{count}"
            name = wanted[: MAXIMUM_NAME - len(suffix)] + suffix
        self._taken.add(name.lower())
        return name


def bookmark(name: str, number: int, inside: str) -> str:
    """Give ``inside`` between the two marks of a bookmark; ``number`` is unique in the document."""
    return f'<w:bookmarkStart w:id="{number}" w:name="{name}"/>{inside}<w:bookmarkEnd w:id="{number}"/>'


def name_paragraph(paragraph: etree._Element, name: str, number: str) -> None:
    """Put a bookmark around all that is in a paragraph."""
    start = etree.Element(w("bookmarkStart"), {w("id"): number, w("name"): name})
    paragraph.insert(0 if paragraph.find(w("pPr")) is None else 1, start)
    etree.SubElement(paragraph, w("bookmarkEnd"), {w("id"): number})
