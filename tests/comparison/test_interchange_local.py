"""What of a sentence is local, and what only looks so."""

import pytest
from written import loaded

from generator.comparison.facts import Compared
from generator.comparison.local_words import local_words

CHANNELS = [
    {
        "id": "hulp",
        "naam": "Servicepunt Hank",
        "soort": "servicepunt",
        "locaties": ["Dorpshuis De Bolder, Hank"],
    },
]
FACTS = ["Altena komt voort uit Aalburg, Werkendam en Woudrichem."]


def marked(sentence: str, *others: str, elsewhere: tuple[str, ...] = ()) -> str:
    """Put brackets around what is local in a sentence of Altena, beside other sentences and Assen’s."""
    altena = loaded(gemeente={"naam": "Altena", "feiten": FACTS}, kanalen=CHANNELS)
    assen = loaded(gemeente={"naam": "Assen"})
    texts = {"Altena": (sentence, *others), "Assen": elsewhere}
    both = [Compared("Altena", altena.definition), Compared("Assen", assen.definition)]
    shown = sentence
    for start, end in reversed(local_words(texts, both)["Altena"].stretches(sentence)):
        shown = f"{shown[:start]}[{shown[start:end]}]{shown[end:]}"
    return shown


@pytest.mark.parametrize(
    "expected",
    [
        "[Altena] telt [21] kernen.",
        "Wij helpen u in [Werkendam].",
        "[Werkendam] heeft een balie.",
        "Van [Aalburg] tot in [Woudrichem] helpen wij u.",
        "[Altena’s] inwoners en [Altenaars] van nu.",
        "Wij komen naar [Wijk en Aalburg].",
        "Niet in [Assen], maar hier.",
        "Wij nemen [binnen 30 seconden] op.",
        "U wacht [hoogstens een kwartier].",
        "Wij verbinden u [één keer] door.",
        "Na [anderhalf uur] zijn wij er.",
        "U hoort het [uiterlijk 3 werkdagen] later.",
        "Bel [0183 51 61 00].",
        "Bel [14 0183].",
        "Dat was op [9 oktober 2017].",
        "Het kost [€12,50].",
        "In [80%] van de gevallen lukt het.",
        "Kijk op [www.altena.nl/contact].",
        "Mail naar [info@altena.nl].",
        "Schrijf naar postbus [5, 4286 ZG Almkerk].",
        "Wij werken met [TopDesk en Suite].",
        "Ga naar [Servicepunt Hank].",
        "Ga naar het servicepunt.",
        "De [twaalf] inwoners praatten mee.",
    ],
)
def test_names_and_numbers_are_local(expected):
    assert marked(expected.replace("[", "").replace("]", "")) == expected


@pytest.mark.parametrize(
    "sentence",
    [
        "Een medewerker helpt u.",
        "U kunt inloggen met DigiD of eHerkenning.",
        "Wij antwoorden ook via WhatsApp.",
        "Zo zeggen wij: U bent welkom.",
        "‘Kom binnen’, zeggen wij.",
        "Het is geen nood.",
        "Wij lossen het ten minste op.",
        "Het KCC neemt op.",
    ],
)
def test_what_anybody_may_write_is_not(sentence):
    assert marked(sentence) == sentence


def test_a_capital_out_of_habit_makes_no_name():
    assert marked("Ga naar Burgerzaken.") == "Ga naar [Burgerzaken]."
    assert marked("Ga naar Burgerzaken.", elsewhere=("Bij burgerzaken kan dat.",)) == "Ga naar Burgerzaken."
    assert marked("Ga naar Burgerzaken.", elsewhere=("Bij de Burgerzaken.",)) == "Ga naar Burgerzaken."


def test_a_name_that_was_learned_is_one_at_the_beginning_too():
    assert marked("Regiodeel helpt u.") == "Regiodeel helpt u."
    assert marked("Regiodeel helpt u.", "Ga naar Regiodeel.") == "[Regiodeel] helpt u."
