"""The programs that are timed as whole processes: our own command, and pandoc."""

import os
import subprocess
import sys
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import pypandoc

ROOT: Final = Path(__file__).resolve().parent.parent
ALTENA: Final = ROOT / "examples" / "altena"
_PYCACHE: Final = TemporaryDirectory(prefix="pycache")


@cache
def environment() -> dict[str, str]:
    """Give an environment in which Python keeps its bytecode, as an installed program has it.

    It is kept apart, so that no run changes the checkout; the round that does not count fills it.
    """
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONPYCACHEPREFIX": _PYCACHE.name}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    return environment


def python(*arguments: str) -> subprocess.CompletedProcess[str]:
    """Run Python in a process of its own."""
    command = [sys.executable, *arguments]
    return subprocess.run(command, env=environment(), cwd=ROOT, check=True, capture_output=True, text=True)


def build(definition: Path, target: Path, *options: str) -> None:
    """Build documents by one cold process."""
    python("-m", "generator", "build", str(definition), "-o", str(target), "--force", *options)


def pandoc(files: Sequence[Path], pictures: Path, target: Path) -> None:
    """Turn each Markdown file into a Word file, by one process each, as there is no other way."""
    program = pypandoc.get_pandoc_path()
    for file in files:
        made = target / f"{file.stem}.docx"
        command = [program, str(file), "--resource-path", str(pictures), "-o", str(made)]
        subprocess.run(command, check=True, capture_output=True)


def markdown(definition: Path, target: Path) -> list[Path]:
    """Give the Markdown files of a definition, the main document's last."""
    build(definition, target, "--to", "md")
    return sorted(target.glob("*.md"))
