"""The pictures of a comparison: what they show, what they say, and when there is none."""

from itertools import combinations, pairwise

import pytest
from drawing_reading import outside, overlapping, texts
from hypothesis import given
from hypothesis import strategies as st
from written import locale

from generator.comparison.facts import Cell, Interchange, Row, Standing, Subject
from generator.document import Box, Drawing, Paint
from generator.documents.drawings.distribution import distribution, distribution_rows
from generator.documents.drawings.heat_map import heat_map, heat_map_rows
from generator.documents.drawings.scales import scale_of
from generator.model.service import Norm

NL, EN = locale("nl"), locale("en")


def norm(at_most: str = "", share: str = "") -> Norm:
    bounds = {"at_most": at_most} if at_most else {"share": share}
    return Norm.model_validate({"moment": "answered", **bounds})


def row(
    norms: dict[str, Norm | None], strictest: str = "", group: int = 1, apart: tuple[str, ...] = ()
) -> Row:
    """Give a row in which all norms compare, but for those of municipalities that are ``apart``."""
    cells = [
        Cell(
            name,
            "promises.x",
            "x",
            found,
            Standing.STRICTEST if name in strictest else Standing.WEAKER,
            0 if found is None or name in apart else group,
        )
        for name, found in norms.items()
    ]
    return Row(Subject(), tuple(cells))


PHONE = {
    "Assen": norm("40 seconden"),
    "Katwijk": norm("20 seconden"),
    "Altena": norm("30 seconden"),
    "Borne": norm("half a minute"),
    "Zeist": norm("1 werkdag"),
    "Meppel": None,
}


def dots(drawing: Drawing) -> list[Box]:
    """Give the circles of municipalities: those of the legend come last and stand lowest."""
    circles = [shape for shape in drawing.shapes if isinstance(shape, Box) and shape.radius]
    lowest = max(circle.y for circle in circles)
    return [circle for circle in circles if circle.y < lowest - 5]


def test_a_dot_for_each_norm_that_compares():
    found = distribution(row(PHONE, "Katwijk", apart=("Zeist",)), NL)
    circles = dots(found)
    assert [circle.fill is Paint.HEADING for circle in circles] == [True, False, False, False]
    middles = [circle.x + circle.width / 2 for circle in circles]
    assert middles[1] == pytest.approx(middles[2])  # half a minute is 30 seconds
    assert circles[1].y > circles[2].y
    assert middles[3] - middles[1] == pytest.approx(middles[1] - middles[0])
    assert texts(found) == [
        *("0", "10", "20", "30", "40", "in seconden"),
        "Katwijk: 20 seconden",
        *("de strengste", "een andere gemeente"),
    ]
    assert found.alt == (
        "4 normen die zich laten vergelijken, van 20 seconden tot 40 seconden. De strengste is van Katwijk:"
        " 20 seconden. Het vaakst komt 30 seconden voor: 2 keer. 1 andere norm laat zich hier niet mee"
        " vergelijken."
    )


def test_the_same_in_english():
    found = distribution(row(PHONE, "Katwijk", apart=("Zeist",)), EN)
    assert "in seconds" in texts(found)
    assert found.alt == (
        "4 norms that can be compared, from 20 seconds to 40 seconds. The strictest is that of Katwijk:"
        " 20 seconds. Most common is 30 seconds: 2 times. 1 other norm cannot be compared with these."
    )


def test_the_numbers_stand_in_rows_too():
    assert distribution_rows(row(PHONE, "Katwijk", apart=("Zeist",)), NL) == (
        ("Katwijk", "20 seconden", "20"),
        ("Altena", "30 seconden", "30"),
        ("Borne", "0,5 minuten", "30"),
        ("Assen", "40 seconden", "40"),
    )
    assert distribution_rows(row({"Assen": None}), NL) == ()


def test_values_far_apart_stand_on_an_axis_of_ratios():
    far = {"A": norm("direct"), "B": norm("10 minuten"), "C": norm("100 minuten"), "D": norm("1000 minuten")}
    found = distribution(row(far, "A"), NL)
    places = [circle.x for circle in dots(found)]
    assert places[2] - places[1] == pytest.approx(places[3] - places[2])
    assert texts(found)[:4] == ["direct", "10 minuten", "100 minuten", "1000 minuten"]
    assert "even ver naar rechts is even veel keer zo lang" in texts(found)
    assert [one[2] for one in distribution_rows(row(far), NL)] == ["0", "10", "100", "1.000"]


def test_small_parts_of_a_unit_are_told_in_a_smaller_one():
    far = {"A": norm("30 seconden"), "B": norm("4 uur"), "C": norm("24 uur"), "D": norm("een kwartier")}
    assert [one[2] for one in distribution_rows(row(far), NL)] == ["30", "900", "14.400", "86.400"]


def test_of_shares_the_highest_is_the_strictest():
    shares = {"A": norm(share="80%"), "B": norm(share="95%"), "C": norm(share="72,5%")}
    found = distribution(row(shares, "B"), NL)
    circles = dots(found)
    assert [circle.fill is Paint.HEADING for circle in circles] == [True, False, False]
    assert [circle.x for circle in circles] == sorted((circle.x for circle in circles), reverse=True)
    assert texts(found)[:4] == ["70%", "80%", "90%", "100%"]
    assert found.alt.startswith("3 normen die zich laten vergelijken, van 95% tot 72,5%.")


def test_equal_norms_have_no_strictest():
    found = distribution(row({name: norm("3 weken") for name in "ABC"}), NL)
    assert texts(found)[-1] == "een gemeente"
    assert found.alt == "3 normen die zich laten vergelijken, en alle even streng: 3 weken."


