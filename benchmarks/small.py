"""Altena: all four Word files by one cold build, against four pandoc calls on the same Markdown files."""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.measuring import Result, command_line, compare
from benchmarks.programs import ALTENA, build, markdown, pandoc

_LIMIT: Final = 1.0


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: ARG001, FBT001 - it is small already
    """Compare."""
    with TemporaryDirectory() as folder:
        target = Path(folder)
        files = markdown(ALTENA, target)
        yield compare(
            lambda: build(ALTENA, target),
            lambda: pandoc(files, ALTENA, target),
            runs,
            "Altena, four documents: cold build / four pandoc calls",
            _LIMIT,
        )


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
