"""The order that the schema asks of the children of properties."""

from typing import Final

from lxml import etree

from generator.ooxml.names import W

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


def put(parent: etree._Element, child: etree._Element) -> None:
    """Add a child at the place that the schema asks, in the stead of others of its name."""
    order = _ORDERS[etree.QName(parent).localname]
    name = etree.QName(child).localname
    for old in parent.findall(f"{{{W}}}{name}"):
        parent.remove(old)
    later = {f"{{{W}}}{tag}" for tag in order[order.index(name) + 1 :]}
    known = {f"{{{W}}}{tag}" for tag in order}
    for number, other in enumerate(parent):
        if other.tag in later or (parent.tag.endswith("}settings") and other.tag not in known):
            parent.insert(number, child)
            return
    parent.append(child)
