"""Pairs of promises that people judged: what is found, and what is matched that should not be."""

from benchmarks.labelled import HALVES, groups, measure, pairs_of


def test_there_are_enough_pairs_and_half_of_them_are_for_testing_only() -> None:
    tuning, testing = (sum(len(pairs_of(group)) for group in groups(half)) for half in HALVES)
    assert tuning + testing >= 60
    assert testing >= tuning


def test_of_the_testing_half_most_are_found_and_hardly_anything_is_matched_wrongly() -> None:
    found = measure("proef")
    assert found.recall >= 0.85, found.missed
    assert found.precision >= 0.95, found.wrong
    assert found.certain >= 12


def test_no_sentence_stands_in_both_halves() -> None:
    tuning, testing = (
        {
            pair[side]["tekst"]
            for group in groups(half)
            for pair in pairs_of(group)
            for side in ("een", "ander")
        }
        for half in HALVES
    )
    assert tuning.isdisjoint(testing)
