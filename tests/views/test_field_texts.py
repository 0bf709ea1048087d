"""What one field is to a template: a text that knows its value and where it came from."""

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from written import loaded, locale

from generator.loader.load import Loaded
from generator.locale import Locale
from generator.views.texts import NOTHING, FieldText, Nothing
from generator.views.view import Seen, World

PROMISE = {
    "id": "b",
    "tekst": "Wij nemen snel op.",
    "kanalen": ["t"],
    "eigenaar": "KCC-manager",
    "fictief": "ja",
    "herkomst": {"soort": "cocreatie", "datum": "2026-03-12", "met": "inwonerspanel"},
    "norm": {
        "moment": "opnemen",
        "hoogstens": "30 seconden",
        "aandeel": "80%",
        "wettelijk": {"hoogstens": "1 minuut"},
        "gehaald": {"2025": "70%", "2026": "75%"},
    },
}
MEASURED = [
    {"id": "m", "wat": "Cijfer", "waarde": "6,6", "jaar": "2020"},
    {"id": "n", "wat": "Cijfer", "waarde": "10", "jaar": "2026"},
]


def definition() -> Loaded:
    return loaded(
        gemeente={"inwoners": "54000"},
        kanalen=[
            {"id": "t", "naam": "Telefoon", "soort": "telefoon"},
            {"id": "h", "naam": "Thuis", "soort": "huisbezoek"},
        ],
        beloften=[PROMISE, {"id": "kaal", "tekst": "Wij groeten u."}],
        gedrag=[{"id": "d", "doen": "ik groet", "niet": "ik kijk weg"}],
        metingen=MEASURED,
    )


def see(path: str, language: str = "nl") -> Seen:
    """See a field by a path of Dutch or English names and ids."""
    section, item, *rest = path.split(".")
    seen: Seen = World(definition().definition, locale(language)).item(section, item)
    for name in rest:
        seen = getattr(seen, name)
    return seen


def text(path: str, language: str = "nl") -> FieldText:
    seen = see(path, language)
    assert isinstance(seen, FieldText), path
    return seen


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("path", "dutch", "english"),
    [
        ("promises.b.norm.moment", "opnemen", "picked_up"),
        ("channels.t.kind", "telefoon", "phone"),
        ("channels.h.kind", "huisbezoek", "home-visit"),
        ("promises.b.origin.kind", "cocreatie", "cocreation"),
    ],
)
def test_a_fixed_value_equals_its_name_in_either_language(path, dutch, english, language):
    seen = text(path, language)
    assert seen == dutch
    assert seen == english
    assert not seen != dutch  # noqa: SIM202 - the other operator
    assert seen != "iets anders"
    assert seen == text(path, "en" if language == "nl" else "nl")


@pytest.mark.parametrize(
    ("path", "dutch", "english"),
    [
        ("promises.b.norm.moment", "opnemen", "picked up"),
        ("promises.b.origin.kind", "samen met inwoners gemaakt", "made together with residents"),
        ("promises.b.norm.at_most", "30 seconden", "30 seconds"),
        ("promises.b.norm.share", "80%", "80%"),
        ("promises.b.origin.date", "12 maart 2026", "12 March 2026"),
        ("measurements.m.value", "6,6", "6.6"),
        ("measurements.m.year", "2020", "2020"),
        ("promises.b.text", "Wij nemen snel op.", "Wij nemen snel op."),
    ],
)
def test_a_value_prints_in_the_language_of_the_document(path, dutch, english):
    assert str(text(path, "nl")) == dutch
    assert str(text(path, "en")) == english


def test_how_a_fixed_value_prints_is_not_what_it_equals():
    assert text("promises.b.origin.kind") != "samen met inwoners gemaakt"


@pytest.mark.parametrize(("dutch", "english"), [("tekst", "text"), ("norm", "norm"), ("herkomst", "origin")])
def test_a_field_has_its_dutch_and_its_english_name(dutch, english):
    promise = World(definition().definition, locale()).item("promises", "b")
    assert getattr(promise, dutch) == getattr(promise, english)


def test_names_that_python_keeps_for_itself_are_names_of_fields():
    world = World(definition().definition, locale())
    assert getattr(world.item("behaviours", "d"), "not") == "ik kijk weg"
    assert getattr(world.item("behaviours", "d"), "niet") == "ik kijk weg"  # noqa: B009 - beside its twin
    assert getattr(world.item("promises", "b").origin, "with") == "inwonerspanel"


def test_numbers_and_dates_are_ordered_by_value():
    first, second = text("measurements.m.value"), text("measurements.n.value")
    assert first < second
    assert first <= second
    assert second > first
    assert second >= first
    assert str(first) > str(second)
    assert sorted([second, first]) == [first, second]
    assert first < Decimal(7)
    assert text("measurements.m.year") < 2026


def test_words_are_ordered_as_words():
    assert text("channels.h.name") > text("channels.t.name")
    assert text("channels.t.name") < "Z"


def test_what_has_no_order_says_so():
    with pytest.raises(TypeError):
        assert text("measurements.m.value") < "zeven"


def test_a_value_equals_what_it_is():
    assert text("measurements.m.year") == 2020
    assert text("measurements.m.value") == Decimal("6.6")
    assert text("promises.b.text") == "Wij nemen snel op."
    assert text("channels.t.name") != text("channels.h.name")


def test_a_quantity_knows_its_family_and_unit_in_either_language():
    bound = text("promises.b.norm.at_most")
    assert (bound.family, bound.familie, bound.unit, bound.eenheid) == ("clock", "clock", "second", "second")
    assert (text("promises.b.text").family, text("promises.b.text").unit) == ("", "")


def test_a_language_that_is_one_more_file_is_its_own_name():
    found = loaded(taal="fy")
    assert World(found.definition, locale()).root().language == "fy"


@pytest.mark.parametrize(
    "path", ["promises.kaal.norm", "promises.kaal.norm.at_most.family", "promises.kaal.owner"]
)
def test_what_is_absent_prints_as_nothing_and_is_false(path):
    seen = see(path)
    assert isinstance(seen, Nothing)
    assert (str(seen), bool(seen), list(seen), len(seen)) == ("", False, [], 0)
    assert seen == NOTHING
    assert seen == None  # noqa: E711 - as a template compares it
    assert seen != "tekst"
    assert hash(seen) == hash(NOTHING)


def test_absence_has_nothing_private():
    with pytest.raises(AttributeError):
        NOTHING._naam  # noqa: B018, SLF001


@pytest.mark.parametrize(
    "tag", ["nl-NL", "en-GB", "de-CH", "fr-FR", "sv-SE", "hi-IN", "ar-EG", "fa-IR", "he-IL"]
)
def test_a_number_is_written_as_its_language_writes_it(tag):
    said = Locale(tag[:2], tag, {})
    numbers = [*range(-3, 1003), 54_000, Decimal("6.6")]
    wanted = [format_decimal(number, locale=tag.replace("-", "_")) for number in numbers]
    assert [said.number(number) for number in numbers] == wanted
