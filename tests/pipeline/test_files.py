import errno
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.diagnostics import InvalidInputError, RefusedError
from generator.pipeline.files import ensure_folder, find_definition, read_limited, write_whole
from generator.source.reader import MAX_BYTES

ROOT = Path(__file__).parents[2]
IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def refused(error: pytest.ExceptionInfo[RefusedError]) -> str:
    return error.value.diagnostic.code


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


# --- Finding and reading ---


def test_a_folder_means_the_definition_in_it(tmp_path: Path) -> None:
    file = tmp_path / "serviceformule.yaml"
    file.write_text("")
    assert find_definition(tmp_path) == file == find_definition(file)


@pytest.mark.parametrize(
    ("name", "code"), [("nergens", "path-missing"), (".", "no-definition"), ("f/x.yaml", "path-missing")]
)
def test_what_is_not_there_is_refused(tmp_path: Path, name: str, code: str) -> None:
    (tmp_path / "f").write_text("")
    with pytest.raises(RefusedError) as error:
        find_definition(tmp_path / name)
    assert refused(error) == code


def test_a_misspelled_name_is_recognised(tmp_path: Path) -> None:
    (tmp_path / "altena.yaml").write_text("")
    with pytest.raises(RefusedError) as error:
        find_definition(tmp_path / "alteena.yaml")
    assert error.value.diagnostic.arguments["suggestion"] == str(tmp_path / "altena.yaml")


@pytest.mark.skipif(IS_ROOT, reason="root may read everything")
def test_no_permission_is_told_from_absent(tmp_path: Path) -> None:
    folder = tmp_path / "dicht"
    folder.mkdir(mode=0)
    with pytest.raises(RefusedError) as error:
        find_definition(folder)
    assert refused(error) == "no-permission-read"


def test_a_large_file_is_not_read_into_memory(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    path = tmp_path / "groot.yaml"
    with path.open("wb") as file:
        file.truncate(50 * 1024 * 1024 * 1024)
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    with pytest.raises(InvalidInputError) as error:
        read_limited(path)
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024
    assert grown < 4 * MAX_BYTES
    assert error.value.diagnostics[0].arguments["size"] == "53687"


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no such device")
def test_a_file_without_an_end_is_too_large() -> None:
    with pytest.raises(InvalidInputError) as error:
        read_limited(Path("/dev/zero"))
    assert error.value.diagnostics[0].code == "file-too-large"


# --- Writing ---


def test_a_file_is_written_and_replaced(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    for data in (b"een", b"twee"):
        write_whole(path, data)
        assert path.read_bytes() == data
    assert names(tmp_path) == ["a.txt"]


def test_a_link_stays_a_link(tmp_path: Path) -> None:
    target, link = tmp_path / "echt.txt", tmp_path / "link.txt"
    target.write_bytes(b"oud")
    link.symlink_to(target)
    write_whole(link, b"nieuw")
    assert link.is_symlink()
    assert target.read_bytes() == b"nieuw"


@pytest.mark.skipif(os.name == "nt", reason="Windows has no such permissions")
def test_others_may_read_it_as_the_system_is_set(tmp_path: Path) -> None:
    old = os.umask(0o022)
    try:
        write_whole(tmp_path / "a", b"")
    finally:
        os.umask(old)
    assert (tmp_path / "a").stat().st_mode & 0o777 == 0o644


@pytest.mark.parametrize(
    ("number", "code"),
    [
        (errno.ENOSPC, "disk-full"),
        (errno.EROFS, "read-only"),
        (errno.EACCES, "no-permission"),
        (errno.ENAMETOOLONG, "name-too-long"),
        (errno.EIO, "write-failed"),
    ],
)
def test_a_failed_write_leaves_the_old_file_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, code: str
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"oud")

    def fail(_: int) -> None:
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(RefusedError) as error:
        write_whole(path, b"nieuw")
    assert refused(error) == code
    assert path.read_bytes() == b"oud"
    assert names(tmp_path) == ["a.docx"]


def test_a_file_that_word_holds_open_is_said_to_be_in_use(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"oud")

    def held(*_: object) -> None:
        raise PermissionError(errno.EACCES, "Access is denied")

    monkeypatch.setattr(Path, "replace", held)
    with pytest.raises(RefusedError) as error:
        write_whole(path, b"nieuw")
    assert refused(error) == "target-held"
    assert (path.read_bytes(), names(tmp_path)) == (b"oud", ["a.docx"])


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.docx").mkdir()
    with pytest.raises(RefusedError) as error:
        write_whole(tmp_path / "a.docx", b"")
    assert refused(error) == "target-is-folder"


def test_a_file_in_the_place_of_the_folder_is_named(tmp_path: Path) -> None:
    (tmp_path / "uitvoer").write_bytes(b"")
    with pytest.raises(RefusedError) as error:
        ensure_folder(tmp_path / "uitvoer" / "diep")
    assert refused(error) == "folder-is-file"


@pytest.mark.skipif(IS_ROOT, reason="root may write everywhere")
def test_a_folder_that_may_not_be_written_is_named(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(RefusedError) as error:
            write_whole(tmp_path / "a", b"")
    finally:
        tmp_path.chmod(0o700)
    assert refused(error) == "no-permission"


WRITER = """
import sys
from pathlib import Path
from generator.pipeline.files import write_whole
while True:
    for letter in (b"a", b"b"):
        write_whole(Path(sys.argv[1]), letter * 3_000_000)
"""


@pytest.mark.skipif(os.name == "nt", reason="no SIGKILL")
def test_killed_at_any_moment_one_whole_file_is_there(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"a" * 3_000_000)
    for attempt in range(6):
        process = subprocess.Popen([sys.executable, "-c", WRITER, str(path)], cwd=ROOT)
        time.sleep(0.25 + attempt * 0.013)
        process.send_signal(signal.SIGKILL)
        process.wait()
        data = path.read_bytes()
        assert len(data) == 3_000_000
        assert len(set(data)) == 1


LIMITED = """
import resource, sys
from pathlib import Path
from generator.diagnostics import RefusedError
from generator.pipeline.files import write_whole
resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000))
try:
    write_whole(Path(sys.argv[1]), b"x" * 2000)
except RefusedError as error:
    print(error.diagnostic.code)
"""


@pytest.mark.skipif(os.name == "nt", reason="no such limit")
def test_a_disk_that_is_full_halfway_leaves_the_old_file(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    path.write_bytes(b"oud")
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(path)], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert done.stdout == "disk-full\n"
    assert (path.read_bytes(), names(tmp_path)) == (b"oud", ["a.docx"])
