"""Every case of ``levels.yaml``: what changed, and what that means for a resident."""

from pathlib import Path
from typing import Any

import pytest
from written import loaded, planned, texts_of

from generator.changes.differ import difference
from generator.changes.facts import Difference, Kind
from generator.implications import Plan

_DATA = texts_of(Path(__file__).with_name("levels.yaml").read_text("utf-8"))
CASES = {case["case"]: case for case in _DATA["cases"]}
OPPOSITE = {"weaker": "stronger", "stronger": "weaker", "added": "removed", "removed": "added"}


def version(sections: dict[str, Any]) -> Plan:
    return planned(loaded(**_DATA["ground"] | sections))


def told(found: Difference) -> list[str]:
    lines = (f"{one.level} {one.change.kind} {one.change.item} {one.change.field}" for one in found.changes)
    return sorted(line.strip() for line in lines)


def turned(line: str) -> str:
    level, kind, *rest = line.split()
    return " ".join([OPPOSITE.get(level, level), OPPOSITE.get(kind, kind), *rest])


def test_no_case_stands_there_twice():
    assert len(CASES) == len(_DATA["cases"]) >= 60


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_a_change_has_the_level_that_the_case_says(case):
    found = difference(version(case["old"]), version(case["new"]))
    assert told(found) == sorted(case["changes"])
    assert "moved" not in "".join(case["changes"]) or not found.implications


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_the_other_way_round_it_has_the_opposite_level(case):
    found = difference(version(case["new"]), version(case["old"]))
    moved = {one.change.new: one.change.old for one in found.changes if one.change.kind is Kind.MOVED}
    expected = [turned(line) for line in case["changes"]]
    for now, then in moved.items():
        expected = [line.replace(f".{then} ", f".{now} ") for line in expected]
    assert told(found) == sorted(expected)
