"""A build never loses what somebody did: not their edits in Word, not the file that stood there."""

import errno
import os
import random
import shutil
import subprocess
import sys
import time
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

import pytest
from docx import Document

from generator.cli.main import main

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
HR = "altena-gevolgen-hr.docx"


@dataclass(frozen=True)
class Result:
    exit_code: int
    stdout: str
    stderr: str


def _build(*options: str) -> Result:
    with redirect_stdout(StringIO()) as out, redirect_stderr(StringIO()) as err:
        status = main(["build", *options])
    return Result(status, out.getvalue(), err.getvalue())


@pytest.fixture
def altena(tmp_path):
    folder = tmp_path / "altena"
    shutil.copytree(ALTENA, folder, ignore=shutil.ignore_patterns("uitvoer", "1.0"))
    return folder


@pytest.fixture
def built(altena):
    assert _build(str(altena)).exit_code == 0
    return altena / "uitvoer"


def _comment(path: Path) -> bytes:
    document = Document(str(path))
    document.add_comment(document.paragraphs[-1].runs, text="Kan dit wel?", author="Jurist")
    document.save(str(path))
    return path.read_bytes()


def test_file_with_a_comment_stays_as_it_is_and_the_message_says_what_to_do(altena, built):
    commented = _comment(built / HR)
    result = _build(str(altena))
    assert result.exit_code == 2
    assert (built / HR).read_bytes() == commented
    for word in (HR, "pull", "update", "--force"):
        assert word in result.stderr
    assert HR not in result.stdout
    assert "altena-serviceformule.docx" in result.stdout


def test_force_replaces_a_file_that_was_edited(altena, built):
    fresh = (built / HR).read_bytes()
    _comment(built / HR)
    assert _build(str(altena), "--force").exit_code == 0
    assert (built / HR).read_bytes() == fresh


def test_word_file_of_somebody_else_is_not_replaced(altena, built):
    Document().save(str(built / HR))
    theirs = (built / HR).read_bytes()
    result = _build(str(altena))
    assert result.exit_code == 2
    assert (built / HR).read_bytes() == theirs
    assert HR in result.stderr


def test_own_untouched_file_is_replaced_after_a_change(altena, built):
    old = (built / HR).read_bytes()
    definition = altena / "serviceformule.yaml"
    text = definition.read_text(encoding="utf-8")
    definition.write_text(text.replace('versie: "1.1"', 'versie: "1.2"', 1), encoding="utf-8")
    assert _build(str(altena)).exit_code == 0
    assert (built / HR).read_bytes() != old


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "vol"),
        (errno.EROFS, "alleen"),
        (errno.EACCES, "rechten"),
    ],
)
def test_full_or_read_only_disk_leaves_the_old_files(altena, built, monkeypatch, number, words):
    old = {path.name: path.read_bytes() for path in built.iterdir()}
    opened = Path.open

    def refuse(path, mode="r", *arguments, **options):
        if "x" in mode or "w" in mode:
            raise OSError(number, os.strerror(number), str(path))
        return opened(path, mode, *arguments, **options)

    monkeypatch.setattr(Path, "open", refuse)
    result = _build(str(altena), "--force")
    monkeypatch.undo()
    assert result.exit_code == 2
    assert words in result.stderr
    assert "Traceback" not in result.stderr
    assert {path.name: path.read_bytes() for path in built.iterdir()} == old


def test_disk_that_fills_up_halfway_leaves_the_old_files(altena, built):
    """A real limit on the size of files, not a simulated one: the write itself fails."""
    resource = pytest.importorskip("resource")
    old = {path.name: path.read_bytes() for path in built.iterdir()}
    result = subprocess.run(
        [sys.executable, "-m", "generator", "build", str(altena), "--force"],
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000)),
        capture_output=True,
        text=True,
        check=False,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
    )
    assert result.returncode == 2, result.stderr
    assert "Traceback" not in result.stderr
    assert {path.name: path.read_bytes() for path in built.iterdir()} == old


def test_file_that_word_holds_open_is_named(altena, built, monkeypatch):
    """Windows refuses to replace a file that Word has open."""
    old = (built / HR).read_bytes()
    replaced = Path.replace

    def held(path, target):
        if Path(target).name == HR:
            raise PermissionError(errno.EACCES, "held", str(target))
        return replaced(path, target)

    monkeypatch.setattr(Path, "replace", held)
    result = _build(str(altena))
    monkeypatch.undo()
    assert result.exit_code == 2
    assert HR in result.stderr
    assert "open" in result.stderr
    assert (built / HR).read_bytes() == old
    assert [path.name for path in built.iterdir() if path.suffix == ".tmp"] == []


def test_build_that_is_killed_leaves_whole_files(altena, built):
    old = {path.name: path.read_bytes() for path in built.iterdir()}
    definition = altena / "serviceformule.yaml"
    text = definition.read_text(encoding="utf-8")
    definition.write_text(text.replace('versie: "1.1"', 'versie: "1.2"', 1), encoding="utf-8")
    assert _build(str(altena), "-o", str(altena / "nieuw")).exit_code == 0
    new = {path.name: path.read_bytes() for path in (altena / "nieuw").iterdir()}
    delays = random.Random(20261124)  # noqa: S311 - the same moments in every run
    for _ in range(6):
        process = subprocess.Popen(
            [sys.executable, "-m", "generator", "build", str(altena)],
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        time.sleep(delays.uniform(0.2, 1.2))
        process.kill()
        process.wait()
        for name, before in old.items():
            assert (built / name).read_bytes() in (before, new[name]), name


def test_two_outputs_of_one_name_are_refused_before_anything_is_written(altena):
    extra = altena / "extra.yaml"
    extra.write_text("documenten:\n  - {id: Serviceformule, sjabloon: x.md}\n", encoding="utf-8")
    definition = altena / "serviceformule.yaml"
    text = definition.read_text(encoding="utf-8")
    definition.write_text(text.replace("bestanden:", "bestanden:\n  - extra.yaml", 1), encoding="utf-8")
    result = _build(str(altena))
    assert result.exit_code == 1
    assert not (altena / "uitvoer").exists()
