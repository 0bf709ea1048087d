"""What is told with a change: its fingerprint, its departments, and the implications that come and go."""

from typing import Any

import pytest
from written import NAME, definition, loaded, planned, read, yaml_of

from generator.changes.differ import difference
from generator.changes.facts import Difference, Judged, Kind, Level
from generator.implications import Plan

DEPARTMENTS = [{"id": "hr", "naam": "HR"}, {"id": "ict", "naam": "ICT"}, {"id": "post", "naam": "Post"}]
PHONE_ROSTER = {"hr": "Maak een rooster voor {{ kanaal.naam }}."}
RULES = [
    {
        "id": "wachtrij",
        "als": 'kanaal.soort == "telefoon" and norm',
        "gevolgen": {"ict": "Meet het wachten."},
    },
    {"id": "rooster", "als": 'kanaal.soort == "telefoon"', "gevolgen": PHONE_ROSTER},
]
COUNT = {"id": "telling", "als": "norm", "gevolgen": {"ict": "Meet {{ norm.hoogstens }}."}}
PHONE = {"id": "telefoon", "naam": "Telefoon", "soort": "telefoon"}
ANSWER = {
    "id": "opnemen",
    "tekst": "Belt u ons, dan nemen wij snel op.",
    "kanalen": ["telefoon"],
    "norm": {"moment": "opnemen", "hoogstens": "30 seconden", "aandeel": "80%"},
}


def version(**sections: Any) -> Plan:
    ground = {"afdelingen": DEPARTMENTS, "regels": RULES, "kanalen": [PHONE], "beloften": [ANSWER]}
    return planned(loaded(**ground | sections))


def only(found: Difference) -> Judged:
    (one,) = found.changes
    return one


def ids(one: Judged) -> set[str]:
    return {change.present.id for change in one.implications}


def norm(**changed: str) -> dict[str, Any]:
    return {**ANSWER, "norm": {**ANSWER["norm"], **changed}}


# --- Fingerprints: accepted ones are kept in files, so they stay as they are from release to release ---


@pytest.mark.parametrize(
    ("sections", "mark"),
    [
        ({"beloften": [norm(hoogstens="45 seconden")]}, "e2c9c3fcc96f"),
        ({"beloften": [norm(aandeel="75%")]}, "6c726a94229c"),
        ({"beloften": [norm(voorwaarde="op werkdagen")]}, "6001d630542c"),
        ({"beloften": [{**ANSWER, "tekst": "Wij nemen op, ‘heus’."}]}, "cc4e203a5cb7"),
        ({"beloften": [{**ANSWER, "id": "bellen"}]}, "9d9c90bb9d27"),
        ({"beloften": []}, "323a996dd398"),
        ({"beloften": [{**ANSWER, "origin": {"date": "2026-03-12", "kind": "cocreatie"}}]}, "1cf8a0174a31"),
        ({"kanalen": [{**PHONE, "locaties": ["Almkerk", "Woudrichem"]}]}, "b87117e44205"),
        ({"gemeente": {"oppervlakte": "200,10"}}, "659994012a69"),
    ],
)
def test_fingerprints_are_what_they_were(sections, mark):
    assert only(difference(version(), version(**sections))).fingerprint == mark


def test_who_accepts_a_new_promise_accepts_what_it_says():
    new = {"id": "mailen", "tekst": "Op uw e-mail antwoorden wij.", "kanalen": ["telefoon"]}
    other = {**new, "norm": {"moment": "antwoord", "hoogstens": "5 weken"}}
    first, second = (only(difference(version(), version(beloften=[ANSWER, one]))) for one in (new, other))
    assert first.change == second.change
    assert first.fingerprint != second.fingerprint


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"hoogstens": "45 seconden"}, {"hoogstens": "vijfenveertig seconden"}),
        ({"hoogstens": "45 seconden"}, {"at_most": "45 seconds"}),
        ({"aandeel": "90%"}, {"aandeel": "9 van de 10"}),
    ],
)
def test_a_fingerprint_is_made_of_values_and_not_of_their_words(first, second):
    without = {key: value for key, value in ANSWER["norm"].items() if key != "hoogstens"}
    marks = set()
    for changed in (first, second):
        held = {**(without if "at_most" in changed else ANSWER["norm"]), **changed}
        marks.add(only(difference(version(), version(beloften=[{**ANSWER, "norm": held}]))).fingerprint)
    assert len(marks) == 1


def test_there_and_back_are_two_changes():
    old, new = version(), version(beloften=[norm(hoogstens="45 seconden")])
    assert only(difference(old, new)).fingerprint != only(difference(new, old)).fingerprint


def test_another_value_is_another_change_than_the_one_accepted():
    old = version()
    mark = only(difference(old, version(beloften=[norm(hoogstens="45 seconden")]))).fingerprint
    assert only(difference(old, version(beloften=[norm(hoogstens="45 seconden")]), {mark})).accepted
    assert not only(difference(old, version(beloften=[norm(hoogstens="60 seconden")]), {mark})).accepted


# --- Departments and implications ---


def test_a_change_touches_the_departments_that_its_item_asks_something_of():
    one = only(difference(version(), version(beloften=[norm(hoogstens="20 seconden")])))
    assert (one.departments, one.implications) == (("ict",), ())


def test_also_those_that_only_the_old_version_asked_something_of():
    found = difference(version(), version(beloften=[]))
    one = only(found)
    assert one.departments == ("ict",)
    assert ids(one) == {"ict.wachtrij.opnemen"}
    assert one.implications[0].kind is Kind.REMOVED
    assert found.implications == one.implications


