"""Relationships between the parts of a file, and the types of its parts, both as trees open for change."""

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from lxml import etree

from generator.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS

OFFICE: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
NO_RELATIONS: Final = f'<Relationships xmlns="{PACKAGE_RELATIONSHIPS}"/>'.encode()
_RELATIONSHIP: Final = f"{{{PACKAGE_RELATIONSHIPS}}}Relationship"
_DEFAULT: Final = f"{{{CONTENT_TYPES}}}Default"
_OVERRIDE: Final = f"{{{CONTENT_TYPES}}}Override"
_NUMBERED: Final = re.compile("[rR][iI][dD]([0-9]{1,9})")


@dataclass(frozen=True, slots=True)
class Relation:
    """One way from a part; ``target`` is a part's name without leading slash, or an address."""

    number: str
    kind: str
    target: str
    external: bool = False

    @property
    def role(self) -> str:
        """The last word of the kind: ``styles``, ``header``, ``image``."""
        return self.kind.rpartition("/")[2]


def relations_part(name: str) -> str:
    """Give the name of the part that holds the relationships of a part, ``""`` being the file itself."""
    folder, file = posixpath.split(name)
    return posixpath.join(folder, "_rels", f"{file}.rels")


def read_relations(source: str, root: etree._Element) -> Iterator[Relation]:
    """Read the relationships of a part; targets may be absolute or relative to it."""
    for entry in root.iter(_RELATIONSHIP):
        target, external = entry.get("Target", ""), entry.get("TargetMode", "").lower() == "external"
        if not external:
            target = posixpath.normpath(posixpath.join("/", posixpath.dirname(source), target)).lstrip("/")
        yield Relation(entry.get("Id", ""), entry.get("Type", ""), target, external)


def add_relation(source: str, root: etree._Element, relation: Relation) -> str:
    """Add a relationship under the next free number, unless it has one of its own, and give that."""
    number = relation.number or _free_number(root)
    target = relation.target
    if not relation.external:
        target = posixpath.relpath(f"/{target}", posixpath.join("/", posixpath.dirname(source)))
    entry = etree.SubElement(root, _RELATIONSHIP, {"Id": number, "Type": relation.kind, "Target": target})
    if relation.external:
        entry.set("TargetMode", "External")
    return number


def _free_number(root: etree._Element) -> str:
    found = (_NUMBERED.fullmatch(entry.get("Id", "")) for entry in root.iter(_RELATIONSHIP))
    return f"rId{max((int(one[1]) for one in found if one), default=0) + 1}"


def type_of(name: str, types: etree._Element) -> str:
    """Give the content type of a part, empty where nothing says it; no case counts."""
    override = _override(name, types)
    return override.get("ContentType", "") if override is not None else _type_of_extension(name, types) or ""


def _override(name: str, types: etree._Element) -> etree._Element | None:
    found = types.iter(_OVERRIDE)
    return next((one for one in found if one.get("PartName", "").lstrip("/").lower() == name.lower()), None)


def _type_of_extension(name: str, types: etree._Element) -> str | None:
    extension = posixpath.basename(name).rpartition(".")[2].lower()
    found = (one for one in types.iter(_DEFAULT) if one.get("Extension", "").lower() == extension)
    return next((one.get("ContentType", "") for one in found), None)


def set_type(name: str, content_type: str, types: etree._Element) -> None:
    """Say what a new part is; a picture of a kind that is new to the file makes its extension known."""
    if type_of(name, types).lower() == content_type.lower():
        return
    stale = _override(name, types)
    if stale is not None:
        stale.set("ContentType", content_type)
        return
    if _type_of_extension(name, types) is None and not name.lower().endswith(".xml"):
        extension = posixpath.basename(name).rpartition(".")[2]
        entry = etree.Element(_DEFAULT, {"Extension": extension, "ContentType": content_type})
        types.insert(0, entry)
        return
    etree.SubElement(types, _OVERRIDE, {"PartName": f"/{name}", "ContentType": content_type})
