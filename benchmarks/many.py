"""Many definitions by one build with two jobs, against pandoc on their Markdown, two calls at a time.

    python -m benchmarks.many          # 40 definitions, four Word files each
    python -m benchmarks.many 342      # as many as there are municipalities: a quarter of an hour

Each definition is Altena's with a name of its own and a number in every text of its service. The memory is
that of all processes of the build together, shared pages counted once. Growth is what they cost beside what
20 of them cost, times as many as there are more.
"""

import sys
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.grow import read, varied, write
from benchmarks.measuring import Result, command_line, judged, seconds, table
from benchmarks.processes import run_measured
from benchmarks.programs import ALTENA, ROOT, environment, pandoc

SAMPLE: Final = 40
FEW: Final = 20
JOBS: Final = 2
_QUICK: Final = 3
_ROUNDS: Final = 3
_RATIO: Final = 1 / 3
_MEGABYTES: Final = 500
_GROWTH: Final = 1.1


def definitions(folder: Path, count: int) -> list[Path]:
    """Write so many definitions."""
    data = read(ALTENA)
    return [write(varied(data, n), ALTENA, folder / f"gemeente-{n}") for n in range(1, count + 1)]


def build_all(folders: Sequence[Path], target: Path, *options: str) -> float:
    """Build all by one cold process, and give the peak of memory in megabytes."""
    arguments = [*map(str, folders), "-o", str(target), "--jobs", str(JOBS), "--force", *options]
    return run_measured([sys.executable, "-m", "generator", "build", *arguments], environment(), ROOT)


def pandoc_all(files: Sequence[Path], target: Path) -> None:
    """Turn every Markdown file into a Word file, two calls at a time."""
    with ThreadPoolExecutor(JOBS) as pool:
        list(pool.map(lambda file: pandoc([file], ALTENA, target), files))


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: FBT001 - the signature of Measure
    """Compare on a sample."""
    yield from compared(_QUICK if quick else SAMPLE, min(runs, _ROUNDS))


def compared(count: int, runs: int) -> Iterator[Result]:
    """Compare speed, memory and growth for so many definitions."""
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        folders, target = definitions(folder / "in", count), folder / "uit"
        build_all(folders, target, "--to", "md")
        files = sorted(target.glob("*.md"))
        ours, peers, peaks = [], [], []
        for _ in range(runs):
            ours.append(seconds(lambda: peaks.append(build_all(folders, target))))
            peers.append(seconds(lambda: pandoc_all(files, target)))
        note = f"{len(files)} files, {JOBS} at a time"
        yield Result(
            f"{count} definitions: build / pandoc",
            median(ours),
            median(peers),
            judged(ours, peers, "").ratio,
            _RATIO,
            note,
        )
        peak = max(peaks)
        yield Result(
            f"{count} definitions: memory in MB", peak, _MEGABYTES, peak / _MEGABYTES, 1.0, "all processes"
        )
        if count > FEW:
            few = median([seconds(lambda: build_all(folders[:FEW], target)) for _ in range(runs)])
            allowed = few * count / FEW
            name = f"growth: t({count}) / {count / FEW:g} t({FEW})"
            yield Result(name, median(ours), allowed, median(ours) / allowed, _GROWTH)


def main() -> int:
    """Read the command line: a number of definitions, or what every benchmark takes."""
    if len(sys.argv) == 2 and sys.argv[1].isdecimal():  # noqa: PLR2004 - the program and the number
        results = list(compared(int(sys.argv[1]), 1))
        print(table(results))
        return 0 if all(result.kept for result in results) else 1
    return command_line([measure], __doc__)


if __name__ == "__main__":
    sys.exit(main())
