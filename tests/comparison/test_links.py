"""The links file: each fault is told in its place, and proposals join what a person wrote."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from municipalities import belofte, municipality, promise
from written import texts_of

from generator.comparison.facts import Certainty, Compared, ItemRef, Match
from generator.comparison.links import MAX_BYTES, LinksFile, read_links
from generator.comparison.proposals import with_proposals
from generator.diagnostics import Diagnostic, InvalidInputError, Severity

COMPARED = [
    municipality(
        key, promise("Eén belofte."), promise("Nog een belofte."), gedrag=[{"id": "g", "doen": "iets"}]
    )
    for key in ("A", "B", "Aa en Hunze", "Katwijk")
]


def read(text: str, compared: list[Compared] = COMPARED) -> LinksFile:
    return read_links("koppelingen.yaml", text.encode(), compared)


def faults(text: str) -> list[Diagnostic]:
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    return list(caught.value.diagnostics)


def proposal(*refs: ItemRef, score: float = 0.5) -> Match:
    first, second = refs
    return Match((first, second), score, Certainty.PROPOSED)


DUTCH = """\
# Van ons samen.
bevestigd:
  - A: beloften.b-0
    B: beloften.b-1   # echt waar
    opmerking: besproken op 3 maart
afgewezen:
  - {A: gedrag.g, Katwijk: gedrag.g}
"""
ENGLISH = """\
confirmed:
- A: promises.b-0
  B: promises.b-1
rejected: [{Katwijk: behaviours.g, A: behaviours.g, score: 0.4}]
"""


@pytest.mark.parametrize("text", [DUTCH, ENGLISH])
def test_decisions_are_read_in_either_language(text: str) -> None:
    found = read(text)
    assert found.links.confirmed == ((belofte("A", 0), belofte("B", 1)),)
    assert found.links.rejected == ((ItemRef("A", "behaviours.g"), ItemRef("Katwijk", "behaviours.g")),)
    assert found.notes == ()


@pytest.mark.parametrize("text", ["", "# niets\n", "bevestigd:\nafgewezen: []\n"])
def test_a_file_may_say_nothing_yet(text: str) -> None:
    assert read(text).links.confirmed == ()


def test_an_entry_of_three_confirms_each_two() -> None:
    found = read("bevestigd:\n  - A: beloften.b-0\n    B: beloften.b-0\n    Katwijk: beloften.b-0\n")
    assert len(found.links.confirmed) == 3


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ("bevestigd: [{A: beloften.b-9, B: beloften.b-0}]", "links-item-gone", 1),
        (
            "bevestigd:\n- {A: beloften.b-0, B: beloften.b-0}\n- {A: beloften.b-1, B: beloften.b-0}",
            "links-same-municipality",
            3,
        ),
        (
            """bevestigd:
                - {A: beloften.b-0, B: beloften.b-0}
                - {B: beloften.b-0, Katwijk: beloften.b-0}
                - {Katwijk: beloften.b-0, A: beloften.b-1}""",
            "links-same-municipality",
            4,
        ),
        (
            "bevestigd: [{A: gedrag.g, B: gedrag.g}]\nafgewezen: [{B: gedrag.g, A: gedrag.g}]",
            "links-contradiction",
            2,
        ),
        (
            """bevestigd:
                - {A: beloften.b-0, B: beloften.b-0}
                - {B: beloften.b-0, X: beloften.q}
