"""The names of a definition in Dutch and English.

``KINDS`` maps each kind of mapping to its keys; a key tells its two names, the kind of the mapping(s)
below it and the set of fixed values it takes. ``VALUES`` maps each set to its values in both languages.
The model knows only the English names; a test holds this table against the model, key by key.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Key:
    """One key: its names, and what stands below it (``kind`` in KINDS, ``values`` in VALUES)."""

    english: str
    dutch: str
    kind: str = ""
    values: str = ""


def _keys(*rows: str) -> tuple[Key, ...]:
    """Read rows of ``english dutch [>kind] [=values]``."""
    keys = []
    for row in rows:
        english, dutch, *rest = row.split()
        kind = next((word[1:] for word in rest if word[0] == ">"), "")
        values = next((word[1:] for word in rest if word[0] == "="), "")
        keys.append(Key(english, dutch, kind, values))
    return tuple(keys)


_MARKS: Final = _keys("source bron", "fictitious fictief =boolean", "note opmerking")
_ITEM: Final = (*_keys("id id"), *_MARKS)

KINDS: Final[Mapping[str, tuple[Key, ...]]] = {
    "definition": _keys(
        "format formaat",
        "language taal =language",
        "extends gebaseerd_op",
        "files bestanden",
        "without zonder",
        "translations vertalingen",
        "municipality gemeente >municipality",
        "formula formule >formula",
        "vision visie >vision",
        "choices keuzes >choice",
        "audiences klantgroepen >audience",
        "channels kanalen >channel",
        "promises beloften >promise",
        "behaviours gedrag >behaviour",
        "departments afdelingen >department",
        "rules regels >rule",
        "implications gevolgen >implication",
        "products producten >product",
        "projects projecten >project",
        "journeys klantreizen >journey",
        "lessons lessen >lesson",
        "means middelen >mean",
        "stakeholders betrokkenen >stakeholder",
        "measurements metingen >measurement",
        "terms begrippen >term",
        "documents documenten >document",
        "house_style huisstijl >house_style",
    ),
    "municipality": (
        *_keys(
            "name naam",
            "inhabitants inwoners",
            "villages kernen",
            "area_km2 oppervlakte",
            "facts feiten",
        ),
        *_MARKS,
    ),
    "formula": (
        *_keys(
            "title titel",
            "kind soort =formula_kind",
            "version versie",
            "status status =formula_status",
            "summary samenvatting",
            "core_values kernwaarden",
            "experience klantervaring",
            "way_of_working werkwijze",
            "measuring meten",
            "owner eigenaar",
            "review_on evaluatie",
            "public_on openbaar_per",
            "decision besluit >decision",
            "history geschiedenis >history",
        ),
        *_MARKS,
    ),
    "decision": (*_keys("by door", "on op", "text tekst"), *_MARKS),
    "history": (*_keys("version versie", "date datum", "by door", "reason reden"), *_MARKS),
    "vision": (*_ITEM, *_keys("text tekst", "explanation toelichting")),
    "choice": (*_ITEM, *_keys("choose wel", "leave niet", "because omdat")),
    "audience": (*_ITEM, *_keys("name naam", "needs behoefte", "persona persona")),
    "channel": (
        *_ITEM,
        *_keys(
            "name naam",
            "kind soort =channel_kind",
            "description omschrijving",
            "reachable bereikbaar",
            "locations locaties",
            "audiences klantgroepen",
            "fallback vangnet",
        ),
    ),
    "promise": (
        *_ITEM,
        *_keys(
            "text tekst",
            "explanation toelichting",
            "channels kanalen",
            "products producten",
            "audiences klantgroepen",
            "vision visie",
            "norm norm >norm",
            "if_missed als_niet_gehaald",
            "compensation compensatie",
            "origin herkomst >origin",
            "owner eigenaar",
        ),
    ),
    "norm": (
        *_keys(
            "moment moment =moment",
            "at_most hoogstens",
            "share aandeel",
            "condition voorwaarde",
            "statutory wettelijk >statutory",
            "measured_with gemeten_met",
            "achieved gehaald",
        ),
        *_MARKS,
    ),
    "statutory": _keys("at_most hoogstens", "basis grondslag"),
    "origin": _keys("kind soort =origin_kind", "date datum", "with met"),
    "behaviour": (
        *_ITEM,
        *_keys(
            "situation situatie",
            "do doen",
            "not niet",
            "roles rollen",
            "promises beloften",
            "lesson les",
        ),
    ),
    "department": (*_ITEM, *_keys("name naam", "owner eigenaar", "task taak")),
    "rule": (
        *_ITEM,
        *_keys("name naam", "when als", "implications gevolgen", "works_council ondernemingsraad =boolean"),
    ),
    "implication": (
        *_ITEM,
        *_keys(
            "department afdeling",
            "text tekst",
            "because vanwege",
            "status status =implication_status",
            "owner eigenaar",
            "due gereed_op",
            "explanation toelichting",
        ),
    ),
    "product": (
        *_ITEM,
        *_keys(
            "name naam",
            "upn upn",
            "channels kanalen",
            "fallback vangnet",
            "status status =product_status",
            "contact contact =contact",
            "life_event levensgebeurtenis",
            "owner eigenaar",
        ),
    ),
    "project": (
        *_ITEM,
        *_keys(
            "name naam",
            "goal doel",
            "contributes_to draagt_bij_aan",
            "touches raakt",
            "period periode",
            "status status",
            "owner eigenaar",
        ),
    ),
    "journey": (
        *_ITEM,
        *_keys(
            "name naam",
            "product product",
            "vision visie",
            "touchpoints contactmomenten",
            "other_organisations andere_organisaties",
            "process_owner proceseigenaar",
            "coaches coaches",
            "quarter kwartaal",
            "status status =progress",
            "insights inzichten",
            "improvements verbeteringen >improvement",
        ),
    ),
    "improvement": (*_keys("text tekst", "status status =progress", "promise belofte"), *_MARKS),
    "lesson": (
        *_ITEM,
        *_keys("complaint klacht", "learned geleerd", "behaviours gedrag", "date datum"),
    ),
    "mean": (
        *_ITEM,
        *_keys(
            "name naam",
            "kind soort",
            "tested_with getest_met",
            "tested_on getest_op",
            "products producten",
        ),
    ),
    "stakeholder": (*_ITEM, *_keys("discipline discipline", "role rol", "when wanneer")),
    "measurement": (
        *_ITEM,
        *_keys(
            "what wat",
            "value waarde",
            "scale schaal",
            "year jaar",
            "channel kanaal",
            "target streven >target",
        ),
    ),
    "target": _keys("value waarde", "year jaar"),
    "term": (*_ITEM, *_keys("term begrip", "meaning betekenis", "also ook_wel")),
    "document": (
        *_ITEM,
        *_keys("template sjabloon", "title titel", "department afdeling"),
    ),
    "house_style": _keys("tokens tokens", "template sjabloon", "logo logo", "logo_alt logo_alt"),
}


def _values(*rows: str) -> tuple[tuple[str, str], ...]:
    """Read rows of ``english dutch``."""
    return tuple((row.split()[0], row.split()[-1]) for row in rows)


VALUES: Final[Mapping[str, tuple[tuple[str, str], ...]]] = {
    "boolean": _values("yes ja", "no nee"),
    "language": _values("nl nl", "en en"),
    "formula_kind": _values(
        "generic generiek",
        "flash flits",
        "guidance wegwijs",
        "express snelservice",
        "design ontwerp",
        "development ontwikkel",
        "supervision toezicht",
        "own eigen",
    ),
    "formula_status": _values(
        "draft concept", "proposed ter-besluitvorming", "adopted vastgesteld", "withdrawn vervallen"
    ),
    "channel_kind": _values(
        "counter balie",
        "phone telefoon",
        "email e-mail",
        "website website",
        "form formulier",
        "chat chat",
        "social social",
        "letter brief",
        "home-visit huisbezoek",
        "service-point servicepunt",
        "kitchen-table keukentafel",
        "delivery bezorging",
    ),
    "moment": _values(
        "picked_up opnemen",
        "acknowledged ontvangst",
        "called_back terugbellen",
        "answered antwoord",
        "waiting wachttijd",
        "handled afhandeling",
        "forwarded doorverbinden",
    ),
    "origin_kind": _values("cocreation cocreatie", "journey klantreis", "internal intern"),
    "implication_status": _values(
        "proposed voorstel", "accepted aanvaard", "rejected afgewezen", "done gereed"
    ),
    "product_status": _values("offered aangeboden", "missing ontbreekt", "planned gepland"),
    "contact": _values("self zelf", "assisted ondersteund", "personal persoonlijk"),
    "progress": _values("planned gepland", "running loopt", "finished klaar"),
}
