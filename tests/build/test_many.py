"""Many definitions at once: nothing is lost, nothing is mixed up, and nobody is left behind."""

import os
import re
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from running_command import Command, small, until

from generator.diagnostics import Diagnostic
from generator.pipeline.claims import Claims

ROOT = Path(__file__).parents[2]
ALTENA = ROOT / "examples" / "altena"
needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def run(folder: Path, *arguments: str | Path) -> tuple[int, list[str], str]:
    with Command(*arguments, folder=folder) as command:
        status = command.wait()
        return status, command.out, command.said


def five(folder: Path) -> list[str]:
    """Write five definitions of which the second and the fourth are wrong, each in another way."""
    for number in range(1, 6):
        small(folder / f"g{number}", f"Gemeente {number}")
    (folder / "g2" / "serviceformule.yaml").write_text("formaat: niets\n", encoding="utf-8")
    (folder / "g4" / "serviceformule.yaml").unlink()
    return [f"g{number}" for number in range(1, 6)]


# --- What comes out, and in which order ---


@pytest.mark.parametrize("jobs", ["1", "3", "8"])
def test_paths_and_findings_come_whole_and_in_the_order_of_the_arguments(tmp_path: Path, jobs: str) -> None:
    names = five(tmp_path)
    status, out, err = run(tmp_path, "build", *names, "--to", "md", "--jobs", jobs)
    assert status == 2
    made = [Path(path).parts[0] for path in out]
    assert made == sorted(made)
    assert set(made) == {"g1", "g3", "g5"}
    wrong, missing = err.index("g2/serviceformule.yaml:1:10"), err.index("In de map ‘g4’")
    assert wrong < missing
    assert "Kies uit" not in err[missing:]
    assert err.endswith("3 van 5 definities gemaakt. Niet, of niet helemaal: 2. Zie hierboven: g2, g4.")


def test_so_many_at_once_makes_no_difference_to_anything(tmp_path: Path) -> None:
    names = five(tmp_path)
    alone = run(tmp_path, "build", *names, "--to", "docx,md", "--jobs", "1")
    first = {path: (tmp_path / path).read_bytes() for path in alone[1]}
    assert run(tmp_path, "build", *names, "--to", "docx,md", "--jobs", "4") == alone
    assert {path: (tmp_path / path).read_bytes() for path in alone[1]} == first
    by_itself = run(tmp_path, "build", "g3", "--to", "docx,md", "-o", "apart")[1]
    assert [(tmp_path / path).read_bytes() for path in by_itself] == [first[p] for p in first if "g3" in p]


def test_a_fault_in_a_template_comes_whole_and_the_next_goes_on(tmp_path: Path) -> None:
    """It is found late, when the files of the build have been announced already."""
    for name in "abc":
        small(tmp_path / name, f"Gemeente {name}")
    own = tmp_path / "b" / "templates" / "documents" / "serviceformule.md"
    own.parent.mkdir(parents=True)
    own.write_text("{{ gemeente.nam }}\n", encoding="utf-8")
    status, out, err = run(tmp_path, "build", "a", "b", "c", "--to", "md", "--jobs", "1")
    assert status == 1
    assert {Path(path).parts[0] for path in out} == {"a", "c"}
    assert "Een veld ‘nam’ is hier niet." in err
    assert "afgebroken" not in err


@pytest.mark.parametrize(("names", "status"), [(["g1", "g3"], 0), (["g1", "g2"], 1), (["g2", "g4"], 2)])
def test_the_worst_gives_the_status(tmp_path: Path, names: list[str], status: int) -> None:
    five(tmp_path)
    assert run(tmp_path, "build", *names, "--to", "json")[0] == status


def test_a_definition_that_is_named_twice_is_built_once(tmp_path: Path) -> None:
    small(tmp_path / "a", "Aalten")
    small(tmp_path / "b", "Bunnik")
    status, out, err = run(tmp_path, "build", "a", "b", "a/serviceformule.yaml", "./a", "--to", "json")
    assert status == 0
    assert [Path(path).parts[0] for path in out] == ["a", "b"]
    assert err == "2 van 2 definities gemaakt."


