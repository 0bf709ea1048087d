"""Who changes a file, and when: what every tracked change carries."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.numbers import Kind, Numbers

INSERTED: Final = w("ins")
DELETED: Final = w("del")


@dataclass(frozen=True, slots=True)
class Stamp:
    """``date`` is a moment as Word writes it (``2026-11-24T09:00:00Z``), empty for none.

    ``numbers`` gives each change a number of its own; all stamps of one file share them.
    """

    author: str
    date: str
    numbers: Numbers

    def change(self, tag: str) -> etree._Element:
        """Give the element of a change that is still empty."""
        element = etree.Element(tag)
        element.set(w("id"), self.numbers.take(Kind.REVISION))
        element.set(w("author"), self.author)
        if self.date:
            element.set(w("date"), self.date)
        return element
