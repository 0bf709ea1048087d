"""Bullets and numbers: the template's own where it has them, else those of the reference."""

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.adopt.colours import repaint
from generator.ooxml.adopt.styles import Merged
from generator.ooxml.cascade import Cascade
from generator.ooxml.definitions import ListDefinitions, numbering_value
from generator.ooxml.names import w
from generator.ooxml.numbering import LEVELS
from generator.ooxml.order import put
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_LEVELS: Final = frozenset(map(str, range(LEVELS)))
_STEP: Final = 340
"""In twips, from a level to the next, as in the reference."""


def clean_numbering(root: etree._Element) -> None:
    """Take out definitions and levels without a number or with another's, and lists without a definition."""
    known: set[str] = set()
    for definition in root.findall(w("abstractNum")):
        identity = definition.get(w("abstractNumId"), "")
        if not identity.isdecimal() or identity in known:
            root.remove(definition)
        known.add(identity)
        _clean_levels(definition)
    lists: set[str] = set()
    for one in root.findall(w("num")):
        link, number = one.find(w("abstractNumId")), one.get(w("numId"), "")
        target = link.get(_VAL, "") if link is not None else ""
        if target not in known or not target.isdecimal() or not number.isdecimal() or number in lists:
            root.remove(one)
        lists.add(number)


def _clean_levels(definition: etree._Element) -> None:
    known: set[str] = set()
    for level in definition.findall(w("lvl")):
        number = level.get(w("ilvl"), "")
        if number not in _LEVELS or number in known:
            definition.remove(level)
        known.add(number)


def free_numbers(own: etree._Element, reference: etree._Element) -> dict[str, str]:
    """Give every list of the reference a number that the template does not use."""
    taken = [whole_number(num.get(w("numId"))) for num in own.iterchildren(w("num"))]
    first = max(taken, default=0) + 1
    numbers = [num.get(w("numId"), "") for num in reference.iterchildren(w("num"))]
    return {number: str(first + count) for count, number in enumerate(numbers)}


def bring(own: etree._Element, reference: etree._Element, number: str, merged: Merged, target: str) -> None:
    """Bring a list of the reference to a template under the number ``target``, with its definition."""
    found = ListDefinitions(reference).definition(number)
    if found is None:
        return
    definition = deepcopy(found[1])
    for level in definition.iterchildren(w("lvl")):
        for link in level.findall(w("pStyle")):
            link.set(_VAL, merged.ids.get(link.get(_VAL, ""), ""))
    repaint(definition, merged.colours)
    _add(own, definition, target)


def _add(own: etree._Element, definition: etree._Element, number: str) -> None:
    """Add a definition and a list of it, each where the schema wants it."""
    definitions = own.findall(w("abstractNum"))
    identity = str(max((whole_number(one.get(w("abstractNumId"))) for one in definitions), default=-1) + 1)
    definition.set(w("abstractNumId"), identity)
    for name in [name for name in definition.attrib if name != w("abstractNumId")]:
        del definition.attrib[name]
    nsid = definition.find(w("nsid"))
    if nsid is not None:
        nsid.set(_VAL, f"{0x5F000000 + int(identity):08X}")
    before = [*own.findall(w("numPicBullet")), *definitions]
    own.insert(own.index(before[-1]) + 1 if before else 0, definition)
    instance = etree.Element(w("num"), {w("numId"): number})
    etree.SubElement(instance, w("abstractNumId"), {_VAL: identity})
    lists = [*own.findall(w("abstractNum")), *own.findall(w("num"))]
    own.insert(own.index(lists[-1]) + 1, instance)


def own_list(own: Cascade, numbering: etree._Element, style: str, reference: etree._Element) -> bool:
    """Make the list of one of the template's list styles fit for nested lists; say whether it has one.

    ``reference`` is a list definition of ours, from which deeper levels come where theirs has none.
    """
    number = numbering_value(own, style, "numId")
    lists = ListDefinitions(numbering)
    found = lists.definition(number) if number and number != "0" else None
    if found is None:
        return False
    definition = found[1]
    levels = lists.levels(number, definition)
    level = next((n for n, one in levels.items() if _links(one, style)), None)
    if level is None:
        level = whole_number(numbering_value(own, style, "ilvl"))
    first = levels.get(level)
    if first is None:
        return False
    shared = any(link.get(_VAL) != style for link in first.findall(w("pStyle")))
    if level or shared or first.getparent() is not definition:
        definition = _apart(own, numbering, style, definition, first)
        first = definition.findall(w("lvl"))[0]
    unlink(numbering, style)
    put(first, etree.Element(w("pStyle"), {_VAL: style}))
    _indent(own, style, first)
    _deepen(definition, first, reference)
    return True


