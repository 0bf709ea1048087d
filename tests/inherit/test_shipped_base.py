"""What a formula that ships passes on, and what never."""

import pytest
from layers import over_generic

from generator.diagnostics import TextFile
from generator.inherit import PASSED_ON, passed_on
from generator.resources import formula_names, formulas_folder
from generator.source.composer import compose
from generator.source.nodes import Mapping, plain
from generator.vocabulary.names import sections
from generator.vocabulary.translate import translate

NEVER = ("promises", "behaviours", "channels", "products", "implications", "vision", "choices", "documents")


def tree_of(text: str) -> Mapping:
    return translate(compose(TextFile("basis.yaml", text)))[0]


def test_rules_departments_terms_and_standard_texts_pass_on():
    found = over_generic().definition
    assert [department.id for department in found.departments] == ["hr", "ict", "processen"]
    assert len(found.rules) == 26
    assert found.terms
    assert found.stakeholders
    assert found.formula.way_of_working
    assert found.formula.measuring


def test_promises_and_the_like_never_pass_on():
    found = over_generic().definition
    assert [name for name in NEVER if getattr(found, name)] == []


def test_a_base_that_promises_something_would_not_pass_it_on_either():
    rest = "\n".join(f"{name}: [{{id: x}}]" for name in sections())
    whole = tree_of(
        f"{rest}\nformat: x\nlanguage: en\nmunicipality: {{name: N}}\nhouse_style: {{logo: l}}\n"
        "formula: {title: T, version: 9, status: adopted, owner: o, experience: e, way_of_working: w,"
        " measuring: m, summary: s}\n"
    )
    kept = plain(passed_on(whole))
    assert isinstance(kept, dict)
    assert set(kept) == PASSED_ON
    assert kept["formula"] == {"experience": "e", "way_of_working": "w", "measuring": "m"}
    assert not set(kept) & set(NEVER)


@pytest.mark.parametrize("name", formula_names())
def test_no_shipped_base_holds_what_it_may_not_pass_on(name):
    for file in (formulas_folder() / name).glob("*.yaml"):
        if not file.name.startswith("start."):
            written = tree_of(file.read_text(encoding="utf-8"))
            assert not set(written.entries) & set(NEVER), file


def test_a_municipality_lays_its_own_words_over_the_shipped_ones():
    found = over_generic(
        "afdelingen:\n  - {id: ict, naam: Informatie}\n  - {id: kcc, naam: KCC}\n"
        "regels:\n  - {id: chat, gevolgen: {kcc: Bemens de chat., hr: }}\n"
    ).definition
    assert [(department.id, department.name) for department in found.departments] == [
        ("hr", "HR"),
        ("ict", "Informatie"),
        ("processen", "Processen"),
        ("kcc", "KCC"),
    ]
    [rule] = [rule for rule in found.rules if rule.id == "chat"]
    assert set(rule.implications) == {"ict", "processen", "kcc"}
    assert rule.when.startswith("kanaal.soort")


def test_the_shipped_files_are_named_as_such():
    assert [file.name for file in over_generic().files] == [
        "serviceformule.yaml",
        "formulas/generiek/serviceformule.yaml",
        "formulas/generiek/regels.yaml",
        "formulas/generiek/begrippen.yaml",
    ]
