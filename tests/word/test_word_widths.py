"""Column widths: the page is filled, words stay whole where they can."""

from hypothesis import given
from hypothesis import strategies as st

from generator.ooxml.widths import Measure, column_widths, fits, measure, text_width

COLUMNS = st.lists(
    st.tuples(st.integers(100, 4_000), st.integers(100, 20_000)).map(
        lambda pair: Measure(min(pair), max(pair))
    ),
    min_size=1,
    max_size=14,
)


@given(columns=COLUMNS, available=st.integers(1_000, 20_000))
def test_widths_fill_the_page_and_keep_words_whole(columns, available):
    widths = column_widths(columns, available)
    assert sum(widths) == available
    assert min(widths) > 0
    if fits(columns, available):
        assert all(width >= column.least - 1 for width, column in zip(widths, columns, strict=True))


def test_a_short_column_gets_its_line_and_long_ones_the_rest():
    first, second, third = column_widths([Measure(700, 1_600), *[Measure(900, 9_000)] * 2], 9_000)
    assert first == 1_600
    assert abs(second - third) <= 1


def test_where_least_widths_leave_little_nobody_goes_below():
    widths = column_widths([Measure(100, 300), Measure(600, 900), Measure(200, 800)], 1_000)
    assert widths[1] >= 600
    assert sum(widths) == 1_000


def test_where_words_must_break_it_is_the_longest():
    widths = column_widths([Measure(400, 900), Measure(400, 900), Measure(3_000, 3_000)], 2_000)
    assert widths == (400, 400, 1_200)


def test_a_column_asks_for_its_widest_word_and_the_length_of_its_lines():
    column = measure(["een twee", "drie\nvierendertig"], 200, 230)
    assert column.least == text_width("vierendertig", 200) + 230
    assert column.wish >= column.least
    longer = [measure(["woord " * count], 200, 0).wish for count in (5, 10, 20, 100)]
    assert longer == sorted(longer)
    assert measure([], 200, 230) == Measure(230, 230)


def test_words_break_at_their_hyphens():
    assert measure(["aap-noot-mies"], 200, 0).least == text_width("noot-", 200)
    assert text_width("mmm", 200) > 2 * text_width("iii", 200)
