"""A Word file laid open for the check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ooxml.names import W
from generator.ooxml.relationships import Relationship, read_relationships, relationships_part
from generator.ooxml.xml import parse_xml


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a file that hold text, by name, and what each part leads to."""

    names: frozenset[str]
    parts: Mapping[str, etree._Element]
    relationships: Mapping[str, list[Relationship]]

    def elements(self, *tags: str) -> Iterator[tuple[str, etree._Element]]:
        """Give the elements with these tags, each with the part it is in."""
        for name, root in self.parts.items():
            for element in root.iter(*tags):
                yield name, element


def open_contents(members: Mapping[str, bytes]) -> Contents:
    """Lay the members of an archive open.

    Raises:
        UnsafeXmlError: A part cannot be read.
    """
    parts, relationships = {}, {}
    for name in sorted(members):
        source = relationships_part(name)
        if source in members:
            relationships[name] = read_relationships(name, members[source])
        if name.startswith("word/") and name.endswith(".xml"):
            root = parse_xml(members[name])
            if etree.QName(root).namespace == W:
                parts[name] = root
    if relationships_part("") in members:
        relationships[""] = read_relationships("", members[relationships_part("")])
    return Contents(frozenset(members), parts, relationships)
