"""The four commands from end to end: what goes where, and which status they end with."""

import io
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli import init as init_command
from generator.cli.main import main

ROOT = Path(__file__).parents[2]
SMALL = """formaat: serviceformule/1
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: generiek, versie: "1.0", status: concept}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "serviceformule.yaml").write_text(SMALL, encoding="utf-8")
    return tmp_path


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        [sys.executable, "-m", "generator", *arguments],
        cwd=ROOT,
        capture_output=True,
        check=False,
        env={**os.environ, **environment},
    )


# --- check ---


@pytest.mark.usefixtures("folder")
def test_check_says_that_all_is_well(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "."]) == 0
    assert capsys.readouterr() == ("", "In orde: serviceformule.yaml\n")


@pytest.mark.parametrize("path", [".", "nergens"])
@pytest.mark.usefixtures("folder")
def test_check_gives_json_on_standard_output_whatever_happens(
    path: str, capsys: pytest.CaptureFixture[str]
) -> None:
    status = main(["check", path, "--format", "json"])
    output = capsys.readouterr()
    assert output.err == ""
    assert [finding["code"] for finding in json.loads(output.out)] == ["path-missing"] * (status == 2)


def test_check_looks_at_what_the_documents_make_of_a_definition(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with (folder / "serviceformule.yaml").open("a") as file:
        file.write("visie:\n  - id: a\n    tekst: b\n    toelichting: |\n      ![](weg.png)\n")
    assert main(["check", "."]) == 1
    assert "serviceformule.yaml:8:11" in capsys.readouterr().err


def test_one_path_given_twice_is_checked_once(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "serviceformule.yaml").write_text("x: y")
    assert main(["check", ".", "serviceformule.yaml", "."]) == 1
    once = capsys.readouterr().err
    assert main(["check", "."]) == 1
    assert capsys.readouterr().err == once


def test_a_warning_fails_only_where_that_is_asked(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    long = SMALL.replace("status: concept", f"status: concept, samenvatting: {'woord ' * 400}")
    (folder / "serviceformule.yaml").write_text(long, encoding="utf-8")
    assert main(["check", "."]) == 0
    assert capsys.readouterr().err.endswith("\n1 waarschuwing\n")
    assert main(["check", ".", "--fail-on", "warning"]) == 1
    assert main(["check", ".", "--fail-on", "error", "--format", "github"]) == 0
    assert capsys.readouterr().out.startswith("::warning file=serviceformule.yaml,line=3,")


@pytest.mark.usefixtures("folder")
def test_a_file_that_goes_away_halfway_is_no_traceback(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def refuse(_: object) -> None:
        raise PermissionError(13, "Permission denied", "templates/serviceformule.md")

    monkeypatch.setattr("generator.pipeline.check.check_all", refuse)
    assert main(["check", "."]) == 2
    assert "‘templates/serviceformule.md’ is niet te lezen." in capsys.readouterr().err


# --- build ---


@pytest.mark.usefixtures("folder")
def test_build_prints_the_paths_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", ".", "--to", "md,json", "--only", "serviceformule"]) == 0
    output = capsys.readouterr()
    names = ["oosterwolde-serviceformule.md", "oosterwolde-serviceformule.json"]
    assert output.out.splitlines() == [str(Path("uitvoer", name)) for name in names]
    assert output.err == ""
    assert sorted(path.name for path in Path("uitvoer").iterdir()) == sorted(names)


@pytest.mark.usefixtures("folder")
def test_build_names_the_documents_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["build", ".", "--only", "servicformule"]) == 2
    output = capsys.readouterr()
    assert output.out == ""
    assert "Bedoelde u ‘serviceformule’?" in output.err
    assert not Path("uitvoer").exists()


def test_build_leaves_a_word_file_of_somebody_else_alone(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = folder / "uitvoer" / "oosterwolde-serviceformule.docx"
    target.parent.mkdir()
    target.write_bytes(b"van een ander")
    assert main(["build", ".", "--only", "serviceformule"]) == 2
    output = capsys.readouterr()
    assert (output.out, target.read_bytes()) == ("", b"van een ander")
    assert "--force" in output.err
    assert main(["build", ".", "--only", "serviceformule", "--force"]) == 0
    assert target.read_bytes().startswith(b"PK")


def test_build_goes_on_with_the_next_definition(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "fout.yaml").write_text("formaat: niets")
    assert main(["build", "fout.yaml", "nergens.yaml", ".", "--to", "json"]) == 2
    output = capsys.readouterr()
    assert len(output.out.splitlines()) == 1
    assert "fout.yaml:1:10" in output.err
    assert "‘nergens.yaml’ bestaat niet." in output.err
    assert main(["build", "fout.yaml", ".", "--to", "json"]) == 1


@pytest.mark.usefixtures("folder")
def test_lang_chooses_the_language_of_the_documents_too() -> None:
    assert main(["--lang", "en", "build", ".", "--to", "md"]) == 0
    english = Path("uitvoer/oosterwolde-serviceformule.en.md").read_text(encoding="utf-8")
    assert main(["build", ".", "--to", "md"]) == 0
    assert english != Path("uitvoer/oosterwolde-serviceformule.md").read_text(encoding="utf-8")


# --- init and schema ---


def test_init_makes_what_check_accepts_and_build_builds(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert main(["init", "nieuw", "--name", "Oosterwolde"]) == 0
    output = capsys.readouterr()
    written = [Path("nieuw", name) for name in ("serviceformule.yaml", "serviceformule.schema.json")]
    assert output.out.splitlines() == [str(path) for path in written]
    assert "serviceformule build nieuw" in output.err
    assert main(["check", "nieuw"]) == 0
    assert main(["build", "nieuw", "--to", "md"]) == 0
    assert main(["init", "nieuw", "--name", "Oosterwolde"]) == 2


def answer(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setattr(sys, "stdin", io.StringIO(text))
    monkeypatch.setattr(init_command, "_on_terminal", lambda: True)


def test_init_asks_for_the_name_and_proposes_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    answer(monkeypatch, "\n")
    assert main(["init", "west-betuwe"]) == 0
    assert "Naam van de gemeente [West Betuwe]" in capsys.readouterr().err
    assert "\n  naam: West Betuwe\n" in Path("west-betuwe/serviceformule.yaml").read_text(encoding="utf-8")


def test_init_asks_for_the_folder_and_proposes_the_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    answer(monkeypatch, "Súdwest-Fryslân\n\n")
    assert main(["init", "--lang", "en"]) == 0
    output = capsys.readouterr()
    assert "Folder for the definition [sudwest-fryslan]" in output.err
    assert output.out.splitlines()[0] == str(Path("sudwest-fryslan", "serviceformule.yaml"))


def test_init_asks_which_formula_where_there_are_several(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("generator.pipeline.init.start_names", lambda: ("flits", "generiek"))
    answer(monkeypatch, "fout\ngeneriek\nOosterwolde\n")
    assert main(["init", "nieuw"]) == 0
    assert capsys.readouterr().err.count("Formule om mee te beginnen (flits, generiek)") == 2


def test_an_interrupted_question_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    answer(monkeypatch, "")
    assert main(["init", "nieuw"]) == 130
    assert capsys.readouterr().err.endswith("Afgebroken.\n")
    assert list(tmp_path.iterdir()) == []


def test_schema_goes_to_standard_output_or_a_file(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", "--keys", "en"]) == 0
    shown = capsys.readouterr().out
    assert "municipality" in json.loads(shown)["properties"]
    path = tmp_path / "diep" / "schema.json"
    assert main(["schema", "--keys", "en", "-o", str(path)]) == 0
    assert capsys.readouterr().out == f"{path}\n"
    assert path.read_text(encoding="utf-8") == shown


# --- The process ---


def test_the_module_is_the_command() -> None:
    done = run("check", "examples/altena")
    assert (done.returncode, done.stdout) == (0, b"")
    assert done.stderr.decode().startswith("In orde: ")


def test_output_is_utf_8_whatever_the_machine_uses() -> None:
    done = run("check", "nergens", PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 2
    assert "‘nergens’ bestaat niet." in done.stderr.decode("utf-8")


@pytest.mark.skipif(os.name == "nt", reason="names are text there")
def test_a_name_that_is_no_text_can_be_shown(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "generator", "check", os.fsencode(tmp_path) + b"/\xff.yaml"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"bestaat niet" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.skipif(os.name == "nt", reason="no such pipes")
@pytest.mark.parametrize("arguments", [["schema"], ["--help"]], ids=" ".join)
def test_a_reader_that_leaves_is_no_fault(arguments: list[str]) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = subprocess.run(
            [sys.executable, "-m", "generator", *arguments],
            cwd=ROOT,
            stdout=writing,
            stderr=subprocess.PIPE,
            check=False,
        )
    finally:
        os.close(writing)
    assert done.stderr == b""


@pytest.mark.usefixtures("folder")
def test_ctrl_c_ends_with_a_word(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    def interrupt(_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.pipeline.check.check_all", interrupt)
    assert main(["check", "."]) == 130
    assert capsys.readouterr().err.strip() == "Afgebroken."
