"""Which style of a template does what a style of ours does."""

import re
from collections.abc import Mapping
from typing import Final

from lxml import etree

from generator.ooxml.adopt.style_names import DEFAULTS, folded, other_names
from generator.ooxml.cascade import Cascade, name_of, value_of
from generator.ooxml.names import w

HEADING: Final = re.compile(r"heading ([1-9])")
_VAL: Final = w("val")
_WORDS: Final = re.compile(r"kop|heading|titel|hoofdstuk|paragraaf|überschrift|chapter|section")
_ASIDE: Final = re.compile(
    r"bijlage|appendix|annex|zonder|ongenummerd|niet genummerd|unnumbered|inhoud|toc|contents"
    r"|titelblad|omslag"
)


def matches(own: Cascade, reference: Cascade) -> dict[str, str]:
    """Give, for each style of the reference that the template has, the id of the template's.

    A name counts before another name of the same style, that before a name in another language, and for
    headings all of them before the outline level. Ids say nothing. Each style of the template counts once.
    """
    found: dict[str, str] = {}
    for finder in (_by_name, _by_alias, _by_other_name, _by_default, _by_outline):
        for identity, style in reference.styles.items():
            if identity not in found:
                match = finder(own, style, frozenset(found.values()))
                if match:
                    found[identity] = match
    return found


def _candidates(
    own: Cascade, style: etree._Element, taken: frozenset[str]
) -> list[tuple[str, etree._Element]]:
    kind = style.get(w("type"), "paragraph")
    return [
        (identity, one)
        for identity, one in own.styles.items()
        if identity not in taken and one.get(w("type"), "paragraph") == kind
    ]


def _by_name(own: Cascade, style: etree._Element, taken: frozenset[str]) -> str:
    wanted = folded(name_of(style))
    found = (identity for identity, one in _candidates(own, style, taken) if folded(name_of(one)) == wanted)
    return next(found, "")


def _by_alias(own: Cascade, style: etree._Element, taken: frozenset[str]) -> str:
    wanted = folded(name_of(style))
    found = (identity for identity, one in _candidates(own, style, taken) if wanted in aliases(one))
    return next(found, "")


def _by_other_name(own: Cascade, style: etree._Element, taken: frozenset[str]) -> str:
    wanted = other_names(name_of(style))
    found = (
        identity
        for identity, one in _candidates(own, style, taken)
        if folded(name_of(one)) in wanted or aliases(one) & wanted
    )
    return next(found, "") if wanted else ""


def _by_default(own: Cascade, style: etree._Element, taken: frozenset[str]) -> str:
    if folded(name_of(style)) not in DEFAULTS:
        return ""
    identity = own.default(style.get(w("type"), "paragraph"))
    return identity if identity not in taken else ""


def _by_outline(own: Cascade, style: etree._Element, taken: frozenset[str]) -> str:
    """Find a heading by the level at which it stands in the navigation pane."""
    heading = HEADING.fullmatch(folded(name_of(style)))
    if not heading:
        return ""
    level = str(int(heading[1]) - 1)
    found = [
        (_distance(name_of(one), heading[1]), order, identity)
        for order, (identity, one) in enumerate(_candidates(own, style, taken))
        if own.value(identity, "pPr", "outlineLvl") == level and not _ASIDE.search(folded(name_of(one)))
    ]
    return min(found)[2] if found else ""


def _distance(name: str, number: str) -> int:
    """Say how little a name looks like that of a heading of a level."""
    known = folded(name)
    return 2 * (not known.endswith(number)) + (not _WORDS.search(known))


def aliases(style: etree._Element) -> set[str]:
    """Give the other names of a style, folded."""
    return {folded(name) for name in value_of(style, "aliases").split(",") if name.strip()}


def rename(style: etree._Element, name: str) -> str:
    """Give a style a name of Word's own, and keep its old one beside it; give the old one.

    Word knows its own styles by name: only then a heading is one for the navigation pane, the table of
    contents and screen readers. The id stays, so nothing that refers to the style has to change.
    """
    old, element = name_of(style), style.find(w("name"))
    if element is None:
        element = etree.Element(w("name"))
        style.insert(0, element)
    element.set(_VAL, name)
    style.attrib.pop(w("customStyle"), "")
    if old and folded(old) != folded(name):
        add_alias(style, old)
    return old


def add_alias(style: etree._Element, name: str) -> None:
    """Add another name; a comma in it would make it two."""
    known = [one for one in value_of(style, "aliases").split(",") if one.strip()]
    plain = name.replace(",", " ")
    if folded(plain) in map(folded, known):
        return
    element = style.find(w("aliases"))
    if element is None:
        element = etree.Element(w("aliases"))
        place = style.find(w("name"))
        style.insert(0 if place is None else style.index(place) + 1, element)
    element.set(_VAL, ",".join([*known, plain]))


def built_in(reference: Mapping[str, etree._Element], identity: str) -> bool:
    """Say whether a style of the reference is one of Word's own."""
    return reference[identity].get(w("customStyle"), "0") in {"0", "false", "off"}
