"""An old file into which a new one was woven, made a file of the new one in all that is not text."""

from collections.abc import Mapping
from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.graft.ways import Ways
from generator.ooxml.names import w
from generator.ooxml.parts import Parts

_REFERENCES: Final = (w("headerReference"), w("footerReference"))
_PROPERTIES: Final = "docProps/"
_TABLE: Final = w("tbl")
_CELL_WIDTH: Final = f"{w('tc')}/{w('tcPr')}/{w('tcW')}"


def take_page_setup(parts: Parts, new: Parts) -> None:
    """Give a file the paper and margins of another, and the headers that it has no counterpart of.

    Both have one section, as all files that we write.
    """
    (old,), (coming,) = (side.sections()[-1:] for side in (parts, new))
    own = {_kind(one): one for one in old.iterchildren(*_REFERENCES)}
    setup = deepcopy(coming)
    for reference in list(setup.iterchildren(*_REFERENCES)):
        if _kind(reference) in own:
            setup.replace(reference, deepcopy(own[_kind(reference)]))
        else:
            Ways(new, parts).lead(reference, new.main, parts.main)
    if _plain(setup) != _plain(old):
        parent = old.getparent()
        assert parent is not None  # noqa: S101 - a section stands in a text
        parent.replace(old, setup)


def take_widths(parts: Parts, new: Parts) -> None:
    """Give the tables of a file the widths that their columns have in another, where these are as many.

    Tables meet in their order, without those of which nothing is left once all changes are accepted.
    """
    here = [table for table in parts.root(parts.main).iter(_TABLE) if _is_left(table)]
    there = list(new.root(new.main).iter(_TABLE))
    if len(here) != len(there):
        return
    for table, coming in zip(here, there, strict=True):
        columns, wanted = (one.findall(f"{w('tblGrid')}/{w('gridCol')}") for one in (table, coming))
        rows, model = table.findall(w("tr")), coming.find(w("tr"))
        if model is not None and {len(columns), *map(_width, rows)} == {len(wanted)} == {_width(model)}:
            _set_widths(columns, wanted)
            for row in rows:
                _set_widths(row.findall(_CELL_WIDTH), model.findall(_CELL_WIDTH))


def _is_left(table: etree._Element) -> bool:
    rows = table.findall(w("tr"))
    return any(row.find(f"{w('trPr')}/{w('del')}") is None for row in rows)


def _width(row: etree._Element) -> int:
    return len(row.findall(_CELL_WIDTH))


def _set_widths(old: list[etree._Element], new: list[etree._Element]) -> None:
    for one, other in zip(old, new, strict=True):
        for name, value in other.attrib.items():
            one.set(name, value)


def _plain(section: etree._Element) -> bytes:
    return etree.tostring(section, method="c14n", exclusive=True)


def _kind(reference: etree._Element) -> tuple[str, str]:
    return str(reference.tag), reference.get(w("type"), "default")


def with_properties_of(members: Mapping[str, bytes], new: Mapping[str, bytes]) -> dict[str, bytes]:
    """Give the members of a file with what another says of itself outside its text."""
    return {
        name: new.get(name, data) if name.startswith(_PROPERTIES) else data for name, data in members.items()
    }
