"""Work side by side gives what work one after the other gives, and no failure is lost."""

import os
import subprocess
import sys

import pytest

from generator.pipeline import parallel

needs_fork = pytest.mark.skipif(not hasattr(os, "fork"), reason="this system cannot fork")


def _run(code: str) -> str:
    """Run in a fresh process: the test runner has threads of its own."""
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    ).stdout.strip()


PRELUDE = (
    "from generator.pipeline import parallel\n"
    "parallel.can_fork, parallel.os.cpu_count = lambda: True, lambda: 2\n"
)


@needs_fork
def test_results_come_in_order_whoever_made_them():
    code = PRELUDE + (
        "tasks = [lambda n=n: {'n': bytes([n]) * 200_000} for n in range(5)]\n"
        "made = parallel.in_parallel(tasks)\n"
        "print([(m['n'][0], len(m['n'])) for m in made])"
    )
    assert _run(code) == str([(n, 200_000) for n in range(5)])


@needs_fork
def test_a_task_beside_that_fails_gives_the_work_back():
    code = PRELUDE + "print(parallel.in_parallel([lambda: {}, lambda: {'x': 1 / 0}]))"
    assert _run(code) == "None"


@needs_fork
def test_what_the_first_task_raises_comes_out_and_nobody_is_left_waiting():
    code = PRELUDE + (
        "import os\n"
        "def first(): raise ValueError('stop')\n"
        "try: parallel.in_parallel([first, lambda: {'x': bytes(10_000_000)}])\n"
        "except ValueError as error: print(error)\n"
        "try: os.waitpid(-1, os.WNOHANG)\n"
        "except ChildProcessError: print('none left')"
    )
    assert _run(code).split("\n") == ["stop", "none left"]


def test_one_task_is_left_to_the_caller():
    assert parallel.in_parallel([dict]) is None
