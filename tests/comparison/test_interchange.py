"""How far texts could be exchanged: what the measure says, and the laws it keeps."""

from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import loaded

from generator.comparison.facts import Compared, Interchange
from generator.comparison.interchange import interchange

VISION = [
    "Wij stellen de inwoner centraal.",
    "Onze dienstverlening is eenvoudig, snel en persoonlijk.",
    "Digitaal waar het kan, persoonlijk waar het nodig is.",
    "Samen met u zoeken wij naar een oplossing.",
    "Wij gebruiken begrijpelijke taal in al onze brieven.",
    "U kunt rekenen op een betrouwbare gemeente.",
]
OWN = [
    "Elke donderdagavond staat de bus met medewerkers op het plein van Dussen.",
    "Schippers melden zich bij de havenmeester in Werkendam.",
    "In de veertien dorpshuizen vullen vrijwilligers met u het formulier in.",
    "Boeren bespreken hun stalplannen aan de eigen keukentafel met een vaste coach.",
]


ANY = loaded().definition


def of(name: str, *sentences: str) -> Compared:
    parts = {
        "municipality": ANY.municipality.model_copy(update={"name": name}),
        "formula": ANY.formula.model_copy(update={"summary": " ".join(sentences)}),
    }
    return Compared(name, ANY.model_copy(update=parts))


def pair(found: Interchange, first: str, second: str) -> float | None:
    return found.pairs.get((first, second), found.pairs.get((second, first)))


def test_phrases_could_stand_anywhere_and_local_facts_could_not():
    phrases = [sentence.replace("Wij", "Ook wij") for sentence in VISION]
    found = interchange([of("Altena", *OWN, *VISION[:2]), of("Assen", *VISION), of("Borne", *phrases)])
    assert found.rest["Assen"] == 1
    assert pair(found, "Assen", "Borne") == 1
    assert 0.1 < found.rest["Altena"] < 0.35
    evidence = {one.text: one.nearest for one in found.sentences["Altena"]}
    assert list(evidence) == [*OWN, *VISION[:2]]
    assert [evidence[text] for text in OWN] == [None] * 4
    assert evidence[VISION[0]].municipality == "Assen"
    assert evidence[VISION[0]].text == VISION[0]
    assert evidence[VISION[0]].score == 1


def test_a_sentence_is_found_back_in_other_words():
    found = interchange(
        [
            of("Altena", "Op uw brief antwoorden wij binnen 3 weken.", *OWN),
            of("Assen", "Binnen 10 werkdagen hebt u antwoord op uw brief.", *VISION),
        ]
    )
    first = found.sentences["Altena"][0]
    assert [first.text[start:end] for start, end in first.local] == ["binnen 3 weken"]
    assert first.nearest.text == "Binnen 10 werkdagen hebt u antwoord op uw brief."
    assert 0.6 <= first.nearest.score < 1
    assert first.field == "formula.summary"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Wij bellen u over uw klacht.", "Wij bellen u over uw bezwaar."),
        ("Op uw brief krijgt u antwoord.", "Op een formulier krijgt u antwoord."),
        ("Uw paspoort ligt binnen 5 werkdagen klaar.", "Uw parkeervergunning ligt binnen 5 werkdagen klaar."),
        ("De wijkcoach komt bij u aan de keukentafel.", "De wijkcoach kent de vrijwilligers in uw buurt."),
        ("Hebt u na een uur nog niets, bel ons dan.", "U belt Assen op 14 0592."),
    ],
)
def test_another_matter_in_the_same_words_is_no_twin(one, other):
    places = [of(f"Plaats {number}", *VISION) for number in range(6)]
    found = interchange([of("Altena", one, *OWN), of("Assen", other, *VISION), *places])
    assert found.sentences["Altena"][0].nearest is None


def test_of_too_little_text_nothing_is_said():
    found = interchange([of("Altena", *OWN), of("Assen", VISION[0]), of("Borne", *VISION)])
    assert found.rest["Assen"] is None
    assert pair(found, "Altena", "Assen") is None
    assert pair(found, "Altena", "Borne") == 0
    assert found.sentences["Assen"][0].nearest.municipality == "Borne"


def test_a_share_is_of_words_and_leaves_out_what_is_local_in_shared_sentences():
    long = (
        "Elke donderdagavond staat de bus met medewerkers klaar op het plein achter de oude kerk in het dorp."
    )
    shared = "Samen zoeken wij in Dussen en Hank naar een goede oplossing voor uw vraag over wonen of werken."
    other = shared.replace("Dussen en Hank", "Rolde")
    found = interchange([of("Altena", long, shared, shared), of("Assen", other, other, other)])
    free, own = 2 * (18 - 3), 18
    assert found.rest["Altena"] == pytest.approx(free / (free + own))


