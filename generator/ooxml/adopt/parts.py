"""A Word file as parts and the relationships between them, open for change.

Not by python-docx: a template has to be judged and mended before that library can open it.
"""

import posixpath
from dataclasses import replace
from typing import Final

from lxml import etree

from generator.ooxml.archive import CONTENT_TYPES_PART, DamagedArchiveError, read_archive, write_archive
from generator.ooxml.names import CONTENT_TYPES, PACKAGE_RELATIONSHIPS, XML_DECLARATION
from generator.ooxml.relations import OFFICE, Relation, read_relations, relations_part
from generator.ooxml.text import attribute
from generator.ooxml.xml import UnsafeXmlError, parse_xml

_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
DOCUMENT: Final = f"{_TYPE}document.main+xml"


class Parts:
    """The parts of one file. ``""`` stands for the file itself, where the first relationships begin."""

    def __init__(self, data: bytes) -> None:
        """Take a file apart.

        Raises:
            DamagedArchiveError: It cannot be read, or it has no document.
        """
        self._members = read_archive(data)
        self._trees: dict[str, etree._Element] = {}
        self._changed: set[str] = set()
        self._defaults: dict[str, str] = {}
        self._overrides: dict[str, str] = {}
        self._read_types()
        self.relations: dict[str, list[Relation]] = {}
        for name in ("", *self._members):
            source = relations_part(name)
            if source in self._members:
                self.relations[name] = list(read_relations(name, self._parsed(source)))
        main = self.related("", "officeDocument")
        if main is None:
            message = "it has no document"
            raise DamagedArchiveError(message)
        self.main = main
        known = set(self.reachable())
        self._members = {name: data for name, data in self._members.items() if name in known}

    def _read_types(self) -> None:
        if CONTENT_TYPES_PART not in self._members:
            message = "it does not say what its parts are"
            raise DamagedArchiveError(message)
        for entry in self._parsed(CONTENT_TYPES_PART):
            kind = entry.get("ContentType", "")
            if entry.get("Extension"):
                self._defaults[entry.get("Extension", "").lower()] = kind
            elif entry.get("PartName"):
                self._overrides[entry.get("PartName", "").lstrip("/").lower()] = kind

    def _parsed(self, name: str) -> etree._Element:
        try:
            return parse_xml(self._members[name])
        except UnsafeXmlError as error:
            message = f"{name!r}: {error}"
            raise DamagedArchiveError(message) from error

    @property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._members)

    def type_of(self, name: str) -> str:
        """Give the content type of a part, empty where nothing says it."""
        extension = name.rpartition(".")[2].lower()
        return self._overrides.get(name.lower()) or self._defaults.get(extension, "")

    def related(self, source: str, role: str) -> str | None:
        """Give the part that a part leads to in a role, the first that is there."""
        found = (r.target for r in self.relations.get(source, ()) if r.role == role and not r.external)
        return next((target for target in found if target in self._members), None)

    def target(self, source: str, number: str) -> Relation | None:
        """Give the relation of a part with a number."""
        return next((r for r in self.relations.get(source, ()) if r.number == number), None)

    def tree(self, name: str) -> etree._Element:
        """Give the root of a part, to look at.

        Raises:
            DamagedArchiveError: It cannot be read.
        """
        if name not in self._trees:
            self._trees[name] = self._parsed(name)
        return self._trees[name]

    def edit(self, name: str) -> etree._Element:
        """Give the root of a part, to change.

        Raises:
            DamagedArchiveError: It cannot be read.
        """
        self._changed.add(name)
        return self.tree(name)

    def data(self, name: str) -> bytes:
        """Give the bytes of a part as they came."""
        return self._members[name]

    def add(self, source: str, wanted: str, kind: str, content_type: str, data: bytes) -> str:
        """Add a part that a part leads to, and give its name.

        ``kind`` is the role, or a whole address where it is none of Office's own.
        """
        name, count = wanted, 1
        while name in self._members:
            count += 1
            stem, dot, extension = wanted.rpartition(".")
            name = f"{stem}{count}{dot}{extension}"
        self._members[name] = data
        self._overrides[name.lower()] = content_type
        ways = self.relations.setdefault(source, [])
        numbers = {way.number for way in ways}
        free = next(number for count in range(1, len(ways) + 2) if (number := f"rIdS{count}") not in numbers)
        ways.append(Relation(free, kind if "/" in kind else OFFICE + kind, name))
        return name

    def drop(self, source: str, relation: Relation) -> None:
        """Drop a way; what nothing else leads to goes with it when the file is written."""
        self.relations[source].remove(relation)

    def retype(self, name: str, content_type: str) -> None:
        """Say what a part is."""
        self._overrides[name.lower()] = content_type

    def reachable(self) -> list[str]:
        """Give the parts that can be reached, each once, and cut ways to parts that are not there."""
        seen: dict[str, None] = {}
        waiting = [""]
        while waiting:
            source = waiting.pop()
            ways = self.relations.get(source, [])
            self.relations[source] = [way for way in ways if way.external or way.target in self._members]
            for way in self.relations[source]:
                if not way.external and way.target not in seen:
                    seen[way.target] = None
                    waiting.append(way.target)
        return list(seen)

    def save(self) -> bytes:
        """Give the bytes of the file: only what can be reached."""
        parts = self.reachable()
        members = {name: self._written(name) for name in parts}
        for source in ("", *parts):
            if self.relations.get(source):
                members[relations_part(source)] = _relations_xml(source, self.relations[source])
        members[CONTENT_TYPES_PART] = self._types_xml(parts)
        return write_archive(members)

    def _written(self, name: str) -> bytes:
        if name not in self._changed:
            return self._members[name]
        return XML_DECLARATION.encode() + etree.tostring(self._trees[name], encoding="UTF-8")

    def _types_xml(self, parts: list[str]) -> bytes:
        lines = [f'{XML_DECLARATION}<Types xmlns="{CONTENT_TYPES}">']
        defaults = {
            "rels": "application/vnd.openxmlformats-package.relationships+xml",
            "xml": "application/xml",
        }
        extensions = {name.rpartition(".")[2].lower() for name in parts}
        defaults |= {name: kind for name, kind in self._defaults.items() if name in extensions}
        for extension, kind in sorted(defaults.items()):
            lines.append(f'<Default Extension="{attribute(extension)}" ContentType="{attribute(kind)}"/>')
        for name in sorted(parts):
            kind = self._overrides.get(name.lower(), "")
            if kind:
                lines.append(f'<Override PartName="/{attribute(name)}" ContentType="{attribute(kind)}"/>')
        return "".join([*lines, "</Types>"]).encode()


def _relations_xml(source: str, relations: list[Relation]) -> bytes:
    folder = posixpath.join("/", posixpath.dirname(source))
    lines = [f'{XML_DECLARATION}<Relationships xmlns="{PACKAGE_RELATIONSHIPS}">']
    for way in relations:
        near = way if way.external else replace(way, target=posixpath.relpath(f"/{way.target}", folder))
        mode = ' TargetMode="External"' if way.external else ""
        lines.append(
            f'<Relationship Id="{attribute(near.number)}" Type="{attribute(near.kind)}" '
            f'Target="{attribute(near.target)}"{mode}/>'
        )
    return "".join([*lines, "</Relationships>"]).encode()
