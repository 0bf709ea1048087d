"""The pure functions that templates and rules use."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.filters import enumeration, fold, interleaved, join_and, mentions, slug, spoken


@pytest.mark.parametrize(
    ("text", "beginnings", "expected"),
    [
        ("Maak een afspraak aan de balie.", ["afspraak", "loket"], True),
        ("Maak een AFSPRAAK.", ["afspraak"], True),
        ("Afspraken", ["afspra"], True),
        ("toespraak", ["spraak"], False),
        ("(afspraak)", ["afspraak"], True),
        ("e-formulier", ["formulier"], True),
        ("Eén vaste coördinator", ["coordinator"], True),
        ("een coordinator", ["coördinator"], True),
        ("bij het eerste   contact", ["eerste contact"], True),
        ("a.b", ["a+b"], False),
        ("", ["iets"], False),
        (None, ["iets"], False),
        ("iets", [], False),
        ("iets", [""], False),
        (24, ["24"], True),
    ],
)
def test_mentions_finds_beginnings_of_words(text, beginnings, expected):
    assert mentions(text, *beginnings) is expected


@given(st.text(), st.text(alphabet="abcdeé", min_size=1))
def test_mentions_does_not_look_at_case(text, beginning):
    assert mentions(f"{text} {beginning}", beginning.upper())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Altena", "altena"),
        ("Alphen aan den Rijn", "alphen-aan-den-rijn"),
        ("'s-Hertogenbosch", "s-hertogenbosch"),
        ("’s-Gravenhage", "s-gravenhage"),
        ("Súdwest-Fryslân", "sudwest-fryslan"),
        ("Æbeltoft & Łódź", "aebeltoft-lodz"),
        ("  --a__b--  ", "a-b"),
        ("../../etc/passwd", "etc-passwd"),
        ("CON", "con-1"),
        ("nul", "nul-1"),
        ("com¹", "com1-1"),
        ("LPT9", "lpt9-1"),
        ("console", "console"),
        ("x" * 300, "x" * 80),
    ],
)
def test_slug_is_safe_and_readable(text, expected):
    assert slug(text) == expected


@given(st.text())
def test_slug_is_always_a_safe_name_and_stays_as_it_is(text):
    made = slug(text)
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", made)
    assert slug(made) == made


def test_texts_without_latin_letters_keep_apart():
    assert slug("日本") != slug("中国")


@pytest.mark.parametrize(
    ("items", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")]
)
def test_join_and_writes_a_list_as_a_sentence(items, expected):
    assert join_and(items, "en") == expected
    assert "".join(map(str, enumeration(iter(items), "en"))) == expected


def test_an_id_is_spoken_as_words():
    assert [spoken(text) for text in ("eerste-contact", "balie", "")] == ["Eerste contact", "Balie", ""]


def test_items_are_interleaved():
    assert [interleaved(items, ", ") for items in ([], ["a"], ["a", 1])] == [[], ["a"], ["a", ", ", 1]]


@given(st.text(st.characters(max_codepoint=127)))
def test_plain_letters_are_folded_as_they_are_beside_others(text):
    assert fold(text) == fold(f"{text} \u00e9").removesuffix("e").strip()