def test_processes_that_start_anew_do_the_same(tmp_path: Path) -> None:
    """As on Windows and macOS; and each makes room for a fresh one after two definitions."""
    names = five(tmp_path)
    code = (
        "import sys\n"
        "from pathlib import Path\n"
        "from generator.pipeline import many\n"
        "from generator.pipeline.build import BuildRequest\n"
        "many.can_fork = lambda: False\n"
        "many._LIFETIME = 2\n"
        "if __name__ == '__main__':\n"
        "    with many.Crew(2) as crew:\n"
        "        for built in crew.build([BuildRequest(Path(n), formats=('json',)) for n in sys.argv[1:]]):\n"
        "            print(built.path, int(built.verdict), len(built.written))\n"
    )
    script = tmp_path / "bouw.py"
    script.write_text(code, encoding="utf-8")
    done = _python(script, *names, folder=tmp_path)
    assert done.stderr == ""
    assert done.stdout.splitlines() == ["g1 0 1", "g2 1 0", "g3 0 1", "g4 2 0", "g5 0 1"]


def _python(script: Path, *arguments: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(script), *arguments],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


# --- Two definitions that write one file ---


def test_of_two_that_write_one_file_the_second_gives_way_however_fast_it_is(tmp_path: Path) -> None:
    small(tmp_path / "snel", "Altena", "visie:\n  - {id: a, tekst: Snel klaar}\n")
    status, out, err = run(
        tmp_path, "build", ALTENA, "snel", "--to", "md", "-o", "samen", "--only", "serviceformule"
    )
    assert status == 1
    assert out == ["samen/altena-serviceformule.md"]
    assert "Snel klaar" not in (tmp_path / out[0]).read_text(encoding="utf-8")
    assert "snel: fout: ‘samen/altena-serviceformule.md’ komt ook uit" in err


def test_a_definition_that_comes_to_nothing_does_not_hold_a_name(tmp_path: Path) -> None:
    small(tmp_path / "a", "Altena", "  kapot\n")
    small(tmp_path / "b", "Altena")
    status, out, _ = run(tmp_path, "build", "a", "b", "--to", "json", "-o", "samen")
    assert (status, out) == (1, ["samen/altena-serviceformule.json"])


def test_claims_count_in_the_order_of_the_builds(tmp_path: Path) -> None:
    claims = Claims((Path("een"), Path("twee"), Path("drie")))
    claims.make(1, [tmp_path / "x.md", tmp_path / "y.md"])
    assert not claims.decided(1)
    claims.make(0, [tmp_path / "X.md"])
    assert [claims.decided(number) for number in range(3)] == [True, True, False]
    claims.make(2, [tmp_path / "y.md"])
    assert claims.clash(0) is None
    clash = claims.clash(1)
    assert isinstance(clash, Diagnostic)
    assert clash.arguments == {"name": str(tmp_path / "x.md"), "other": "een"}
    assert claims.clash(2) is None, "what was refused is free for another"


def test_another_folder_is_another_file(tmp_path: Path) -> None:
    claims = Claims((Path("een"), Path("twee")))
    claims.make(0, [tmp_path / "a" / "x.md"])
    claims.make(1, [tmp_path / "b" / "x.md"])
    assert claims.clash(1) is None


@pytest.mark.skipif(os.name == "nt", reason="links need rights there")
def test_a_folder_by_another_name_is_the_same_folder(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "b").symlink_to(tmp_path / "a")
    claims = Claims((Path("een"), Path("twee")))
    claims.make(0, [tmp_path / "a" / "x.md"])
    claims.make(1, [tmp_path / "b" / "x.md"])
    assert claims.clash(1) is not None


# --- What goes wrong with processes ---


