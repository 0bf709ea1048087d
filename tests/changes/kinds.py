"""What each field of each kind of part may say, with Dutch keys, to generate definitions from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from hypothesis import strategies as st

_WORDS: Final = [
    "wij",
    "u",
    "de",
    "het",
    "een",
    "inwoner",
    "ondernemer",
    "balie",
    "brief",
    "antwoord",
    "helpen",
    "bellen",
    "niet",
    "altijd",
    "binnen",
    "twee",
    "weken",
    "Almkerk",
    "30",
    "seconden",
    "%",
    "aanvraag",
    "vergunning",
    "medewerker",
    "loket",
    "vraag",
    "dag",
    "uur",
    "zo",
    "snel",
    "samen",
    "met",
]
SENTENCES: Final = st.lists(st.sampled_from(_WORDS), min_size=1, max_size=9).map(" ".join)
_MARKDOWN: Final = st.lists(
    st.sampled_from(
        ["Wij helpen **u**.", "- een\n- twee", "## Kop", "| a | b |\n|---|---|\n| 1 | 2 |", "> ja"]
    ),
    min_size=1,
    max_size=3,
).map("\n\n".join)
_TEXTS: Final = st.lists(SENTENCES, min_size=1, max_size=3, unique=True)
_DATES: Final = st.dates().map(str)
_NUMBERS: Final = st.integers(0, 99999).map(str)
_DECIMALS: Final = st.integers(0, 100).map(lambda tenths: str(tenths / 10))
_QUANTITIES: Final = st.sampled_from(
    ["direct", "30 seconden", "een kwartier", "2 werkdagen", "4 kantooruren", "3 weken", "1 maand", "2 keer"]
)
_SHARES: Final = st.sampled_from(["70%", "80%", "9 van de 10", "73,4%"])
_YEARS: Final = st.sampled_from(["2023", "2024", "2025"])


def _one_of(*words: str) -> st.SearchStrategy[str]:
    return st.sampled_from(words)


@dataclass(frozen=True, slots=True)
class Refers:
    """A field that names items: of one of these sections, one or several, with their kind or without."""

    sections: tuple[str, ...]
    several: bool = True
    kinded: bool = False

    def among(self, ids: Mapping[str, list[str]]) -> st.SearchStrategy[Any] | None:
        """Give what it may name in a definition with these ids; None where that is nothing."""
        names = [
            f"{section}.{name}" if self.kinded else name
            for section in self.sections
            for name in ids.get(section, [])
        ]
        if not names:
            return None
        one = st.sampled_from(names)
        return st.lists(one, min_size=1, max_size=3, unique=True).map(sorted) if self.several else one

    def now(self, name, known, new_ids):
        """Give the name that a reference has now; None where what it names is gone."""
        kind, dot, bare = name.rpartition(".")
        section = kind or next(iter(self.sections))
        if bare not in known[section]:
            return None
        return f"{kind}{dot}{new_ids.get((section, bare), bare)}"


@dataclass(frozen=True, slots=True)
class PerDepartment:
    """A text for each of some departments."""


@dataclass(frozen=True, slots=True)
class Below:
    """A field below which a part stands, of a kind in ``KINDS``; or several, one for each of these keys."""

    kind: str
    several: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """The fields of a kind of part: those that it must have, and those that it may."""

    needed: Mapping[str, Any]
    optional: Mapping[str, Any] = field(default_factory=dict)

    @property
    def all(self) -> dict[str, Any]:
        return {**self.needed, **self.optional}


_MARKS: Final = {"bron": SENTENCES, "fictief": st.just("ja"), "opmerking": SENTENCES}
_PROGRESS: Final = _one_of("gepland", "loopt", "klaar")
_FREE: Final = Refers(("kanalen", "beloften", "gedrag", "producten"), kinded=True)

KINDS: Final[dict[str, Kind]] = {
    "gemeente": Kind(
        {"naam": SENTENCES},
        {"inwoners": _NUMBERS, "kernen": _NUMBERS, "oppervlakte": _DECIMALS, "feiten": _TEXTS, **_MARKS},
    ),
    "formule": Kind(
        {
            "titel": SENTENCES,
            "soort": _one_of("generiek", "flits", "eigen"),
            "versie": _one_of("0.9", "1.0", "1.10"),
            "status": _one_of("concept", "vastgesteld"),
        },
        {
            "samenvatting": _MARKDOWN,
            "kernwaarden": _TEXTS,
            "klantervaring": _MARKDOWN,
            "eigenaar": SENTENCES,
            "evaluatie": _DATES,
            "besluit": Below("besluit"),
            "geschiedenis": Below("geschiedenis", several=True),
            **_MARKS,
        },
    ),
    "besluit": Kind({"door": SENTENCES}, {"op": _DATES, "tekst": _MARKDOWN}),
    "geschiedenis": Kind(
        {"versie": _one_of("1", "1.0", "1.1", "2"), "datum": _DATES},
        {"door": SENTENCES, "reden": SENTENCES},
    ),
    "visie": Kind({"tekst": SENTENCES}, {"toelichting": _MARKDOWN, **_MARKS}),
    "keuzes": Kind({"wel": SENTENCES}, {"niet": SENTENCES, "omdat": _MARKDOWN}),
    "klantgroepen": Kind({"naam": SENTENCES}, {"behoefte": _MARKDOWN, "persona": _MARKDOWN}),
    "kanalen": Kind(
        {"naam": SENTENCES, "soort": _one_of("balie", "telefoon", "website", "e-mail", "chat")},
        {
            "omschrijving": _MARKDOWN,
            "bereikbaar": SENTENCES,
            "locaties": _TEXTS,
            "klantgroepen": Refers(("klantgroepen",)),
            **_MARKS,
        },
    ),
    "beloften": Kind(
        {"tekst": SENTENCES},
        {
            "toelichting": _MARKDOWN,
            "kanalen": Refers(("kanalen",)),
            "producten": Refers(("producten",)),
            "klantgroepen": Refers(("klantgroepen",)),
            "visie": Refers(("visie",)),
            "norm": Below("norm"),
            "als_niet_gehaald": SENTENCES,
            "compensatie": SENTENCES,
            "herkomst": Below("herkomst"),
            "eigenaar": _one_of("onbekend", "KCC-manager"),
            **_MARKS,
        },
    ),
    "norm": Kind(
        {"moment": _one_of("opnemen", "antwoord", "afhandeling"), "hoogstens": _QUANTITIES},
        {
            "aandeel": _SHARES,
            "voorwaarde": SENTENCES,
            "wettelijk": Below("wettelijk"),
            "gemeten_met": SENTENCES,
            "gehaald": st.dictionaries(_YEARS, _SHARES, min_size=1),
            **_MARKS,
        },
    ),
    "wettelijk": Kind({"hoogstens": _QUANTITIES}, {"grondslag": SENTENCES}),
    "herkomst": Kind(
        {"soort": _one_of("cocreatie", "klantreis", "intern")}, {"datum": _DATES, "met": SENTENCES}
    ),
    "gedrag": Kind(
        {"doen": SENTENCES},
        {
            "situatie": SENTENCES,
            "niet": SENTENCES,
            "rollen": _TEXTS,
            "beloften": Refers(("beloften",)),
            "les": Refers(("lessen",), several=False),
        },
    ),
    "afdelingen": Kind({"naam": SENTENCES}, {"eigenaar": SENTENCES, "taak": _MARKDOWN}),
    "regels": Kind(
        {
            "als": _one_of(
                "belofte",
                "norm and kanaal",
                'kanaal.soort == "balie"',
                "gedrag",
                'belofte.tekst | noemt("balie")',
            ),
            "gevolgen": PerDepartment(),
        },
        {"naam": SENTENCES, "ondernemingsraad": st.just("ja")},
    ),
    "gevolgen": Kind(
        {"afdeling": Refers(("afdelingen",), several=False), "tekst": SENTENCES},
        {
            "vanwege": _FREE,
            "status": _one_of("voorstel", "aanvaard", "afgewezen", "gereed"),
            "eigenaar": SENTENCES,
            "gereed_op": SENTENCES,
            "toelichting": _MARKDOWN,
        },
    ),
    "decision": Kind(
        {"status": _one_of("voorstel", "aanvaard", "afgewezen")},
        {"eigenaar": SENTENCES, "gereed_op": SENTENCES, "toelichting": _MARKDOWN},
    ),
    "producten": Kind(
        {"naam": SENTENCES},
        {
            "upn": SENTENCES,
            "kanalen": Refers(("kanalen",)),
            "vangnet": Refers(("kanalen",)),
            "status": _one_of("aangeboden", "ontbreekt", "gepland"),
            "contact": _one_of("zelf", "ondersteund", "persoonlijk"),
            "levensgebeurtenis": SENTENCES,
        },
    ),
    "projecten": Kind(
        {"naam": SENTENCES},
        {
            "doel": _MARKDOWN,
            "draagt_bij_aan": _FREE,
            "raakt": _FREE,
            "periode": SENTENCES,
            "status": SENTENCES,
        },
    ),
    "klantreizen": Kind(
        {"naam": SENTENCES},
        {
            "product": Refers(("producten",), several=False),
            "visie": Refers(("visie",)),
            "contactmomenten": _TEXTS,
            "kwartaal": _one_of("2026-Q1", "2027-Q4"),
            "status": _PROGRESS,
            "verbeteringen": Below("verbeteringen", several=True),
        },
    ),
    "verbeteringen": Kind(
        {"tekst": SENTENCES},
        {"status": _PROGRESS, "belofte": Refers(("beloften",), several=False)},
    ),
    "lessen": Kind(
        {"klacht": SENTENCES, "geleerd": SENTENCES}, {"gedrag": Refers(("gedrag",)), "datum": _DATES}
    ),
    "middelen": Kind(
        {"naam": SENTENCES},
        {"soort": SENTENCES, "getest_op": _DATES, "producten": Refers(("producten",))},
    ),
    "betrokkenen": Kind({"discipline": SENTENCES}, {"rol": SENTENCES, "wanneer": SENTENCES}),
    "metingen": Kind(
        {"wat": SENTENCES, "waarde": _DECIMALS},
        {
            "schaal": SENTENCES,
            "jaar": _YEARS,
            "kanaal": Refers(("kanalen",), several=False),
            "streven": Below("streven"),
        },
    ),
    "streven": Kind({"waarde": _DECIMALS}, {"jaar": _YEARS}),
    "begrippen": Kind({"begrip": SENTENCES, "betekenis": _MARKDOWN}, {"ook_wel": _TEXTS}),
    "documenten": Kind(
        {"sjabloon": _one_of("proef.md", "raad.md")},
        {"titel": SENTENCES, "afdeling": Refers(("afdelingen",), several=False)},
    ),
}
SINGLE: Final = ("gemeente", "formule")
SECTIONS: Final = (
    "visie", "keuzes", "klantgroepen", "kanalen", "beloften", "gedrag", "afdelingen", "regels", "gevolgen",
    "producten", "projecten", "klantreizen", "lessen", "middelen", "betrokkenen", "metingen", "begrippen",
    "documenten",
)  # fmt: skip
ROOTS: Final = ("kanalen", "beloften", "afdelingen", "regels")
"""Sections that most of what is told of a change rests on: they are never empty."""
KEYED: Final = {"geschiedenis": "versie"}
ASKS: Final = "Regel dit voor {{ belofte.tekst or kanaal.naam or gedrag.doen }}."
