"""The settings of a template without what belongs to one file or one machine."""

from typing import Final

from lxml import etree

from generator.ooxml.adopt.parts import Parts
from generator.ooxml.cascade import Cascade
from generator.ooxml.names import R, w
from generator.ooxml.order import put

_VAL: Final = w("val")
_DROPPED: Final = (
    "writeProtection",
    "formsDesign",
    "attachedTemplate",
    "linkStyles",
    "mailMerge",
    "revisionView",
    "trackRevisions",
    "documentProtection",
    "styleLockTheme",
    "styleLockQFSet",
    "updateFields",
    "saveThroughXslt",
    "readModeInkLockDown",
    "attachedSchema",
    "forceUpgrade",
)
PROTECTION: Final = frozenset({"writeProtection", "documentProtection"})


def clean_settings(root: etree._Element, parts: Parts) -> frozenset[str]:
    """Take out what would protect, track, merge, ask or lead elsewhere; give the names of what went."""
    gone = set()
    for tag in _DROPPED:
        for element in root.findall(w(tag)):
            gone.add(tag)
            root.remove(element)
    for role, tag in (("footnotes", "footnotePr"), ("endnotes", "endnotePr")):
        if parts.related(parts.main, role) is None:
            for element in root.findall(w(tag)):
                root.remove(element)
    for element in list(root):
        if any(str(name).startswith(f"{{{R}}}") for name in element.attrib):
            root.remove(element)
    for element in root.findall(w("evenAndOddHeaders")):
        if element.get(_VAL, "1") not in {"1", "true", "on", "0", "false", "off"}:
            root.remove(element)
    return frozenset(gone)


def hyphenate_where_asked(settings: etree._Element, styles: Cascade) -> None:
    """Switch hyphenation on for the words that do not fit in a column, and off for all the template's text.

    Where the template hyphenates by itself, it goes on doing so.
    """
    present = settings.find(w("autoHyphenation"))
    if present is not None and present.get(_VAL, "1") not in {"0", "false", "off"}:
        return
    put(settings, etree.Element(w("autoHyphenation")))
    properties = default_properties(styles.root, "pPr")
    if properties.find(w("suppressAutoHyphens")) is None:
        put(properties, etree.Element(w("suppressAutoHyphens")))


def default_properties(root: etree._Element, group: str) -> etree._Element:
    """Give the ``pPr`` or ``rPr`` of the whole document; made where there is none."""
    defaults = root.find(w("docDefaults"))
    if defaults is None:
        defaults = etree.Element(w("docDefaults"))
        root.insert(0, defaults)
    around = defaults.find(w(f"{group}Default"))
    if around is None:
        around = etree.Element(w(f"{group}Default"))
        defaults.insert(0 if group == "rPr" else len(defaults), around)
    properties = around.find(w(group))
    return etree.SubElement(around, w(group)) if properties is None else properties


def ensure_language(styles: Cascade, used: frozenset[str]) -> str:
    """Make room for the language of the document, and give what the template said.

    The styles that our text is set in follow the document; a style in another language keeps it only where
    nothing of ours is set in it.
    """
    properties = default_properties(styles.root, "rPr")
    language = properties.find(w("lang"))
    normal = styles.value(styles.default(), "rPr", "lang") or ""
    if language is None:
        language = etree.Element(w("lang"))
        put(properties, language)
    for identity in used:
        for own in styles.styles[identity].findall(f"{w('rPr')}/{w('lang')}"):
            parent = own.getparent()
            if parent is not None:
                parent.remove(own)
    return normal
