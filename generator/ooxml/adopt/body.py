"""The body of a template: its page setup stays, its text goes."""

from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.adopt.parts import Parts
from generator.ooxml.names import R, w

_KEPT_ROLES: Final = frozenset(
    {
        "styles",
        "numbering",
        "settings",
        "webSettings",
        "fontTable",
        "theme",
        "footnotes",
        "endnotes",
        "glossaryDocument",
        "customXml",
    }
)
"""Parts that belong to the document as a whole, and not to a place in its body."""
_FURNITURE: Final = (w("headerReference"), w("footerReference"))
_NOTE: Final = {"footnotes": w("footnote"), "endnotes": w("endnote")}
_LONGEST: Final = 60


@dataclass(frozen=True, slots=True)
class Emptied:
    """What went: the beginning of the text, and how many sections there were."""

    text: str
    sections: int


def empty_body(parts: Parts) -> Emptied:
    """Leave nothing of a body but the setup of its last section, with the headers that it inherits."""
    root = parts.edit(parts.main)
    body = next(child for child in root if child.tag == w("body"))
    sections = [one for one in body.iter(w("sectPr")) if one.getparent() is not None]
    section = sections[-1] if sections else etree.Element(w("sectPr"))
    for earlier in reversed(sections[:-1]):
        _inherit(section, earlier)
    for tag in ("sectPrChange", "formProt"):
        for element in section.findall(w(tag)):
            section.remove(element)
    text = _words(body)
    for child in list(body):
        body.remove(child)
    section.tail = None
    body.append(section)
    _cut_ways(parts, root)
    return Emptied(text, max(len(sections), 1))


def _inherit(section: etree._Element, earlier: etree._Element) -> None:
    """Take over the headers that a section does not name: they go on from the section before."""
    present = {(one.tag, one.get(w("type"), "default")) for one in section if one.tag in _FURNITURE}
    taken = [one for one in earlier if one.tag in _FURNITURE]
    for number, one in enumerate(
        one for one in taken if (one.tag, one.get(w("type"), "default")) not in present
    ):
        section.insert(number, one)


def _words(body: etree._Element) -> str:
    lines = ("".join(text.text or "" for text in line.iter(w("t"))) for line in body.iter(w("p")))
    return " ".join(" ".join(lines).split())[:_LONGEST].rstrip()


def _cut_ways(parts: Parts, root: etree._Element) -> None:
    """Drop the ways that only the body went: its pictures, links, comments and embedded files."""
    used = {
        str(value)
        for element in root.iter()
        for name, value in element.attrib.items()
        if str(name).startswith(f"{{{R}}}")
    }
    for way in list(parts.relations.get(parts.main, ())):
        if way.external or (way.number not in used and way.role not in _KEPT_ROLES):
            parts.drop(parts.main, way)
    known = {way.number for way in parts.relations.get(parts.main, ())}
    for element in list(root.iter()):
        dead = [
            name
            for name, value in element.attrib.items()
            if str(name).startswith(f"{{{R}}}") and value not in known
        ]
        parent = element.getparent()
        if dead and parent is not None:
            parent.remove(element)


def empty_notes(parts: Parts) -> None:
    """Drop the notes at the foot of pages and at the end, but not the lines that set them apart."""
    for role, tag in _NOTE.items():
        name = parts.related(parts.main, role)
        if name is None:
            continue
        notes = parts.edit(name).findall(tag)
        if not any(note.get(w("type"), "normal") == "normal" for note in notes):
            continue
        for note in notes:
            parent = note.getparent()
            if parent is not None and note.get(w("type"), "normal") == "normal":
                parent.remove(note)
        for way in list(parts.relations.get(name, ())):
            parts.drop(name, way)
