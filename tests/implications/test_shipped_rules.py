"""The 26 rules of ``formulas/generiek``: every row of ``shipped_rules.yaml``."""

from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from written import loaded, planned

from generator.implications import DerivedImplication
from generator.loader.load import Loaded

TABLE = yaml.load(Path(__file__).with_name("shipped_rules.yaml").read_text("utf-8"), Loader=yaml.BaseLoader)  # noqa: S506
RULES = {row["regel"]: row for row in TABLE["regels"]}
SECTIONS = {"belofte": "beloften", "kanaal": "kanalen", "gedrag": "gedrag"}

ORDER = (
    "wachtrij terugbellen doorverbinden eerste-contact mail-termijn brief-termijn chat webcare balie-afspraak "
    "balie-inloop servicepunt huisbezoek keukentafel e-formulier website digitaal-eerst vangnet status-volgen "
    "ontvangstbevestiging vast-contact duidelijke-taal klacht-bellen melding-buitenruimte sneller-dan-wet "
    "norm-meten gedrag"
).split()


def snippets(name: str) -> list[Any]:
    """Every hit or miss, as a test parameter."""
    return [
        pytest.param(rule, snippet, id=f"{rule}-{number}")
        for rule, row in RULES.items()
        for number, snippet in enumerate(row[name], start=1)
    ]


def municipality(snippet: dict[str, Any]) -> Loaded:
    """The definition around one promise, channel or behaviour."""
    [(kind, item)] = snippet.items()
    sections: dict[str, list[Any]] = {"kanalen": TABLE["kanalen"], "producten": TABLE["producten"]}
    item = {"id": "dit", **({"tekst": "Wij helpen u."} if kind == "belofte" else {}), **item}
    sections[SECTIONS[kind]] = [*sections.get(SECTIONS[kind], []), item]
    return loaded(gebaseerd_op="generiek", **sections)


def asked(rule: str, snippet: dict[str, Any]) -> list[DerivedImplication]:
    """What follows from one rule."""
    return [i for i in planned(municipality(snippet)).implications if i.rule == rule]


@cache
def shipped() -> Loaded:
    return loaded(gebaseerd_op="generiek")


def test_the_table_holds_every_shipped_rule_in_order():
    assert list(RULES) == ORDER
    assert [rule.id for rule in shipped().definition.rules] == ORDER
    assert all(row["hits"] and row["misses"] for row in RULES.values())


@pytest.mark.parametrize(("rule", "snippet"), snippets("hits"))
def test_a_rule_asks_its_departments(rule, snippet):
    found = asked(rule, snippet)
    assert [i.id for i in found] == [f"{department}.{rule}.dit" for department in RULES[rule]["vraagt"]]
    assert [i.department for i in found] == RULES[rule]["vraagt"]
    assert {i.status for i in found} == {"proposed"}
    assert {i.works_council for i in found} == {RULES[rule].get("ondernemingsraad") == "ja"}
    assert all(i.because[0].endswith(".dit") for i in found)


@pytest.mark.parametrize(("rule", "snippet"), snippets("misses"))
def test_what_comes_near_a_rule_asks_nothing(rule, snippet):
    assert asked(rule, snippet) == []


@pytest.mark.parametrize(("rule", "snippet"), snippets("hits"))
def test_a_text_is_finished_prose(rule, snippet):
    for implication in asked(rule, snippet):
        text = implication.text
        assert not set("{}%\n") & set(text.replace("80%", ""))
        assert "None" not in text
        assert "  " not in text
        assert text.endswith(".")
        assert text[0].isupper()


@pytest.mark.parametrize(("rule", "snippet"), snippets("hits"))
def test_a_text_names_the_bounds_of_the_norm(rule, snippet):
    norm = snippet.get("belofte", {}).get("norm", {})
    [written] = [found for found in shipped().definition.rules if found.id == rule]
    bounds = {"norm.hoogstens": norm.get("hoogstens"), "norm.aandeel": norm.get("aandeel")}
    bounds["norm.wettelijk.hoogstens"] = norm.get("wettelijk", {}).get("hoogstens")
    for implication in asked(rule, snippet):
        template = written.implications[str(implication.department)]
        for name, bound in bounds.items():
            if name in template and bound is not None:
                assert bound in str(implication.text)


def test_what_the_norm_does_not_say_is_still_to_be_decided():
    texts = {
        i.department: str(i.text)
        for i in asked(
            "wachtrij", {"belofte": {"kanalen": ["telefoon"], "norm": {"moment": "opnemen", "aandeel": "80%"}}}
        )
    }
    assert "binnen de afgesproken tijd" in texts["hr"]
    assert "De grens is nog te bepalen." in texts["ict"]
    assert "dan is afgesproken" in texts["processen"]


def test_the_channel_that_made_a_rule_hold_is_a_reason_too():
    promise = {"kanalen": ["mail", "telefoon"], "norm": {"moment": "opnemen", "aandeel": "80%"}}
    assert {i.because for i in asked("wachtrij", {"belofte": promise})} == {
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
    found = asked("chat", {"kanaal": {"naam": name, "soort": "chat"}})
    assert all(name in str(i.text) for i in found)
