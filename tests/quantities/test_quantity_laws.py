"""What holds for all quantities."""

from fractions import Fraction
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st
from written import locale as read_locale_file

from generator.quantities import (
    UNITS,
    Family,
    Order,
    Quantity,
    QuantityError,
    bounds,
    compare,
    parse_quantity,
    parse_share,
)
from generator.quantities.number_words import _spellings

locale = cache(read_locale_file)
LANGUAGES = st.sampled_from(["nl", "en"])
COUNTED = [unit for unit in UNITS.values() if unit.id not in {"immediate", "quarter"}]
UNIT = st.sampled_from(COUNTED)
AMOUNTS = st.fractions(min_value=0, max_value=1000, max_denominator=8)
QUANTITIES = st.builds(Quantity, st.just("?"), AMOUNTS, st.sampled_from(list(UNITS.values())), LANGUAGES)
OPPOSITE = {Order.SHORTER: Order.LONGER, Order.LONGER: Order.SHORTER, Order.EQUAL: Order.EQUAL, None: None}


def quantity(text):
    return parse_quantity(text)


def outcome(parse, text):
    """What a parser says: what it read, or the arguments of its refusal."""
    try:
        return {"text": parse(text).text}
    except QuantityError as error:
        return error.arguments


@given(QUANTITIES, QUANTITIES)
def test_the_way_back_is_the_opposite(a, b):
    assert compare(b, a) is OPPOSITE[compare(a, b)]


@given(QUANTITIES)
def test_a_quantity_equals_itself(a):
    assert compare(a, a) is Order.EQUAL


@given(QUANTITIES, QUANTITIES, QUANTITIES)
def test_shorter_is_transitive_within_a_family(a, b, c):
    if a.family is b.family is c.family and compare(a, b) is compare(b, c) is Order.SHORTER:
        assert compare(a, c) is Order.SHORTER


@given(QUANTITIES, QUANTITIES)
def test_a_verdict_holds_for_every_length_in_the_bounds(a, b):
    (a_low, a_high), (b_low, _) = bounds(a), bounds(b)
    assert a_low <= a_high
    if compare(a, b) is Order.SHORTER and not (a.unit.months and b.unit.months):
        assert a_high < b_low


@given(QUANTITIES, QUANTITIES)
def test_families_never_meet_but_for_immediately(a, b):
    if a.family is not b.family and Family.IMMEDIATE not in {a.family, b.family}:
        assert compare(a, b) is None


@given(st.integers(1, 999), UNIT, LANGUAGES)
def test_words_and_digits_are_equal(number, unit, language):
    name = unit.name(language, plural=number != 1)
    digits = quantity(f"{number} {name}")
    for words in _spellings(number, language):
        spoken = quantity(f"{words} {name}")
        assert compare(digits, spoken) is Order.EQUAL
        assert spoken.language == language


@given(st.fractions(min_value=0, max_value=999, max_denominator=4), UNIT, LANGUAGES, LANGUAGES)
def test_the_other_language_says_the_same(amount, unit, language, other):
    if unit.family is Family.TIMES:
        amount = Fraction(int(amount))
    if language == other == "en" and unit.id == "quarter":
        return
    said = locale(other).quantity(Quantity("?", amount, unit, language))
    if language != other:
        back = quantity(said)
        assert (back.amount, back.unit) == (amount, unit)
        assert back.language == other or unit.dutch[:2] == unit.english[:2] or unit.id == "week"
    else:
        assert said == "?"


@given(st.integers(0, 500))
def test_a_week_is_seven_days(weeks):
    assert compare(quantity(f"{weeks} weken"), quantity(f"{7 * weeks} dagen")) is Order.EQUAL


@given(st.text(max_size=40))
def test_any_text_is_read_or_refused(text):
    for parse in (parse_quantity, parse_share):
        assert outcome(parse, text)["text"] == text.strip()


@given(
    st.lists(
        st.sampled_from([*"0123456789", *",./-½ ", "een", "half", "en", "uur", "week", "m", "%"]), max_size=8
    )
)
def test_any_row_of_tokens_is_read_or_refused(tokens):
    for parse in (parse_quantity, parse_share):
        assert "text" in outcome(parse, "".join(tokens))


def test_immediately_is_zero_in_the_other_language_too():
    assert locale("en").quantity(quantity("direct")) == "immediately"
    assert locale("nl").quantity(quantity("at once")) == "direct"


@pytest.mark.parametrize(
    ("text", "language", "said"),
    [
        ("2 working days", "nl", "2 werkdagen"),
        ("anderhalf uur", "en", "1.5 hours"),
        ("1.5 working days", "nl", "1,5 werkdagen"),
        ("a quarter of an hour", "nl", "een kwartier"),
        ("een kwartier", "en", "a quarter of an hour"),
        ("1 keer", "en", "once"),
        ("twee keer", "en", "2 times"),
        ("2500 dagen", "en", "2,500 days"),
        ("0,0625 uur", "en", "1/16 hours"),
        ("1/3 uur", "en", "1/3 hours"),
        ("een dag", "en", "1 day"),
    ],
)
def test_the_unit_gets_its_name_in_the_other_language(text, language, said):
    assert locale(language).quantity(quantity(text)) == said
