"""The document on what changed: for the board on one page, then by department, and nothing to edit."""

import re
import zipfile
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator

from generator.pipeline.build import BuildRequest, build
from generator.pipeline.diff import DiffRequest, diff

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
BASE = """formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Altena}
formule: {titel: Proef, soort: generiek, versie: "1.0", status: concept}
"""


@pytest.fixture(scope="module")
def altena() -> str:
    return diff(DiffRequest(str(ALTENA / "1.0"), str(ALTENA))).document("md").decode()


def compared(folder: Path, old: str, new: str, language: str | None = None) -> str:
    for name, text in (("oud.yaml", old), ("nieuw.yaml", new)):
        (folder / name).write_text(BASE + text, encoding="utf-8")
    request = DiffRequest(str(folder / "oud.yaml"), str(folder / "nieuw.yaml"), language=language)
    return diff(request).document("md").decode()


def chapter(text: str, heading: str) -> str:
    return text.partition(f"# {heading}")[2].partition("\n# ")[0]


def rows(text: str) -> list[list[str]]:
    lines = [line for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line[1:-1].split("|")] for line in lines]


def test_chapters_come_in_the_order_in_which_people_ask(altena: str) -> None:
    assert re.findall(r"^# (.+?) \{#", altena, re.MULTILINE) == [
        "Wat verandert er, en wie raakt het?",
        "Wat verandert er voor HR",
        "Wat verandert er voor ICT",
        "Wat verandert er voor Processen",
        "Overige wijzigingen",
        "Wat de oordelen betekenen",
    ]


def test_the_board_reads_weaker_promises_first(altena: str) -> None:
    board = chapter(altena, "Wat verandert er, en wie raakt het?")
    assert "Van versie 1.0 naar versie 1.1: 4 onderdelen zwakker, 2 niet vergelijkbaar, 16 sterker" in board
    assert "Gevraagd: een besluit over de 6 onderdelen die zwakker worden, of dat misschien zijn." in board
    table = rows(board)
    assert table[0] == ["Belofte", "Was", "Wordt", "Oordeel", "Raakt"]
    assert table[2] == [
        "Op uw e-mail antwoorden wij binnen 5 werkdagen",
        "3 werkdagen",
        "5 werkdagen",
        "zwakker",
        "alle",
    ]
    assert ["vervalt", "zwakker", "HR"] in [row[2:] for row in table]
    verdicts = [row[3].partition(",")[0] for row in table[1:]]
    assert verdicts == sorted(verdicts, key=["zwakker", "niet vergelijkbaar", "sterker"].index)
    assert "**Website** (sterker; vangnet: Telefoon → Telefoon, Servicepunt)" in board


def test_what_is_new_or_only_wording_is_no_norm_that_changed(altena: str) -> None:
    board = chapter(altena, "Wat verandert er, en wie raakt het?")
    names = [row[0] for row in rows(board)]
    assert "Wij verbinden u hoogstens één keer door" not in names
    chat = next(row for row in rows(board) if row[0].startswith("In de chat"))
    assert chat[1:4] == ["–", "10 minuten, 85%", "sterker, nieuw"]


def test_implications_that_say_the_same_are_one_row(altena: str) -> None:
    added = chapter(altena, "Wat verandert er voor HR").partition("## Wat erbij komt")[2]
    same = [row for row in rows(added.partition("\n## ")[0]) if row[0] == "Normen meten"]
    assert len(same) == 1
    assert same[0][2].count("; ") > 3


def test_no_english_and_no_ids_for_people(altena: str) -> None:
    told = re.sub(r"\{#[^}]*\}", "", altena)
    english = (
        r"\b(weaker|stronger|editorial|added|removed|promises|channels|adopted|draft|accepted|at_most)\b"
    )
    assert re.findall(english, told) == []
    assert re.findall(r"\b(tel-opnemen|mail-antwoord|norm-meten)\b", told) == []


