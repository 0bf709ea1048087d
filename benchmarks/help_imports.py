"""What ``serviceformule --help`` takes, and what it loads: none of the heavy libraries."""

import re
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from benchmarks.measuring import Result, command_line, compare
from benchmarks.programs import python

HEAVY: Final = ("docx", "lxml", "jinja2", "pydantic", "markdown_it", "babel")
_LINE: Final = re.compile(r"^import time:\s+(\d+) \|\s+\d+ \|\s*(\S+)", re.MULTILINE)
_HELP: Final = ("-m", "generator", "--help")


def profile() -> Counter[str]:
    """Give the microseconds that importing each library takes."""
    spent: Counter[str] = Counter()
    for microseconds, module in _LINE.findall(python("-X", "importtime", *_HELP).stderr):
        spent[module.partition(".")[0]] += int(microseconds)
    return spent


def measure(runs: int, quick: bool) -> Iterator[Result]:  # noqa: ARG001, FBT001 - it is small already
    """Compare with a Python that does nothing; the limit is on heavy libraries, and is none."""
    whole = compare(lambda: python(*_HELP), lambda: python("-c", ""), runs, "--help / bare Python")
    spent = profile()
    most = ", ".join(f"{name} {time / 1000:.0f} ms" for name, time in spent.most_common(6))
    yield replace(whole, note=most)
    loaded = [name for name in HEAVY if name in spent]
    note = ", ".join(loaded) or f"none of {', '.join(HEAVY)}"
    yield Result("--help: heavy libraries loaded", 0, 0, len(loaded), 0, note)


if __name__ == "__main__":
    sys.exit(command_line([measure], __doc__))
