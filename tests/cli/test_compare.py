"""``compare`` from end to end: what goes where, and which status it ends with."""

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.main import main

ROOT = Path(__file__).parents[2]
EXAMPLES = ROOT / "examples"
ALL = [
    str(EXAMPLES / name)
    for name in (
        *("altena", "katwijk", "assen", "heemskerk", "midden-delfland"),
        *("alphen-aan-den-rijn", "nissewaard"),
    )
]
TWO = [str(EXAMPLES / "katwijk"), str(EXAMPLES / "assen")]
Said = pytest.CaptureFixture[str]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def compared(capsys: Said, *arguments: str, status: int = 0) -> str:
    assert main(["compare", *arguments]) == status
    return capsys.readouterr().out


# --- Text ---


def test_text_names_for_each_subject_who_promises_what(capsys: Said) -> None:
    said = compared(capsys, *ALL)
    row = said[said.index("Telefoon · opnemen") :].partition("\n\n")[0]
    assert "* Katwijk              20 seconden; strengste" in row
    assert "Belt u ons, dan nemen wij binnen 20 seconden op." in row
    assert "Heemskerk            25 seconden; ertussenin" in row
    assert "Niet bij: Nissewaard" in row


def test_text_has_every_part(capsys: Said) -> None:
    said = compared(capsys, *ALL)
    for heading in (
        "Vergelijking van 7 gemeenten",
        "Beloften en normen",
        "Kanalen en vangnetten",
        "Gedrag",
        "Hoe uitwisselbaar zijn de teksten?",
        "Voorstellen voor koppelingen",
    ):
        assert f"\n{heading}\n" in f"\n{said}"
    assert "Alleen bij Altena" in said
    assert "vangnet: telefoon" in said
    assert "Katwijk en Assen: " in said


def test_what_cannot_be_compared_is_not(capsys: Said) -> None:
    said = compared(capsys, *TWO)
    assert "24 uur; voorwaarde: de juiste medewerker is afwezig; niet vergelijkbaar" in said
    assert "3 werkdagen; niet vergelijkbaar" in said


