"""Copies of elements that mean in another part what they meant in their own."""

from copy import deepcopy
from typing import Final

from lxml import etree

from generator.ooxml.compatibility import IGNORABLE, MC, declare, ignorable

_CHOICE: Final = f"{{{MC}}}Choice"
_REQUIRES: Final = "Requires"


def copy_for(element: etree._Element, root: etree._Element) -> etree._Element:
    """Give a copy of an element that can stand anywhere under ``root``.

    What readers might ignore they may still ignore, and an alternative says what it asks of a reader under
    the prefixes of the new part: both hang on declarations that no copy brings along.
    """
    copy = deepcopy(element)
    copy.tail = None
    used = {_namespace(name) for one in copy.iter("{*}*") for name in (one.tag, *one.attrib)}
    ignored = {}
    for around in (element, *element.iterancestors()):
        ignored.update({prefix: name for prefix, name in ignorable(around).items() if name in used})
    copy.attrib.pop(IGNORABLE, "")
    declare(root, ignored, ignored=True)
    if MC in used:
        _translate(element, copy, root)
    # What is declared in the copy only to be there would be declared again wherever it stands.
    etree.cleanup_namespaces(copy, keep_ns_prefixes=[prefix for prefix in root.nsmap if prefix])
    return copy


def _translate(element: etree._Element, copy: etree._Element, root: etree._Element) -> None:
    for old, new in zip(element.iter(_CHOICE), copy.iter(_CHOICE), strict=True):
        prefixes = old.get(_REQUIRES, "").split()
        wanted = {prefix: old.nsmap[prefix] for prefix in prefixes if prefix in old.nsmap}
        given = declare(root, wanted, ignored=False)
        new.set(_REQUIRES, " ".join(given.get(wanted.get(prefix, ""), prefix) for prefix in prefixes))


def _namespace(name: str | bytes | bytearray | etree.QName) -> str:
    return str(name).rpartition("}")[0].lstrip("{")
