"""What the comments of a file say, and which answers which.

Threads stand in a part of their own: it knows a comment by the number of its last paragraph.
"""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.compatibility import W14, W15
from generator.ooxml.names import w
from generator.ooxml.parts import Parts

PARAGRAPH_ID: Final = f"{{{W14}}}paraId"
EXTENDED: Final = f"{{{W15}}}commentEx"
_ON: Final = frozenset({"1", "true", "on"})
_TEXTS: Final = {w("tab"): "\t", w("br"): "\n", w("cr"): "\n", w("noBreakHyphen"): "‑"}


@dataclass(frozen=True, slots=True)
class Comment:
    """One comment; ``number`` is its id, by which the text refers to it."""

    number: str
    author: str
    initials: str
    date: str
    """As it stands in the file: ISO 8601, often local time that is marked as UTC."""
    text: str
    """Paragraphs are separated by line ends; what a tracked change takes out of a comment is left out."""
    parent: str = ""
    """The number of the comment that this one answers."""
    resolved: bool = False


def comment_elements(parts: Parts) -> list[etree._Element]:
    """Give the comments as elements, those with a number that no earlier one has."""
    root = parts.related_root("comments")
    found: dict[str, etree._Element] = {}
    for element in root.iterchildren(w("comment")) if root is not None else ():
        found.setdefault(element.get(w("id"), ""), element)
    found.pop("", None)
    return list(found.values())


def last_paragraph_id(comment: etree._Element) -> str:
    """Give the number of the last paragraph of a comment, empty where it has none."""
    paragraphs = list(comment.iter(w("p")))
    return paragraphs[-1].get(PARAGRAPH_ID, "").upper() if paragraphs else ""


def read_comments(parts: Parts) -> tuple[Comment, ...]:
    """Read the comments of a file in their order; a missing or broken part counts as empty."""
    elements = comment_elements(parts)
    by_paragraph = {last_paragraph_id(one): one.get(w("id"), "") for one in elements}
    by_paragraph.pop("", None)
    parents: dict[str, str] = {}
    resolved: set[str] = set()
    extended = parts.related_root("commentsExtended")
    for entry in extended.iter(EXTENDED) if extended is not None else ():
        number = by_paragraph.get(entry.get(f"{{{W15}}}paraId", "").upper(), "")
        parent = by_paragraph.get(entry.get(f"{{{W15}}}paraIdParent", "").upper(), "")
        if number and parent and number != parent:
            parents[number] = parent
        if number and entry.get(f"{{{W15}}}done", "") in _ON:
            resolved.add(number)
    return tuple(_read(one, parents, resolved) for one in elements)


def _read(element: etree._Element, parents: dict[str, str], resolved: set[str]) -> Comment:
    number = element.get(w("id"), "")
    return Comment(
        number=number,
        author=element.get(w("author"), ""),
        initials=element.get(w("initials"), ""),
        date=element.get(w("date"), ""),
        text="\n".join(_text(paragraph) for paragraph in element.iter(w("p"))),
        parent=parents.get(number, ""),
        resolved=number in resolved,
    )


def _text(paragraph: etree._Element) -> str:
    found = []
    for element in paragraph.iter(w("t"), *_TEXTS):
        run = element.getparent()
        if run is not None and run.tag == w("r"):
            found.append(_TEXTS.get(str(element.tag), element.text or ""))
    return "".join(found)