def test_text_is_whole_in_a_pipe_and_broken_on_a_terminal(
    capsys: Said, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert max(map(len, compared(capsys, *TWO).splitlines())) > 100
    monkeypatch.setattr("generator.cli.streams.line_width", lambda: 60)
    assert max(map(len, compared(capsys, *TWO).splitlines())) <= 60


def test_the_words_are_english_where_that_is_asked(capsys: Said) -> None:
    said = compared(capsys, *TWO, "--lang", "en")
    assert "Promises and norms" in said
    assert "20 seconds; strictest" in said
    assert "not comparable" in said
    assert "niet vergelijkbaar" not in said
    assert "Belt u ons, dan nemen wij binnen 20 seconden op." in said  # in their own words


def test_nothing_in_a_definition_steers_the_terminal(here: Path, capsys: Said) -> None:
    for name in ("Ee", "Uu"):
        (here / name).write_text(
            "formaat: serviceformule/1\n"
            f"gemeente: {{naam: {name}}}\n"
            "formule: {titel: T, soort: generiek, versie: '1', status: concept}\n"
            'beloften: [{id: a, tekst: "Wij \\u009b31m bellen"}]\n',
            encoding="utf-8",
        )
    assert main(["compare", "Ee", "Uu"]) in (0, 1)
    shown = capsys.readouterr()
    assert "\u009b" not in shown.out + shown.err


# --- JSON ---


def test_json_keeps_to_its_contract(capsys: Said) -> None:
    data = json.loads(compared(capsys, *ALL, "--to", "json"))
    assert {"municipalities", "rows", "matches", "similarity"} <= data.keys()
    assert data["municipalities"][:2] == ["Altena", "Katwijk"]
    row = next(
        row
        for row in data["rows"]
        if (row["subject"]["channel"], row["subject"]["moment"]) == ("phone", "picked_up")
    )
    cell = next(cell for cell in row["cells"] if cell["municipality"] == "Katwijk")
    assert cell["item"] == "promises.tel-opnemen"
    assert cell["verdict"] == "strictest"
    assert cell["norm"]["at_most"] == {
        "text": "20 seconden",
        "amount": 20,
        "unit": "second",
        "family": "clock",
    }
    assert {"text", "moment", "at_most", "share", "condition", "achieved"} == cell["norm"].keys()
    assert all({"items", "score", "confirmed"} <= match.keys() for match in data["matches"])
    assert all(0 <= match["score"] <= 1 and len(match["items"]) == 2 for match in data["matches"])
    assert {len(pair["municipalities"]) for pair in data["similarity"]["pairs"]} == {2}


def test_json_has_every_promise_once(capsys: Said) -> None:
    from generator.pipeline.check import open_definition

    data = json.loads(compared(capsys, *ALL, "--to", "json"))
    found = [
        (cell["municipality"], cell["item"])
        for row in data["rows"]
        for cell in row["cells"]
        if cell["item"].startswith("promises.")
    ]
    definitions = [open_definition(Path(path)).definition for path in ALL]
    there = {(d.municipality.name, f"promises.{promise.id}") for d in definitions for promise in d.promises}
    assert sorted(found) == sorted(there)


@pytest.mark.parametrize(
    ("second", "status", "code"), [("nergens", 2, "path-missing"), (TWO[0], 2, "compared-twice")]
)
def test_json_says_as_data_what_is_wrong(capsys: Said, second: str, status: int, code: str) -> None:
    data = json.loads(compared(capsys, TWO[0], second, "--to", "json", status=status))
    assert [found["code"] for found in data["diagnostics"]] == [code]


# --- Files ---


@pytest.mark.parametrize("kind", ["html", "docx", "xlsx"])
def test_a_file_has_a_name_of_its_own_and_its_path_is_printed(here: Path, capsys: Said, kind: str) -> None:
    assert compared(capsys, *TWO, "--to", kind) == f"vergelijking.{kind}\n"
    assert (here / f"vergelijking.{kind}").stat().st_size > 5_000
    assert compared(capsys, *TWO, "--to", kind, "--lang", "en") == f"comparison.{kind}\n"


@pytest.mark.parametrize("kind", ["text", "json", "html", "docx", "xlsx"])
def test_equal_input_gives_equal_bytes(here: Path, capsys: Said, kind: str) -> None:
    for name in ("een", "twee"):
        compared(capsys, *TWO, "--to", kind, "-o", f"map/{name}")
    assert (here / "map" / "een").read_bytes() == (here / "map" / "twee").read_bytes()


def test_a_word_file_that_somebody_saved_stays(here: Path, capsys: Said) -> None:
    compared(capsys, *TWO, "--to", "docx")
    compared(capsys, *TWO, "--to", "docx")  # our own is replaced
    file = here / "vergelijking.docx"
    file.write_bytes(b"van iemand anders")
    assert main(["compare", *TWO, "--to", "docx"]) == 2
    assert "‘vergelijking.docx’ is bewerkt of niet door deze opdracht gemaakt" in capsys.readouterr().err
    assert file.read_bytes() == b"van iemand anders"


# --- Which definitions ---


def test_versions_of_one_municipality_are_told_apart(capsys: Said) -> None:
    altena = EXAMPLES / "altena"
    data = json.loads(compared(capsys, str(altena), str(altena / "1.0"), "--to", "json"))
    assert data["municipalities"] == ["Altena (1.1)", "Altena (1.0)"]


def test_copies_of_one_version_are_told_apart(here: Path, capsys: Said) -> None:
    for name in ("a", "b"):
        shutil.copytree(EXAMPLES / "katwijk", here / name)
    data = json.loads(compared(capsys, "a", "b", "--to", "json"))
    assert data["municipalities"] == ["Katwijk (a)", "Katwijk (b)"]


def test_a_word_file_of_ours_is_a_definition(here: Path, capsys: Said) -> None:
    assert main(["build", TWO[0], "-o", str(here), "--only", "serviceformule"]) == 0
    capsys.readouterr()
    data = json.loads(compared(capsys, "katwijk-serviceformule.docx", TWO[1], "--to", "json"))
    assert data["municipalities"] == ["Katwijk", "Assen"]


WRONG = [
    ([TWO[0]], 2, "Om te vergelijken zijn minstens twee definities nodig."),
    ([], 2, "Geef de definities op die u wilt vergelijken, minstens twee."),
    ([TWO[0], f"{TWO[0]}/serviceformule.yaml"], 2, "zijn hetzelfde bestand."),
    ([TWO[0], "nergens"], 2, "‘nergens’ bestaat niet."),
    ([*TWO, "--to", "pdf"], 2, "Kies uit: text, json, html, docx, xlsx."),
    ([*TWO, "-o", "/dev/null/x", "--to", "html"], 2, "/dev/null"),
]


@pytest.mark.parametrize(("arguments", "status", "message"), WRONG, ids=range(len(WRONG)))
@pytest.mark.usefixtures("here")
def test_bad_input_is_told(arguments: list[str], status: int, message: str, capsys: Said) -> None:
    assert main(["compare", *arguments]) == status
    shown = capsys.readouterr()
    assert message in shown.err
    assert shown.out == ""


def test_another_format_of_definition_is_refused(here: Path, capsys: Said) -> None:
    text = (EXAMPLES / "katwijk" / "serviceformule.yaml").read_text(encoding="utf-8")
    (here / "later.yaml").write_text(text.replace("serviceformule/1", "serviceformule/2"), encoding="utf-8")
    assert main(["compare", TWO[1], "later.yaml"]) == 1
    shown = capsys.readouterr().err
    assert "later.yaml:8:10: fout: ‘serviceformule/2’ is geen formaat dat dit programma kent." in shown


# --- Links ---


def test_proposals_are_written_only_where_a_file_is_named(here: Path, capsys: Said) -> None:
    compared(capsys, *TWO)
    assert list(here.iterdir()) == []
    assert main(["compare", *TWO, "--links", "koppelingen.yaml"]) == 0
    assert "nieuwe voorstellen. Zet ze onder ‘bevestigd’ of ‘afgewezen’" in capsys.readouterr().err
    text = (here / "koppelingen.yaml").read_text(encoding="utf-8")
    assert text.startswith("# Koppelingen tussen beloften")
    assert text.index("bevestigd:") < text.index("afgewezen:") < text.index("voorstellen:")
    assert "Katwijk: beloften.brief-antwoord" in text


def test_a_decision_counts_and_stays_as_it_was_written(here: Path, capsys: Said) -> None:
    decided = (
        "# van ons\nbevestigd:\n"
        "- {Katwijk: beloften.brief-antwoord, Assen: beloften.brief-vraag}  # besproken\n"
    )
    (here / "k.yaml").write_text(decided, encoding="utf-8")
    data = json.loads(compared(capsys, *TWO, "--to", "json", "--links", "k.yaml"))
    assert [match for match in data["matches"] if match["confirmed"]] != []
    row = next(row for row in data["rows"] if any(c["item"] == "promises.brief-vraag" for c in row["cells"]))
    assert [cell["municipality"] for cell in row["cells"]] == ["Katwijk", "Assen"]
    assert (here / "k.yaml").read_text(encoding="utf-8").startswith(decided.rstrip())


def test_a_second_run_finds_nothing_new(here: Path, capsys: Said) -> None:
    compared(capsys, *TWO, "--links", "k.yaml")
    before = (here / "k.yaml").read_bytes()
    assert main(["compare", *TWO, "--links", "k.yaml"]) == 0
    assert "Er zijn geen nieuwe voorstellen voor k.yaml." in capsys.readouterr().err
    assert (here / "k.yaml").read_bytes() == before


def test_a_link_to_what_is_gone_is_told_with_its_line(here: Path, capsys: Said) -> None:
    text = "bevestigd:\n  - Katwijk: beloften.tel-opneemt\n    Assen: beloften.tel-opnemen\n"
    (here / "k.yaml").write_text(text, encoding="utf-8")
    assert main(["compare", *TWO, "--links", "k.yaml"]) == 1
    shown = capsys.readouterr()
    assert "k.yaml:2:14: fout: ‘beloften.tel-opneemt’ staat niet in de definitie van Katwijk." in shown.err
    assert "Bedoelde u ‘beloften.tel-opnemen’?" in shown.err
    assert shown.out == ""
    assert (here / "k.yaml").read_text(encoding="utf-8") == text


# --- What it costs ---


@pytest.mark.parametrize("kind", ["text", "html", "docx"])
def test_a_heavy_library_is_loaded_only_where_it_is_used(tmp_path: Path, kind: str) -> None:
    probe = (
        "import sys\nfrom generator.cli.main import main\n"
        f"main(['compare', *{TWO!r}, '--to', {kind!r}, '-o', {str(tmp_path / 'x')!r}])\n"
        "print('openpyxl' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", probe], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "False"
