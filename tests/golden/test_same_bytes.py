"""The same definition gives the same bytes, wherever and by whomever it is built (issue, point 4)."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def built(folder: Path, **environment: str) -> dict[str, bytes]:
    """Build a copy of Altena in another process."""
    place = folder / "altena"
    shutil.copytree(ROOT / "examples" / "altena", place, ignore=shutil.ignore_patterns("uitvoer"))
    command = [sys.executable, "-m", "generator", "build", str(place), "--to", "docx,html,pdf,md,json"]
    clean = {name: value for name, value in os.environ.items() if not name.startswith(("LC_", "LANG"))}
    subprocess.run(command, cwd=folder, env={**clean, "PYTHONPATH": str(ROOT), **environment}, check=True,
                   capture_output=True)  # fmt: skip
    return {path.name: path.read_bytes() for path in sorted((place / "uitvoer").iterdir())}


def test_two_builds_give_the_same_bytes(tmp_path):
    far = tmp_path / "één map" / "met spaties"
    near = tmp_path / "b"
    for folder in (far, near):
        folder.mkdir(parents=True)
    first = built(near, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="1")
    second = built(far, TZ="Pacific/Kiritimati", LC_ALL="tr_TR.UTF-8", PYTHONHASHSEED="2", PYTHONUTF8="0")
    assert len(first) == 17
    assert list(first) == list(second)
    assert [name for name in first if first[name] != second[name]] == []
