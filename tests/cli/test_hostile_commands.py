"""Word files that come back damaged, of another kind or made to do harm, given to every command for them."""

import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest
from hostile_files import BOMBS, FILES, Hostile, at_the_limits

from generator.cli.main import main, serviceformule
from generator.report.messages import Wording, messages

ROOT = Path(__file__).parents[2]
COMMANDS = [name for name in ("update", "pull", "doctor") if name in serviceformule.commands]
MOST_MEMORY = 500_000_000
MEASURE = """
import resource, subprocess, sys
status = subprocess.run([sys.executable, "-m", "generator", *sys.argv[1:]]).returncode
unit = 1 if sys.platform == "darwin" else 1024
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
"""
HEAD = """formaat: serviceformule/1
gemeente: {{naam: {name}}}
formule:
  titel: Serviceformule gemeente {name}
  soort: generiek
  versie: "{version}"
  status: concept
kanalen:
  - {{id: telefoon, naam: Telefoon, soort: telefoon}}
afdelingen: [{{id: hr, naam: HR}}]
beloften:
"""
PROMISES = {
    "opnemen": "Belt u ons, dan nemen wij snel op.",
    "terugbellen": "Wij bellen u terug als u daarom vraagt.",
    "brief": "Op uw brief krijgt u binnen twee weken antwoord.",
    "balie": "Aan de balie bent u binnen tien minuten aan de beurt.",
    "mail": "Op uw e-mail krijgt u binnen drie dagen antwoord.",
    "klacht": "Over een klacht bellen wij u binnen een week.",
}


def definition(promises: Mapping[str, str], name: str = "Oosterwolde", version: str = "1.0") -> str:
    lines = (f"  - id: {one}\n    tekst: {text}\n    kanalen: [telefoon]\n" for one, text in promises.items())
    return HEAD.format(name=name, version=version) + "".join(lines)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("gemaakt")
    (folder / "serviceformule.yaml").write_text(definition(PROMISES), encoding="utf-8")
    assert main(["build", str(folder), "--only", "serviceformule"]) == 0
    return next((folder / "uitvoer").glob("*.docx")).read_bytes()


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give a folder with a newer version of the definition that the good file was made from."""
    monkeypatch.chdir(tmp_path)
    changed = PROMISES | {"opnemen": "Belt u ons, dan nemen wij binnen een minuut op."}
    write(tmp_path, definition(changed, version="1.1"))
    return tmp_path


def write(folder: Path, text: str) -> None:
    (folder / "serviceformule.yaml").write_text(text, encoding="utf-8")


def held(folder: Path) -> dict[Path, bytes]:
    return {path: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def patterns(wording: Wording | None) -> list[str]:
    """Give the sentences of a wording as patterns, whatever stands for their arguments."""
    if isinstance(wording, str):
        return [".*".join(map(re.escape, re.split(r"\{\w+\}", wording)))]
    assert isinstance(wording, list)
    return [pattern for inner in wording for pattern in patterns(inner)]


def says(told: str, code: str) -> bool:
    return any(
        re.search(one, told) for one in patterns(messages("nl").wording(f"diagnostics.{code}.message"))
    )


# --- Every file, every command ---


@pytest.mark.parametrize("name", FILES)
def test_a_hostile_file_gets_a_message(
    name: str, good: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make, code = FILES[name]
    (folder / "terug.docx").write_bytes(make(good))
    before = held(folder)
    for command in COMMANDS:
        capsys.readouterr()
        status = main([command, "terug.docx"])
        told = capsys.readouterr()
        assert "Traceback" not in told.err, command
        if code is None:
            assert status == 0, (command, told.err)
            (folder / "terug-bijgewerkt.docx").unlink(missing_ok=command != "update")
        else:
            assert (status, told.out) == (1, ""), command
            assert told.err.startswith("terug.docx: fout: "), command
            assert says(told.err, code), (command, told.err)
        assert held(folder) == before, command


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_that_is_not_there_is_the_systems_matter(
    command: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = held(folder)
    assert main([command, "weg.docx"]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert "‘weg.docx’ bestaat niet." in told.err
    assert main([command, "."]) == 2
    assert "Traceback" not in capsys.readouterr().err
    assert held(folder) == before


@pytest.mark.parametrize(
    "bomb", [*BOMBS.values(), Hostile(at_the_limits, None)], ids=[*BOMBS, "at the limits"]
)
def test_a_bomb_takes_little_memory_in_an_update(bomb: Hostile, good: bytes, folder: Path) -> None:
    pytest.importorskip("resource")
    make, code = bomb
    file = folder / "terug.docx"
    file.write_bytes(make(good))
    command = [
        sys.executable,
        "-c",
        MEASURE,
        "update",
        str(file),
        str(folder),
        "-o",
        str(folder / "uit.docx"),
    ]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    status, memory = map(int, told.stdout.splitlines()[-1].split())
    assert status == (0 if code is None else 1), told.stderr
    assert "Traceback" not in told.stderr
    assert memory < MOST_MEMORY


# --- Files that do not fit their definition ---


@pytest.mark.parametrize("command", COMMANDS)
def test_a_file_of_another_municipality_is_refused(
    command: str, good: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "terug.docx").write_bytes(good)
    write(folder, definition(PROMISES, name="Westerwolde"))
    before = held(folder)
    assert main([command, "terug.docx"]) == 1
    told = capsys.readouterr().err
    assert "Dit Word-bestand is van ‘Oosterwolde’, en de definitie is van ‘Westerwolde’." in told
    assert held(folder) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_newer_program_is_named(
    command: str, good: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "terug.docx").write_bytes(FILES["a newer program"].make(good))
    assert main([command, "terug.docx"]) == 1
    told = capsys.readouterr().err
    assert "Dit Word-bestand is gemaakt met versie 99." in told
    assert "Installeer de nieuwste versie en probeer het opnieuw." in told


@pytest.mark.parametrize("command", COMMANDS)
def test_a_definition_that_lost_half_its_ids_still_works(
    command: str, good: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "terug.docx").write_bytes(good)
    write(folder, definition({name: PROMISES[name] for name in ("opnemen", "brief", "mail")}))
    before = held(folder)
    assert main([command, "terug.docx"]) == 0
    told = capsys.readouterr()
    assert "Traceback" not in told.err
    if command == "update":
        (folder / "terug-bijgewerkt.docx").unlink()
        assert "onderdelen vervallen" in told.err
    assert held(folder) == before


@pytest.mark.parametrize("command", COMMANDS)
def test_a_definition_with_a_fault_is_told_as_such(
    command: str, good: bytes, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "terug.docx").write_bytes(good)
    write(folder, definition(PROMISES).replace("soort: generiek", "soort: onbekend"))
    before = held(folder)
    assert main([command, "terug.docx"]) == 1
    assert "serviceformule.yaml:5:10: fout: " in capsys.readouterr().err
    assert held(folder) == before
