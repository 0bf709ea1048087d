"""Packages from npm that tests need and that are not ours to publish here.

``SERVICEFORMULE_NODE`` may name a folder with ``node_modules`` that has them. Otherwise npm installs them
once into a folder of its own under the system's folder for temporary files.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path
from typing import Final, NoReturn

UTRECHT: Final = ("@utrecht/design-tokens", "5.0.1")
RVO: Final = ("@nl-rvo/design-tokens", "1.12.0")
AXE: Final = ("axe-core", "4.14.1")
ALL: Final = (UTRECHT, RVO, AXE)

_PATIENCE: Final = 180
"""Seconds that npm gets."""

_QUIETLY: Final = (
    "--no-save",
    "--ignore-scripts",
    "--no-audit",
    "--no-fund",
    "--omit=peer",
    "--loglevel=error",
)


class NotFetchedError(Exception):
    """A package cannot be had here; the message says why."""


@cache
def npm_package(name: str, version: str) -> Path:
    """Give the folder of a package.

    Raises:
        NotFetchedError: it stands nowhere, and npm is absent or does not bring it.
    """
    given = os.environ.get("SERVICEFORMULE_NODE")
    if given and _version(found := Path(given) / "node_modules" / name) == version:
        return found
    home = Path(tempfile.gettempdir()) / f"serviceformule-npm-{os.getuid() if hasattr(os, 'getuid') else 0}"
    target = home / f"{name.replace('/', '+')}@{version}"
    found = target / "node_modules" / name
    if _version(found) != version:
        _install(f"{name}@{version}", home, target)
    if _version(found) != version:
        message = f"npm brought no {name} {version}"
        raise NotFetchedError(message)
    return found


def package_or_skip(name: str, version: str) -> Path:
    """Give the folder of a package, or skip the test and say why; in CI a missing package is a failure."""
    try:
        return npm_package(name, version)
    except NotFetchedError as reason:
        _do_without(f"{name} {version}: {reason}")


def _do_without(reason: str) -> NoReturn:
    import pytest  # not at the top: as a program this file runs before pytest is there

    if os.environ.get("CI"):
        pytest.fail(reason)
    pytest.skip(reason)


def _version(folder: Path) -> str:
    try:
        described = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ""
    return str(described.get("version", ""))


def _install(wanted: str, home: Path, target: Path) -> None:
    """Install into a folder beside the target and rename it, so that test processes do not meet halfway."""
    home.mkdir(mode=0o700, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=home) as beside:
        install(Path(beside), wanted)
        target.mkdir(parents=True, exist_ok=True)
        try:
            Path(beside, "node_modules").rename(target / "node_modules")
        except OSError as error:
            if not (target / "node_modules").is_dir():  # else another process was first
                message = f"the package could not be put in its place: {error}"
                raise NotFetchedError(message) from error


def install(folder: Path, *wanted: str) -> None:
    """Let npm install packages into the ``node_modules`` of a folder, without running their scripts.

    Raises:
        NotFetchedError: npm is absent or does not succeed.
    """
    npm = shutil.which("npm")
    if npm is None:
        message = "npm is not on this machine"
        raise NotFetchedError(message)
    try:
        done = subprocess.run(
            [npm, "install", "--prefix", str(folder), *_QUIETLY, *wanted],
            capture_output=True,
            text=True,
            timeout=_PATIENCE,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        message = f"npm gave no answer within {_PATIENCE} seconds"
        raise NotFetchedError(message) from error
    if done.returncode:
        lines = done.stderr.strip().splitlines() or ["without a reason"]
        message = f"npm failed: {lines[0]}"
        raise NotFetchedError(message)


if __name__ == "__main__":
    # python tests/packages.py FOLDER: all of them in one go, for a run in which nothing may be skipped.
    install(Path(sys.argv[1]), *(f"{name}@{version}" for name, version in ALL))
