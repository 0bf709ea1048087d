"""What each kind of value reads from the text that was written."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import definition, loaded, read, yaml_of

from generator.diagnostics import InvalidInputError
from generator.model.definition import Definition
from generator.model.forms import Form, field_forms
from generator.model.formula import Formula, Measurement
from generator.model.references import References
from generator.model.service import Channel, Norm, Promise


def refused(**sections):
    with pytest.raises(InvalidInputError) as caught:
        loaded(**sections)
    return [(finding.code, finding.path) for finding in caught.value.diagnostics]


@given(day=st.dates(min_value=date(1000, 1, 1)))
@settings(max_examples=30, deadline=None)
def test_dates(day):
    assert loaded(formule={"evaluatie": day.isoformat()}).definition.formula.review_on == day


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("31-03-2027", "bad-date"),
        ("2027-3-1", "bad-date"),
        ("2027-02-30", "no-such-date"),
        ("morgen", "bad-date"),
    ],
)
def test_what_is_no_date(written, code):
    assert refused(formule={"evaluatie": written}) == [(code, "formule.evaluatie")]


@pytest.mark.parametrize(
    ("written", "number"),
    [("54000", 54000), ("54.000", 54000), ("54 000", 54000), ("1.234.567", 1234567), ("0", 0), ("007", 7)],
)
def test_whole_numbers(written, number):
    assert loaded(gemeente={"inwoners": written}).definition.municipality.inhabitants == number


@pytest.mark.parametrize("written", ["-1", "1.5", "veel", "1.23", "٣٤", "5.4.0", "1e3"])
def test_what_is_no_whole_number(written):
    assert refused(gemeente={"inwoners": written}) == [("bad-integer", "gemeente.inwoners")]


@pytest.mark.parametrize(
    ("written", "number"), [("6,6", "6.6"), ("6.6", "6.6"), ("-3", "-3"), ("225", "225")]
)
def test_decimal_numbers(written, number):
    found = loaded(metingen=[{"id": "a", "wat": "x", "waarde": written}])
    assert found.definition.measurements[0].value == Decimal(number)


@pytest.mark.parametrize("written", ["1.000,5", "a", "6,6,6", "½", "٣"])
def test_what_is_no_decimal_number(written):
    assert refused(metingen=[{"id": "a", "wat": "x", "waarde": written}]) == [
        ("bad-number", "metingen.a.waarde")
    ]


@pytest.mark.parametrize(
    ("written", "meant"),
    [("ja", True), ("nee", False), ("yes", True), ("no", False), ("true", True), ("false", False)],
)
def test_yes_and_no(written, meant):
    assert (
        loaded(visie=[{"id": "a", "tekst": "x", "fictief": written}]).definition.vision[0].fictitious is meant
    )


@pytest.mark.parametrize("name", ["a", "balie-2", "0", "2027", "a-b-c"])
def test_ids(name):
    assert loaded(visie=[{"id": name, "tekst": "x"}]).definition.vision[0].id == name


@pytest.mark.parametrize("name", ["A", "a b", "-a", "a-", "a--b", "a_b", "é", "a.b", "a\n", "٣"])
def test_what_is_no_id(name):
    assert [code for code, _ in refused(visie=[{"id": name, "tekst": "x"}])] == ["bad-id"]


def test_only_implications_have_dots_in_their_ids():
    found = loaded(
        afdelingen=[{"id": "hr", "naam": "HR"}],
        regels=[{"id": "r", "als": "belofte.tekst", "gevolgen": {"hr": "x"}}],
        beloften=[{"id": "p", "tekst": "x"}],
        gevolgen=[{"id": "hr.r.p", "status": "gereed"}],
    )
    assert found.definition.implications[0].id == "hr.r.p"


@pytest.mark.parametrize(("written", "held"), [("2027-Q1", True), ("2027-Q5", False), ("Q1 2027", False)])
def test_quarters(written, held):
    if held:
        assert loaded(klantreizen=[{"id": "a", "naam": "x", "kwartaal": written}])
    else:
        assert refused(klantreizen=[{"id": "a", "naam": "x", "kwartaal": written}])[0][0] == "bad-quarter"


def test_texts_lose_the_white_space_around_them_and_nothing_else():
    found = loaded(formule={"titel": "  a  b\nc ", "klantervaring": "\n\n  ingesprongen\n\nb  \n"})
    assert found.definition.formula.title == "a  b\nc"
    assert found.definition.formula.experience == "  ingesprongen\n\nb"


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        ({"formule": {"titel": ""}}, [("empty-text", "formule.titel")]),
        ({"formule": {"titel": ["a"]}}, [("not-a-text", "formule.titel")]),
        ({"kanalen": {"id": "a"}}, [("not-a-list", "kanalen")]),
        ({"visie": ["tekst"]}, [("not-a-mapping", "visie[1]")]),
        ({"visie": [{"id": "a"}]}, [("missing-key", "visie.a")]),
        ({"visie": [{"id": "a", "tekst": "x", "teks": "y"}]}, [("unknown-key", "visie.a.teks")]),
        ({"formaat": "serviceformule/9"}, [("unknown-format", "formaat")]),
        (
            {"beloften": [{"id": "a", "tekst": "x", "norm": {"moment": "opnemen"}}]},
            [("norm-without-bound", "beloften.a.norm")],
        ),
        ({"visie": [{"id": "a", "tekst": "x"}, {"id": "a", "tekst": "y"}]}, [("duplicate-id", "")]),
    ],
)  # fmt: skip
def test_a_wrong_shape(sections, expected):
    assert refused(**sections) == expected


def test_every_fault_is_told_at_once():
    found = refused(
        formule={"evaluatie": "morgen", "status": "af"},
        visie=[{"id": "A", "tekst": ""}],
        beloften=[{"id": "p", "tekst": "x", "kanalen": ["weg"]}],
    )
    assert sorted(code for code, _ in found) == [
        "bad-date",
        "bad-id",
        "bad-value",
        "dead-reference",
        "empty-text",
    ]


@pytest.mark.parametrize(
    ("part", "name", "form"),
    [
        (Formula, "experience", (Form.MARKDOWN, "", None)),
        (Formula, "title", (Form.LINE, "", None)),
        (Formula, "status", (Form.CHOICE, "formula_status", None)),
        (Norm, "moment", (Form.CHOICE, "moment", None)),
        (Channel, "fallback", (Form.LINE, "", ("channels",))),
        (Promise, "vision", (Form.LINE, "", ("vision",))),
        (Measurement, "channel", (Form.LINE, "", ("channels",))),
        (Definition, "promises", (Form.LINE, "", None)),
    ],
)
def test_forms_of_fields(part, name, form):
    found = field_forms(part)[name]
    assert (found.form, found.values, found.refers_to) == form


REFERENCES = References(
    {
        "channels": frozenset({"balie", "chat"}),
        "products": frozenset({"balie", "paspoort"}),
        "terms": frozenset({"chat"}),
    }
)


@pytest.mark.parametrize(
    ("written", "kinds", "meant"),
    [
        ("balie", ("channels",), "balie"),
        ("kanalen.balie", ("channels",), "balie"),
        ("channels.balie", ("channels",), "balie"),
        ("kanalen.balie", (), "channels.balie"),
        ("producten.balie", (), "products.balie"),
        ("paspoort", (), "products.paspoort"),
        ("chat", (), "channels.chat"),
    ],
)
def test_what_a_reference_means(written, kinds, meant):
    assert REFERENCES.resolve(written, kinds) == meant


@pytest.mark.parametrize(
    ("written", "kinds", "code"),
    [
        ("balie", (), "ambiguous-reference"),
        ("weg", (), "dead-reference"),
        ("paspoort", ("channels",), "dead-reference"),
        ("producten.paspoort", ("channels",), "dead-reference"),
        ("kanalen.weg", (), "dead-reference"),
    ],
)
def test_what_a_reference_does_not_mean(written, kinds, code):
    with pytest.raises(ValueError, match=code):
        REFERENCES.resolve(written, kinds)


def test_the_language_is_dutch_where_none_is_said():
    assert read(yaml_of(definition())).definition.language == "nl"
    assert read(yaml_of(definition(language="fy"))).definition.language == "fy"
    assert refused(taal="Nederlands") == [("bad-value", "taal")]
