"""Where sentences begin and end, and which texts are read."""

import pytest
from written import loaded

from generator.comparison.passages import passages, plain_passages
from generator.comparison.sentences import sentences


@pytest.mark.parametrize(
    "expected",
    [
        ["Wij bellen u."],
        ["Wij bellen u.", "Daarna hoort u meer."],
        ["Kunt u niet bellen?", "Mail ons dan!", "Wij helpen u."],
        ["De balie opent om 08.30 uur en sluit om 17.00 uur.", "Kom gerust."],
        ["Neem bewijs mee, bijv. een foto.", "Een kopie mag ook."],
        ["Het gaat om o.a. Katwijk en Rijnsburg."],
        ["Het kost ca. 5 euro.", "Pinnen kan."],
        ["Vraag naar mw. De Vries of dhr. Jansen."],
        ["Stuur het aan P. Jansen, t.a.v. Burgerzaken."],
        ["Neem een pas mee, een rijbewijs e.d.", "Wij kijken het na."],
        ["‘Mag ik u iets vragen?’", "Dat mag altijd."],
        ["Wij komen langs.", "’s Avonds kan ook."],
        ["Wij vragen door… tot wij het weten."],
        ["1. Luisteren naar de vraag.", "Daarna pas antwoorden."],
        ["In 2024 waren het er 3.", "In 2025 al 5."],
        ["Kijk op www.altena.nl voor meer.", "Of bel."],
        ["Answer within a day, e.g. The letter.", "Call us."],
        ["Zonder punt aan het einde"],
    ],
)
def test_a_text_falls_apart_into_its_sentences(expected):
    assert list(sentences(" ".join(expected))) == expected


def test_a_line_break_ends_a_sentence_and_white_space_is_none():
    assert list(sentences("Stadhuisplein 1\nAltena")) == ["Stadhuisplein 1", "Altena"]
    assert list(sentences("  \n ")) == []


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Een regel\ndie doorloopt.\n\nEn nog een.", ["Een regel die doorloopt.", "En nog een."]),
        ("Dit is **vet** en [een link](https://voorbeeld.nl).", ["Dit is vet en een link."]),
        ("# Kop\n\nTekst.", ["Tekst."]),
        ("Wij doen:\n\n- dit;\n- dat.", ["Wij doen:", "dit;", "dat."]),
        ("1. Eerst dit.\n2. Dan dat.", ["Eerst dit.", "Dan dat."]),
        ("| Kop | Kop |\n|---|---|\n| cel | cel |", []),
        ("Straat 1  \nAltena", ["Straat 1\nAltena"]),
        ("![Een plaat](a.png)", []),
        ("```\ncode\n```", []),
    ],
)
def test_markdown_is_read_without_its_signs(markdown, expected):
    assert list(plain_passages(markdown)) == expected


def test_texts_that_people_read_are_read_with_their_fields():
    found = loaded(
        formule={"samenvatting": "Wij helpen.", "kernwaarden": ["dichtbij"]},
        beloften=[
            {"id": "bel", "tekst": "Wij bellen.", "als_niet_gehaald": "Dan mailen wij.", "eigenaar": "KCC"}
        ],
        gedrag=[{"id": "groet", "situatie": "Als ik opneem", "doen": "groet ik", "niet": "ik zucht"}],
        begrippen=[{"id": "kern", "begrip": "kern", "betekenis": "Een dorp."}],
    )
    assert [(passage.field, passage.text) for passage in passages(found.definition)] == [
        ("formula.summary", "Wij helpen."),
        ("promises.bel.text", "Wij bellen."),
        ("promises.bel.if_missed", "Dan mailen wij."),
        ("behaviours.groet.situation", "Als ik opneem"),
        ("behaviours.groet.do", "groet ik"),
        ("behaviours.groet.not", "ik zucht"),
    ]
