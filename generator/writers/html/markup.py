"""Text and attributes of HTML: what is written comes out of a parser as it went in."""

import re
from collections.abc import Mapping
from typing import Final
from urllib.parse import quote

_ESCAPED: Final = str.maketrans(
    {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;", "\r": "&#13;", "\0": "\ufffd"}
)
"""A parser makes a line feed of a carriage return that is not escaped, and nothing of a NUL."""
_SPECIAL: Final = re.compile("[&<>\"'\r\0]")
_ADDRESS: Final = "%:/?#[]@!$&'()*+,;=~"
_SCHEME: Final = re.compile("(?:https?://|mailto:|tel:)[^\\s\x00-\x1f]*", re.IGNORECASE)
_SPACE: Final = re.compile(r"\s")


def escaped(text: str) -> str:
    """Give a text as it stands between tags and between double quotes."""
    return text if _SPECIAL.search(text) is None else text.translate(_ESCAPED)


def attributes(values: Mapping[str, str]) -> str:
    """Give attributes, each with a space before it; one without a value is left out."""
    return "".join([f' {name}="{escaped(value)}"' for name, value in values.items() if value])


def address(target: str) -> str:
    """Give an outside address as it may stand in a link.

    Raises:
        ValueError: it leads to something else than a page, a mailbox or a telephone.
    """
    if not _SCHEME.fullmatch(target):
        message = f"no link may lead to {target!r}"
        raise ValueError(message)
    return quote(target, safe=_ADDRESS)


class Ids:
    """The ids of a page: one for each anchor of the document, and the page's own, which never meet."""

    def __init__(self) -> None:
        self._by_anchor: dict[str, str] = {}
        self._used: set[str] = set()

    def claim(self, wanted: str) -> str:
        """Give an id that nothing else has."""
        base = _SPACE.sub("-", wanted.replace("\0", "")) or "id"
        found, number = base, 1
        while found in self._used:
            number += 1
            found = f"{base}-{number}"
        self._used.add(found)
        return found

    def add(self, anchor: str) -> None:
        """Take up an anchor of the document.

        Raises:
            ValueError: it is there already.
        """
        if anchor in self._by_anchor:
            message = f"two things have the anchor {anchor!r}"
            raise ValueError(message)
        self._by_anchor[anchor] = self.claim(anchor)

    def of(self, anchor: str) -> str:
        """Give the id of an anchor.

        Raises:
            ValueError: the document does not have it.
        """
        found = self._by_anchor.get(anchor)
        if found is None:
            message = f"nothing has the anchor {anchor!r}"
            raise ValueError(message)
        return found

    def link(self, anchor: str) -> str:
        """Give the target of a link to an anchor."""
        return fragment(self.of(anchor))


def fragment(identity: str) -> str:
    """Give the target of a link to an id of this page."""
    return "#" + quote(identity, safe="-._~!$&'()*+,;=:@/?")
