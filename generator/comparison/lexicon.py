"""Words of municipal service in plain Dutch: which mean the same, which nothing, which tell things apart.

Everything here is written folded: lower case, without accents. A word that is missing costs a proposal at
most, never a wrong row: what only words could tell apart is asked of a person.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import Final


def _listed(words: str) -> frozenset[str]:
    return frozenset(words.split())


STOP: Final = _listed(
    """
    aan af al alle alleen als altijd ander andere bij binnen daar daarbij daarna dan dat de deze die dit doe
    doen doet door duurt daarover daarop dus een eerst elk elke en er erbij ernaar ervan gaat gaan geeft
    geven gemeente graag geldt heb hebben hebt heeft het hier hij hoe hoelang hoor hoort hoogstens horen hun
    iedere ieder iets ik in is ja jaar jou jouw kan kom komen komt krijg krijgen krijgt kunnen kunt laat laten
    langer later maar mag maximaal me mee meer meestal men met mij mijn mogelijk moet moeten na naar niet
    niets nog
    nu of om omdat ons onze ook op over per plaats soms sneller snel steeds te tijdens toe toch tot tussen u
    uiterlijk uit uw van vaak vaker valt via vinden vindt voor voordat volgende volgt waar waarop wanneer wat
    we weer weet weten wel welke wie wij wil wilt worden wordt zal ze zelf zich zij zijn zo zodat zoals
    zodra zou zullen zult bent ben was waren liever nadat erover ervoor hiervan vanaf binnenkort
    a after all an and are as at be by can for from get has have if in is it no not of on or our that the then
    they this to us we when who will with within you your
    """
)

NEGATING: Final = frozenset({"geen", "zonder", "without", "buiten"})
"""Words that turn the next ones into their opposite ("zonder afspraak"); "niet langer dan" turns nothing."""

SCOPE_ENDS: Final = frozenset({"dan", "maar", "then", "but", "komt", "komen", "wacht", "bent", "binnen"})

_GAP: Final = r"(?:\s+[\w,]+){0,7}?\s+"
"""What stands between the two parts of a verb: "nemen wij binnen 30 seconden op"."""

_SPOKEN: Final = (
    (r"e-?\s?mail", "mail"),
    (r"(?:sociale?|social) media|facebook|instagram|twitter", "socialmedia"),
    (r"whatsapp\w*|app(?:t|en|je|bericht\w*)?", "whatsapp"),
    (r"openbare ruimte|buitenruimte|op straat", "openbareruimte"),
    (r"vrije inloop|inloop\w*|binnenlo\w+|walk.?in|spreekuur", "zonder afspraak ,"),
    (r"loop\w*(?:\s\w+){0,4}?\s(?:naar )?binnen", "zonder afspraak ,"),
    (r"dag en nacht|24/7|(?:24|vierentwintig) uur per dag|7 dagen per week", "altijdopen"),
    (r"zo snel mogelijk|op tijd", ""),
    (rf"neem\w*{_GAP}contact(?:{_GAP}op)?|contact op\w*", "contact"),
    (rf"(?:neem\w*|nemen){_GAP}op|te woord|aan de lijn", "opnemen"),
    (rf"(?:bel|belt|bellen){_GAP}terug|terug{_GAP}(?:gebeld|bellen)", "terugbellen"),
    (rf"verbind\w*{_GAP}door", "doorverbinden"),
    (rf"handel\w*{_GAP}af|los\w*{_GAP}op|rond\w*{_GAP}af", "afhandelen"),
)

PHRASES: Final = tuple((re.compile(rf"\b(?:{said})\b"), f" {meant} ") for said, meant in _SPOKEN)
"""Several words that mean one thing, in the order in which they are looked for."""

_CONCEPTS: Final = {
    "bel": "bel belt bellen gebeld opbellen opbelt opgebeld beller bellers telefonisch telefonische "
    "telefoon "
    "telefoontje telefoontjes telefoonlijn phone call",
    "mail": "mail mails mailt mailen gemaild mailtje mailtjes mailbericht mailberichten",
    "brief": "brief brieven post poststuk poststukken schriftelijk schriftelijke papieren letter",
    "formulier": "formulier formulieren webformulier webformulieren form",
    "balie": "balie loket loketten balies publiekshal gemeentehuis gemeentewinkel stadhuis counter",
    "website": "website site webpagina internet internetpagina internetsite web",
    "antwoord": "antwoord antwoorden antwoordt beantwoord beantwoorden beantwoordt geantwoord reactie "
    "reacties "
    "reageren reageert reageer gereageerd answer answered reply",
    "ontvangst": "ontvangstbevestiging ontvangstbericht ontvangstmelding bevestiging bevestigen "
    "bevestigt "
    "bevestigd bevestigingsmail ontvangst binnengekomen aangekomen aankomst",
    "opnemen": "opnemen opgenomen opneemt opneem aangenomen",
    "terugbellen": "terugbellen teruggebeld terugbelt terugbelverzoek terugbelafspraak terugbel "
    "terugbelnotitie",
    "doorverbinden": "doorverbinden doorverbonden doorverbindt doorgeschakeld doorschakelen doorverbind",
    "wacht": "wacht wachten wachttijd wachttijden gewacht wachtrij beurt wait waiting",
    "afhandelen": "afhandelen afgehandeld afhandeling afhandelt opgelost oplossen oplossing verholpen "
    "hersteld "
    "afgerond afronden herstellen gerepareerd klaar handled",
    "klacht": "klacht klachten klaagt klagen ontevreden klachtbrief complaint",
    "bezwaar": "bezwaar bezwaren bezwaarschrift bezwaarschriften objection",
    "aanvraag": "aanvraag aanvragen aanvraagt aangevraagd verzoek verzoeken",
    "vraag": "vraag vragen vraagt gevraagd",
    "melding": "melding meldingen meldt melden gemeld melder",
    "duidelijk": "duidelijk duidelijke begrijpelijk begrijpelijke helder heldere eenvoudig eenvoudige "
    "begrijpt "
    "begrijpen leesbaar leesbare snapt jargon vaktaal",
    "actueel": "actueel actuele bijgewerkt klopt kloppen correct correcte juist juiste",
    "medewerker": "medewerker medewerkers collega collegas ambtenaar ambtenaren behandelaar",
    "afwezig": "afwezig afwezigheid onbereikbaar",
    "bestuurder": "bestuurder bestuurders wethouder wethouders burgemeester raadslid raadsleden",
    "spoed": "spoed spoedeisend spoedeisende spoedgeval spoedmelding dringend dringende gevaar "
    "gevaarlijk "
    "gevaarlijke noodgeval acuut acute urgent urgente levensgevaar",
    "beslis": "beslissen beslist besluit besluiten beslissing uitspraak oordeel",
    "ondernemer": "ondernemer ondernemers bedrijf bedrijven ondernemersloket",
    "inwoner": "inwoner inwoners bewoner bewoners burger burgers",
    "afspraak": "afspraak afspraken afgesproken appointment",
    "huisbezoek": "thuis huisbezoek huisbezoeken langskomen keukentafel keukentafelgesprek",
    "volgen": "volgen status voortgang stand bijhouden",
    "open": "openingstijd openingstijden openingsuren open geopend opening kantooruren kantoortijden "
    "kantoortijd",
    "bericht": "bericht berichten berichtje informeren geinformeerd hoogte",
    "reden": "reden waarom oorzaak uitleg uitleggen leggen legt",
    "paspoort": "paspoort paspoorten identiteitskaart identiteitsbewijs reisdocument",
}

CONCEPTS: Final[Mapping[str, str]] = MappingProxyType(
    {word: concept for concept, words in _CONCEPTS.items() for word in words.split()}
)
"""Each form of a word, and the concept it stands for."""

MOMENT_CUES: Final = (
    ("opnemen", "picked_up"),
    ("terugbellen", "called_back"),
    ("doorverbinden", "forwarded"),
    ("ontvangst", "acknowledged"),
    ("wacht", "waiting"),
    ("afhandelen", "handled"),
    ("antwoord", "answered"),
)
"""What a promise without a norm is about, by the first of these concepts that it names."""

TELLING: Final = _listed(
    "afspraak -afspraak aanvraag klacht bezwaar spoed bestuurder openbareruimte melding -open paspoort"
)
"""Concepts that make another promise of one when only one of two has them."""

EVERYDAY: Final = _listed("open medewerker afwezig actueel tijdstip tijd werkdag bereikbaar kantoor")
"""What conditions may say without telling two promises apart: "tijdens openingstijden"."""

OF_PRODUCTS: Final = (
    "indienen doorgeven maken regelen organiseren aangeven verlengen ophalen bestellen product dienst "
    "aanvragen melden nieuw"
)
"""What names of products may add to the thing itself: "Klacht indienen"."""