def test_departments_stand_in_the_order_of_the_new_definition():
    backward = DEPARTMENTS[::-1]
    renamed = [{**PHONE, "naam": "Het telefoonnummer 14 0183"}]
    one = only(difference(version(), version(afdelingen=backward, kanalen=renamed)))
    assert one.departments == ("ict", "hr")


def test_an_implication_that_says_something_else_is_told_with_the_item():
    found = difference(version(), version(kanalen=[{**PHONE, "naam": "Het telefoonnummer 14 0183"}]))
    (change,) = only(found).implications
    assert (change.kind, change.present.text) == (
        Kind.CHANGED,
        "Maak een rooster voor Het telefoonnummer 14 0183.",
    )


def test_a_rule_touches_its_departments_and_tells_what_follows():
    reworded = [RULES[0], {**RULES[1], "gevolgen": {"post": "Haal de post."}}]
    found = difference(version(), version(regels=reworded))
    assert {one.change.field for one in found.changes} == {"implications.hr", "implications.post"}
    for one in found.changes:
        assert set(one.departments) == {"hr", "post"}
        assert ids(one) == {"hr.rooster.telefoon", "post.rooster.telefoon"}


def test_a_decision_in_other_words_is_told_with_the_implication():
    decided = [{"id": "hr.rooster.telefoon", "tekst": "Maak twee roosters."}]
    one = only(difference(version(), version(gevolgen=decided)))
    assert (one.change.kind, one.level, one.departments) == (Kind.ADDED, Level.CHANGED, ("hr",))
    assert [change.present.text for change in one.implications] == ["Maak twee roosters."]


def test_an_item_under_another_id_keeps_its_implications():
    found = difference(version(), version(beloften=[{**ANSWER, "id": "bellen"}]))
    one = only(found)
    assert (one.change.kind, one.departments, found.implications) == (Kind.MOVED, ("ict",), ())


def test_an_implication_of_our_own_under_another_id_is_the_same():
    own = {"afdeling": "post", "tekst": "Haal de post ook op zaterdag.", "vanwege": ["beloften.opnemen"]}
    old, new = (version(gevolgen=[{"id": name, **own}]) for name in ("zaterdag", "post-op-zaterdag"))
    found = difference(old, new)
    one = only(found)
    assert (one.change.kind, one.departments, found.implications) == (Kind.MOVED, ("post",), ())


def test_what_changed_with_the_move_is_told_of_the_implication():
    moved = {**norm(hoogstens="45 seconden"), "id": "bellen"}
    old, new = version(regels=[COUNT]), version(regels=[COUNT], beloften=[moved])
    (change,) = difference(old, new).implications
    assert change.kind is Kind.CHANGED
    assert (change.old.id, change.new.id) == ("ict.telling.opnemen", "ict.telling.bellen")


def test_one_id_in_two_sections_follows_the_item_that_the_rule_hit():
    rules = [
        {"id": "doen", "als": "gedrag", "gevolgen": {"hr": "Oefen dit."}},
        {"id": "belofte", "als": "belofte", "gevolgen": {"ict": "Regel dit."}},
    ]
    behaviour = {"id": "opnemen", "doen": "Ik neem op en noem mijn naam."}
    old = version(regels=rules, gedrag=[behaviour])
    new = version(regels=rules, gedrag=[behaviour], beloften=[{**ANSWER, "id": "bellen"}])
    found = difference(old, new)
    assert only(found).change.item == "promises.bellen"
    assert found.implications == ()


# --- A base of one's own ---


def over_base(rule: str, *, file: str = "basis.yaml") -> Plan:
    rules = [{"id": "rooster", "als": "belofte", "gevolgen": {"hr": rule}}]
    base = {"regels": rules, "afdelingen": DEPARTMENTS}
    top = definition(gebaseerd_op=file, beloften=[ANSWER], kanalen=[PHONE])
    return planned(read({NAME: yaml_of(top), file: yaml_of(base)}))


def test_a_rule_that_changed_in_the_base_is_a_change():
    one = only(difference(over_base("Maak een rooster."), over_base("Maak een ander rooster voor de avond.")))
    assert (one.change.item, one.change.field) == ("rules.rooster", "implications.hr")
    assert (one.departments, ids(one)) == (("hr",), {"hr.rooster.opnemen"})


def test_where_the_base_stands_is_no_change():
    found = difference(over_base("Maak een rooster."), over_base("Maak een rooster.", file="map/basis.yaml"))
    assert (found.changes, found.implications) == ((), ())


# --- Many items that came and went ---


def test_with_very_many_items_equal_ones_still_meet():
    many = 400
    old = version(beloften=[{"id": f"a-{n}", "tekst": f"Dit is belofte nummer {n}."} for n in range(many)])
    new = version(beloften=[{"id": f"b-{n}", "tekst": f"Dit is belofte nummer {n}."} for n in range(many)])
    found = [one.change for one in difference(old, new).changes]
    assert [(one.kind, one.old, one.new) for one in found] == [
        (Kind.MOVED, f"a-{n}", f"b-{n}") for n in range(many)
    ]


def test_of_items_that_say_the_same_each_meets_one():
    twice = [{"id": name, "tekst": "Wij bellen u altijd terug."} for name in ("a", "b", "c")]
    back = [{**item, "id": f"{item['id']}-2"} for item in twice[:2]]
    for old in (twice, twice[::-1]):
        found = [one.change for one in difference(version(beloften=old), version(beloften=back)).changes]
        assert [(one.kind, one.old, one.new) for one in found[:2]] == [
            (Kind.MOVED, "a", "a-2"),
            (Kind.MOVED, "b", "b-2"),
        ]
        assert [(one.kind, one.item) for one in found[2:]] == [(Kind.REMOVED, "promises.c")]
