"""Rules of one's own, decisions on what follows, and implications of one's own."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from written import definition, loaded, locale, planned, read, yaml_of

from generator.diagnostics import Diagnostic
from generator.implications import DerivedImplication, derive

DEPARTMENTS = [{"id": "hr", "naam": "HR"}, {"id": "ict", "naam": "ICT"}]
CHANNELS = [
    {"id": "balie", "naam": "Balie", "soort": "balie"},
    {"id": "telefoon", "naam": "Telefoon", "soort": "telefoon"},
]
RULE = {
    "id": "bezetting",
    "als": 'kanaal.soort == "balie"',
    "gevolgen": {"ict": "Richt {{ kanaal.naam }} in.", "hr": "Bemens {{ kanaal.naam }}."},
}


def small(**sections: Any) -> dict[str, Any]:
    return {"afdelingen": DEPARTMENTS, "kanalen": CHANNELS, "regels": [RULE], **sections}


def asked(**sections: Any) -> dict[str, DerivedImplication]:
    """What follows from the small definition, by id and in order."""
    return {i.id: i for i in planned(loaded(**small(**sections))).implications}


def findings(text: str) -> tuple[Diagnostic, ...]:
    found = read(text)
    return derive(found.definition, found.tree, locale())[1]


def test_an_implication_is_a_proposal_until_it_is_decided():
    found = asked()
    assert list(found) == ["hr.bezetting.balie", "ict.bezetting.balie"]
    assert found["hr.bezetting.balie"].text == "Bemens Balie."
    assert found["hr.bezetting.balie"].because == ("channels.balie",)
    assert {i.status for i in found.values()} == {"proposed"}
    assert {i.owner for i in found.values()} == {None}


def test_implications_stand_in_the_order_of_the_departments():
    backward = list(reversed(DEPARTMENTS))
    assert list(asked(afdelingen=backward)) == ["ict.bezetting.balie", "hr.bezetting.balie"]


def test_a_decision_says_the_status_the_owner_and_the_date():
    decision = {
        "id": "ict.bezetting.balie",
        "status": "aanvaard",
        "eigenaar": "informatiemanager",
        "gereed_op": "2027-Q2",
        "toelichting": "Met de verbouwing mee.",
        "fictief": "ja",
    }
    decided = asked(gevolgen=[decision])["ict.bezetting.balie"]
    assert (decided.status, decided.owner, decided.due) == ("accepted", "informatiemanager", "2027-Q2")
    assert decided.explanation == "Met de verbouwing mee."
    assert decided.fictitious
    assert decided.text == "Richt Balie in."
    assert decided.because == ("channels.balie",)
    assert decided.rule == "bezetting"


def test_a_decision_may_word_an_implication_anew():
    found = asked(
        gevolgen=[{"id": "hr.bezetting.balie", "tekst": "Zoek twee mensen.", "status": "afgewezen"}]
    )
    assert found["hr.bezetting.balie"].text == "Zoek twee mensen."
    assert found["hr.bezetting.balie"].status == "rejected"
    assert found["ict.bezetting.balie"].text == "Richt Balie in."


def test_a_decision_may_hand_an_implication_to_another_department():
    decision = {"id": "ict.bezetting.balie", "afdeling": "hr"}
    plan = planned(loaded(**small(gevolgen=[decision])))
    assert {i.id for i in plan.by_department["hr"]} == {"hr.bezetting.balie", "ict.bezetting.balie"}
    assert plan.by_department["ict"] == ()


def test_an_implication_of_ones_own_stands_behind_those_that_follow():
    own = {"id": "rooster", "afdeling": "hr", "tekst": "Maak een rooster.", "vanwege": ["telefoon"]}
    found = asked(gevolgen=[own])
    assert list(found) == ["hr.bezetting.balie", "rooster", "ict.bezetting.balie"]
    made = found["rooster"]
    assert (made.department, made.text, made.status, made.rule) == ("hr", "Maak een rooster.", "proposed", "")
    assert made.because == ("channels.telefoon",)
    assert not made.works_council


@pytest.mark.parametrize(
    ("own", "keys"),
    [
        ({"id": "los"}, ["afdeling", "tekst"]),
        ({"id": "los", "afdeling": "hr"}, ["tekst"]),
        ({"id": "los", "tekst": "Doe iets."}, ["afdeling"]),
    ],
)
def test_an_implication_of_ones_own_needs_a_department_and_a_text(own, keys):
    found = findings(yaml_of(definition(**small(gevolgen=[own]))))
    assert [(finding.code, finding.arguments["key"]) for finding in found] == [
        ("own-implication", key) for key in keys
    ]


def test_a_decision_on_nothing_is_told_on_its_line_with_what_was_meant():
    [finding] = findings(
        "formaat: serviceformule/1\n"
        "gemeente: {naam: Altena}\n"
        "formule: {titel: Proef, soort: generiek, versie: 1.0, status: concept}\n"
        "gebaseerd_op: generiek\n"
        "kanalen: [{id: chat, naam: Chat, soort: chat}]\n"
        "gevolgen:\n"
        "  - {id: ict.chat.chat, status: aanvaard}\n"
        "  - id: ict.chat.chatt\n"
        "    status: aanvaard\n"
    )
    assert (finding.code, finding.arguments["suggestion"]) == ("dead-decision", "ict.chat.chat")
    assert finding.span is not None
    assert (finding.span.line, finding.span.column) == (8, 9)
    assert finding.path == "gevolgen.ict.chat.chatt.id"


def test_what_no_longer_follows_leaves_its_decision_behind():
    decision = {"id": "hr.bezetting.balie", "status": "aanvaard"}
    assert asked(gevolgen=[decision])
    [finding] = findings(yaml_of(definition(**small(kanalen=CHANNELS[1:], gevolgen=[decision]))))
    assert finding.code == "dead-decision"


@pytest.mark.parametrize(("written", "expected"), [("ja", True), ("yes", True), ("nee", False)])
def test_a_rule_may_concern_the_works_council(written, expected):
    found = asked(regels=[{**RULE, "ondernemingsraad": written}])
    assert {i.works_council for i in found.values()} == {expected}


@settings(max_examples=25)
@given(st.data())
def test_ids_hang_on_nothing_but_the_department_the_rule_and_the_item(data):
    rules = [RULE, {"id": "naam", "als": "kanaal.naam", "gevolgen": {"hr": "x", "ict": "y"}}]
    plain = asked(regels=rules)
    mixed = asked(
        afdelingen=data.draw(st.permutations(DEPARTMENTS)),
        kanalen=data.draw(st.permutations([{**channel, "omschrijving": "Anders."} for channel in CHANNELS])),
        regels=data.draw(st.permutations(rules)),
        beloften=[{"id": "nieuw", "tekst": "Wij helpen u."}],
    )
    assert {name: i.because for name, i in mixed.items()} == {name: i.because for name, i in plain.items()}


# --- What a rule ranges over ---

PROMISES = [
    {"id": "met-norm", "tekst": "Snel.", "kanalen": ["balie", "telefoon"], "producten": ["pas"],
     "norm": {"moment": "antwoord", "hoogstens": "2 werkdagen"}},
    {"id": "zonder-norm", "tekst": "Vriendelijk.", "kanalen": ["telefoon"]},
]  # fmt: skip
RANGE = {
    "producten": [{"id": "pas", "naam": "Paspoort"}, {"id": "id", "naam": "Identiteitskaart"}],
    "beloften": PROMISES,
    "gedrag": [{"id": "groeten", "doen": "ik groet"}],
}


def reasons(condition: str) -> list[tuple[str, ...]]:
    """The reasons of each implication of a rule with this condition."""
    rule = {"id": "proef", "als": condition, "gevolgen": {"hr": "Doe iets."}}
    return [i.because for i in asked(regels=[rule], **RANGE).values()]


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        ("gedrag.doen", [("behaviours.groeten",)]),
        ("behaviour.do", [("behaviours.groeten",)]),
        ("kanaal.naam", [("channels.balie",), ("channels.telefoon",)]),
        ("belofte.tekst", [("promises.met-norm",), ("promises.zonder-norm",)]),
        ("norm.moment", [("promises.met-norm",)]),
        ("not norm.aandeel", [("promises.met-norm",)]),
        ("belofte.norm.moment", [("promises.met-norm",)]),
        ("not belofte.norm", [("promises.zonder-norm",)]),
        ('belofte and kanaal.soort == "telefoon"',
         [("promises.met-norm", "channels.telefoon"), ("promises.zonder-norm", "channels.telefoon")]),
        ("belofte and product.naam", [("promises.met-norm", "products.pas")]),
        ('kanaal.soort == "telefoon" and product.naam == "Paspoort"',
         [("promises.met-norm", "channels.telefoon", "products.pas")]),
        ('gemeente.naam == "Altena" and kanaal.soort == "balie"', [("channels.balie",)]),
        ('gemeente.naam == "Heusden" and kanaal.naam', []),
        ("gemeente.naam", []),
    ],
)  # fmt: skip
def test_the_names_in_a_condition_say_what_it_ranges_over(condition, expected):
    assert reasons(condition) == expected


@pytest.mark.parametrize(
    "condition",
    [
        'norm.moment == "antwoord"',
        'norm.moment == "answered"',
        "norm.hoogstens is korter_dan(norm.hoogstens) or norm.at_most",
        'norm.hoogstens.familie == "working_days"',
        'norm.at_most.family == "working_days"',
        'promise.text | mentions("snel")',
        'belofte.tekst | noemt("snel")',
    ],
)
def test_a_condition_may_be_written_in_either_language(condition):
    assert ("promises.met-norm",) in [because[:1] for because in reasons(condition)]


# --- What goes wrong in a rule ---


@pytest.mark.parametrize(
    ("condition", "text", "code", "line"),
    [
        ("kanaal.__class__", "x", "forbidden-attribute", 6),
        ("kanaal.naam.__class__.__mro__", "x", "forbidden-attribute", 6),
        ("kanaal.naam", "{{ kanaal.__class__ }}", "forbidden-attribute", 7),
        ("kanaal.naam", "{{ kanaal.naam['__class__'] }}", "forbidden-attribute", 7),
        ("kanaal.naam", "{{ kanaal._part }}", "forbidden-attribute", 7),
        ("kanaal.naam", "{{ kanaal.naam.format(1) }}", "forbidden-attribute", 7),
        ("kanaal.naam", "{% include 'x' %}", "missing-template", 7),
        ("kanaal.naam", "{% for i in range(10 ** 9) %}x{% endfor %}", "range-too-large", 7),
        ("kanaal.naam", "{{ kanaal.nam }}", "undefined-attribute", 7),
        ("kanal.naam", "x", "undefined-name", 6),
        ("kanaal.naam ==", "x", "template-syntax", 6),
    ],
)
def test_a_rule_that_reaches_out_is_stopped_at_its_place(condition, text, code, line):
    found = findings(
        "formaat: serviceformule/1\n"
        "gemeente: {naam: Altena}\n"
        "formule: {titel: Proef, soort: generiek, versie: 1.0, status: concept}\n"
        "afdelingen: [{id: hr, naam: HR}]\n"
        "kanalen: [{id: balie, naam: Balie, soort: balie}, {id: chat, naam: Chat, soort: chat}]\n"
        f"regels: [{{id: vreemd, als: '{condition}',\n"
        f'  gevolgen: {{hr: "{text}"}}}}]\n'
    )
    assert [(finding.code, finding.span and finding.span.line) for finding in found] == [(code, line)]


def test_one_rule_that_fails_does_not_hide_another():
    rules = [
        {**RULE, "id": "een", "als": "kanaal.nam"},
        {**RULE, "id": "twee", "gevolgen": {"hr": "{{ kanaal.nam }}", "ict": "{{ kanaal.sort }}"}},
        {**RULE, "id": "drie", "als": "niets.naam"},
    ]
    found = findings(yaml_of(definition(**small(regels=rules))))
    assert [finding.path for finding in found] == [
        "regels.een.als",
        "regels.twee.gevolgen.hr",
        "regels.twee.gevolgen.ict",
        "regels.drie.als",
    ]
