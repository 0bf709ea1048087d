"""Every fixed value of the table of names, as documents say it."""

import pytest
from written import locale

from generator.vocabulary.names import LANGUAGES
from generator.vocabulary.table import VALUES


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_locale_words_exactly_the_values_of_the_table(language):
    wording = locale(language).wording["values"]
    assert not isinstance(wording, str)
    assert {name: list(words) for name, words in wording.items()} == {
        name: [english for english, _ in rows] for name, rows in VALUES.items()
    }


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("values", sorted(VALUES))
def test_no_two_values_of_a_set_read_the_same(values, language):
    words = [locale(language).value(values, english) for english, _ in VALUES[values]]
    assert all(words)
    assert len(set(words)) == len(words)
