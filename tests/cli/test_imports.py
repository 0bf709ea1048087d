"""What the command loads: help and wrong usage are there at once."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
HEAVY = {"babel", "docx", "hypothesis", "jinja2", "lxml", "markdown_it", "openpyxl", "pydantic", "rapidfuzz"}

PROBE = """
import sys
from generator.cli.main import main
status = main(sys.argv[1:])
print(status, *sorted({name.partition(".")[0] for name in sys.modules}), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", PROBE, *arguments], cwd=ROOT, capture_output=True, text=True, check=True
    )
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [["--help"], ["build", "--help"], ["chek"], ["check"], []], ids=str)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    modules = loaded(*arguments)
    assert "click" in modules
    assert modules & HEAVY == set()


def test_the_guard_sees_what_a_command_loads() -> None:
    assert "pydantic" in loaded("schema")


def test_checking_loads_nothing_of_word() -> None:
    assert loaded("check", "examples/altena") & {"docx", "lxml"} == set()
