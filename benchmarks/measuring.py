"""What every benchmark shares: runs in turn, results with a limit, and the command line of a script."""

import argparse
import json
from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from time import perf_counter
from typing import Final

RUNS: Final = 7
"""Rounds in which everything that is compared takes its turn; on a busy machine both sides suffer alike."""


@dataclass(frozen=True, slots=True)
class Result:
    """One comparison: median seconds of us and of a peer, and the ratio that a limit may be set to.

    ``ratio`` is the median of the ratios within a round, which a machine that slows down halfway does not
    change. ``limit`` is None where there is nothing to keep to.
    """

    name: str
    ours: float
    peer: float
    ratio: float
    limit: float | None = None
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the limit was kept."""
        return self.limit is None or self.ratio <= self.limit


Measure = Callable[[int, bool], Iterable[Result]]
"""Measures in so many rounds; True asks for the smallest sizes, to see that everything runs."""


def seconds(action: Callable[[], object]) -> float:
    """Time one run."""
    start = perf_counter()
    action()
    return perf_counter() - start


def in_turn(actions: Sequence[Callable[[], object]], runs: int) -> list[list[float]]:
    """Time actions in turn (A B C A B C …): the seconds of each. A first round does not count."""
    if runs > 1:
        for action in actions:
            action()
    rounds = [[seconds(action) for action in actions] for _ in range(runs)]
    return [list(times) for times in zip(*rounds, strict=True)]


def compare(
    ours: Callable[[], object], peer: Callable[[], object], runs: int, name: str, limit: float | None = None
) -> Result:
    """Compare two actions in turn."""
    times = in_turn([ours, peer], runs)
    return judged(times[0], times[1], name, limit)


def judged(ours: Sequence[float], peer: Sequence[float], name: str, limit: float | None = None) -> Result:
    """Make a result of the seconds of both, round by round."""
    ratio = median(one / other for one, other in zip(ours, peer, strict=True))
    return Result(name, median(ours), median(peer), ratio, limit)


def table(results: Sequence[Result]) -> str:
    """Write results as a Markdown table."""
    lines = ["| measured | ours | peer | ratio | limit | verdict |", "|---|---:|---:|---:|---:|---|"]
    for one in results:
        limit = "" if one.limit is None else f"{one.limit:.2f}"
        verdict = "" if one.limit is None else "kept" if one.kept else "BROKEN"
        told = f"{one.name} ({one.note})" if one.note else one.name
        lines.append(
            f"| {told} | {one.ours:.3f} s | {one.peer:.3f} s | {one.ratio:.2f} | {limit} | {verdict} |"
        )
    return "\n".join(lines)


def command_line(measures: Sequence[Measure], description: str | None) -> int:
    """Run benchmarks as a script; 1 where a limit is broken, unless the run was a quick one."""
    parser = argparse.ArgumentParser(description=description)
    parser.add_argument("--runs", type=int, default=RUNS, help=f"rounds (default {RUNS})")
    parser.add_argument("--quick", action="store_true", help="one round of small sizes: does it run?")
    parser.add_argument("--json", action="store_true", help="results as JSON")
    given = parser.parse_args()
    runs = 1 if given.quick else given.runs
    results = [result for measure in measures for result in measure(runs, given.quick)]
    if given.json:
        print(json.dumps([{**asdict(result), "kept": result.kept} for result in results], indent=2))
    else:
        print(table(results))
    return 0 if given.quick or all(result.kept for result in results) else 1
