"""Word files that come back damaged or made to do harm: a clear message, and no memory to speak of."""

import subprocess
import sys
from pathlib import Path

import pytest
from hostile_files import BOMBS, FILES, Hostile, at_the_limits, members

from generator.diagnostics import InvalidInputError
from generator.ooxml.digest import FileState
from generator.ooxml.opening import open_word
from generator.ooxml.snapshot import find_snapshot
from generator.pipeline.build import BuildRequest, build

ROOT = Path(__file__).parents[2]
ALTENA = ROOT / "examples" / "altena"
MOST_MEMORY = 500_000_000
MEASURE = """
import resource, subprocess, sys
command = [sys.executable, "-m", "generator", *sys.argv[1:]]
status = subprocess.run(command, stdout=subprocess.DEVNULL).returncode
unit = 1 if sys.platform == "darwin" else 1024
print(status, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss * unit)
"""


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    folder = tmp_path_factory.mktemp("gemaakt")
    made = build(BuildRequest(ALTENA, only=("serviceformule",), output=folder, alone=True)).written[0]
    return Path(made).read_bytes()


@pytest.mark.parametrize("name", FILES)
def test_a_file_that_came_back(name: str, good: bytes) -> None:
    make, code = FILES[name]
    data = make(good)
    if code is None:
        opened = open_word(data, "terug.docx")
        assert opened.main in opened.members
        assert opened.snapshot.municipality == "Altena"
        return
    with pytest.raises(InvalidInputError) as error:
        open_word(data, "terug.docx")
    (found,) = error.value.diagnostics
    assert (found.code, found.file) == (code, "terug.docx")


def test_what_is_opened_is_what_was_written(good: bytes) -> None:
    opened = open_word(good, "terug.docx")
    assert opened.members == members(good)
    assert opened.main == "word/document.xml"
    assert (opened.snapshot_part, opened.snapshot) == find_snapshot(members(good))
    assert opened.state is FileState.UNTOUCHED
    changed = FILES["a picture elsewhere"].make(good)
    assert open_word(changed, "terug.docx").state is FileState.CHANGED


def test_the_part_that_is_broken_is_named(good: bytes) -> None:
    with pytest.raises(InvalidInputError) as error:
        open_word(FILES["broken styles"].make(good), "terug.docx")
    assert error.value.diagnostics[0].arguments == {"part": "word/styles.xml"}


def test_what_is_outside_the_file_stays_as_it_is(good: bytes) -> None:
    opened = open_word(FILES["a template elsewhere"].make(good), "terug.docx")
    assert b"file://server/huis.dotm" in opened.members["word/_rels/document.xml.rels"]


@pytest.mark.parametrize(
    "bomb", [*BOMBS.values(), Hostile(at_the_limits, None)], ids=[*BOMBS, "at the limits"]
)
def test_a_bomb_takes_little_memory(bomb: Hostile, good: bytes, tmp_path: Path) -> None:
    pytest.importorskip("resource")
    make, code = bomb
    file = tmp_path / "terug.docx"
    file.write_bytes(make(good))
    command = [sys.executable, "-c", MEASURE, "diff", str(file), str(ALTENA)]
    told = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    status, memory = map(int, told.stdout.split())
    assert status == (0 if code is None else 1), told.stderr
    assert "Traceback" not in told.stderr
    assert memory < MOST_MEMORY