def test_nothing_in_word_can_be_edited_as_a_field(tmp_path: Path) -> None:
    data = diff(DiffRequest(str(ALTENA / "1.0"), str(ALTENA))).document("docx")
    path = tmp_path / "w.docx"
    path.write_bytes(data)
    with zipfile.ZipFile(path) as archive:
        body = archive.read("word/document.xml").decode()
    assert "<w:tag " not in body
    assert body.count("<w:sdt>") == 1  # the contents


def test_word_has_nothing_against_it(tmp_path: Path) -> None:
    own, new = tmp_path / "w.docx", str(ALTENA)
    own.write_bytes(diff(DiffRequest(str(ALTENA / "1.0"), new)).document("docx"))
    only = ("serviceformule", "hr")
    outcome = build(BuildRequest(ALTENA, tmp_path, only=only, since=str(ALTENA / "1.0")))
    for path in (own, *outcome.written):
        validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, strict=True)
        assert [str(error) for error in validator.validate(path).errors] == []


def test_an_empty_difference_says_so_and_no_more(tmp_path: Path) -> None:
    text = compared(tmp_path, "", "# alleen een opmerking\n")
    assert "Tussen deze twee versies is niets veranderd." in text
    assert re.findall(r"^# (.+?) \{#", text, re.MULTILINE) == ["Wat verandert er, en wie raakt het?"]


def test_a_long_text_is_told_by_its_length(tmp_path: Path) -> None:
    choice = "keuzes: [{id: k, wel: Wij bellen, omdat: WOORDEN}]\n"
    old, new = choice.replace("WOORDEN", "lang " * 70), choice.replace("WOORDEN", "kort " * 9)
    assert "- omdat: herschreven (eerst 70 woorden, nu 9 woorden)" in compared(tmp_path, old, new)


def test_the_figures_of_several_years_are_one_line(tmp_path: Path) -> None:
    promise = "beloften: [{id: b, tekst: Wij bellen, norm: {moment: antwoord, aandeel: 80%GEHAALD}}]\n"
    new = promise.replace("GEHAALD", ", gehaald: {2024: 70%, 2025: 75%}")
    assert "- norm › gehaald: 2024: 70%, 2025: 75% (nieuw)" in compared(
        tmp_path, promise.replace("GEHAALD", ""), new
    )


def test_a_condition_is_told_where_it_is_what_changed(tmp_path: Path) -> None:
    promise = "beloften: [{id: b, tekst: Wij bellen, norm: {moment: antwoord, hoogstens: 2 dagenEXTRA}}]\n"
    new = promise.replace("EXTRA", ", voorwaarde: op werkdagen")
    table = rows(compared(tmp_path, promise.replace("EXTRA", ""), new))
    assert table[1] == ["Wij bellen", "–", "voorwaarde: op werkdagen", "zwakker", "–"]


def test_a_promise_for_some_that_was_for_all(tmp_path: Path) -> None:
    people = "klantgroepen: [{id: a, naam: Inwoners}, {id: b, naam: Ondernemers}]\n"
    promise = people + "beloften: [{id: b, tekst: Wij bellenVOOR}]\n"
    new = promise.replace("VOOR", ", klantgroepen: [a]")
    table = rows(compared(tmp_path, promise.replace("VOOR", ""), new))
    assert table[1][:4] == ["Wij bellen", "klantgroepen: alle", "klantgroepen: Inwoners", "zwakker"]


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    old = "keuzes: [{id: k, wel: 'a | b *c* [d](e)'}]\n"
    new = "keuzes: [{id: k, wel: 'z | y <script> {{ x }}'}]\n"
    text = compared(tmp_path, old, new)
    assert r"- wel: a \| b \*c\* \[d\](e) → z \| y \<script\> \{\{ x \}\}" in text


def test_in_english(tmp_path: Path) -> None:
    promise = "beloften: [{id: b, tekst: Wij bellen, norm: {moment: antwoord, hoogstens: 2 werkdagen}}]\n"
    text = compared(tmp_path, promise, promise.replace("2 werkdagen", "een kwartier"), language="en")
    assert rows(text)[:2] == [
        ["Promise", "Before", "Now", "Verdict", "Touches"],
        ["Wij bellen", "2 working days", "a quarter of an hour", "not comparable", "–"],
    ]
    assert "# What the verdicts mean" in text