@pytest.mark.parametrize(
    "norms",
    [{}, {"A": norm("1 uur"), "B": norm("2 uur")}, {"A": None, "B": None, "C": None, "D": norm("1 uur")}],
)
def test_fewer_than_three_norms_make_no_picture(norms):
    assert distribution(row(norms), NL) is None


AMOUNTS = st.lists(
    st.sampled_from(["direct", *(f"{n} minuten" for n in (1, 2, 3, 5, 30, 31, 45, 600))]), min_size=3
)


@given(AMOUNTS, st.integers(0, 12))
def test_dots_keep_apart_and_everything_stays_inside(amounts, times):
    norms = {f"Gemeente {number}": norm(amount) for number, amount in enumerate(amounts * (times + 1))}
    strictest = min(norms, key=lambda name: norms[name].at_most.amount)
    found = distribution(row(norms, strictest), NL)
    circles = dots(found)
    assert len(circles) == len(norms)
    assert not outside(found)
    assert not list(overlapping(found))
    if len(norms) < 60:
        for first, second in combinations(circles, 2):
            far = max(abs(first.x - second.x), abs(first.y - second.y))
            assert far >= first.width * 0.95


def test_a_dot_for_each_of_342():
    norms = {f"Gemeente {number}": norm(f"{20 + 10 * (number % 5)} seconden") for number in range(342)}
    found = distribution(row(norms), NL)
    assert len(dots(found)) == 342
    assert found.height < 250
    assert not outside(found)


VALUES = st.lists(st.integers(0, 10**7).map(lambda number: number / 100), min_size=1)


@given(VALUES, st.booleans())
def test_an_axis_has_a_place_for_every_value(values, to_hundred):
    most = 100.0 if to_hundred and max(values) <= 100 else None
    scale = scale_of(values, 10, 400, most=most)
    places = [scale.at(value) for value in sorted(values)]
    assert all(10 - 1e-6 <= place <= 400 + 1e-6 for place in places)
    assert all(first <= second + 1e-9 for first, second in pairwise(places))
    assert scale.ratios or 2 <= len(scale.numbers) <= 7


def exchange(names: list[str], rest: dict[str, float | None], shares: dict[str, float]) -> Interchange:
    """Give an interchange in which the share of a pair is under its names, joined."""
    return Interchange({pair: shares.get("".join(pair), 0.0) for pair in combinations(names, 2)}, rest, {})


FOUR = exchange(
    ["Zeist", "Assen", "Borne", "Meppel"],
    {"Zeist": 0.3, "Assen": 0.9, "Borne": 0.5, "Meppel": None},
    {"ZeistAssen": 0.25, "ZeistBorne": 0.1, "AssenBorne": 0.755},
)


def test_shares_of_pairs_in_a_square_the_most_exchangeable_first():
    found = heat_map(FOUR, NL)
    assert texts(found) == [
        *("Assen", "Borne", "Zeist", "alle andere"),
        *("Assen", "76", "25", "90"),
        *("Borne", "76", "10", "50"),
        *("Zeist", "25", "10", "30"),
        *("minder dan 25%", "25% tot 50%", "50% tot 75%", "75% of meer"),
    ]
    assert found.alt == (
        "3 gemeenten, met voor elke twee het deel van hun teksten dat ook bij de ander kan staan."
        " 1 andere staat er niet in: die heeft minder dat uitwisselbaar is, of te weinig tekst."
        " Het meest lijken ‘Assen’ en ‘Borne’ op elkaar: 76%."
        " Met alle andere samen is de tekst van ‘Assen’ het meest uitwisselbaar: 90%."
        " Het minst is die van ‘Zeist’: 30%."
    )


def test_fills_differ_without_their_colour():
    boxes = [shape for shape in heat_map(FOUR, EN).shapes if isinstance(shape, Box) and shape.fill]
    legend = boxes[-4:]
    assert [box.fill for box in legend] == [Paint.PAPER, Paint.LINE, Paint.LINE, Paint.HEADING]
    assert legend[1].height == pytest.approx(legend[2].height / 2)


def test_the_numbers_of_the_square_stand_in_rows_too():
    assert heat_map_rows(FOUR, NL) == (
        ("Assen", "90%", "–", "76%", "25%"),
        ("Borne", "50%", "76%", "–", "10%"),
        ("Zeist", "30%", "25%", "10%", "–"),
    )


def test_of_many_the_25_most_exchangeable_are_shown():
    names = [f"Gemeente {number}" for number in range(342)]
    found = heat_map(exchange(names, {name: number / 342 for number, name in enumerate(names)}, {}), EN)
    said = texts(found)
    assert said.count("Gemeente 341") == 2
    assert said.count("Gemeente 317") == 2
    assert "Gemeente 316" not in said
    assert "317 others are left out" in found.alt


@pytest.mark.parametrize("count", [3, 7, 12, 13, 25])
@pytest.mark.parametrize("name", ["Ee", "Alphen aan den Rijn en omstreken"])
def test_every_size_of_square_stays_inside_and_readable(count, name):
    names = [f"{name} {number}" for number in range(count)]
    shares = {"".join(pair): 1.0 for pair in combinations(names, 2)}
    found = heat_map(exchange(names, dict.fromkeys(names, 1.0), shares), NL)
    assert not outside(found)
    assert not list(overlapping(found))


def test_fewer_than_three_texts_make_no_picture():
    assert heat_map(exchange(["A", "B", "C"], {"A": 0.5, "B": 0.5, "C": None}, {}), NL) is None
