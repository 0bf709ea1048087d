"""How the cost of a whole cold build grows from 1 to 16 times Altena."""

import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import Final

from benchmarks.grow import grow
from benchmarks.measuring import Result, command_line, in_turn
from benchmarks.programs import ALTENA, build

_MOST: Final = 16
_FEW: Final = 3


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: FBT001 - the signature of Measure
    """Set what the last fifteen cost against sixteen times what the second costs."""
    most = _FEW if quick else _MOST
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        builds = []
        for times in (1, 2, most):
            definition = grow(ALTENA, folder / f"x{times}", times=times)
            builds.append(partial(build, definition, folder / f"x{times}-out"))
        one, two, last = map(median, in_turn(builds, runs))
        grown, allowed = last - one, most * (two - one)
        note = f"t(1) {one:.3f} s, t(2) {two:.3f} s, t({most}) {last:.3f} s"
        name = f"growth: t({most}) - t(1) / {most} (t(2) - t(1))"
        yield Result(name, grown, allowed, grown / allowed, 1.0, note)


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
