"""The settings of a Word file, as far as we change them."""

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.order import put


def track_changes(settings: etree._Element) -> None:
    """Have Word track what people change from now on; ``settings`` is the root of that part."""
    mark = settings.find(w("trackRevisions"))
    if mark is not None:
        mark.attrib.pop(w("val"), "")
        return
    put(settings, etree.Element(w("trackRevisions")))
