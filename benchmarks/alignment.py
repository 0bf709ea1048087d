"""Comparing municipalities: what aligning finds of judged pairs, and what a comparison of hundreds costs.

    python -m benchmarks.alignment          # judged pairs, and 40 municipalities
    python -m benchmarks.alignment 342      # as many as there are: half a minute

One run is held against comparing all pairs one by one, which is measured on a sample of pairs and scaled.
Growth is what twice as many cost. Reading the definitions is in neither; every run is a process of its own.
"""

import gc
import json
import random
import subprocess
import sys
from collections.abc import Iterator, Sequence
from statistics import mean
from typing import Final

from benchmarks.labelled import HALVES, measure
from benchmarks.measuring import Result, command_line, seconds, table
from benchmarks.municipalities import municipality
from benchmarks.programs import ROOT, environment

SAMPLE: Final = 40
_QUICK: Final = 4
_PAIRS: Final = 40
_TURNS: Final = 2
_RATIO: Final = 0.15
_MEGABYTES: Final = 1000
_GROWTH: Final = 2.5
_SECONDS: Final = 15
_MISSED: Final = 0.15
_WRONG: Final = 0.05
_ONCE: Final = "--once"


def once(count: int) -> dict[str, float]:
    """Compare so many municipalities, in this process: seconds, and the peak of its memory in megabytes."""
    from resource import RUSAGE_SELF, getrusage

    from generator.comparison.compare import compare

    compared = [municipality(number) for number in range(count)]
    gc.collect()
    gc.disable()  # as the command does
    spent = seconds(lambda: compare(compared))
    return {"seconds": spent, "megabytes": getrusage(RUSAGE_SELF).ru_maxrss / 1024}


def _run(count: int) -> dict[str, float]:
    command = [sys.executable, "-m", "benchmarks.alignment", _ONCE, str(count)]
    done = subprocess.run(command, cwd=ROOT, env=environment(), capture_output=True, check=True)
    found: dict[str, float] = json.loads(done.stdout)
    return found


def _best(runs: Sequence[dict[str, float]]) -> dict[str, float]:
    """Give the run that the rest of the machine held up least."""
    return min(runs, key=lambda run: run["seconds"])


def pair_by_pair(count: int, sample: int) -> float:
    """Measure what comparing all pairs of so many municipalities would take, from a sample of pairs."""
    from generator.comparison.compare import compare

    draw = random.Random(count)  # noqa: S311 - the same sample every time
    compared = [municipality(number) for number in range(min(count, 2 * sample))]
    pairs = [draw.sample(compared, 2) for _ in range(sample)]
    compare(pairs[0])
    return mean(seconds(lambda pair=pair: compare(pair)) for pair in pairs) * count * (count - 1) / 2


def judged() -> Iterator[Result]:
    """Give what was missed of pairs that people judged, and what was wrongly matched, as shares of one."""
    for half in HALVES:
        found = measure(half)
        note = f"{found.pairs} pairs, {found.alike} alike"
        name = f"judged pairs, half ‘{half}’"
        missed = 1 - found.recall
        told = f"recall {found.recall:.3f}, {note}"
        yield Result(f"{name}: missed in the top three", 0, 0, missed, _MISSED, told)
        wrong = 1 - found.precision
        told = f"precision {found.precision:.3f}, {found.certain} matched"
        yield Result(f"{name}: wrong among what is matched unasked", 0, 0, wrong, _WRONG, told)


def compared(count: int, sample: int) -> Iterator[Result]:
    """Measure a comparison of so many municipalities, and of twice as many."""
    ours, twice = (_best([_run(size) for _ in range(_TURNS)]) for size in (count, 2 * count))
    spent, peak = ours["seconds"], ours["megabytes"]
    pairs = pair_by_pair(count, sample)
    yield Result(
        f"{count} municipalities: one run / pair by pair",
        spent,
        pairs,
        spent / pairs,
        _RATIO,
        f"{sample} pairs measured",
    )
    yield Result(f"{count} municipalities: seconds", spent, _SECONDS, spent / _SECONDS, 1.0)
    yield Result(f"{count} municipalities: memory in MB", peak, _MEGABYTES, peak / _MEGABYTES, 1.0)
    name = f"growth: t({2 * count}) / t({count})"
    yield Result(name, twice["seconds"], spent, twice["seconds"] / spent, _GROWTH)


def measures(runs: int, quick: bool) -> Iterator[Result]:  # noqa: ARG001, FBT001 - the signature of Measure
    """Measure both on a sample."""
    yield from judged()
    yield from compared(_QUICK if quick else SAMPLE, 2 if quick else _PAIRS)


def main() -> int:
    """Read the command line: a number of municipalities, or what every benchmark takes."""
    given = sys.argv[1:]
    if given[:1] == [_ONCE]:
        print(json.dumps(once(int(given[1]))))
        return 0
    if len(given) == 1 and given[0].isdecimal():
        results = [*judged(), *compared(int(given[0]), _PAIRS)]
        print(table(results))
        return 0 if all(result.kept for result in results) else 1
    return command_line([measures], __doc__)


if __name__ == "__main__":
    sys.exit(main())
