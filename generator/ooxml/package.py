"""A Word file as parts, their types and the relationships between them.

Why not python-docx: importing it costs 80 ms, as much as writing a report four times over; it refuses
templates (.dotx), has no limits for a file of unknown origin, and stamps the clock into its archives.
"""

import posixpath
from typing import Final, Self

from generator.ooxml.archive import (
    CONTENT_TYPES_PART,
    DamagedArchiveError,
    read_archive,
    write_archive,
)
from generator.ooxml.names import (
    CONTENT_TYPES,
    REL_DOCUMENT,
    TYPE_DOCUMENT,
    TYPE_RELATIONSHIPS,
    TYPE_TEMPLATE,
    TYPE_XML,
    XML_DECLARATION,
)
from generator.ooxml.relationships import (
    Relationship,
    read_relationships,
    relationships_part,
    write_relationships,
)
from generator.ooxml.text import attribute
from generator.ooxml.xml import UnsafeXmlError, parse_xml

_DEFAULT_TYPES: Final = {
    "rels": TYPE_RELATIONSHIPS,
    "xml": TYPE_XML,
    "png": "image/png",
    "jpeg": "image/jpeg",
}


class Package:
    """The parts of one Word file, open for change; names have no leading slash."""

    def __init__(self, parts: dict[str, bytes]) -> None:
        """Take over the members of an archive.

        Raises:
            DamagedArchiveError: The parts make no Word file.
        """
        self.parts = parts
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        self._relationships: dict[str, list[Relationship]] = {}
        try:
            self._read_types(parts.pop(CONTENT_TYPES_PART))
            self._read_relationships()
            self.document = self.related("", REL_DOCUMENT)[0]
        except KeyError as error:
            message = f"the part {error} is not there"
            raise DamagedArchiveError(message) from error
        except IndexError as error:
            message = "it holds no Word document"
            raise DamagedArchiveError(message) from error
        except UnsafeXmlError as error:
            raise DamagedArchiveError(str(error)) from error

    @classmethod
    def open(cls, data: bytes) -> Self:
        """Open a .docx, or a .dotx, which becomes a document.

        Raises:
            DamagedArchiveError: The bytes are no Word file that can be read safely.
        """
        package = cls(read_archive(data))
        if package._overrides.get(package.document) == TYPE_TEMPLATE:
            package._overrides[package.document] = TYPE_DOCUMENT
        return package

    def _read_types(self, data: bytes) -> None:
        for element in parse_xml(data):
            kind = element.get("ContentType", "")
            if element.tag == f"{{{CONTENT_TYPES}}}Default":
                self._defaults[element.get("Extension", "").lower()] = kind
            elif element.tag == f"{{{CONTENT_TYPES}}}Override":
                self._overrides[element.get("PartName", "").lstrip("/")] = kind

    def _read_relationships(self) -> None:
        for name in [name for name in self.parts if name.endswith(".rels")]:
            folder, file = posixpath.split(name)
            source = posixpath.join(posixpath.dirname(folder), file.removesuffix(".rels"))
            self._relationships[source] = read_relationships(source, self.parts.pop(name))

    def related(self, source: str, kind: str) -> list[str]:
        """Give the names of the existing parts to which ``source`` has a relationship of a kind."""
        return [
            relationship.target
            for relationship in self._relationships.get(source, [])
            if relationship.kind == kind and relationship.target in self.parts
        ]

    def relate(self, source: str, kind: str, target: str, *, external: bool = False) -> str:
        """Give the id of a relationship from ``source`` to a part or address, made where new."""
        known = self._relationships.setdefault(source, [])
        for relationship in known:
            if (relationship.kind, relationship.target) == (kind, target):
                return relationship.number
        taken = {relationship.number for relationship in known}
        count = len(known) + 1
        while f"rId{count}" in taken:
            count += 1
        known.append(Relationship(f"rId{count}", kind, target, external))
        return f"rId{count}"

    def free_name(self, pattern: str) -> str:
        """Give the first part name that nobody has; ``pattern`` holds ``{}`` for the number."""
        count = 1
        while pattern.format(count) in self.parts:
            count += 1
        return pattern.format(count)

    def add(self, name: str, kind: str, data: bytes) -> None:
        """Add a part of a content type."""
        self.parts[name] = data
        extension = posixpath.splitext(name)[1].lstrip(".").lower()
        if _DEFAULT_TYPES.get(extension) == kind:
            self._defaults.setdefault(extension, kind)
        if self._defaults.get(extension) != kind:
            self._overrides[name] = kind

    def members(self) -> dict[str, bytes]:
        """Give the members of the archive: the parts, their relationships and their types."""
        members = dict(self.parts)
        for source, relationships in self._relationships.items():
            if relationships:
                members[relationships_part(source)] = write_relationships(source, relationships)
        members[CONTENT_TYPES_PART] = self._types()
        return members

    def _types(self) -> bytes:
        lines = [XML_DECLARATION, f'<Types xmlns="{CONTENT_TYPES}">']
        lines += [
            f'<Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>'
            for extension, kind in sorted(self._defaults.items())
        ]
        lines += [
            f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>'
            for name, kind in sorted(self._overrides.items())
            if name in self.parts
        ]
        lines.append("</Types>")
        return "".join(lines).encode()

    def save(self) -> bytes:
        """Give the file's bytes."""
        return write_archive(self.members())
