"""What the paragraphs of the old file became in the new one."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.merging.token_kinds import is_word
from generator.merging.words import tokens
from generator.ooxml.names import w
from generator.ooxml.reading.lines import read_line
from generator.ooxml.reading.nodes import OBJECT, Line
from generator.roundtrip.restyle_places import Met

_ROOTS: Final = tuple(map(w, ("document", "hdr", "ftr")))


@dataclass(frozen=True, slots=True)
class Became:
    """By the old paragraph: ``met`` are the lines that we wrote once, ``copies`` what was brought whole."""

    met: Mapping[etree._Element, Met]
    copies: Mapping[etree._Element, etree._Element]

    def paragraph(self, was: etree._Element) -> etree._Element | None:
        """Give the paragraph of the new file that one of the old file became, None where there is none.

        A copy may have gone again with what it was put into.
        """
        copy = self.copies.get(was)
        if copy is not None and _stands(copy):
            return copy
        found = self.met.get(was)
        fresh = found.fresh.element if found is not None and found.fresh is not None else None
        return fresh if fresh is not None and _stands(fresh) else None

    def typed(self, line: Line) -> Counter[str]:
        """Give the words of a line of the old file that are not in what we wrote there."""
        found = self.met.get(line.element)
        return words_of(line.text) - words_of(found.base.text if found is not None else "")

    def missing(self, line: Line) -> Counter[str]:
        """Give those that are not in the paragraph that the line became either."""
        typed = self.typed(line)
        now = self.paragraph(line.element) if typed else None
        return typed - words_of(read_line(now).text if now is not None else "")


def _stands(paragraph: etree._Element) -> bool:
    """Say whether a paragraph is in a file still."""
    return next(paragraph.iterancestors(*_ROOTS), None) is not None


def words_of(text: str) -> Counter[str]:
    """Count the words of a text, and the pictures and boxes in it."""
    return Counter(token for token in tokens(text) if is_word(token) or token == OBJECT)
