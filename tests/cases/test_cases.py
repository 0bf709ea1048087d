import subprocess
import sys
from pathlib import Path

import pytest
from case_file import Case, read_case

from generator.cli.main import main

FOLDER = Path(__file__).parent
PATHS = sorted(FOLDER.glob("*/*.md"))
NAMES = [path.relative_to(FOLDER).with_suffix("").as_posix() for path in PATHS]


@pytest.fixture(params=PATHS, ids=NAMES)
def case(request: pytest.FixtureRequest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Case:
    case = read_case(request.param)
    case.write_files(tmp_path)
    monkeypatch.chdir(tmp_path)
    return case


def said(case: Case, capsys: pytest.CaptureFixture[str]) -> str:
    """Run the command; give all that it prints, and its exit status."""
    status = main(case.arguments)
    output = capsys.readouterr()
    return f"{output.out}{output.err}[{status}]\n"


def test_the_command_says_what_the_case_file_shows(
    case: Case, capsys: pytest.CaptureFixture[str], request: pytest.FixtureRequest
) -> None:
    now = said(case, capsys)
    if now != case.expected and request.config.getoption("--update-cases"):
        case.rewrite(now)
    assert now == case.expected


def test_there_are_cases() -> None:
    assert len(PATHS) >= 35


@pytest.mark.parametrize("name", ["values/bad-date", "files/not-utf8", "yaml/colon-in-text"])
def test_the_installed_command_says_the_same(name: str, tmp_path: Path) -> None:
    case = read_case(FOLDER / f"{name}.md")
    case.write_files(tmp_path)
    done = subprocess.run(
        [sys.executable, "-m", "generator", *case.arguments],
        cwd=tmp_path,
        capture_output=True,
        check=False,
        env={"PYTHONPATH": str(FOLDER.parents[1]), "LC_ALL": "C", "PATH": ""},
    )
    assert f"{done.stdout.decode()}{done.stderr.decode()}[{done.returncode}]\n" == case.expected
