"""What two people made of one text, brought together."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.merging.three_way import Chunk, Outcome, merge
from generator.merging.words import tokens

ZIN = "Wij nemen de telefoon binnen 45 seconden op."


def told(base: str, theirs: str, new: str) -> str:
    """Write a merge out: conflicts as base | theirs | new, other changes with whose they are."""
    sides = tokens(base), tokens(theirs), tokens(new)
    text = ""
    for chunk in merge(*sides):
        spans = (chunk.base, chunk.theirs, chunk.new)
        said = ["".join(side[start:end]) for side, (start, end) in zip(sides, spans, strict=True)]
        match chunk.outcome:
            case Outcome.SAME:
                text += said[0]
            case Outcome.CONFLICT:
                text += f"<{'|'.join(said)}>"
            case Outcome.NEW:
                text += f"<new {said[2]}>"
            case outcome:
                text += f"<{outcome.value} {said[1]}>"
    return text


@pytest.mark.parametrize(
    ("theirs", "new", "expected"),
    [
        (ZIN, ZIN, ZIN),
        (ZIN, ZIN.replace("45", "30"), "Wij nemen de telefoon binnen <new 30> seconden op."),
        (ZIN.replace("Wij", "We"), ZIN, "<theirs We> nemen de telefoon binnen 45 seconden op."),
        (
            ZIN.replace("nemen", "nemen altijd"),
            ZIN.replace("45", "30"),
            "Wij nemen <theirs altijd >de telefoon binnen <new 30> seconden op.",
        ),
        (
            ZIN.replace("45", "30"),
            ZIN.replace("45", "30"),
            "Wij nemen de telefoon binnen <both 30> seconden op.",
        ),
        (
            ZIN.replace("45", "60"),
            ZIN.replace("45", "30"),
            "Wij nemen de telefoon binnen <45|60|30> seconden op.",
        ),
        # Neighbours may each be changed by another.
        (
            ZIN.replace("Wij", "We"),
            ZIN.replace("nemen", "pakken"),
            "<theirs We> <new pakken> de telefoon binnen 45 seconden op.",
        ),
        # But a number and its unit make one promise.
        (
            ZIN.replace("45", "30"),
            ZIN.replace("seconden", "minuten"),
            "Wij nemen de telefoon binnen <45 seconden|30 seconden|45 minuten> op.",
        ),
        # One side did all that the other did, and more.
        (
            ZIN.replace("Wij nemen", "We pakken"),
            ZIN.replace("Wij", "We"),
            "<both We> <theirs pakken> de telefoon binnen 45 seconden op.",
        ),
        # What one side took away, the other changed.
        (
            "Wij nemen op.",
            ZIN.replace("45", "30"),
            "Wij nemen <de telefoon binnen 45 seconden ||de telefoon binnen 30 seconden >op.",
        ),
        # Both put something in at one place.
        (
            ZIN.replace("op.", "op. Altijd."),
            ZIN.replace("op.", "op. Beloofd."),
            "Wij nemen de telefoon binnen 45 seconden op.<| Altijd.| Beloofd.>",
        ),
    ],
)
def test_a_sentence_that_two_people_changed(theirs: str, new: str, expected: str) -> None:
    assert told(ZIN, theirs, new) == expected


def test_the_base_may_be_empty() -> None:
    assert merge([], [], []) == ()
    assert told("", "Getypt.", "Getypt.") == "<both Getypt.>"
    assert told("", "Getypt.", "Beleid.") == "<|Getypt.|Beleid.>"


TOKENS = st.lists(st.sampled_from(["wachten", "balie", "de", "45", "uur", " ", "."]), max_size=12)
OTHERS = st.lists(st.integers(0, 5), max_size=10)
SIDES = st.tuples(TOKENS, TOKENS, TOKENS) | st.tuples(OTHERS, OTHERS, OTHERS)


@st.composite
def edited(draw: st.DrawFn) -> tuple[list[str], list[str], list[str]]:
    """Give a text, and two versions of it with a few changes each."""
    base = draw(st.lists(st.sampled_from(["wij", "bellen", "u", "binnen", "45", "uur"]), max_size=12))
    sides = []
    for _ in range(2):
        side = list(base)
        for _ in range(draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(side)))
            end = min(start + draw(st.integers(0, 2)), len(side))
            side[start:end] = draw(st.lists(st.sampled_from(["snel", "morgen", "30", "u"]), max_size=2))
        sides.append(side)
    spaced = [[part for word in words for part in (word, " ")] for words in (base, *sides)]
    return spaced[0], spaced[1], spaced[2]


def taken(chunks, theirs, new):
    """Give the text of a merge in which conflicts are left as they are in theirs."""
    result = []
    for chunk in chunks:
        result += new[slice(*chunk.new)] if chunk.outcome is Outcome.NEW else theirs[slice(*chunk.theirs)]
    return result


@settings(max_examples=250)
@given(SIDES | edited())
def test_chunks_cover_all_three_and_say_what_is_so(sides) -> None:
    base, theirs, new = sides
    ends = (0, 0, 0)
    for chunk in merge(base, theirs, new):
        spans = (chunk.base, chunk.theirs, chunk.new)
        assert tuple(start for start, _ in spans) == ends
        ends = tuple(end for _, end in spans)
        was, hand, policy = (side[start:end] for side, (start, end) in zip(sides, spans, strict=True))
        assert {
            Outcome.SAME: was == hand == policy,
            Outcome.THEIRS: was == policy != hand,
            Outcome.NEW: was == hand != policy,
            Outcome.BOTH: hand == policy != was,
            Outcome.CONFLICT: was != hand != policy != was,
        }[chunk.outcome]
    assert ends == (len(base), len(theirs), len(new))


@settings(max_examples=150)
@given(SIDES | edited())
def test_one_side_alone_has_its_way(sides) -> None:
    base, theirs, new = sides
    only_new, only_theirs = merge(base, base, new), merge(base, theirs, base)
    assert {chunk.outcome for chunk in only_new} <= {Outcome.SAME, Outcome.NEW}
    assert taken(only_new, base, new) == new
    assert {chunk.outcome for chunk in only_theirs} <= {Outcome.SAME, Outcome.THEIRS}
    assert taken(only_theirs, theirs, base) == theirs


@settings(max_examples=150)
@given(SIDES | edited())
def test_what_both_did_is_no_conflict(sides) -> None:
    base, theirs, _ = sides
    assert {chunk.outcome for chunk in merge(base, theirs, theirs)} <= {Outcome.SAME, Outcome.BOTH}


@settings(max_examples=150)
@given(SIDES | edited())
def test_it_makes_no_difference_who_is_who(sides) -> None:
    base, theirs, new = sides
    swapped = {Outcome.THEIRS: Outcome.NEW, Outcome.NEW: Outcome.THEIRS}
    assert merge(base, new, theirs) == tuple(
        Chunk(swapped.get(chunk.outcome, chunk.outcome), chunk.base, chunk.new, chunk.theirs)
        for chunk in merge(base, theirs, new)
    )


@settings(max_examples=150)
@given(edited())
def test_nothing_that_a_hand_wrote_is_lost(sides) -> None:
    base, theirs, new = sides
    marked = [f"hand {number}" if word == "morgen" else word for number, word in enumerate(theirs)]
    result = taken(merge(base, marked, new), marked, new)
    assert [word for word in result if word.startswith("hand ")] == [
        word for word in marked if word.startswith("hand ")
    ]
