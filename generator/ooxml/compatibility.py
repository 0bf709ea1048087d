"""Namespaces that came after the first edition of Word's format, and which of them a reader may ignore."""

from collections.abc import Mapping
from typing import Final

from lxml import etree

MC: Final = "http://schemas.openxmlformats.org/markup-compatibility/2006"
W14: Final = "http://schemas.microsoft.com/office/word/2010/wordml"
W15: Final = "http://schemas.microsoft.com/office/word/2012/wordml"
IGNORABLE: Final = f"{{{MC}}}Ignorable"
_NAMING: Final = (
    *(f"{{{MC}}}{name}" for name in ("Ignorable", "ProcessContent", "MustUnderstand", "PreserveElements")),
    "Requires",
)
"""Attributes whose values name prefixes; a declaration that only they use may not go."""


def ignorable(root: etree._Element) -> dict[str, str]:
    """Give the namespaces that a part lets readers ignore, by prefix."""
    prefixes = root.get(IGNORABLE, "").split()
    return {prefix: root.nsmap[prefix] for prefix in prefixes if prefix in root.nsmap}


def declare(root: etree._Element, wanted: Mapping[str, str], *, ignored: bool) -> dict[str, str]:
    """Declare namespaces at the root of a part, and give the prefix that each has there.

    A prefix that is taken gives way to another. With ``ignored`` readers that do not know a namespace may
    pass over what is in it.
    """
    present = {name: prefix for prefix, name in root.nsmap.items() if prefix}
    given: dict[str, str] = {}
    for prefix, name in wanted.items():
        given[name] = present.get(name) or _free(prefix, {*root.nsmap, *given.values()})
    new = {prefix: name for name, prefix in given.items() if name not in present}
    marked = ignored and not set(given.values()) <= set(root.get(IGNORABLE, "").split())
    if marked and MC not in present:
        new[_free("mc", {*root.nsmap, *given.values()})] = MC
    if new:
        kept = [prefix for prefix in root.nsmap if prefix]
        # The stubs forbid the prefix None, which lxml itself gives and takes.
        etree.cleanup_namespaces(root, top_nsmap=new, keep_ns_prefixes=[*kept, *new, *_named(root)])
    if marked:
        ordered = dict.fromkeys([*root.get(IGNORABLE, "").split(), *given.values()])
        root.set(IGNORABLE, " ".join(ordered))
    return given


def _free(wanted: str, taken: set[str | None]) -> str:
    name, count = wanted, 1
    while name in taken:
        count += 1
        name = f"{wanted}x{count}"
    return name


def _named(root: etree._Element) -> set[str]:
    found = (element.get(name, "") for element in root.iter("{*}*") for name in _NAMING)
    return {word.partition(":")[0] for text in found for word in text.split()}
