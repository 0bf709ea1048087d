"""``serviceformule diff`` from end to end: what it says, in which form, and how it ends."""

import json
import re
import subprocess
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.pipeline.diff import DiffRequest, diff
from generator.pipeline.plan import shipped_locale
from generator.report.changes_text import as_text

ROOT = Path(__file__).parents[2]
ALTENA = str(ROOT / "examples" / "altena")
BEFORE = str(ROOT / "examples" / "altena" / "1.0")

OLD = """formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: generiek, versie: "1.0", status: vastgesteld}
kanalen:
  - {id: telefoon, naam: Telefoon, soort: telefoon}
  - {id: mail, naam: E-mail, soort: e-mail, bereikbaar: altijd}
beloften:
  - id: tel-opnemen
    tekst: Wij nemen binnen 45 seconden op.
    kanalen: [telefoon]
    norm: {moment: opnemen, hoogstens: 45 seconden, aandeel: 80%}
  - id: mail-antwoord
    tekst: Op uw e-mail antwoorden wij binnen 3 werkdagen.
    kanalen: [mail]
    norm: {moment: antwoord, hoogstens: 3 werkdagen}
"""
FASTER = OLD.replace("45 seconden", "30 seconden").replace('"1.0"', '"1.1"')
SLOWER = OLD.replace("3 werkdagen", "5 werkdagen").replace('"1.0"', '"1.1"')


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "oud.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "sneller.yaml").write_text(FASTER, encoding="utf-8")
    (tmp_path / "trager.yaml").write_text(SLOWER, encoding="utf-8")
    return tmp_path


