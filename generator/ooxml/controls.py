"""Inline content controls: the anchors of editable fields."""

from collections.abc import Iterable
from functools import lru_cache
from hashlib import sha256
from typing import Final
from zlib import crc32

from generator.ooxml.text import attribute

MAXIMUM_TAG: Final = 64
_LARGEST_ID: Final = 0x7FFFFFFF


def control_tag(path: str) -> str:
    """Give the tag for a field's path: the path itself, or a hash where Word would refuse it."""
    if len(path) <= MAXIMUM_TAG and (path.isascii() or len(path.encode("utf-16-le")) // 2 <= MAXIMUM_TAG):
        return path
    return "h." + sha256(path.encode()).hexdigest()[:40]


class ControlIds:
    """Hands out the numbers of content controls: positive, 31 bits, from the tag, each once."""

    def __init__(self) -> None:
        self._taken: set[int] = set()
        self._next: dict[int, int] = {}

    def claim(self, tag: str) -> int:
        """Give the number for a control with this tag."""
        first = crc32(tag.encode()) & _LARGEST_ID
        # A tag that comes back begins where it last ended, or the search grows with every time.
        number = self._next.get(first, first)
        while number == 0 or number in self._taken:
            number = (number + 1) & _LARGEST_ID
        self._taken.add(number)
        self._next[first] = number
        return number


def inline_control(
    tag: str, alias: str, number: int, inside: str, options: Iterable[tuple[str, str]] = ()
) -> str:
    """Give an inline control around runs; with ``options`` (shown, stored) it is a drop-down."""
    kind = _drop_down(options) if options else ""
    return (
        f'{_named(tag, alias)}<w:id w:val="{number}"/>{kind}</w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )


@lru_cache(maxsize=4096)
def _named(tag: str, alias: str) -> str:
    """Begin a control; the same fields stand in several documents, and in several places of one."""
    return f'<w:sdt><w:sdtPr><w:alias w:val="{attribute(alias)}"/><w:tag w:val="{attribute(tag)}"/>'


def _drop_down(options: Iterable[tuple[str, str]]) -> str:
    items = [
        f'<w:listItem w:displayText="{attribute(shown)}" w:value="{attribute(stored)}"/>'
        for shown, stored in options
    ]
    return f"<w:dropDownList>{''.join(items)}</w:dropDownList>" if items else ""


def contents_control(number: int, inside: str) -> str:
    """Give the block-level control by which Word knows a table of contents."""
    return (
        f'<w:sdt><w:sdtPr><w:id w:val="{number}"/><w:docPartObj>'
        '<w:docPartGallery w:val="Table of Contents"/><w:docPartUnique/></w:docPartObj></w:sdtPr>'
        f"<w:sdtContent>{inside}</w:sdtContent></w:sdt>"
    )
