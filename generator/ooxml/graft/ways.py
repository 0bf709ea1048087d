"""Ways out of a text: pictures, charts and links, which lead to the same in another file.

Nothing outside a file is ever fetched: what leads there leads there again.
"""

import posixpath
from collections.abc import Mapping
from typing import Final, cast

from lxml import etree

from generator.ooxml.names import R
from generator.ooxml.parts import Parts
from generator.ooxml.relations import Relation, add_relation

_WAY: Final = f"{{{R}}}"
_WAYS: Final = etree.XPath(f"descendant-or-self::*[@*[namespace-uri() = '{R}']]")


class Ways:
    """The relationships of one file in another."""

    def __init__(self, source: Parts, target: Parts) -> None:
        """Take the two files."""
        self._source = source
        self._target = target
        self._parts: dict[str, str] = {}
        self._known: dict[str, Mapping[str, Relation]] = {}

    def lead(self, element: etree._Element, origin: str, into: str) -> list[str]:
        """Let all ways from an element that comes from ``origin`` start at ``into``.

        Gives the numbers of the ways that lead nowhere; the element goes them no longer.
        """
        going = [
            (one, str(name), str(value))
            for one in cast("list[etree._Element]", _WAYS(element))  # noqa: SLF001 - lxml's own name
            for name, value in one.attrib.items()
            if str(name).startswith(_WAY)
        ]
        known = self._ways_from(origin) if going else {}
        dead = []
        for one, name, value in going:
            number = self._lead(known.get(value), into)
            if number:
                one.set(name, number)
            else:
                dead.append(value)
                del one.attrib[name]
        return dead

    def _ways_from(self, origin: str) -> Mapping[str, Relation]:
        """Give the ways from a part of the source by their numbers; they stay as they are."""
        if origin not in self._known:
            self._known[origin] = {way.number: way for way in self._source.relations(origin)}
        return self._known[origin]

    def _lead(self, way: Relation | None, into: str) -> str:
        if way is None:
            return ""
        if way.external:
            return self._target.relate(into, way.kind, way.target, external=True)
        if way.target not in self._source.names:
            return ""
        return self._target.relate(into, way.kind, self._part(way.target))

    def _part(self, name: str) -> str:
        """Give the part of the target that holds what a part of the source holds, added where it is new."""
        if name not in self._parts:
            alone = not self._source.relations(name)
            found = self._equal(name) if alone else ""
            if found:
                self._parts[name] = found
            else:
                self._copy(name)
        return self._parts[name]

    def _equal(self, name: str) -> str:
        data, extension = self._source.data(name), posixpath.splitext(name)[1].lower()
        same = (one for one in sorted(self._target.names) if one.lower().endswith(extension))
        return next((one for one in same if self._is_equal(one, name, data)), "")

    def _is_equal(self, one: str, name: str, data: bytes) -> bool:
        return self._target.data(one) == data and self._target.type_of(one) == self._source.type_of(name)

    def _copy(self, name: str) -> None:
        """Add a part with what it leads to, under the numbers that it knows those by."""
        new = self._target.add(name, self._source.type_of(name), self._source.data(name))
        self._parts[name] = new  # before what it leads to, which may lead back
        for way in self._source.relations(name):
            target = way.target if way.external else ""
            if not way.external and way.target in self._source.names:
                target = self._part(way.target)
            if target:
                root = self._target.relations_root(new)
                add_relation(new, root, Relation(way.number, way.kind, target, way.external))
