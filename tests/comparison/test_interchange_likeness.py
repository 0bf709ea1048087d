"""Sets that are alike are found as if all pairs were compared."""

from collections import Counter
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.comparison.likeness import SMALL, alike, weights

WORDS = [f"w{number}" for number in range(12)] + [f"{SMALL}s{number}" for number in range(6)]
SETS = st.lists(st.frozensets(st.sampled_from(WORDS), min_size=1, max_size=8), unique=True, max_size=40)


LEAST = {word: 25 if word.startswith(SMALL) else 100 for word in WORDS}


def total(words, weight):
    return sum(weight[word] for word in words)


@given(SETS, st.sampled_from([40, 60, 80]))
def test_all_pairs_that_are_alike_are_found(sets, percent):
    weight = weights(Counter(word for words in sets for word in words), max(len(sets), 1))
    expected = {}
    for (first, one), (second, other) in combinations(enumerate(sets), 2):
        shared = one & other
        score = 200 * total(shared, weight) / (total(one, weight) + total(other, weight))
        plainly = 200 * total(shared, LEAST) / (total(one, LEAST) + total(other, LEAST))
        telling = sum(not word.startswith(SMALL) for word in shared)
        if score >= percent and (telling > 1 or (telling == 1 and plainly >= percent + 10)):
            expected[second, first] = pytest.approx(score / 100)
    assert {(first, second): score for first, second, score in alike(sets, weight, percent)} == expected


def test_what_few_use_weighs_more_and_small_words_little():
    weight = weights({"vraag": 200, "kerncoach": 1, "dorpsraad": 22, f"{SMALL}wij": 3}, 200)
    assert weight == {"vraag": 100, "kerncoach": 308, "dorpsraad": 308, f"{SMALL}wij": 25}


def test_of_two_texts_a_word_in_one_is_hardly_rare():
    assert weights({"vraag": 2, "kerncoach": 1}, 2) == {"vraag": 100, "kerncoach": 122}


def test_small_words_alone_make_nothing_alike():
    small = frozenset(f"{SMALL}{number}" for number in range(20))
    sets = [small | {"fiets"}, small | {"boot"}]
    weight = weights(Counter(word for words in sets for word in words), 2)
    assert list(alike(sets, weight, 60)) == []


def test_one_rare_word_makes_nothing_alike():
    wordy = frozenset({"kade", *(f"{SMALL}{number}" for number in range(8))})
    sets = [wordy, frozenset({"kade", f"{SMALL}1"})]
    assert list(alike(sets, weights({"kade": 2, **{f"{SMALL}{n}": 9 for n in range(8)}}, 99), 60)) == []
    assert list(
        alike(
            [*sets, frozenset({"kade", f"{SMALL}2"})],
            weights({"kade": 2, **{f"{SMALL}{n}": 9 for n in range(8)}}, 99),
            60,
        )
    )
