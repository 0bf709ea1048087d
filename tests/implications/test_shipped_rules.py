"""The 26 rules of ``formulas/generiek``: every row of ``shipped_rules.yaml``."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from written import loaded, planned

from generator.implications import DerivedImplication
from generator.loader.load import Loaded
from generator.vocabulary.names import section_of

TABLE = yaml.load(Path(__file__).with_name("shipped_rules.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
RULES = {row["regel"]: row for row in TABLE["regels"]}
SECTIONS = {"belofte": "beloften", "kanaal": "kanalen", "gedrag": "gedrag"}

ORDER = [
    "wachtrij",
    "terugbellen",
    "doorverbinden",
    "eerste-contact",
    "mail-termijn",
    "brief-termijn",
    "chat",
    "webcare",
    "balie-afspraak",
    "balie-inloop",
    "servicepunt",
    "huisbezoek",
    "keukentafel",
    "e-formulier",
    "website",
    "digitaal-eerst",
    "vangnet",
    "status-volgen",
    "ontvangstbevestiging",
    "vast-contact",
    "duidelijke-taal",
    "klacht-bellen",
    "melding-buitenruimte",
    "sneller-dan-wet",
    "norm-meten",
    "gedrag",
]


SNIPPETS: dict[str, dict[str, Any]] = {
    f"{rule}-{kind}-{number}": snippet
    for kind in ("hits", "misses")
    for rule, row in RULES.items()
    for number, snippet in enumerate(row[kind], start=1)
}


def of_kind(kind: str) -> list[tuple[str, str]]:
    """Every hit or miss: its rule and its id."""
    found = (name.partition(f"-{kind}-") for name in SNIPPETS)
    return [(rule, f"{rule}-{kind}-{number}") for rule, _, number in found if number]


def asked(rule: str, *snippets: tuple[str, dict[str, Any]]) -> list[DerivedImplication]:
    """What follows from one rule in a municipality with these promises, channels and behaviours."""
    sections: dict[str, list[Any]] = {"kanalen": TABLE["kanalen"], "producten": TABLE["producten"]}
    for name, snippet in snippets:
        [(kind, item)] = snippet.items()
        item = {"id": name, **({"tekst": "Wij helpen u."} if kind == "belofte" else {}), **item}
        sections[SECTIONS[kind]] = [*sections.get(SECTIONS[kind], []), item]
    found = planned(loaded(gebaseerd_op="generiek", **sections)).implications
    return [i for i in found if rule in ("", i.rule)]


@cache
def everything() -> list[DerivedImplication]:
    """What follows from all snippets together: no one of them touches another."""
    return asked("", *SNIPPETS.items())


def asked_of(rule: str, name: str) -> list[DerivedImplication]:
    """What one rule asks for one snippet."""
    return [i for i in everything() if i.rule == rule and i.id.endswith(f".{name}")]


@cache
def shipped() -> Loaded:
    return loaded(gebaseerd_op="generiek")


def test_the_table_holds_every_shipped_rule_in_order():
    assert list(RULES) == ORDER
    assert [rule.id for rule in shipped().definition.rules] == ORDER
    assert all(row["hits"] and row["misses"] for row in RULES.values())


@pytest.mark.parametrize(("rule", "name"), of_kind("hits"))
def test_a_rule_asks_its_departments(rule, name):
    found = asked_of(rule, name)
    assert [i.id for i in found] == [f"{department}.{rule}.{name}" for department in RULES[rule]["vraagt"]]
    assert [i.department for i in found] == RULES[rule]["vraagt"]
    assert {i.status for i in found} == {"proposed"}
    assert {i.works_council for i in found} == {RULES[rule].get("ondernemingsraad") == "ja"}
    [kind] = SNIPPETS[name]
    assert {i.because[0] for i in found} == {f"{section_of(SECTIONS[kind])}.{name}"}


@pytest.mark.parametrize(("rule", "name"), of_kind("misses"))
def test_what_comes_near_a_rule_asks_nothing(rule, name):
    assert asked_of(rule, name) == []


@pytest.mark.parametrize(("rule", "name"), of_kind("hits"))
def test_a_text_is_finished_prose(rule, name):
    for implication in asked_of(rule, name):
        text = str(implication.text)
        assert not set("{}%\n") & set(text.replace("80%", ""))
        assert "None" not in text
        assert "  " not in text
        assert text.endswith(".")
        assert text[0].isupper()


@pytest.mark.parametrize(("rule", "name"), of_kind("hits"))
def test_a_text_names_the_bounds_of_the_norm(rule, name):
    norm = SNIPPETS[name].get("belofte", {}).get("norm", {})
    [written] = [found for found in shipped().definition.rules if found.id == rule]
    bounds = {"norm.hoogstens": norm.get("hoogstens"), "norm.aandeel": norm.get("aandeel")}
    bounds["norm.wettelijk.hoogstens"] = norm.get("wettelijk", {}).get("hoogstens")
    for implication in asked_of(rule, name):
        template = written.implications[str(implication.department)]
        for path, bound in bounds.items():
            if path in template and bound is not None:
                assert bound in str(implication.text)


def test_what_the_norm_does_not_say_is_still_to_be_decided():
    texts = {
        i.department: str(i.text)
        for i in asked(
            "wachtrij",
            ("dit", {"belofte": {"kanalen": ["telefoon"], "norm": {"moment": "opnemen", "aandeel": "80%"}}}),
        )
    }
    assert "binnen de afgesproken tijd" in texts["hr"]
    assert "De grens is nog te bepalen." in texts["ict"]
    assert "dan is afgesproken" in texts["processen"]


def test_the_channel_that_made_a_rule_hold_is_a_reason_too():
    promise = {"kanalen": ["mail", "telefoon"], "norm": {"moment": "opnemen", "aandeel": "80%"}}
    assert {i.because for i in asked("wachtrij", ("dit", {"belofte": promise}))} == {
        ("promises.dit", "channels.telefoon")
    }


def test_a_rule_holds_once_however_many_channels_fit():
    phones = [{"id": name, "naam": name, "soort": "telefoon"} for name in ("dag", "nacht")]
    promise = {
        "id": "dit",
        "tekst": "Wij nemen op.",
        "kanalen": ["nacht", "dag"],
        "norm": {"moment": "opnemen", "hoogstens": "1 minuut"},
    }
    found = planned(loaded(gebaseerd_op="generiek", kanalen=phones, beloften=[promise])).implications
    assert [(i.id, i.because) for i in found] == [
        (f"{department}.wachtrij.dit", ("promises.dit", "channels.nacht"))
        for department in ("hr", "ict", "processen")
    ]


def test_a_definition_in_english_meets_the_same_rules():
    channel = {"id": "dit", "name": "WhatsApp", "kind": "chat"}
    assert [i.id for i in planned(loaded(gebaseerd_op="generiek", channels=[channel])).implications] == [
        "hr.chat.dit",
        "ict.chat.dit",
        "processen.chat.dit",
    ]


def test_a_value_comes_out_as_it_was_written():
    name = "Chat <b>*& {{ 1 }} | _x_"
    found = asked("chat", ("dit", {"kanaal": {"naam": name, "soort": "chat"}}))
    assert len(found) == 3
    assert all(name in str(i.text) for i in found)