def run(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    status = main(["diff", *arguments])
    output = capsys.readouterr()
    return status, output.out, output.err


def mark_of(output: str, level: str) -> str:
    """Give the fingerprint of the first change at a level."""
    changes = json.loads(output)["changes"]
    return str(next(change["fingerprint"] for change in changes if change["level"] == level))


# --- text ---


@pytest.mark.usefixtures("folder")
def test_a_longer_limit_makes_a_promise_weaker(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "oud.yaml", "trager.yaml")
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[:2] == [
        "Oosterwolde: van versie 1.0 naar versie 1.1",
        "3 wijzigingen: 1 zwakker, 2 gewijzigd",
    ]
    assert lines[3:7] == [
        "Zwakker",
        "",
        "  Op uw e-mail antwoorden wij binnen 5 werkdagen (beloften.mail-antwoord)",
        "    norm › hoogstens: 3 werkdagen → 5 werkdagen [33a35a263309]",
    ]
    assert "    raakt: HR, ICT, Processen" in lines


@pytest.mark.usefixtures("folder")
def test_all_of_one_promise_stands_under_its_gravest_change(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "oud.yaml", "sneller.yaml")
    stronger = out.partition("\nSterker\n")[2].partition("\nGewijzigd\n")[0]
    assert "norm › hoogstens: 45 seconden → 30 seconden" in stronger
    assert "tekst (gewijzigd)" in stronger
    assert "tekst" not in out.partition("\nGewijzigd\n")[2]


@pytest.mark.usefixtures("folder")
def test_the_end_counts_what_each_department_has_to_do_with(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "oud.yaml", "sneller.yaml")
    departments = out.partition("\nAfdelingen\n")[2].splitlines()
    assert departments[0] == "  HR: 2 wijzigingen; gevolgen: 0 erbij, 0 weg, 1 anders"
    assert [line.partition(":")[0].strip() for line in departments] == ["HR", "ICT", "Processen"]


@pytest.mark.usefixtures("folder")
def test_the_same_in_english(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, "oud.yaml", "trager.yaml", "--lang", "en")
    assert "Oosterwolde: from version 1.0 to version 1.1\n3 changes: 1 weaker, 2 changed\n" in out
    assert "norm › at most: 3 working days → 5 working days [33a35a263309]" in out
    assert "touches: HR, " in out


@pytest.mark.usefixtures("folder")
def test_where_nothing_changed_that_is_all_there_is_to_say(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "gelijk.yaml").write_text(f"# Alleen een opmerking erbij.\n{OLD}", encoding="utf-8")
    assert run(capsys, "oud.yaml", "gelijk.yaml", "--fail-on", "any") == (
        0,
        "Oosterwolde: versie 1.0, eerder en nu\nGeen verschil.\n",
        "",
    )


def test_a_pipe_gets_no_colours_and_no_line_too_long(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, BEFORE, ALTENA)
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 100


def test_nothing_is_said_in_english_or_by_its_id(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, BEFORE, ALTENA)
    told = re.sub(r"\[[0-9a-f]{12}\]|\([a-z_]+\.[\w.-]+\)", "", out)
    assert re.findall(r"\b(weaker|added|changed|promises|adopted|draft|accepted|working.day)\b", told) == []
    assert "status: vastgesteld → concept" in told


def test_many_wordings_are_counted_and_not_listed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    terms = [f"  - {{id: b{n}, begrip: woord{n}, betekenis: Dit is het}}\n" for n in range(12)]
    (folder / "a.yaml").write_text(f"{OLD}begrippen:\n{''.join(terms)}", encoding="utf-8")
    later = "".join(terms).replace("Dit is het", "Dit is ‘het’")
    (folder / "b.yaml").write_text(f"{OLD}begrippen:\n{later}", encoding="utf-8")
    _, out, _ = run(capsys, "a.yaml", "b.yaml")
    assert "12 redactionele wijzigingen, hier niet getoond; zij staan in --to json.\n" in out
    assert "woord3" not in out


# --- JSON ---


@pytest.mark.usefixtures("folder")
def test_json_holds_every_change_by_contract(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _ = run(capsys, "oud.yaml", "trager.yaml", "--to", "json")
    data = json.loads(out)
    assert status == 0
    assert data["old"] == {"label": "oud.yaml", "version": "1.0"}
    assert data["new"] == {"label": "trager.yaml", "version": "1.1"}
    weaker = next(change for change in data["changes"] if change["level"] == "weaker")
    assert weaker == {
        "kind": "changed",
        "level": "weaker",
        "item": "promises.mail-antwoord",
        "field": "norm.at_most",
        "old": "3 werkdagen",
        "new": "5 werkdagen",
        "departments": ["hr", "ict", "processen"],
        "fingerprint": "33a35a263309",
        "accepted": False,
        "implications": {
            "added": [],
            "removed": [],
            "changed": ["ict.mail-termijn.mail-antwoord", "processen.mail-termijn.mail-antwoord"],
        },
    }


def test_json_of_altena(capsys: pytest.CaptureFixture[str]) -> None:
    _, out, _ = run(capsys, BEFORE, ALTENA, "--to", "json")
    changes = {(change["item"], change["field"]): change for change in json.loads(out)["changes"]}
    levels = {
        ("promises.mail-antwoord", "norm.at_most"): "weaker",
        ("promises.tel-eerste-contact", "norm.share"): "weaker",
        ("promises.melding-oplossen", "norm.condition"): "weaker",
        ("promises.balie-zaterdag", ""): "weaker",
        ("promises.brief-antwoord", "norm.at_most"): "incomparable",
        ("promises.tel-opnemen", "norm.at_most"): "stronger",
        ("promises.klacht-afhandelen", "norm.at_most"): "stronger",
        ("channels.website", "fallback"): "stronger",
        ("channels.chat", ""): "stronger",
        ("promises.balie-zonder-afspraak", "norm.at_most"): "editorial",
    }
    assert {key: changes[key]["level"] for key in levels} == levels
    history = changes["formula", "history.1.1"]
    assert (history["kind"], history["old"], history["new"]["date"]) == ("changed", None, "2026-11-16")
    assert changes["formula", "status"]["new"] == "draft"
    assert changes["channels.website", "fallback"]["new"] == ["servicepunt", "telefoon"]
    assert changes["channels.chat", ""]["implications"]["added"][0] == "hr.chat.chat"


@pytest.mark.parametrize(("name", "status"), [("nergens.yaml", 2), ("fout.yaml", 1)])
def test_json_comes_also_on_failure(
    folder: Path, name: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fout.yaml").write_text("formaat: niets", encoding="utf-8")
    ended, out, err = run(capsys, "oud.yaml", name, "--to", "json")
    assert (ended, err) == (status, "")
    assert "changes" not in json.loads(out)
    assert json.loads(out)["diagnostics"][0]["severity"] == "error"


# --- documents ---


@pytest.mark.parametrize("form", ["docx", "html"])
def test_a_document_goes_beside_those_of_the_new_version(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, "oud.yaml", "trager.yaml", "--to", form)
    path = Path("uitvoer", f"oosterwolde-wijzigingen.{form}")
    assert (status, out, err) == (0, f"{path}\n", "")
    assert (folder / path).stat().st_size > 1000


@pytest.mark.parametrize("form", ["text", "json", "md", "html", "docx"])
def test_a_document_goes_where_it_is_asked_for(
    folder: Path, form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    target = str(Path("nieuwe map", "verschil"))
    assert run(capsys, "oud.yaml", "trager.yaml", "--to", form, "-o", target) == (0, f"{target}\n", "")
    assert (folder / target).stat().st_size > 100


@pytest.mark.usefixtures("folder")
def test_the_name_tells_a_language_that_is_not_the_definitions_own(
    capsys: pytest.CaptureFixture[str],
) -> None:
    _, out, _ = run(capsys, "oud.yaml", "trager.yaml", "--to", "html", "--lang", "en")
    assert Path(out.strip()).name == "oosterwolde-wijzigingen.en.html"


def test_a_word_file_that_somebody_edited_stays(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = folder / "verschil.docx"
    target.write_bytes(b"van een ander")
    status, out, err = run(capsys, "oud.yaml", "trager.yaml", "--to", "docx", "-o", str(target))
    assert (status, out, target.read_bytes()) == (2, "", b"van een ander")
    assert "niet door dit programma gemaakt" in err


# --- what was accepted, and how it ends ---


@pytest.mark.parametrize(
    ("new", "fail_on", "status"),
    [
        ("trager.yaml", "weaker", 1),
        ("trager.yaml", "any", 1),
        ("sneller.yaml", "weaker", 0),
        ("sneller.yaml", "any", 1),
    ],
)
@pytest.mark.usefixtures("folder")
def test_a_pipeline_stops_at_what_it_does_not_want(
    new: str, fail_on: str, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(capsys, "oud.yaml", new, "--fail-on", fail_on)[0] == status


def test_what_is_accepted_stands_apart_and_stops_nothing(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    mark = mark_of(run(capsys, "oud.yaml", "trager.yaml", "--to", "json")[1], "weaker")
    (folder / "aanvaard.txt").write_text(f"# Door het college\n{mark}  # e-mail\n", encoding="utf-8")
    arguments = ("oud.yaml", "trager.yaml", "--accepted", "aanvaard.txt", "--fail-on", "weaker")
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (0, "")
    assert "3 wijzigingen: 2 gewijzigd, 1 aanvaard\n" in out
    assert "Zwakker" not in out
    accepted = out.partition("\nEerder aanvaard\n")[2].partition("\nAfdelingen\n")[0]
    assert f"norm › hoogstens: 3 werkdagen → 5 werkdagen [{mark}]" in accepted
    _, out, _ = run(capsys, *arguments, "--to", "json")
    assert [change["accepted"] for change in json.loads(out)["changes"]] == [False, False, True]
    _, out, _ = run(capsys, *arguments, "--to", "md")
    assert "# Eerder aanvaard" in out
    assert "besluit over" not in out


def test_an_accepted_change_that_is_none_is_noted(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "aanvaard.txt").write_text("0123456789ab\n", encoding="utf-8")
    status, out, err = run(capsys, "oud.yaml", "trager.yaml", "--accepted", "aanvaard.txt")
    assert status == 0
    assert "Zwakker" in out
    assert "aanvaard.txt:1:1: opmerking: Er is geen wijziging met het kenmerk 0123456789ab." in err


@pytest.mark.parametrize(("text", "place"), [("geen\n", "aanvaard.txt:1:1"), (None, "bestaat niet")])
def test_a_list_of_accepted_changes_that_cannot_be_read(
    folder: Path, text: str | None, place: str, capsys: pytest.CaptureFixture[str]
) -> None:
    if text is not None:
        (folder / "aanvaard.txt").write_text(text, encoding="utf-8")
    status, out, err = run(capsys, "oud.yaml", "trager.yaml", "--accepted", "aanvaard.txt")
    assert (status, out) == (2 if text is None else 1, "")
    assert place in err


# --- where versions come from ---


def test_the_same_file_twice_is_told(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, out, err = run(capsys, "oud.yaml", str(folder / "oud.yaml"))
    assert (status, out) == (2, "")
    assert "is hetzelfde bestand als de nieuwe versie. Er is niets te vergelijken." in err


def test_two_municipalities_are_hardly_two_versions(capsys: pytest.CaptureFixture[str]) -> None:
    status, _, err = run(capsys, ALTENA, str(ROOT / "examples" / "katwijk"))
    assert status == 0
    assert "waarschuwing: De oude versie is van Altena en de nieuwe van Katwijk." in err
    assert "‘serviceformule compare’" in err


def test_a_word_file_remembers_the_version_it_was_made_from(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "serviceformule.yaml").write_text(OLD, encoding="utf-8")
    assert main(["build", ".", "--only", "hr"]) == 0
    (folder / "serviceformule.yaml").write_text(SLOWER, encoding="utf-8")
    capsys.readouterr()
    word = str(Path("uitvoer", "oosterwolde-gevolgen-hr.docx"))
    status, out, _ = run(capsys, word, ".", "--to", "json")
    assert status == 0
    assert mark_of(out, "weaker") == "33a35a263309"
    status, out, _ = run(capsys, "sneller.yaml", word, "--to", "docx")  # and the other way round
    assert (status, out.strip()) == (0, str(Path("uitvoer", "oosterwolde-wijzigingen.docx")))


def git(folder: Path, *arguments: str) -> None:
    settings = ("-c", "user.name=x", "-c", "user.email=x@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *settings, *arguments], cwd=folder, check=True, capture_output=True)  # noqa: S607


@pytest.mark.parametrize("form", ["text", "docx"])
def test_git_remembers_versions(folder: Path, form: str, capsys: pytest.CaptureFixture[str]) -> None:
    definition = folder / "serviceformule.yaml"
    git(folder, "init", "-q")
    for number, text in enumerate((OLD, SLOWER)):
        definition.write_text(text, encoding="utf-8")
        git(folder, "add", "serviceformule.yaml")
        git(folder, "commit", "-q", "-m", f"v{number}")
    definition.unlink()
    arguments = (
        "HEAD~1:serviceformule.yaml",
        "HEAD:serviceformule.yaml",
        "--fail-on",
        "weaker",
        "--to",
        form,
    )
    status, out, err = run(capsys, *arguments)
    assert (status, err) == (1, "")
    assert ("3 werkdagen → 5 werkdagen" in out) == (form == "text")
    assert (out.strip() == "oosterwolde-wijzigingen.docx") == (form == "docx")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ((), "Geef op met welke versie u vergelijkt"),
        (("oud.yaml",), "Geef achter de oude versie ook de nieuwe op."),
        (("oud.yaml", "trager.yaml", "--to", "pdf"), "Kies uit: text, json, md, html, docx."),
        (("oud.yaml", "trager.yaml", "--fail-on", "stronger"), "Kies uit: weaker, any."),
    ],
)
@pytest.mark.usefixtures("folder")
def test_wrong_usage_is_told(
    arguments: tuple[str, ...], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status, out, err = run(capsys, *arguments)
    assert (status, out) == (2, "")
    assert words in err


@pytest.mark.parametrize("width", [40, 60, 140])
def test_a_terminal_gets_lines_that_fit_and_bold_heads(width: int) -> None:
    found = diff(DiffRequest(BEFORE, ALTENA))
    locale = shipped_locale("nl")
    text = as_text(found.versions.facts(locale), "Altena", locale, width)
    assert "\x1b[1mZwakker\x1b[0m" in text
    plain = re.sub(r"\x1b\[\d*m", "", text)
    unbroken = [line for line in plain.splitlines() if len(line) > width and " " in line.strip()]
    assert unbroken == []
