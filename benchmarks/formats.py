"""Altena in other formats: four PDFs against LibreOffice, and all formats at once against pandoc."""

import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import Result, command_line, compare
from benchmarks.programs import ALTENA, build, markdown, pandoc

_PDF_LIMIT: Final = 0.6
_ALL_LIMIT: Final = 2.5
_ALL: Final = "docx,html,pdf,md,json"


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: ARG001, FBT001 - it is small already
    """Compare."""
    with TemporaryDirectory() as folder:
        target = Path(folder)
        office = shutil.which("soffice")
        if office is None:
            print("LibreOffice is not here: nothing to measure the PDFs against", file=sys.stderr)
        else:
            yield _pdfs(office, target, runs)
        files = markdown(ALTENA, target)
        yield compare(
            lambda: build(ALTENA, target, "--to", _ALL),
            lambda: pandoc(files, ALTENA, target),
            runs,
            "Altena, four documents in five formats: cold build / four pandoc calls to Word",
            _ALL_LIMIT,
        )


def _pdfs(office: str, target: Path, runs: int) -> Result:
    build(ALTENA, target)
    documents = sorted(target.glob("*.docx"))
    return compare(
        lambda: build(ALTENA, target, "--to", "pdf"),
        lambda: _convert(office, documents, target / "converted"),
        runs,
        "Altena, four PDFs: cold build / LibreOffice converting the four Word files in one call",
        _PDF_LIMIT,
    )


def _convert(office: str, documents: Sequence[Path], target: Path) -> None:
    """Let LibreOffice convert, with a profile of its own, which the round that does not count fills."""
    profile = f"-env:UserInstallation={(target.parent / 'profile').as_uri()}"
    command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", str(target)]
    subprocess.run([*command, *map(str, documents)], check=True, capture_output=True)


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