afgewezen:
                - {X: beloften.q, A: beloften.b-0}""",
            "links-contradiction",
            5,
        ),
        ("bevestigd: [{A: beloften.b-0}]", "links-no-pair", 1),
        ("bevestigd:\n- {A: beloften.b-0, B: gedrag.g}", "links-no-pair", 2),
        ("bevestigd:\n- {A: kanalen.balie, B: kanalen.balie}", "links-no-pair", 2),
        ("bevestigd:\n- {A: [beloften.b-0], B: beloften.b-0}", "links-no-pair", 2),
        ("bevestigd: ja", "links-no-list", 1),
        ("bevestigd:\nconfirmed:", "same-key-twice", 2),
        ("bevestigd:\nbeloften: []", "unknown-key", 2),
        ("bevestigd:\n- A: beloften.b-0\n  A: beloften.b-1", "duplicate-key", 3),
        ("bevestigd:\n- A: [", "open-bracket", 2),
    ],
)
def test_a_fault_is_told_at_its_line(text: str, code: str, line: int) -> None:
    (found,) = (fault for fault in faults(text) if fault.severity is Severity.ERROR)
    assert found.span is not None
    assert (found.code, found.span.line) == (code, line)


def test_what_is_gone_gets_a_hint() -> None:
    (found,) = faults("afgewezen:\n  - Katwijk: promises.b0\n    B: promises.b-0\n")
    assert found.arguments == {
        "municipality": "Katwijk",
        "reference": "promises.b0",
        "suggestion": "promises.b-0",
    }


@pytest.mark.parametrize(
    "text", ["formaat: serviceformule/1\ngemeente: {naam: A}\n", "- a\n- b\n", "tekst\n"]
)
def test_another_file_is_no_file_of_links(text: str) -> None:
    assert [found.code for found in faults(text)] == ["links-format"]


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        (b"#" * (MAX_BYTES + 1), "links-too-large"),
        (b"PK\x03\x04" + b"\x00" * 60, "binary-file"),
        ("bevestigd: é".encode("cp1252"), "not-utf8"),
        (b"a: &a [x, x]\n" + b"b: &b [*a, *a]\n", "links-format"),
        (b"bevestigd: " + b"[" * 5000, "too-deep"),
    ],
)
def test_hostile_files_are_refused(raw: bytes, code: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        read_links("koppelingen.yaml", raw, COMPARED)
    assert caught.value.diagnostics[0].code == code


def test_a_municipality_that_is_not_compared_is_noted_once_and_its_decisions_are_kept() -> None:
    text = "bevestigd:\n  - {Ede: beloften.x, A: beloften.b-0}\n  - {Ede: beloften.y, B: beloften.b-0}\n"
    found = read(text)
    assert [(note.code, note.severity) for note in found.notes] == [("links-not-compared", Severity.NOTE)]
    assert len(found.links.confirmed) == 2


def test_a_slip_in_a_name_is_a_warning_with_the_name_that_was_meant() -> None:
    (note,) = read("bevestigd:\n  - {Katwyk: beloften.b-0, A: beloften.b-0}\n").notes
    assert (note.severity, note.arguments["suggestion"]) == (Severity.WARNING, "Katwijk")


PROPOSALS = [
    proposal(belofte("A", 1), belofte("B", 0), score=0.625),
    proposal(belofte("Aa en Hunze", 0), belofte("Katwijk", 1)),
]


def test_a_new_file_says_what_it_is_and_holds_the_proposals_with_what_they_say() -> None:
    text = with_proposals(None, PROPOSALS, COMPARED, "Wat hoort bij elkaar?")
    assert text == (
        "# Wat hoort bij elkaar?\n\nbevestigd:\n\nafgewezen:\n\nvoorstellen:\n"
        "  - A: beloften.b-1  # Nog een belofte.\n    B: beloften.b-0  # Eén belofte.\n    score: 0.62\n"
        "  - Aa en Hunze: beloften.b-0  # Eén belofte.\n    Katwijk: beloften.b-1  # Nog een belofte.\n"
        "    score: 0.50\n"
    )


@pytest.mark.parametrize(
    "text",
    [
        DUTCH,
        ENGLISH,
        "bevestigd: []",
        "bevestigd:\nvoorstellen:\n# van mij\nafgewezen:\n",
        "bevestigd:\nvoorstellen: ~   # nog geen\nafgewezen:\n",
        "voorstellen:\n- A: beloften.b-0\n  B: beloften.b-0 # eerste\n\n# daarna\nafgewezen:\n",
        "proposed: []\nconfirmed:\n",
        "voorstellen: [{A: beloften.b-0, B: beloften.b-0}]\n",
        "{bevestigd: [], afgewezen: []}\n",
        "bevestigd:\r\n  - A: beloften.b-0\r\n    B: beloften.b-1\r\n",
        "---\nbevestigd:\n...\n",
        "  bevestigd:\n    - {A: beloften.b-0, B: beloften.b-1}\n",
        "# alleen een opmerking",
    ],
)
def test_proposals_join_what_is_there_and_writing_twice_is_writing_once(text: str) -> None:
    before = read(text)
    once = with_proposals(before, PROPOSALS, COMPARED)
    after = read(once)
    assert after.links == before.links
    assert after.named == before.named | {match.items for match in PROPOSALS}
    assert with_proposals(after, PROPOSALS, COMPARED) == once
    written = iter(once)
    assert all(sign in written for sign in text.replace("~", "")), "what a person wrote stays, in its order"


def test_what_was_decided_or_proposed_is_not_proposed_again() -> None:
    text = "afgewezen:\n  - B: beloften.b-0\n    A: beloften.b-1\n"
    assert with_proposals(read(text), PROPOSALS[:1], COMPARED) == text


def test_certain_matches_are_not_written() -> None:
    certain = Match((belofte("A", 0), belofte("B", 0)), 1.0, Certainty.CERTAIN)
    assert with_proposals(read(DUTCH), [certain], COMPARED) == DUTCH


def test_a_list_that_nothing_can_be_added_to_is_told() -> None:
    found = read("voorstellen: [{A: beloften.b-0, B: beloften.b-0}, # en verder\n]\n")
    with pytest.raises(InvalidInputError) as caught:
        with_proposals(found, PROPOSALS, COMPARED)
    assert [fault.code for fault in caught.value.diagnostics] == ["links-not-writable"]


@given(
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1, max_size=40).filter(
        lambda key: key.strip() == key and key not in ("score", "note", "opmerking", "A")
    ),
    st.text(st.characters(exclude_categories=["Cc", "Cs", "Co", "Cn"]), min_size=1).filter(str.strip),
)
def test_any_name_and_any_text_read_back(key: str, text: str) -> None:
    other = Compared(key, municipality("X", promise(text.strip())).definition)
    match = proposal(*sorted((belofte("A", 0), belofte(key, 0)), key=lambda ref: ref.municipality))
    written = with_proposals(None, [match], [COMPARED[0], other])
    assert texts_of(written)["voorstellen"] == [{"A": "beloften.b-0", key: "beloften.b-0", "score": "0.50"}]
    assert read(written, [COMPARED[0], other]).named == {match.items}
