"""Pictures of two files that say the same of themselves and show something else.

A reader of a text knows a picture by its alternative text: a chart tells its figures there. A logo does not
change its words when it is drawn anew, so it gets a mark for as long as two files are compared.
"""

from collections.abc import Iterator, Mapping
from hashlib import sha256
from typing import Final

from lxml import etree

from generator.ooxml.names import A, R, w
from generator.ooxml.numbers import DRAWING
from generator.ooxml.parts import Parts

_MARK: Final = "\u2063"
"""Stands before the mark: a sign that shows nothing."""
_DRAWING: Final = w("drawing")
_PICTURE: Final = f"{{{A}}}blip"
_WAY: Final = f"{{{R}}}embed"


def told_apart(
    old: Mapping[str, bytes], new: Mapping[str, bytes]
) -> tuple[Mapping[str, bytes], Mapping[str, bytes]]:
    """Give the members of two files in which pictures with one text and another look have marks."""
    sides = [Parts(members) for members in (old, new)]
    shown = [dict(_pictures(side)) for side in sides]
    looks: dict[str, set[str]] = {}
    for about, look in (pair for side in shown for pair in side.items()):
        looks.setdefault(about.get("descr", ""), set()).add(look)
    differing = {text for text, found in looks.items() if len(found) > 1}
    if not differing:
        return old, new
    for side in shown:
        for about, look in side.items():
            text = about.get("descr", "")
            if text in differing:
                about.set("descr", f"{text}{_MARK}{look}")
    return sides[0].save(), sides[1].save()


def without_marks(parts: Parts) -> None:
    """Take the marks out of a file again."""
    for name in parts.stories():
        for about in parts.root(name).iter(DRAWING):
            text, mark, _ = about.get("descr", "").partition(_MARK)
            if mark:
                about.set("descr", text)


def _pictures(parts: Parts) -> Iterator[tuple[etree._Element, str]]:
    """Give what says of each drawing what it shows, with a digest of its picture."""
    for name in parts.stories():
        ways = {way.number: way.target for way in parts.relations(name) if not way.external}
        for drawing in parts.root(name).iter(_DRAWING):
            about, picture = next(drawing.iter(DRAWING), None), next(drawing.iter(_PICTURE), None)
            target = ways.get(picture.get(_WAY, "")) if picture is not None else None
            if about is not None and target in parts.names:
                yield about, sha256(parts.data(str(target))).hexdigest()[:12]
