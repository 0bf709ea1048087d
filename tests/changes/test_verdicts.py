"""Every row of ``norms.md``: the verdict on a norm, and what a diff makes of it."""

from pathlib import Path

import pytest
from written import loaded, planned

from generator.changes.differ import difference
from generator.changes.facts import Level
from generator.implications import Plan
from generator.model.service import Norm
from generator.quantities import QuantityError, parse_quantity
from generator.verdicts import TURNED, Verdict, judge, together


def rows() -> list[tuple[str, str, Verdict]]:
    lines = Path(__file__).with_name("norms.md").read_text("utf-8").splitlines()
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines if line.startswith("|")]
    return [(a, b, Verdict(verdict)) for a, b, verdict, _ in cells if verdict in TURNED]


def version(text: str) -> Plan:
    """Make a definition with one promise, which has this norm."""
    norm = {"moment": "antwoord"}
    for part in map(str.strip, text.split(";")):
        if part.startswith("als "):
            norm["voorwaarde"] = part.removeprefix("als ")
        elif part.startswith("bij "):
            norm["moment"] = part.removeprefix("bij ")
        elif is_quantity(part):
            norm["hoogstens"] = part
        else:
            norm["aandeel"] = part
    return planned(loaded(beloften=[{"id": "vraag", "tekst": "Wij antwoorden.", "norm": norm}]))


def is_quantity(text: str) -> bool:
    try:
        parse_quantity(text)
    except QuantityError:
        return False
    return True


def norm_of(plan: Plan) -> Norm:
    (promise,) = plan.definition.promises
    assert promise.norm
    return promise.norm


def test_the_table_is_read():
    assert len(rows()) >= 60
    assert {verdict for _, _, verdict in rows()} == set(Verdict)
    assert len({(a, b) for a, b, _ in rows()}) == len(rows())


@pytest.mark.parametrize(("first", "second", "verdict"), rows())
def test_a_norm_beside_another(first, second, verdict):
    a, b = norm_of(version(first)), norm_of(version(second))
    assert judge(a, b) is verdict
    assert judge(b, a) is TURNED[verdict]
    assert judge(a, a) is judge(b, b) is Verdict.EQUAL


@pytest.mark.parametrize(("first", "second", "verdict"), rows())
def test_a_diff_says_what_the_verdict_is(first, second, verdict):
    old, new = version(first), version(second)
    for before, after, expected in ((old, new, verdict), (new, old, TURNED[verdict])):
        found = difference(before, after).changes
        assert {one.change.item for one in found} <= {"promises.vraag"}
        levels = {one.level for one in found} - {Level.EDITORIAL}
        assert levels == (set() if expected is Verdict.EQUAL else {Level(expected)})


@pytest.mark.parametrize(
    ("verdicts", "one"),
    [
        ([], "equal"),
        (["equal", "equal"], "equal"),
        (["equal", "weaker", "weaker"], "weaker"),
        (["stronger", "equal"], "stronger"),
        (["stronger", "weaker"], "incomparable"),
        (["stronger", "incomparable"], "incomparable"),
    ],
)
def test_several_verdicts_make_one(verdicts, one):
    assert together(map(Verdict, verdicts)) is Verdict(one)
