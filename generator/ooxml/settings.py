"""The settings of a Word file, as far as we change them."""

from typing import Final

from lxml import etree

from generator.ooxml.names import w

_BEFORE_TRACKING: Final = frozenset(
    map(
        w,
        (
            *("writeProtection", "view", "zoom", "removePersonalInformation", "removeDateAndTime"),
            *("doNotDisplayPageBoundaries", "displayBackgroundShape", "printPostScriptOverText"),
            *("printFractionalCharacterWidth", "printFormsData", "embedTrueTypeFonts"),
            *("embedSystemFonts", "saveSubsetFonts", "saveFormsData", "mirrorMargins"),
            *("alignBordersAndEdges", "bordersDoNotSurroundHeader", "bordersDoNotSurroundFooter"),
            *("gutterAtTop", "hideSpellingErrors", "hideGrammaticalErrors", "activeWritingStyle"),
            *("proofState", "formsDesign", "attachedTemplate", "linkStyles", "stylePaneFormatFilter"),
            *("stylePaneSortMethod", "documentType", "mailMerge", "revisionView"),
        ),
    )
)


def track_changes(settings: etree._Element) -> None:
    """Have Word track what people change from now on; ``settings`` is the root of that part."""
    mark = settings.find(w("trackRevisions"))
    if mark is not None:
        mark.attrib.pop(w("val"), "")
        return
    later = next((child for child in settings if child.tag not in _BEFORE_TRACKING), None)
    mark = etree.Element(w("trackRevisions"))
    if later is None:
        settings.append(mark)
    else:
        later.addprevious(mark)
