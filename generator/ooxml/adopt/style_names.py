"""The names by which styles go in templates that Word itself did not write.

Word stores the names of its own styles in English, whatever language it speaks. LibreOffice, Google Docs,
converters and the Word of long ago stored what the user saw.
"""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final

DEFAULTS: Final = frozenset({"normal", "default paragraph font", "normal table", "no list"})

_OTHER: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "normal": ("Standaard", "Standard", "Default", "Default Style", "Default Paragraph Style",
                   "Standaardalinea", "Normaal", "normal"),
        "title": ("Titel", "Documenttitel", "Rapporttitel"),
        "subtitle": ("Ondertitel", "Subtitel", "Untertitel"),
        "header": ("Koptekst", "Kopregel", "Kopfzeile", "Page Header"),
        "footer": ("Voettekst", "Voetregel", "Fußzeile", "Page Footer"),
        "caption": ("Bijschrift", "Beschriftung", "Illustration", "Tabelbijschrift"),
        "toc heading": ("Kopvaninhoudsopgave", "Kop van inhoudsopgave", "Kop inhoudsopgave",
                        "Inhoudsopgavekop",
                        "Contents Heading", "Inhaltsverzeichnisüberschrift", "Inhoudsopgave kop"),
        "list bullet": ("Lijstopsomteken", "Lijst opsom.teken", "Lijst opsomteken", "Opsomming",
                        "Opsommingsteken",
                        "Opsomming 1", "List 1", "Aufzählungszeichen", "Bullets", "Bullet"),
        "list number": ("Lijstnummering", "Lijst nummering", "Nummering", "Nummering 1", "Genummerde lijst",
                        "Numbering 1", "Listennummer", "Opsomming genummerd"),
        "list continue": ("Lijstvoortzetting", "Lijst voortzetting", "List 1 Cont.", "Listenfortsetzung"),
        "quote": ("Citaat", "Zitat", "Quotations", "Citaten"),
        "hyperlink": ("Internet Link", "Internetkoppeling", "Koppeling", "Internetverknüpfung"),
        "followedhyperlink": ("GevolgdeHyperlink", "Visited Internet Link", "Bezochte internetkoppeling"),
        "strong": ("Zwaar", "Fett", "Strong Emphasis", "Sterke nadruk"),
        "emphasis": ("Nadruk", "Hervorhebung"),
        "table grid": ("Tabelraster", "Tabellenraster"),
        "normal table": ("Standaardtabel", "Normale Tabelle", "Table Normal"),
        "default paragraph font": ("Standaardalinea-lettertype", "Absatz-Standardschriftart", "Default"),
        "no list": ("Geen lijst", "Keine Liste"),
        "annotation reference": ("Verwijzingopmerking", "Comment Reference"),
        "annotation text": ("Tekst opmerking", "Comment Text"),
        "annotation subject": ("Onderwerp van opmerking", "Comment Subject"),
        "balloon text": ("Ballontekst",),
        "placeholder text": ("Tekst van tijdelijke aanduiding",),
        "body text": ("Plattetekst", "Platte tekst", "Text body", "Tekstblok", "Textkörper", "Broodtekst",
                      "Bodytekst"),
        "tabeltekst": ("Table Contents", "Tabelinhoud", "Tabel tekst", "Tekst tabel", "Tabel inhoud"),
        "tabelkop": ("Table Heading", "Tabel kop", "Kop tabel", "Tabelkoptekst"),
        "bijschrift boven": ("Tabel bijschrift", "Bijschrift tabel"),
    }
)  # fmt: skip
_NUMBERED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        "heading": ("Kop", "Heading", "Überschrift", "Koptekst niveau", "Kopniveau", "Titre", "Header"),
        "toc": ("Inhopg", "Inhoudsopgave", "Inhoud", "Contents", "Verzeichnis", "Index"),
    }
)


def folded(name: str) -> str:
    """Give a name as it is compared: without capitals and doubled spaces."""
    return " ".join(name.casefold().split())


def other_names(name: str) -> frozenset[str]:
    """Give the names, folded, under which a style with this name may go elsewhere."""
    known = folded(name)
    word, _, number = known.rpartition(" ")
    numbered = {f"{other} {number}" for other in _NUMBERED.get(word, ())} if number.isdecimal() else set()
    joined = {other.replace(" ", "") for other in numbered}
    return frozenset(map(folded, {*_OTHER.get(known, ()), *numbered, *joined}))