def _links(level: etree._Element, style: str) -> bool:
    return any(link.get(_VAL) == style for link in level.findall(w("pStyle")))


def _apart(
    own: Cascade, numbering: etree._Element, style: str, definition: etree._Element, first: etree._Element
) -> etree._Element:
    """Give a list style a definition of its own, that begins with the level it stood at."""
    copy = deepcopy(definition)
    for tag in ("styleLink", "numStyleLink", "name"):
        for element in copy.findall(w(tag)):
            copy.remove(element)
    for level in copy.findall(w("lvl")):
        copy.remove(level)
    level = deepcopy(first)
    level.set(w("ilvl"), "0")
    text = level.find(w("lvlText"))
    if text is not None:
        text.set(_VAL, text.get(_VAL, "").replace(f"%{whole_number(first.get(w('ilvl'))) + 1}", "%1"))
    copy.append(level)
    taken = [whole_number(num.get(w("numId"))) for num in numbering.iterchildren(w("num"))]
    number = str(max(taken, default=0) + 1)
    _add(numbering, copy, number)
    link_style(own.styles[style], number)
    return copy


def unlink(numbering: etree._Element, style: str) -> None:
    """Let no definition name a style any more."""
    for level in numbering.iter(w("lvl")):
        for link in level.findall(w("pStyle")):
            if link.get(_VAL) == style:
                level.remove(link)


def link_style(style: etree._Element, number: str) -> None:
    """Let a paragraph style stand in a list, at its first level."""
    properties = style.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        put(style, properties)
    numbering = etree.Element(w("numPr"))
    etree.SubElement(numbering, w("numId"), {_VAL: number})
    put(properties, numbering)


def _indent(own: Cascade, style: str, level: etree._Element) -> None:
    """Let the level have the indents of the style: those of a list win over those of a style.

    Our paragraphs name their list themselves, and in the template only the style did.
    """
    indent = own.styles[style].find(f"{w('pPr')}/{w('ind')}")
    if indent is None:
        return
    properties = level.find(w("pPr"))
    if properties is None:
        properties = etree.Element(w("pPr"))
        put(level, properties)
    present = properties.find(w("ind"))
    merged = etree.Element(w("ind"))
    for source in (present, indent):
        for name, value in source.attrib.items() if source is not None else ():
            merged.set(name, value)
    if indent.get(w("firstLine")) is not None:
        merged.attrib.pop(w("hanging"), "")
    put(properties, merged)


def _deepen(definition: etree._Element, first: etree._Element, reference: etree._Element) -> None:
    """Add the levels that a definition lacks, each a step further in than the one above."""
    there = {whole_number(level.get(w("ilvl"))): level for level in definition.findall(w("lvl"))}
    left = _left(first)
    ours = {whole_number(level.get(w("ilvl"))): level for level in reference.findall(w("lvl"))}
    for number in range(1, LEVELS):
        if number in there or number not in ours:
            continue
        level = deepcopy(ours[number])
        for link in level.findall(w("pStyle")):
            level.remove(link)
        indent = level.find(f"{w('pPr')}/{w('ind')}")
        if indent is not None:
            indent.set(w("left"), str(left + number * _STEP))
        there[number] = level
        before = definition.findall(w("lvl"))[number - 1 :]
        definition.insert(definition.index(before[0]) + 1 if before else len(definition), level)
    if len(there) > 1:
        kind = definition.find(w("multiLevelType"))
        if kind is not None and kind.get(_VAL) == "singleLevel":
            kind.set(_VAL, "hybridMultilevel")


def _left(level: etree._Element) -> int:
    indent = level.find(f"{w('pPr')}/{w('ind')}")
    if indent is None:
        return _STEP
    return whole_number(indent.get(w("left")) or indent.get(w("start")), _STEP)
