"""Content controls, drawings and relationships."""

from collections import Counter
from collections.abc import Iterator
from typing import Final, cast

from lxml import etree

from generator.ooxml.controls import MAXIMUM_TAG
from generator.ooxml.names import WP, R, w
from generator.ooxml.pairing.contents import Contents
from generator.ooxml.pairing.finding import Finding, Rule

_DRAWING: Final = f"{{{WP}}}docPr"
_RELATIONSHIPS: Final = etree.XPath("//@r:*", namespaces={"r": R})


def controls(contents: Contents) -> Iterator[Finding]:
    """Find content controls of one number, within each other, or with a tag that Word refuses."""
    numbers: Counter[str] = Counter()
    for part, control in contents.elements(w("sdt")):
        number = control.find(f"{w('sdtPr')}/{w('id')}")
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        name = tag.get(w("val"), "") if tag is not None else ""
        if number is not None:
            value = number.get(w("val"), "")
            numbers[value] += 1
            if numbers[value] > 1:
                yield Finding(Rule.REPEATED_CONTROL_ID, part, value)
        if len(name) > MAXIMUM_TAG:
            yield Finding(Rule.LONG_CONTROL_TAG, part, name)
        if next(control.iterancestors(w("sdt")), None) is not None:
            yield Finding(Rule.NESTED_CONTROL, part, name)


def drawings(contents: Contents) -> Iterator[Finding]:
    """Find drawings of one number, and drawings that say nothing to who cannot see them."""
    numbers: Counter[str] = Counter()
    for part, drawing in contents.elements(_DRAWING):
        number = drawing.get("id", "")
        numbers[number] += 1
        if numbers[number] > 1:
            yield Finding(Rule.REPEATED_DRAWING_ID, part, number)
        if not drawing.get("descr"):
            yield Finding(Rule.DRAWING_WITHOUT_ALT, part, number)


def relationships(contents: Contents) -> Iterator[Finding]:
    """Find references to a relationship that is not there, and relationships to a missing part."""
    for part, root in contents.parts.items():
        known = {relationship.number for relationship in contents.relationships.get(part, [])}
        for value in cast("list[str]", _RELATIONSHIPS(root)):
            if value not in known:
                yield Finding(Rule.DEAD_RELATIONSHIP, part, str(value))
    for source, found in contents.relationships.items():
        for relationship in found:
            if not relationship.external and relationship.target not in contents.names:
                yield Finding(Rule.MISSING_PART, source, relationship.target)
