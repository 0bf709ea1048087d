"""Word files that come back damaged or made to do harm: a clear message."""

from pathlib import Path

import pytest
from hostile_files import FILES, members

from generator.diagnostics import InvalidInputError
from generator.ooxml.digest import FileState
from generator.ooxml.opening import open_word
from generator.ooxml.snapshot import find_snapshot
from generator.pipeline.build import BuildRequest, build

ROOT = Path(__file__).parents[2]
ALTENA = ROOT / "examples" / "altena"


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
