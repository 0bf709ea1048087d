"""Every attack is stopped, with a small budget here and with the real one where the machine sets limits."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from sandbox_attacks import ATTACKS, outcome

from generator.sandbox import Budget

SMALL = Budget(
    steps=20_000, output_chars=100_000, value_chars=100_000, total_chars=1_000_000, range_items=10_000
)
MEMORY = 900 * 2**20
SECONDS = 100


@pytest.fixture(scope="module")
def outcomes():
    """What comes of each attack with the real budget, in a process of its own with bounds.

    A failure is then a MemoryError or a dead process, and no machine at a standstill.
    """
    resource = pytest.importorskip("resource", reason="only Unix can bound a process from outside")

    def bounded():
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))

    done = subprocess.run(
        [sys.executable, Path(__file__).with_name("sandbox_attacks.py")],
        capture_output=True,
        text=True,
        check=False,
        preexec_fn=bounded,
        env={"PYTHONPATH": str(Path(__file__).parents[2])},
    )
    assert done.stderr == ""
    return {name: (code, line) for name, code, line in map(json.loads, done.stdout.splitlines())}


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_stopped(name, outcomes):
    assert outcomes[name] == (ATTACKS[name].code, ATTACKS[name].line)


@pytest.mark.parametrize("name", ATTACKS)
def test_an_attack_is_stopped_by_a_small_budget(name):
    code, line = outcome(ATTACKS[name], SMALL)
    assert code == ATTACKS[name].code or code in {
        "step-budget",
        "memory-budget",
        "output-budget",
        "recursion",
    }
    assert line is not None
