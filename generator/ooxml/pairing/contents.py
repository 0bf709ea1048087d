"""A Word file laid open for the check."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml import etree

from generator.ooxml.names import W
from generator.ooxml.relations import Relation, read_relations, relations_part
from generator.ooxml.xml import parse_xml


@dataclass(frozen=True, slots=True)
class Contents:
    """The parts of a file that hold text, by name, and what each part leads to."""

    names: frozenset[str]
    parts: Mapping[str, etree._Element]
    relationships: Mapping[str, list[Relation]]

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
    for name in ("", *sorted(members)):
        source = relations_part(name)
        if source in members:
            relationships[name] = list(read_relations(name, parse_xml(members[source])))
        if name.startswith("word/") and name.endswith(".xml"):
            root = parse_xml(members[name])
            if etree.QName(root).namespace == W:
                parts[name] = root
    return Contents(frozenset(members), parts, relationships)