def test_the_example_in_the_docs_comes_out_as_told():
    dike = (
        "Wij stellen de inwoner centraal.",
        "Op uw brief antwoorden wij binnen 3 weken.",
        "Elke donderdagavond staat onze bus op het plein van Oosterdijk.",
    )
    sand = (
        "Bij ons staat de inwoner centraal.",
        "Binnen 10 werkdagen hebt u antwoord op uw brief.",
        "Wij gebruiken begrijpelijke taal.",
    )
    found = interchange([of("Dijkveen", *dike * 3), of("Zandhoek", *sand * 3)])
    assert found.rest["Dijkveen"] == 0.5
    twins = [one.nearest and one.nearest.text for one in found.sentences["Dijkveen"][:3]]
    assert twins == [sand[0], sand[1], None]
    page = (Path(__file__).parents[2] / "docs" / "uitwisselbaarheid.md").read_text(encoding="utf-8")
    assert all(sentence in page for sentence in (*dike, *sand))


def test_every_two_are_there_once_and_progress_counts_municipalities():
    told = []
    compared = [of(name, *VISION) for name in ("Zeist", "Altena", "Meppel")]
    found = interchange(compared, told.append)
    assert list(found.pairs) == [("Zeist", "Altena"), ("Zeist", "Meppel"), ("Altena", "Meppel")]
    assert told == [1, 1, 1]


def test_two_versions_of_one_formula_are_alike():
    found = interchange([Compared(f"Altena ({v})", of("Altena", *OWN).definition) for v in ("1.0", "1.1")])
    assert found.rest == {"Altena (1.0)": 1, "Altena (1.1)": 1}


ROOTS = ["kalfor", "mipsun", "tavlok", "greldim", "bontuk", "sivrap", "horgul", "dempix", "wultan", "fribok"]
FIRST = [f"{root}ba" for root in ROOTS]
SECOND = [f"{root}mo" for root in ROOTS]
THIRD = [f"{root}zu" for root in ROOTS]
PLACES = ["Aardorp", "Beekstad", "Corveen", "Duinwijk"]


@st.composite
def texts(draw: st.DrawFn, words: list[str] = FIRST) -> list[str]:
    """Write eight sentences with "@" where a place is named: enough words, and each with a stem."""
    written = []
    for _ in range(8):
        chosen = draw(st.lists(st.sampled_from(words), min_size=5, max_size=8))
        where = draw(st.integers(1, 4))
        written.append(" ".join(["Wij", *chosen[:where], "in @", *chosen[where:]]) + ".")
    return written


def placed(name: str, sentences: list[str], *more: str) -> Compared:
    return of(name, *(sentence.replace("@", name) for sentence in sentences), *more)


@given(texts(), st.integers(2, 4))
@settings(max_examples=25)
def test_equal_texts_with_other_names_could_wholly_be_exchanged(sentences, count):
    found = interchange([placed(name, sentences) for name in PLACES[:count]])
    assert set(found.rest.values()) == set(found.pairs.values()) == {1}


@given(texts(FIRST), texts(SECOND), texts(THIRD))
@settings(max_examples=25)
def test_texts_without_a_common_stem_could_not_be_exchanged(first, second, third):
    found = interchange([placed(*told) for told in zip(PLACES, (first, second, third), strict=False)])
    assert set(found.rest.values()) == set(found.pairs.values()) == {0}


@given(st.lists(texts([*FIRST[:6], *SECOND[:3]]), min_size=3, max_size=3))
@settings(max_examples=25)
def test_the_order_of_municipalities_makes_no_difference(written):
    compared = [placed(*told) for told in zip(PLACES, written, strict=False)]
    outcomes = []
    for order in permutations(compared):
        found = interchange(order)
        pairs = {frozenset(names): share for names, share in found.pairs.items()}
        outcomes.append((pairs, dict(found.rest), dict(found.sentences)))
    assert all(outcome == outcomes[0] for outcome in outcomes)


LOCAL = st.lists(
    st.sampled_from(
        [
            "Bel 0183 51 61 00.",
            "Bij @ staan 27 windvaantjes sinds 1953.",
            "Kom naar @ voor de palingmarkt op 3 mei.",
        ]
    ),
    min_size=1,
    max_size=3,
)


@given(texts([*FIRST[:5], *SECOND[:2]]), texts([*FIRST[:5], *THIRD[:2]]), LOCAL, st.integers(0, 7))
@settings(max_examples=50)
def test_more_local_facts_never_make_a_text_more_exchangeable(sentences, others, facts, where):
    other = placed("Beekstad", others)
    before = interchange([placed("Aardorp", sentences), other])
    named = [*sentences]
    named[where] = named[where].replace("in @", "in @ en Zandkreek op 12 plekken")
    after = interchange([placed("Aardorp", named, *(fact.replace("@", "Aardorp") for fact in facts)), other])
    assert after.rest["Aardorp"] <= before.rest["Aardorp"]
    assert after.pairs["Aardorp", "Beekstad"] <= before.pairs["Aardorp", "Beekstad"]
    assert after.rest["Beekstad"] <= before.rest["Beekstad"]
