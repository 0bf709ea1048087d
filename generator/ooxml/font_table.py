"""The list of fonts of a file: what to show where a family is not installed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from lxml import etree

from generator.ooxml.names import w

_VAL: Final = w("val")
_ORDER: Final = ("altName", "panose1", "charset", "family", "pitch")
_KINDS: Final[Mapping[str, tuple[str, str]]] = MappingProxyType(
    {
        "sans-serif": ("swiss", "variable"),
        "serif": ("roman", "variable"),
        "monospace": ("modern", "fixed"),
    }
)
"""Word's own words for a generic family, and for its pitch."""


@dataclass(frozen=True, slots=True)
class ListedFont:
    """A family, those that may stand in for it, and its generic family as CSS calls it."""

    name: str
    alternates: tuple[str, ...]
    generic: str


def list_fonts(table: etree._Element, fonts: Sequence[ListedFont], dropped: Sequence[str]) -> None:
    """Put fonts in the list; those of ``dropped`` that are not among them leave it."""
    named = {font.name for font in fonts}
    entries = {entry.get(w("name"), ""): entry for entry in table.findall(w("font"))}
    for name in set(dropped) - named:
        if name in entries:
            table.remove(entries.pop(name))
    for font in reversed(fonts):
        entry = entries.get(font.name)
        if entry is None:
            entry = etree.Element(w("font"), {w("name"): font.name})
            table.insert(0, entry)
        _describe(entry, font)


def _describe(entry: etree._Element, font: ListedFont) -> None:
    kind, pitch = _KINDS.get(font.generic, ("auto", "default"))
    said = {"altName": ",".join(font.alternates), "charset": "00", "family": kind, "pitch": pitch}
    for tag, value in said.items():
        found = entry.find(w(tag))
        if found is None and value:
            before = {w(name) for name in _ORDER[: _ORDER.index(tag)]}
            found = etree.Element(w(tag))
            entry.insert(sum(child.tag in before for child in entry), found)
        if found is not None and value:
            found.set(_VAL, value)
        elif found is not None:
            entry.remove(found)
