"""Footnotes and endnotes, for which a fresh file has no place, and what is in text boxes."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.parts import Parts
from generator.ooxml.tracking.runs import parent_of

_NOTES: Final = {
    w("footnoteReference"): ("footnotes", w("footnote")),
    w("endnoteReference"): ("endnotes", w("endnote")),
}


class HandNote(NamedTuple):
    """What a note says, and the paragraph that it is a note to."""

    text: str
    paragraph: etree._Element


def take_notes(parts: Parts) -> list[HandNote]:
    """Take the notes out of the text of a file, and give them."""
    return list(_taken(parts))


def _taken(parts: Parts) -> Iterator[HandNote]:
    for reference in list(parts.root(parts.main).iter(*_NOTES)):
        role, tag = _NOTES[str(reference.tag)]
        root = parts.related_root(role)
        notes = root.iterchildren(tag) if root is not None else ()
        note = next((one for one in notes if one.get(w("id")) == reference.get(w("id"))), None)
        paragraph = next(reference.iterancestors(w("p")), None)
        parent_of(reference).remove(reference)
        if note is not None and paragraph is not None:
            texts = ("".join(text.text or "" for text in one.iter(w("t"))) for one in note.iter(w("p")))
            yield HandNote("\n".join(text.strip() for text in texts if text.strip()), paragraph)


def boxed(root: etree._Element) -> set[str]:
    """Give what text boxes say; the reading of lines passes them by."""
    return {
        text
        for box in root.iter(w("txbxContent"))
        if (text := " ".join("".join(one.text or "" for one in box.iter(w("t"))).split()))
    }
