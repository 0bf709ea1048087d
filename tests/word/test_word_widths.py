"""Column widths: the page is filled, words stay whole where they can, tables come out low."""

from hypothesis import given
from hypothesis import strategies as st

from generator.lettering import text_width
from generator.ooxml.widths import Measure, column_widths, fits, measure

COLUMNS = st.lists(
    st.tuples(st.lists(st.integers(100, 8_000), min_size=3, max_size=3), st.integers(1, 60_000)).map(
        lambda drawn: Measure(*sorted(drawn[0]), drawn[1])
    ),
    min_size=1,
    max_size=14,
)
TEXTS = st.lists(st.text("aeglmnw -", max_size=60), min_size=1, max_size=8)


@given(columns=COLUMNS, available=st.integers(1_000, 20_000))
def test_widths_fill_the_page_and_keep_words_whole(columns, available):
    widths = column_widths(columns, available)
    assert sum(widths) == available
    assert min(widths) > 0
    pairs = list(zip(widths, columns, strict=True))
    if fits(columns, available, calmly=True):
        assert all(width >= column.calm - 1 for width, column in pairs)
    elif fits(columns, available):
        assert all(width >= column.least - 1 for width, column in pairs)


@given(columns=COLUMNS, available=st.integers(1_000, 20_000))
def test_nobody_gets_more_than_its_longest_line_where_others_want(columns, available):
    if sum(column.wish for column in columns) > available and fits(columns, available):
        widths = column_widths(columns, available)
        rounding = len(columns)
        assert all(width <= column.wish + rounding for width, column in zip(widths, columns, strict=True))


@given(tables=st.lists(st.tuples(st.text("abc ", max_size=20), TEXTS), min_size=1, max_size=6))
def test_no_word_breaks_when_the_least_widths_fit(tables):
    columns = [measure(head, texts, 180) for head, texts in tables]
    available = sum(column.least for column in columns)
    for extra in (0, 1, 500, 9_000):
        widths = column_widths(columns, available + extra)
        for (head, texts), width in zip(tables, widths, strict=True):
            words = " ".join([head, *texts]).replace("-", "- ").split()
            assert all(text_width(word, 180) <= width for word in words)


def test_columns_with_equally_much_text_are_equally_wide():
    first, second, third = column_widths(
        [Measure(700, 900, 1_600, 1_600), *[Measure(900, 900, 9_000, 40_000)] * 2], 9_000
    )
    assert abs(second - third) <= 1
    assert 900 <= first < second


def test_the_longer_text_gets_the_wider_column():
    because, asked, owner = (
        measure("Vanwege", ["Wij bellen u terug binnen twee werkdagen, ook na een storing."] * 8, 180),
        measure(
            "Wat wij vragen",
            ["Leg vast wie er terugbelt, en wat er gebeurt als het niet lukt. " * 3] * 8,
            180,
        ),
        measure("Eigenaar", ["nog te bepalen door programmamanager dienstverlening"] * 8, 180),
    )
    widths = column_widths([because, asked, owner], 7_000)
    assert widths[1] > 2 * widths[2]
    lines = [column.amount / width for column, width in zip((because, asked, owner), widths, strict=True)]
    assert max(lines) < 1.3 * min(lines)


def test_what_nobody_needs_goes_to_all_alike():
    assert column_widths([Measure(1, 1, 100, 9), Measure(1, 1, 300, 9)], 1_000) == (400, 600)


def test_where_calm_does_not_fit_words_still_stay_whole():
    widths = column_widths([Measure(100, 900, 950, 20), Measure(600, 900, 950, 20)], 1_000)
    assert widths[0] >= 100
    assert widths[1] >= 600


def test_where_words_must_break_it_is_the_longest():
    columns = [Measure(400, 400, 900, 5), Measure(400, 400, 900, 5), Measure(3_000, 3_000, 3_000, 5)]
    assert column_widths(columns, 2_000) == (400, 400, 1_200)


def test_a_column_asks_for_its_widest_word_and_the_length_of_its_lines():
    column = measure("", ["een twee", "drie\nvierendertig"], 200)
    assert column.least >= text_width("vierendertig", 200)
    assert column.least <= column.calm <= column.wish
    longer = [measure("", ["woord " * count], 200) for count in (5, 10, 20, 100)]
    assert [one.wish for one in longer] == sorted(one.wish for one in longer)
    assert [one.amount for one in longer] == sorted(one.amount for one in longer)


def test_a_head_counts_and_is_bold():
    assert measure("Levensgebeurtenis", [], 200).least > measure("", ["Levensgebeurtenis"], 200).least


def test_short_texts_take_one_line_or_two():
    assert measure("", ["2027-Q2 of"], 200).calm >= text_width("2027-Q2 of", 200)
    date = measure("", ["16 november 2026"], 200)
    assert text_width("november 2026", 200) > date.calm >= text_width("16 november", 200)
    sentence = measure("", ["een lange zin van vele korte woorden"], 200)
    assert sentence.calm == sentence.least


def test_words_break_at_their_hyphens():
    assert measure("", ["aap-noot-mies"], 200).least < text_width("aap-noot", 200)
    assert text_width("mmm", 200) > 2 * text_width("iii", 200)
