"""About 27,000 words: Markdown to Word within the process, and the whole cold build, against pandoc.

Twice, for 27,000 words can be said of a definition or of its main document, which has twice as many.
"""

import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.grow import grow
from benchmarks.inside import main_document, uncollected
from benchmarks.measuring import Result, command_line, compare
from benchmarks.programs import ALTENA, build, markdown, pandoc

_WORDS: Final = 27_000
_INSIDE: Final = 0.6
_WHOLE: Final = 1.5


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: FBT001 - the signature of Measure
    """Compare for a definition of so many words, and for one whose main document has so many."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        if quick:
            yield from _measure(grow(ALTENA, folder / "quick"), "quick: not the definition", folder, runs)
        else:
            grown = grow(ALTENA, folder / "definition", words=_WORDS)
            yield from _measure(grown, "definition", folder, runs)
            times = _times_of_document(folder)
            grown = grow(ALTENA, folder / "document", times=times)
            yield from _measure(grown, "document", folder, runs)


def _times_of_document(folder: Path) -> float:
    """Find how many times the service makes a main document of about so many words."""
    lengths = []
    for times in (1, 2):
        grown = grow(ALTENA, folder / f"x{times}", times=times)
        lengths.append(len(_main(markdown(grown, folder / f"x{times}-md")).read_text("utf-8").split()))
    one, two = lengths
    return 1 + (_WORDS - one) / (two - one)


def _measure(definition: Path, of_what: str, folder: Path, runs: int) -> Iterator[Result]:
    target = folder / f"{definition.name}-md"
    files = markdown(definition, target)
    main = _main(files)
    held = main_document(definition)
    words = len(main.read_text("utf-8").split())
    size = f"{of_what} of {_WORDS:,} words, main document {words:,} in Markdown"
    with uncollected():
        yield compare(
            held.to_word,
            lambda: pandoc([main], definition, target),
            runs,
            f"{size}: main document, Markdown to Word within the process / pandoc",
            _INSIDE,
        )
    yield compare(
        lambda: build(definition, target),
        lambda: pandoc(files, definition, target),
        runs,
        f"{size}: four documents, cold build / four pandoc calls",
        _WHOLE,
    )
    yield compare(
        lambda: build(definition, target, "--only", "serviceformule"),
        lambda: pandoc([main], definition, target),
        runs,
        f"{size}: main document only, cold build / pandoc",
        _WHOLE,
    )


def _main(files: list[Path]) -> Path:
    return next(file for file in files if file.stem.endswith("-serviceformule"))


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
