"""The order that the schema asks of the children of properties, and children put in it."""

from functools import cache
from typing import Final

from lxml import etree

from generator.ooxml.names import w

_PARAGRAPH: Final = (
    "pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd "
    "tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi "
    "adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc "
    "textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange"
)
_RUN: Final = (
    "rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof "
    "snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText "
    "vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange"
)
_STYLE: Final = (
    "name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat "
    "locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr"
)
_LEVEL: Final = "start numFmt lvlRestart pStyle isLgl suff lvlText lvlPicBulletId legacy lvlJc pPr rPr"
_SETTINGS: Final = (
    "writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries "
    "displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData "
    "embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges "
    "bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors "
    "hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles "
    "stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions "
    "doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme "
    "styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone "
    "doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders "
    "bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing"
)
_SECTION: Final = (
    "headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType "
    "pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid "
    "printerSettings sectPrChange"
)
_ORDERS: Final = {
    "pPr": _PARAGRAPH.split(),
    "rPr": _RUN.split(),
    "style": _STYLE.split(),
    "lvl": _LEVEL.split(),
    "settings": _SETTINGS.split(),
    "sectPr": _SECTION.split(),
}


@cache
def _later(parent: str, child: str) -> tuple[frozenset[str], frozenset[str]]:
    """Give what comes after a child, and all that has a place of its own."""
    order = _ORDERS[parent]
    return frozenset(map(w, order[order.index(child) + 1 :])), frozenset(map(w, order))


def put(parent: etree._Element, child: etree._Element) -> None:
    """Add a child at the place that the schema asks, in the stead of others of its name."""
    kind = etree.QName(parent).localname
    later, known = _later(kind, etree.QName(child).localname)
    for old in parent.findall(child.tag):
        parent.remove(old)
    for number, other in enumerate(parent):
        if other.tag in later or (kind == "settings" and other.tag not in known):
            parent.insert(number, child)
            return
    parent.append(child)


def child_of(parent: etree._Element, tag: str) -> etree._Element:
    """Give a child, new at the place that the schema asks where there is none."""
    found = parent.find(w(tag))
    if found is None:
        found = etree.Element(w(tag))
        put(parent, found)
    return found


def properties_of(element: etree._Element, tag: str) -> etree._Element:
    """Give the properties with which a paragraph or run begins ("pPr", "rPr"), new where there are none."""
    found = element.find(w(tag))
    if found is None:
        found = etree.Element(w(tag))
        element.insert(0, found)
    return found
