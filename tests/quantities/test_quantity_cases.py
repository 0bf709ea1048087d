"""Every row of ``cases.md``."""

from fractions import Fraction
from pathlib import Path

import pytest

from generator.quantities import QuantityError, compare, parse_quantity, parse_share, shorter


def rows(title: str) -> list[list[str]]:
    """The cells of the table under a heading, its header left out."""
    text = Path(__file__).with_name("cases.md").read_text("utf-8")
    section = text.split(f"## {title}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in section.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_tables_are_read():
    assert len(rows("Quantities")) >= 80
    assert all(rows(title) for title in ("No quantities", "Shares", "No shares", "Which is shorter"))


@pytest.mark.parametrize(("text", "amount", "unit", "language"), rows("Quantities"))
def test_a_quantity_is_read(text, amount, unit, language):
    quantity = parse_quantity(text)
    assert (quantity.amount, quantity.unit.id, quantity.language) == (
        Fraction(amount),
        unit,
        language or "nl",
    )
    assert parse_quantity(text, "en").language == (language or "en")
    assert str(quantity) == quantity.text == text


@pytest.mark.parametrize(("text", "code", "suggestion"), rows("No quantities"))
def test_what_is_no_quantity_says_why(text, code, suggestion):
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert (caught.value.code, caught.value.arguments.get("suggestion", "")) == (code, suggestion)
    assert caught.value.arguments["text"] == text
    if suggestion:
        assert parse_quantity(suggestion)


@pytest.mark.parametrize("text", ["", "   ", "x" * 500, "\x00"])
def test_nothing_and_nonsense_are_no_quantity(text):
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert caught.value.code == "not-a-quantity"


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("1.500 seconden", "1500", "1,5"),
        ("1,250 seconds", "1250", "1,25"),
        ("5 m", "5 minuten", "5 maanden"),
        ("2 quarters", "2 quarters of an hour", "2 quarters"),
        ("2 tot 3 dagen", "2", "3 dagen"),
        ("1 uur en 30 minuten", "1 uur", "30 minuten"),
    ],
)
def test_both_readings_are_named(text, first, second):
    with pytest.raises(QuantityError) as caught:
        parse_quantity(text)
    assert (caught.value.arguments["first"], caught.value.arguments["second"]) == (first, second)


@pytest.mark.parametrize(("text", "percent", "shown"), rows("Shares"))
def test_a_share_is_read(text, percent, shown):
    share = parse_share(text)
    assert (share.percent, str(share), share.text) == (Fraction(percent), shown, text)


@pytest.mark.parametrize(
    ("text", "code"), [*rows("No shares"), ("", "not-a-share"), ("x" * 99, "not-a-share")]
)
def test_what_is_no_share_says_why(text, code):
    with pytest.raises(QuantityError) as caught:
        parse_share(text)
    assert caught.value.code == code


@pytest.mark.parametrize(("first", "second", "verdict"), rows("Which is shorter"))
def test_quantities_compare_only_where_it_is_certain(first, second, verdict):
    a, b = parse_quantity(first), parse_quantity(second)
    opposite = {"shorter": "longer", "longer": "shorter"}.get(verdict, verdict)
    assert (compare(a, b) or "") == verdict
    assert (compare(b, a) or "") == opposite
    assert shorter(a, b) is (verdict == "shorter")
