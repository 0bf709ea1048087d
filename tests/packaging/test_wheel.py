"""The wheel holds everything: installed elsewhere, it makes the same documents."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
ALTENA = ROOT / "examples" / "altena"


def _run(*words: str | Path, cwd: Path, **environment: str) -> str:
    result = subprocess.run(
        [sys.executable, *map(str, words)],
        cwd=cwd,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    options = ("--no-deps", "--no-build-isolation", "--quiet", "--disable-pip-version-check")
    _run("-m", "pip", "wheel", *options, "-w", folder, ROOT, cwd=folder)
    return next(folder.glob("serviceformule-*.whl"))


def test_holds_templates_and_formulas_and_nothing_beside_the_package(wheel):
    names = zipfile.ZipFile(wheel).namelist()
    assert "generator/templates/documents/serviceformule.md" in names
    assert "generator/templates/word/word/styles.xml" in names
    assert "generator/formulas/generiek/regels.yaml" in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"generator", "serviceformule"}


def test_builds_altena_the_same_from_another_folder(wheel, tmp_path):
    site = tmp_path / "site"
    _run("-m", "pip", "install", "--no-deps", "--quiet", "--target", site, wheel, cwd=tmp_path)
    where = _run("-c", "import generator; print(generator.__file__)", cwd=tmp_path, PYTHONPATH=str(site))
    assert Path(where.strip()).is_relative_to(site)

    formats = ("--to", "docx,html,pdf,md,json")
    build = ("-m", "generator", "build", str(ALTENA), *formats, "-o")
    _run(*build, tmp_path / "installed", cwd=tmp_path, PYTHONPATH=str(site))
    _run(*build, tmp_path / "checkout", cwd=tmp_path, PYTHONPATH=str(ROOT))

    made = sorted((tmp_path / "checkout").iterdir())
    assert len(made) == 17
    for path in made:
        assert path.read_bytes() == (tmp_path / "installed" / path.name).read_bytes(), path.name
