"""Three versions of one line: as it was written, as people left it, as the new version has it."""

import pytest
from marked import control, p, run, xml

from generator.ooxml.reading.lines import read_line
from generator.roundtrip.line_merge import Fate, merge_line

BASE = "Wij bellen u binnen twee dagen terug."


def merged(base: str, theirs: str, new: str, *, prose: bool = True):
    lines = (read_line(xml(p(control("tekst", run(text))))) for text in (base, theirs, new))
    return merge_line(*lines, lambda _: prose)


@pytest.mark.parametrize(
    ("theirs", "new", "text", "fates"),
    [
        (BASE, BASE, BASE, []),
        (
            BASE,
            "Wij bellen u binnen drie dagen terug.",
            "Wij bellen u binnen drie dagen terug.",
            [Fate.CHANGED],
        ),
        ("Wij mailen u binnen twee dagen.", BASE, "Wij mailen u binnen twee dagen.", [Fate.KEPT]),
        (
            "Wij bellen jou binnen twee dagen terug.",
            "Wij bellen u binnen drie dagen terug.",
            "Wij bellen jou binnen drie dagen terug.",
            [Fate.MERGED],
        ),
        (
            "Wij bellen u binnen vier dagen terug.",
            "Wij bellen u binnen drie dagen terug.",
            "Wij bellen u binnen vier dagen terug.",
            [Fate.CONFLICT],
        ),
        ("Wij komen langs.", "Wij komen langs.", "Wij komen langs.", []),
    ],
    ids=["nobody", "policy", "people", "both", "both at one place", "both alike"],
)
def test_what_becomes_of_a_sentence(theirs, new, text, fates):
    found = merged(BASE, theirs, new)
    assert found.text == text
    assert [part.fate for part in found.parts] == fates


def test_a_value_is_never_half_theirs_and_half_ours():
    found = merged("30 seconden voor 80%", "45 seconden voor 80%", "30 seconden voor 90%", prose=False)
    assert found.text == "45 seconden voor 80%"
    assert [part.fate for part in found.parts] == [Fate.CONFLICT]


def test_a_number_and_its_unit_are_never_taken_from_two():
    found = merged("binnen 45 seconden", "binnen 30 seconden", "binnen 45 minuten")
    assert found.text == "binnen 30 seconden"
    assert [part.fate for part in found.parts] == [Fate.CONFLICT]


def test_two_fields_in_a_line_have_each_their_own_fate():
    def line(first: str, second: str) -> str:
        return p(control("een", run(first)), run(": "), control("twee", run(second)))

    sides = (line("balie", "open"), line("het loket", "open"), line("balie", "dicht op maandag"))
    found = merge_line(*(read_line(xml(side)) for side in sides), lambda _: True)
    assert found.text == "het loket: dicht op maandag"
    assert [(part.tag, part.fate) for part in found.parts] == [("een", Fate.KEPT), ("twee", Fate.CHANGED)]
