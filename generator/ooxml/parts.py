"""An existing Word file, open for change in place: what is not touched stays as it is, byte for byte.

python-docx writes every part anew, and :mod:`generator.ooxml.adopt` what a template needs. Here a part is
written again only where its tree differs from what the file holds.
"""

import posixpath
from collections.abc import Mapping
from typing import Final, NamedTuple

from lxml import etree

from generator.ooxml.archive import CONTENT_TYPES_PART, DamagedArchiveError
from generator.ooxml.names import XML_DECLARATION, R, w
from generator.ooxml.relations import (
    NO_RELATIONS,
    OFFICE,
    Relation,
    add_relation,
    read_relations,
    relations_part,
    set_type,
    type_of,
)
from generator.ooxml.xml import UnsafeXmlError, parse_xml

WORD_TYPE: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml."
_PACKAGE_TYPE: Final = "application/vnd.openxmlformats-package.relationships+xml"
_NOTES: Final = ("footnotes", "endnotes", "comments")


class PageStory(NamedTuple):
    """A header or footer as one section names it; sections that name none take those of the one before."""

    kind: str
    """``header`` or ``footer``."""
    type: str
    """``default``, ``first`` or ``even``."""
    section: int
    """Counted from 0, in the order of the text."""
    part: str


class Parts:
    """The parts of one file, by name without leading slash; ``""`` stands for the file itself."""

    def __init__(self, members: Mapping[str, bytes]) -> None:
        """Take the members of an archive.

        Raises:
            DamagedArchiveError: They are no Word file: types, relationships or the document are missing
                or cannot be read.
        """
        self._members = dict(members)
        self._names = {name.lower(): name for name in self._members}
        self._roots: dict[str, etree._Element] = {}
        self.root(CONTENT_TYPES_PART)
        self.root(relations_part(""))
        main = self.related("", "officeDocument")
        if main is None or self.root(main).find(w("body")) is None:
            message = "it has no document"
            raise DamagedArchiveError(message)
        self.main: Final = main

    @property
    def names(self) -> frozenset[str]:
        """The names of all members."""
        return frozenset(self._members)

    def root(self, name: str) -> etree._Element:
        """Give the root of an XML part, the same each time; what is changed in it will be saved.

        Raises:
            DamagedArchiveError: It is not there or cannot be read.
        """
        if name not in self._roots:
            self._roots[name] = self._parsed(name)
        return self._roots[name]

    def related_root(self, role: str) -> etree._Element | None:
        """Give the root of what the document leads to in a role, None where nothing can be read."""
        name = self.related(self.main, role)
        return self.root(name) if name is not None and self._is_readable(name) else None

    def _parsed(self, name: str) -> etree._Element:
        found = self._names.get(name.lower())
        if found is None:
            message = f"{name!r} is not there"
            raise DamagedArchiveError(message)
        try:
            return parse_xml(self._members[found])
        except UnsafeXmlError as error:
            message = f"{name!r}: {error}"
            raise DamagedArchiveError(message) from error

    def data(self, name: str) -> bytes:
        """Give the bytes of a part as they came.

        Raises:
            KeyError: It is not there.
        """
        return self._members[self._names[name.lower()]]

    def type_of(self, name: str) -> str:
        """Give the content type of a part, empty where nothing says it."""
        return type_of(name, self.root(CONTENT_TYPES_PART))

    def relations(self, source: str) -> list[Relation]:
        """Give the ways from a part; a part that is there goes by the name it has in the archive."""
        name = relations_part(source)
        if name.lower() not in self._names:
            return []
        return [
            way if way.external else Relation(way.number, way.kind, self._named(way.target))
            for way in read_relations(source, self.root(self._named(name)))
        ]

    def _named(self, name: str) -> str:
        return self._names.get(name.lower(), name)

    def related(self, source: str, role: str) -> str | None:
        """Give the part that a part leads to in a role, the first that is there."""
        ways = (way for way in self.relations(source) if way.role == role and not way.external)
        return next((way.target for way in ways if way.target in self._members), None)

    def relate(self, source: str, role: str, target: str, *, external: bool = False) -> str:
        """Give the number of the way from a part to another or to an address, a new one where needed.

        ``role`` is the last word of the kind, or the whole kind where it is none of Office's own.
        """
        wanted = Relation("", role if "/" in role else OFFICE + role, target, external)
        for way in self.relations(source):
            if (way.kind, way.target, way.external) == (wanted.kind, wanted.target, wanted.external):
                return way.number
        return add_relation(source, self.relations_root(source), wanted)

    def relations_root(self, source: str) -> etree._Element:
        """Give the root of the part with the ways from a part, added where there are none yet."""
        name = self._named(relations_part(source))
        if name not in self._members:
            self._put(name, NO_RELATIONS, _PACKAGE_TYPE)
        return self.root(name)

    def _put(self, name: str, data: bytes, content_type: str) -> None:
        self._members[name] = data
        self._names[name.lower()] = name
        set_type(name, content_type, self.root(CONTENT_TYPES_PART))

    def add(self, wanted: str, content_type: str, data: bytes) -> str:
        """Add a part that nothing leads to yet, and give its name.

        That is ``wanted``, or the first free name like it: ``word/media/image2.png`` after
        ``word/media/image1.png``.
        """
        stem, dot, extension = wanted.rpartition(".")
        bare = stem.rstrip("0123456789")
        name, count = wanted, int(stem[len(bare) :] or 1)
        while name.lower() in self._names:
            count += 1
            name = f"{bare}{count}{dot}{extension}"
        self._put(name, data, content_type)
        return name

    def ensure(self, role: str, file: str, content_type: str, empty: bytes) -> str:
        """Give the part that the document leads to in a role, added beside the document where it has none.

        ``role`` as in :meth:`relate`; ``empty`` is what a new part holds.
        """
        present = self.related(self.main, role.rpartition("/")[2])
        if present is not None:
            return present
        name = self.add(posixpath.join(posixpath.dirname(self.main), file), content_type, empty)
        self.relate(self.main, role, name)
        return name

    def sections(self) -> list[etree._Element]:
        """Give the page setup of each section; those of before a tracked change are none."""
        found = self.root(self.main).iter(w("sectPr"))
        return [one for one in found if _tag(one.getparent()) in {w("body"), w("pPr")}]

    def headers(self) -> list[PageStory]:
        """Give the headers and footers that the sections name, as far as their parts are there."""
        ways = {way.number: way.target for way in self.relations(self.main) if not way.external}
        found = []
        for number, section in enumerate(self.sections()):
            for reference in section.iterchildren(w("headerReference"), w("footerReference")):
                kind = "header" if reference.tag == w("headerReference") else "footer"
                part = ways.get(reference.get(f"{{{R}}}id", ""), "")
                if part in self._members:
                    found.append(PageStory(kind, reference.get(w("type"), "default"), number, part))
        return found

    def stories(self) -> list[str]:
        """Give the parts with text: the document, headers and footers, notes and comments, each once.

        A part that cannot be read is none.
        """
        roles = {"header", "footer", *_NOTES}
        ways = [way.target for way in self.relations(self.main) if not way.external and way.role in roles]
        return [name for name in dict.fromkeys((self.main, *ways)) if self._is_readable(name)]

    def _is_readable(self, name: str) -> bool:
        try:
            self.root(name)
        except DamagedArchiveError:
            return False
        return True

    def save(self) -> dict[str, bytes]:
        """Give the members of the archive, those whose tree was not changed byte for byte as they came."""
        changed = {name: _written(root) for name, root in self._roots.items() if self._is_changed(name)}
        return self._members | {self._named(name): data for name, data in changed.items()}

    def _is_changed(self, name: str) -> bool:
        return _written(self._roots[name]) != _written(self._parsed(name))


def _written(root: etree._Element) -> bytes:
    return XML_DECLARATION.encode() + etree.tostring(root.getroottree(), encoding="UTF-8")


def _tag(element: etree._Element | None) -> str:
    return str(element.tag) if element is not None else ""
