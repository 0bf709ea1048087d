"""Words, conditions, weights and the assignment, each by itself."""

from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparison.assignment import assign
from generator.comparison.conditions import Fit, condition_words, fit
from generator.comparison.weights import Weights, likeness
from generator.comparison.words import words


@pytest.mark.parametrize(
    "forms",
    [
        ["neemt", "nemen", "neem"],
        ["vergunning", "vergunningen"],
        ["verwerkt", "verwerken"],
        ["afgegeven", "afgeven"],
        ["mail", "e-mail", "gemaild", "mailtje"],
        ["teruggebeld", "terugbellen", "Bellen wij u later terug"],
        ["opgenomen", "nemen wij binnen 30 seconden op"],
        ["doorverbonden", "verbinden wij u door"],
        ["beantwoord", "antwoorden", "reactie"],
    ],
)
def test_forms_of_one_word_are_one_word(forms: list[str]) -> None:
    assert len({words(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("vraag", "aanvraag"), ("klacht", "kracht"), ("ontvangst", "antwoord"), ("bellen", "terugbellen")],
)
def test_other_words_stay_apart(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_figures_units_and_little_words_say_nothing() -> None:
    assert words("Binnen 30 seconden, anderhalf uur of vijfentwintig werkdagen en na een half jaar") == ()


def test_what_is_denied_is_not_what_is_said() -> None:
    assert words("Komt u zonder afspraak, dan wacht u hoogstens 15 minuten.") == ("-afspraak", "wacht")
    assert words("een vraag, geen aanvraag of bezwaar") == ("vraag", "-aanvraag", "-bezwaar")
    assert words("niet langer dan") == ()


@given(st.text())
def test_any_text_has_words(text: str) -> None:
    assert all(words(text))


@pytest.mark.parametrize(
    ("one", "other", "contrasting", "expected"),
    [
        ("met afspraak", "op afspraak", True, Fit.SAME),
        ("met afspraak", "vrije inloop", False, Fit.OPPOSITE),
        ("een vraag", "een aanvraag", False, Fit.DIFFERENT),
        ("tijdens openingstijden", "", True, Fit.SAME),
        ("de juiste medewerker is afwezig", "", True, Fit.SAME),
        ("wij hoeven geen materiaal te bestellen", "", False, Fit.OPEN),
        ("de aanvraag is volledig", "", False, Fit.DIFFERENT),
        ("u woont alleen", "", False, Fit.OPEN),
        ("u woont alleen", "", True, Fit.DIFFERENT),
    ],
)  # fmt: skip
def test_conditions(one: str, other: str, contrasting: bool, expected: Fit) -> None:  # noqa: FBT001
    sides = condition_words(one), condition_words(other)
    assert fit(*sides, contrasting=contrasting) is expected
    assert fit(*reversed(sides), contrasting=contrasting) is expected


def test_rare_words_weigh_more() -> None:
    texts = [("brief", "antwoord"), ("brief", "klacht"), ("brief", "kermis"), ("brief", "antwoord")]
    weights = Weights(texts)
    rare = likeness(weights.vector(("brief", "kermis")), weights.vector(("kermis", "antwoord")))
    common = likeness(weights.vector(("brief", "kermis")), weights.vector(("brief", "antwoord")))
    assert rare > common
    assert weights.rarest(("brief", "kermis", "antwoord"), 2) == ["kermis", "antwoord"]


@given(st.dictionaries(st.tuples(st.integers(0, 3), st.integers(0, 3)), st.integers(1, 9).map(float)))
def test_the_assignment_is_worth_the_most_that_it_can_be(scores: dict[tuple[int, int], float]) -> None:
    found = assign(scores)
    assert len(set(found.values())) == len(found)
    assert all(pair in scores for pair in found.items())
    best = max(
        sum(scores.get((item, place), 0.0) for item, place in enumerate(places))
        for places in permutations(range(4))
    )
    assert sum(scores[pair] for pair in found.items()) == pytest.approx(best)


def test_with_very_many_alike_the_best_pairs_come_first() -> None:
    scores = {(item, place): 1.0 + (item == place) for item in range(120) for place in range(120)}
    assert assign(scores) == {item: item for item in range(120)}