@needs_fork
def test_a_process_that_is_killed_takes_one_definition_with_it(tmp_path: Path) -> None:
    for name in "abcd":
        small(tmp_path / name, f"Gemeente {name}")
    script = tmp_path / "bouw.py"
    script.write_text(
        "import os, signal\n"
        "from generator.cli.main import main\n"
        "from generator.pipeline import worker\n"
        "real = worker.attempt\n"
        "def attempt(request, claim):\n"
        "    if request.path.name == 'b':\n"
        "        os.kill(os.getpid(), signal.SIGKILL)\n"
        "    assert request.path.name != 'c'\n"
        "    return real(request, claim)\n"
        "worker.attempt = attempt\n"
        "raise SystemExit(main(['build', 'a', 'b', 'c', 'd', '--to', 'json', '--jobs', '2']))\n",
        encoding="utf-8",
    )
    done = _python(script, folder=tmp_path)
    assert done.returncode == 2
    assert [Path(path).parts[0] for path in done.stdout.splitlines()] == ["a", "d"]
    assert "b: fout: Het maken van deze documenten is van buitenaf afgebroken (SIGKILL)." in done.stderr
    assert "c: fout: Het maken van deze documenten is onverwacht afgebroken." in done.stderr
    assert "Traceback" not in done.stderr
    assert "2 van 4 definities gemaakt." in done.stderr


@needs_fork
@pytest.mark.parametrize("group", [True, False], ids=["in a terminal", "by a program"])
def test_ctrl_c_ends_everybody_and_what_is_said_is_what_is_there(tmp_path: Path, *, group: bool) -> None:
    names = [small(tmp_path / f"g{number}", f"Gemeente {number}").name for number in range(60)]
    with Command("build", *names, "--jobs", "3", "-o", "samen", folder=tmp_path) as command:
        until(lambda: command.out or command.over, "a first path")
        command.interrupt(group=group)
        assert command.wait() == 130
        command.leaves_nobody()
        assert command.said.splitlines()[-1] == "Afgebroken."
        made = re.search(r"(\d+) van 60 definities gemaakt", command.said)
        assert made
        assert (
            int(made[1]) == len(command.out) // len({Path(p).stem.split("-", 2)[2] for p in command.out}) < 60
        )
        assert sorted(path.name for path in (tmp_path / "samen").iterdir()) == sorted(
            Path(path).name for path in command.out
        )


@needs_fork
def test_nobody_goes_on_for_one_that_is_gone(tmp_path: Path) -> None:
    names = [small(tmp_path / f"g{number}", f"Gemeente {number}").name for number in range(60)]
    with Command("build", *names, "--jobs", "3", "-o", "samen", folder=tmp_path) as command:
        until(lambda: command.out or command.over, "a first path")
        command.process.send_signal(signal.SIGKILL)
        command.leaves_nobody()
        assert not [path for path in (tmp_path / "samen").iterdir() if path.name.endswith(".tmp")]


# --- The bar ---


def test_without_a_terminal_there_is_no_bar(tmp_path: Path) -> None:
    names = [small(tmp_path / f"g{number}", f"Gemeente {number}").name for number in range(6)]
    assert run(tmp_path, "build", *names, "--to", "json")[2] == "6 van 6 definities gemaakt."


@pytest.mark.parametrize(("number", "bar"), [(6, True), (3, False)])
def test_on_a_terminal_a_bar_tells_how_far_it_is(tmp_path: Path, number: int, *, bar: bool) -> None:
    pty = pytest.importorskip("pty")
    names = [small(tmp_path / f"g{n}", f"Gemeente {n}").name for n in range(number)]
    leader, follower = pty.openpty()
    with os.fdopen(leader, "rb", buffering=0) as terminal:
        done = subprocess.run(
            [sys.executable, "-m", "generator", "build", *names, "--to", "json"],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm"},
            stdout=subprocess.PIPE,
            stderr=follower,
            check=True,
            timeout=120,
        )
        os.close(follower)
        shown = _all_of(terminal)
    assert len(done.stdout.splitlines()) == number
    assert (f"{number}/{number}" in shown) is bar
    assert ("Documenten maken" in shown) is bar
    assert f"{number} van {number} definities gemaakt." in shown


def _all_of(terminal) -> str:
    parts = []
    try:
        while part := terminal.read(65536):
            parts.append(part)
    except OSError:  # the other end is closed
        pass
    return b"".join(parts).decode()
