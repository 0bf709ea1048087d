"""Ways out of a template: to other files, machines and programs. Nothing is ever fetched."""

import re
from typing import Final

from lxml import etree

from generator.ooxml.adopt.headers import furniture_parts
from generator.ooxml.adopt.parts import Parts
from generator.ooxml.names import A, R, w
from generator.ooxml.relations import Relation

_ADDRESS: Final = re.compile(r"(https?|mailto|tel):", re.IGNORECASE)
_PICTURE: Final = frozenset({w("drawing"), w("pict"), w("object"), w("control"), w("movie")})
_GONE: Final = frozenset(
    {
        "attachedTemplate",
        "thumbnail",
        "stylesWithEffects",
        "keyMapCustomizations",
        "attachedToolbars",
        "extensibility",
        "webextensiontaskpanes",
        "signature",
        "origin",
        "printerSettings",
        "recipientData",
        "mailMergeSource",
        "mailMergeHeaderSource",
        "transform",
        "control",
    }
)
"""Parts and files that belong to a machine or a program, or to the file as it was when it was saved."""


def cut_outside(parts: Parts) -> tuple[str, ...]:
    """Cut the ways out of all parts, and give where they led; links that a reader may follow stay.

    The template of a template is no loss: its styles are in the file.
    """
    cut = []
    for source in ("", *parts.reachable()):
        for way in list(parts.relations.get(source, ())):
            if way.external and not _is_link(way):
                if way.role != "attachedTemplate":
                    cut.append(way.target)
                _forget(parts, source, way)
                parts.drop(source, way)
            elif way.role in _GONE:
                _forget(parts, source, way)
                parts.drop(source, way)
    parts.reachable()  # cuts the ways to parts that are not there
    for source in furniture_parts(parts):
        _forget_unknown(parts, source)
    return tuple(dict.fromkeys(cut))


def _forget_unknown(parts: Parts, source: str) -> None:
    """Take out of a part what goes a way that is not there."""
    known = {way.number for way in parts.relations.get(source, ())}
    for element in list(parts.tree(source).iter()):
        for name, value in element.attrib.items():
            if str(name).startswith(f"{{{R}}}") and value not in known:
                parts.edit(source)
                _remove(element)
                break


def _is_link(way: Relation) -> bool:
    return way.role == "hyperlink" and _ADDRESS.match(way.target) is not None


def _forget(parts: Parts, source: str, way: Relation) -> None:
    """Take out of a part what goes a way; a picture that is also in the file keeps that copy."""
    if not source.endswith(".xml"):
        return
    root = parts.tree(source)
    for element in list(root.iter()):
        names = [name for name, value in element.attrib.items() if _goes(str(name), str(value), way)]
        if not names:
            continue
        parts.edit(source)
        if element.tag == f"{{{A}}}blip" and f"{{{R}}}link" in names and element.get(f"{{{R}}}embed"):
            del element.attrib[f"{{{R}}}link"]
        elif element.tag == w("hyperlink"):
            _unwrap(element)
        else:
            _remove(element)


def _goes(name: str, value: str, way: Relation) -> bool:
    return name.startswith(f"{{{R}}}") and value == way.number


def _unwrap(element: etree._Element) -> None:
    parent = element.getparent()
    if parent is None:
        return
    place = parent.index(element)
    for child in reversed(list(element)):
        parent.insert(place, child)
    parent.remove(element)


def _remove(element: etree._Element) -> None:
    """Remove an element with the picture or object that it is in."""
    around = [one for one in element.iterancestors() if one.tag in _PICTURE]
    whole = around[-1] if around else element
    parent = whole.getparent()
    if parent is None:
        return
    parent.remove(whole)
    run = parent.getparent()
    if parent.tag == w("r") and run is not None and all(child.tag == w("rPr") for child in parent):
        run.remove(parent)
