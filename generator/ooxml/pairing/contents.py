"""A Word file laid open for the check."""

import posixpath
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import PACKAGE_RELATIONSHIPS, W
from generator.ooxml.xml import parse_xml

_RELATIONSHIP: Final = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """``target`` is a part's name without a leading slash, or an address where ``external``."""

    number: str
    target: str
    external: bool


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
    for name in ("", *sorted(members)):
        folder, file = posixpath.split(name)
        source = posixpath.join(folder, "_rels", f"{file}.rels")
        if source in members:
            relationships[name] = list(_relationships(folder, members[source]))
        if name.startswith("word/") and name.endswith(".xml"):
            root = parse_xml(members[name])
            if etree.QName(root).namespace == W:
                parts[name] = root
    return Contents(frozenset(members), parts, relationships)


def _relationships(folder: str, data: bytes) -> Iterator[Relationship]:
    """Read a relationships part without python-docx, which opens no file with one to nothing."""
    for element in parse_xml(data).iter(_RELATIONSHIP):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        yield Relationship(element.get("Id", ""), target, external)
