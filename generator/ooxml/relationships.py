"""The relationships of one part: which other parts and addresses it leads to."""

import posixpath
from dataclasses import dataclass
from typing import Final

from generator.ooxml.names import PACKAGE_RELATIONSHIPS, XML_DECLARATION
from generator.ooxml.text import attribute
from generator.ooxml.xml import parse_xml

_TAG: Final = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"


@dataclass(frozen=True, slots=True)
class Relationship:
    """``target`` is a part's name without a leading slash, or an address where ``external``."""

    number: str
    kind: str
    target: str
    external: bool = False


def relationships_part(source: str) -> str:
    """Give the name of the part that holds a part's relationships; of the package where empty."""
    folder, name = posixpath.split(source)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def read_relationships(source: str, data: bytes) -> list[Relationship]:
    """Read a relationships part; relative targets are resolved against ``source``.

    Raises:
        UnsafeXmlError: It cannot be read.
    """
    folder = posixpath.dirname(source)
    found = []
    for element in parse_xml(data).iter(_TAG):
        target, external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        number, kind = element.get("Id", ""), element.get("Type", "")
        found.append(Relationship(number, kind, target, external))
    return found


def write_relationships(source: str, relationships: list[Relationship]) -> bytes:
    """Give a relationships part; the targets are written relative to ``source``."""
    folder = posixpath.dirname(source)
    lines = [XML_DECLARATION, f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">']
    for relationship in relationships:
        target, mode = relationship.target, ""
        if relationship.external:
            mode = ' TargetMode="External"'
        else:
            target = posixpath.relpath("/" + target, "/" + folder)
        lines.append(
            f'<Relationship Id="{attribute(relationship.number)}" '
            f'Type="{attribute(relationship.kind)}" Target="{attribute(target)}"{mode}/>'
        )
    lines.append("</Relationships>")
    return "".join(lines).encode()
