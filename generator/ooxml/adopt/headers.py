"""Headers and footers of a template: theirs, but without numbers and names that our text also uses."""

from collections.abc import Container, Iterator
from itertools import count
from typing import Final

from lxml import etree

from generator.ooxml.adopt.parts import Parts
from generator.ooxml.names import WP, w

_FIRST: Final = 900_001
"""Our own text counts its drawings, bookmarks and controls from 1."""
_ROLES: Final = ("header", "footer")
_VAL: Final = w("val")
_STYLED: Final = (w("pStyle"), w("rStyle"), w("tblStyle"))
_REVISIONS: Final = tuple(map(w, ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange")))


def furniture_parts(parts: Parts) -> tuple[str, ...]:
    """Give the names of the headers and footers, in the order of their relationships."""
    ways = parts.relations.get(parts.main, ())
    return tuple(
        dict.fromkeys(way.target for way in ways if way.role in _ROLES and way.target in parts.names)
    )


def settle_headers(parts: Parts) -> None:
    """Give drawings, bookmarks and controls in headers numbers of their own, and accept tracked changes."""
    numbers = count(_FIRST)
    for name in furniture_parts(parts):
        root = parts.edit(name)
        _accept(root)
        _drop_marks(root)
        _renumber(root, numbers)
        _freeze(root)


def forget_styles(parts: Parts, known: Container[str]) -> None:
    """Take away the styles that headers name and the template does not have."""
    for name in furniture_parts(parts):
        for element in list(parts.edit(name).iter(*_STYLED)):
            parent = element.getparent()
            if parent is not None and element.get(_VAL, "") not in known:
                parent.remove(element)


def _accept(root: etree._Element) -> None:
    for element in list(root.iter(w("del"), w("moveFrom"), *_REVISIONS)):
        parent = element.getparent()
        if parent is not None:
            parent.remove(element)
    for element in list(root.iter(w("ins"), w("moveTo"))):
        parent = element.getparent()
        if parent is not None:
            place = parent.index(element)
            for child in reversed(list(element)):
                parent.insert(place, child)
            parent.remove(element)


def _drop_marks(root: etree._Element) -> None:
    """Drop comments, the places that permissions name, and bookmarks that no field of the header names."""
    named = " ".join(code.text or "" for code in root.iter(w("instrText")))
    named += " ".join(field.get(w("instr"), "") for field in root.iter(w("fldSimple")))
    kept = {
        mark.get(w("id"))
        for mark in root.iter(w("bookmarkStart"))
        if mark.get(w("name"), "\0") in named.split()
    }
    doomed = [
        mark for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")) if mark.get(w("id")) not in kept
    ]
    doomed += root.iter(*map(w, ("commentRangeStart", "commentRangeEnd", "permStart", "permEnd")))
    references = (one.getparent() for one in root.iter(w("commentReference")))
    doomed += [run for run in references if run is not None]
    for mark in doomed:
        parent = mark.getparent()
        if parent is not None:
            parent.remove(mark)


def _renumber(root: etree._Element, numbers: Iterator[int]) -> None:
    for drawing in root.iter(f"{{{WP}}}docPr"):
        drawing.set("id", str(next(numbers)))
    pairs: dict[str, str] = {}
    for mark in root.iter(w("bookmarkStart"), w("bookmarkEnd")):
        old = mark.get(w("id"), "")
        pairs.setdefault(old, str(next(numbers)))
        mark.set(w("id"), pairs[old])
    for control in root.iter(w("sdt")):
        number = control.find(f"{w('sdtPr')}/{w('id')}")
        if number is not None:
            number.set(_VAL, str(next(numbers)))


def _freeze(root: etree._Element) -> None:
    """Let fields that refer to the text of the template show what they last showed."""
    names = {mark.get(w("name"), "").lower() for mark in root.iter(w("bookmarkStart"))}
    for runs in list(_fields(root)):
        code = "".join(text.text or "" for run in runs for text in run.iter(w("instrText")))
        if _refers_away(code, names):
            for run in runs:
                parent = run.getparent()
                if parent is not None:
                    parent.remove(run)
    for field in list(root.iter(w("fldSimple"))):
        parent = field.getparent()
        if parent is not None and _refers_away(field.get(w("instr"), ""), names):
            place = parent.index(field)
            for child in reversed(list(field)):
                parent.insert(place, child)
            parent.remove(field)


def _fields(root: etree._Element) -> Iterator[list[etree._Element]]:
    """Give the runs that make up each field, but for those of its result."""
    opened: list[list[etree._Element]] = []
    for run in root.iter(w("r")):
        mark = run.find(w("fldChar"))
        kind = mark.get(w("fldCharType")) if mark is not None else ""
        if kind == "begin":
            opened.append([])
        if opened and (mark is not None or run.find(w("instrText")) is not None):
            opened[-1].append(run)
        if kind == "end" and opened:
            yield opened.pop()


def _refers_away(code: str, names: set[str]) -> bool:
    kind, *rest = code.split() or [""]
    return kind.upper() in {"REF", "PAGEREF", "NOTEREF"} and (
        not rest or rest[0].strip('"').lower() not in names
    )
