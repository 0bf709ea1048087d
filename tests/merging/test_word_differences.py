"""A text as tokens, and the difference between two as a reader sees it."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.merging.words import difference, tokens


def marked(first: str, second: str) -> str:
    """Write the difference out: what went between brackets, what came between braces."""
    old, new = tokens(first), tokens(second)
    text, done = "", 0
    for start, end, other, other_end in difference(old, new):
        text += "".join(old[done:start])
        text += f"[{''.join(old[start:end])}]" if start < end else ""
        text += f"{{{''.join(new[other:other_end])}}}" if other < other_end else ""
        done = end
    return text + "".join(old[done:])


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", []),
        ("binnen 3,5 uur.", ["binnen", " ", "3,5", " ", "uur", "."]),
        ("08:30–17:00", ["08:30", "–", "17:00"]),
        ("€ 1.250,50, of meer", ["€", " ", "1.250,50", ",", " ", "of", " ", "meer"]),
        ("80%", ["80", "%"]),
        ("uw e-mail en foto’s", ["uw", " ", "e-mail", " ", "en", " ", "foto’s"]),
        ("de 2e keer\u00a0 A4", ["de", " ", "2e", " ", "keer", "\u00a0 ", "A4"]),
        ("gee\u0308igend", ["gee\u0308igend"]),
        ("(‘ja’)…", ["(", "‘", "ja", "’", ")", "…"]),
    ],
)
def test_tokens(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@settings(max_examples=100)
@given(st.text() | st.text(st.sampled_from("ab1 ,.:-’\n\u0301")))
def test_tokens_joined_are_the_text(text: str) -> None:
    assert "".join(tokens(text)) == text
    assert all(tokens(text))


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("Binnen 45 seconden.", "Binnen 45 seconden.", "Binnen 45 seconden."),
        ("", "Nieuw.", "{Nieuw.}"),
        ("Binnen 45 seconden.", "Binnen 30 seconden.", "Binnen [45]{30} seconden."),
        ("Binnen 4,5 uur.", "Binnen 3,5 uur.", "Binnen [4,5]{3,5} uur."),
        ("Wij bellen u.", "Wij bellen u terug.", "Wij bellen u{ terug}."),
        ("open op maandag", "open op elke maandag", "open op {elke }maandag"),
        ("op maandag, dinsdag en vrijdag", "op maandag en vrijdag", "op maandag[, dinsdag] en vrijdag"),
        (
            "Bel ons. Kom langs.",
            "Bel ons. Stuur een bericht. Kom langs.",
            "Bel ons. {Stuur een bericht. }Kom langs.",
        ),
        ("Bel ons. Kom langs.", "Bel ons.", "Bel ons.[ Kom langs.]"),
    ],
)
def test_a_change_stands_where_a_reader_would_put_it(first: str, second: str, expected: str) -> None:
    assert marked(first, second) == expected


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        # Only white space and marks in common.
        ("snel, goed", "vlug, netjes", "[snel, goed]{vlug, netjes}"),
        # Only a short word in common, between larger changes.
        (
            "Een medewerker van de gemeente Altena belt.",
            "Bij vragen komt de beheerder graag belt.",
            "[Een medewerker van de gemeente Altena]{Bij vragen komt de beheerder graag} belt.",
        ),
        # A short word between small changes says where each of them belongs.
        ("balie en telefoon", "loket en mail", "[balie]{loket} en [telefoon]{mail}"),
        # A number is no short word.
        (
            "Wij bellen u 14 dagen later",
            "U krijgt bericht 14 weken daarna",
            "[Wij bellen u]{U krijgt bericht} 14 [dagen later]{weken daarna}",
        ),
    ],
)
def test_what_stayed_by_accident_is_part_of_the_change(first: str, second: str, expected: str) -> None:
    assert marked(first, second) == expected


def test_a_sentence_reworded_keeps_what_it_has_in_common() -> None:
    first = "Wij sturen u binnen 8 weken het besluit over uw aanvraag."
    second = "U krijgt van ons binnen zes weken een brief met het besluit over de aanvraag."
    assert marked(first, second) == (
        "[Wij sturen u]{U krijgt van ons} binnen [8]{zes} weken {een brief met }het besluit over [uw]{de} "
        "aanvraag."
    )


def test_what_moved_within_a_sentence_leaves_the_longest_part_in_its_place() -> None:
    assert (
        marked("De kat zit op de mat.", "Op de mat zit de kat.") == "[De kat zit op]{Op} de mat{ zit de kat}."
    )


TOKENS = st.lists(st.sampled_from(["wachten", "balie", "de", "in", "45", " ", ",", "."]), max_size=14)


def rebuilt(first: list[str], second: list[str]) -> list[str]:
    result, done = [], 0
    for start, end, other, other_end in difference(first, second):
        result += [*first[done:start], *second[other:other_end]]
        done = end
    return result + first[done:]


@settings(max_examples=200)
@given(TOKENS, TOKENS)
@example(["in", "balie", "de", "in"], ["balie", "de", "de", " ", "in", "de"])  # two changes come to touch
def test_a_difference_leads_from_the_first_to_the_second(first: list[str], second: list[str]) -> None:
    found = difference(first, second)
    assert rebuilt(first, second) == second
    ends = [(0, 0), *((end, other_end) for _, end, _, other_end in found)]
    starts = [*((start, other) for start, _, other, _ in found), (len(first), len(second))]
    for number, ((end, other_end), (start, other)) in enumerate(zip(ends, starts, strict=True)):
        assert first[end:start] == second[other_end:other]
        if 0 < number < len(found):
            assert any(map(str.isalnum, "".join(first[end:start])))


@settings(max_examples=60)
@given(TOKENS)
def test_there_is_no_difference_between_a_text_and_itself(text: list[str]) -> None:
    assert difference(text, text) == []


def test_tokens_may_be_anything() -> None:
    assert difference([1, (2, "b"), None, 4], [1, None, 5, 4]) == [(1, 2, 1, 1), (3, 3, 2, 3)]


def test_long_texts_come_through_and_repeated_words_do_not_blow_up() -> None:
    first = tokens("Wij helpen u graag. " * 1_000)
    second = tokens("Wij helpen u graag. " * 400 + "Morgen niet. " + "Wij helpen u graag. " * 600)
    assert difference(first, second) == [(3600, 3600, 3600, 3605)]
    other = ["de", " "] * 5_000
    assert rebuilt([*other, "kat"], ["hond", *other]) == ["hond", *other]
