"""Where in a text comments are anchored."""

from dataclasses import dataclass, field
from typing import Final

from lxml import etree

from generator.ooxml.names import w

_START: Final = w("commentRangeStart")
_END: Final = w("commentRangeEnd")
_REFERENCE: Final = w("commentReference")
_PARAGRAPH: Final = w("p")


@dataclass(slots=True)
class Anchor:
    """The marks of one comment in one part, None where one is missing.

    ``paragraphs`` are those that the range touches, in their order, or the one with the reference where
    there is no range.
    """

    start: etree._Element | None = None
    end: etree._Element | None = None
    reference: etree._Element | None = None
    paragraphs: list[etree._Element] = field(default_factory=list)

    @property
    def is_whole(self) -> bool:
        """Whether nothing is missing."""
        return self.start is not None and self.end is not None and self.reference is not None


def anchored(root: etree._Element) -> dict[str, Anchor]:
    """Give the anchors in a part by the number of the comment, in the order of the text."""
    found: dict[str, Anchor] = {}
    opened: dict[str, Anchor] = {}
    for element in root.iter(_PARAGRAPH, _START, _END, _REFERENCE):
        if element.tag == _PARAGRAPH:
            for anchor in opened.values():
                anchor.paragraphs.append(element)
            continue
        number = element.get(w("id"), "")
        anchor = found.setdefault(number, Anchor())
        if element.tag == _START and anchor.start is None:
            anchor.start = element
            opened[number] = anchor
            _add_around(element, anchor)
        elif element.tag == _END and anchor.end is None:
            anchor.end = element
            opened.pop(number, None)
        elif element.tag == _REFERENCE and anchor.reference is None:
            anchor.reference = element
    for anchor in found.values():
        if anchor.start is None or anchor.end is None:
            _keep_reference(anchor)
    return found


def _add_around(element: etree._Element, anchor: Anchor) -> None:
    around = next(element.iterancestors(_PARAGRAPH), None)
    if around is not None:
        anchor.paragraphs.append(around)


def _keep_reference(anchor: Anchor) -> None:
    """Half a range says nothing about where it ends."""
    anchor.paragraphs.clear()
    for element in (anchor.reference, anchor.start, anchor.end):
        if element is not None and not anchor.paragraphs:
            _add_around(element, anchor)
