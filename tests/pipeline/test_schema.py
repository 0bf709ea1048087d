"""The JSON Schema against the program: what the one accepts, the other does."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from generator.diagnostics import TextFile
from generator.pipeline.schema import schema_text
from generator.pipeline.translation import renaming
from generator.report.key_texts import key_texts
from generator.report.messages import languages
from generator.source.composer import compose
from generator.source.splice import splice
from generator.vocabulary.table import KINDS

ROOT = Path(__file__).parents[2]
EXAMPLES = sorted((ROOT / "examples").rglob("serviceformule.yaml"))
STARTS = sorted((ROOT / "formulas").glob("*/start*.yaml"))

SMALL = """
formaat: serviceformule/1
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: generiek, versie: 1.10, status: concept}
"""


@cache
def validator(language: str) -> Draft202012Validator:
    schema = json.loads(schema_text("en" if language == "en" else "nl"))
    Draft202012Validator.check_schema(schema)
    return Draft202012Validator(schema)


def as_editors_see(value: object) -> object:
    """Read as an editor does: keys are texts, and YAML 1.2 knows no dates and takes ``on`` for a word."""
    if isinstance(value, dict):
        return {"on" if key is True else str(key): as_editors_see(inner) for key, inner in value.items()}
    if isinstance(value, list):
        return [as_editors_see(inner) for inner in value]
    return value.isoformat() if isinstance(value, date) else value


def read(path: Path, language: str = "nl") -> dict[str, object]:
    """Read a definition with the parts that it lists, as one."""
    text = path.read_text(encoding="utf-8")
    text = splice(text, renaming(compose(TextFile(str(path), text)), "en" if language == "en" else "nl"))
    data = as_editors_see(yaml.safe_load(text))
    assert isinstance(data, dict)
    for name in data.get("bestanden") or data.get("files") or []:
        for key, value in read(path.parent / name, language).items():
            data[key] = [*data[key], *value] if key in data else value  # type: ignore[misc]  # lists
    return data


def faults(data: object, language: str = "nl") -> list[str]:
    return [f"{error.json_path}: {error.message}" for error in validator(language).iter_errors(data)]


def faults_of(text: str) -> list[str]:
    return faults(as_editors_see(yaml.safe_load(text)))


def test_there_are_examples() -> None:
    assert len(EXAMPLES) >= 2
    assert STARTS


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("path", [*EXAMPLES, *STARTS], ids=lambda path: path.parent.name)
def test_every_example_is_accepted_in_both_languages(path: Path, language: str) -> None:
    assert faults(read(path, language), language) == []


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.parent.name)
def test_a_file_that_lists_its_parts_is_accepted_by_itself(path: Path) -> None:
    assert faults_of(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "addition",
    [
        "",
        "kanalen:",
        "klantgroepen: [{id: 2027, naam: 12}]",
        "kanalen: [{id: tel, naam: Tel, soort: phone}, {id: bal, naam: Bal, soort: balie, fictief: yes}]",
        "beloften: [{id: a, tekst: nee, norm: {moment: antwoord, aandeel: 80%, gehaald: {2024: 68%}}}]",
        "lessen: [{id: a, klacht: b, geleerd: c, datum: 2027-03-31}]",
        "gebaseerd_op: generiek\nregels: [{id: chat, gevolgen: {ict: Richt het in.}}]",
        "gebaseerd_op: ../basis/serviceformule.yaml\nbeloften: [{id: bellen, norm: {aandeel: 90%}}]",
        "gevolgen: [{id: ict.chat.whatsapp, status: aanvaard}]",
        "projecten: [{id: a, naam: b, raakt: [kanalen.balie, c]}]",
    ],
)
def test_what_the_program_reads_is_accepted(addition: str) -> None:
    assert faults_of(SMALL + addition) == []


@pytest.mark.parametrize(
    "addition",
    [
        "kanaalen: []",
        "channels: []",
        "kanalen: {balie: Balie}",
        "kanalen: [{id: balie, naam: Balie}]",
        "kanalen: [{id: De Balie, naam: Balie, soort: balie}]",
        "kanalen: [{id: balie, naam: Balie, soort: loket}]",
        "kanalen: [{id: balie, naam: [Balie], soort: balie}]",
        "beloften: [{id: a, tekst: b, norm: {hoogstens: 2 dagen}}]",
        "beloften: [{id: a, tekst: b, fictief: misschien}]",
        "lessen: [{id: a, klacht: b, geleerd: c, datum: 31-03-2027}]",
        "gebaseerd_op: generiek\nbeloften: [{id: bellen}]",
        "regels: [{id: chat, gevolgen: {ict: Richt het in.}}]",
    ],
)
def test_what_the_program_refuses_is_refused(addition: str) -> None:
    assert len(faults_of(SMALL + addition)) == 1


def test_municipality_and_formula_are_required_where_they_can_stand_nowhere_else() -> None:
    assert len(faults_of("formaat: serviceformule/1")) == 2
    assert faults_of("formaat: serviceformule/1\nbestanden: [a.yaml]") == []
    assert faults_of("formaat: serviceformule/1\ngebaseerd_op: basis.yaml") == []
    assert len(faults_of("formaat: serviceformule/1\ngebaseerd_op: generiek")) == 2


@pytest.mark.parametrize("language", languages())
def test_every_key_has_a_description_and_no_description_is_left_over(language: str) -> None:
    texts = key_texts(language)
    shared = {"id", "source", "fictitious", "note"}
    assert texts["kinds"].keys() == KINDS.keys()
    assert texts["shared"].keys() == shared
    for kind, keys in KINDS.items():
        assert texts[kind].keys() == {key.english for key in keys} - shared, kind
    assert texts.keys() == {"kinds", "shared", *KINDS}
