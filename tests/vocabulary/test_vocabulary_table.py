"""One table of names, held against the model key by key."""

from collections.abc import Iterator
from typing import get_args

import pytest

from generator.model.base import Item, Marked, Part
from generator.model.definition import Definition
from generator.model.forms import field_forms
from generator.model.references import NAMEABLE
from generator.vocabulary.names import (
    key_name,
    keys_by_name,
    section_of,
    sections,
    value_name,
    values_by_name,
)
from generator.vocabulary.table import KINDS, VALUES


def parts(annotation: object) -> Iterator[type[Part]]:
    if isinstance(annotation, type) and issubclass(annotation, Part):
        yield annotation
    for inner in get_args(annotation):
        yield from parts(inner)


def models(part: type[Part]) -> dict[str, type[Part]]:
    found = {part.kind_name: part}
    for info in part.model_fields.values():
        for inner in parts(info.annotation):
            found |= models(inner)
    return found


MODELS = models(Definition)
KEYS = [(kind, key) for kind, keys in KINDS.items() for key in keys]


def field(kind, key):
    model = MODELS[kind]
    return next(
        ((name, info) for name, info in model.model_fields.items() if (info.alias or name) == key.english),
        (None, None),
    )


def test_every_part_of_the_model_is_a_kind_and_the_other_way_round():
    assert set(MODELS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_a_kind_has_exactly_the_keys_of_its_model(kind):
    fields = {info.alias or name for name, info in MODELS[kind].model_fields.items()}
    assert sorted(key.english for key in KINDS[kind]) == sorted(fields)


@pytest.mark.parametrize(("kind", "key"), KEYS, ids=[f"{kind}.{key.english}" for kind, key in KEYS])
def test_a_key_says_what_its_field_holds(kind, key):
    name, info = field(kind, key)
    assert name is not None
    below = [part.kind_name for part in parts(info.annotation)]
    assert below == ([key.kind] if key.kind else [])
    expected = "boolean" if info.annotation is bool else field_forms(MODELS[kind])[name].values
    assert key.values == expected
    assert not key.values or key.values in VALUES


@pytest.mark.parametrize("kind", KINDS)
def test_no_name_in_a_kind_means_two_keys(kind):
    for language in ("english", "dutch"):
        names = [getattr(key, language) for key in KINDS[kind]]
        assert len(set(names)) == len(names)
    english = {key.english: key for key in KINDS[kind]}
    for key in KINDS[kind]:
        assert english.get(key.dutch, key) is key, f"{key.dutch} is also the English name of another key"


@pytest.mark.parametrize("values", VALUES)
def test_no_name_in_a_set_means_two_values(values):
    english = {row[0]: row for row in VALUES[values]}
    dutch = {row[1]: row for row in VALUES[values]}
    assert len(english) == len(dutch) == len(VALUES[values])
    assert all(english.get(row[1], row) is row for row in VALUES[values])


def test_every_item_that_can_be_referred_to_has_its_section():
    with_id = {
        name for name, info in Definition.model_fields.items()
        for part in parts(info.annotation) if "id" in part.model_fields
    }  # fmt: skip
    assert set(sections()) == with_id
    assert set(NAMEABLE) <= set(sections())
    assert all(issubclass(MODELS[kind], Item) for section, kind in sections().items() if section in NAMEABLE)


def test_every_item_may_carry_a_source_a_mark_and_a_note():
    for kind in sections().values():
        assert issubclass(MODELS[kind], Marked)
        assert {"source", "fictitious", "note"} <= {key.english for key in KINDS[kind]}


def test_look_ups_know_both_languages_and_leave_the_rest_alone():
    for kind, key in KEYS:
        assert keys_by_name(kind)[key.dutch] == keys_by_name(kind)[key.english] == key
        assert (key_name(kind, key.english, "nl"), key_name(kind, key.english, "en")) == (
            key.dutch,
            key.english,
        )
    for values, rows in VALUES.items():
        for english, dutch in rows:
            assert values_by_name(values)[dutch] == values_by_name(values)[english] == english
            assert (value_name(values, english, "nl"), value_name(values, english, "en")) == (dutch, english)
    assert key_name("promise", "onzin", "nl") == value_name("moment", "onzin", "nl") == "onzin"
    assert (section_of("kanalen"), section_of("channels"), section_of("gemeente")) == (
        "channels",
        "channels",
        None,
    )
    assert section_of("onzin") is None


@pytest.mark.parametrize(
    ("kind", "dutch", "english"),
    [
        # Rows of the definition's format that are easy to get wrong.
        ("formula", "openbaar_per", "public_on"),
        ("formula", "evaluatie", "review_on"),
        ("promise", "als_niet_gehaald", "if_missed"),
        ("norm", "wettelijk", "statutory"),
        ("statutory", "grondslag", "basis"),
        ("origin", "met", "with"),
        ("behaviour", "niet", "not"),
        ("choice", "niet", "leave"),
        ("rule", "als", "when"),
        ("implication", "gereed_op", "due"),
        ("product", "levensgebeurtenis", "life_event"),
        ("project", "draagt_bij_aan", "contributes_to"),
        ("journey", "andere_organisaties", "other_organisations"),
        ("measurement", "streven", "target"),
        ("term", "ook_wel", "also"),
    ],
)
def test_names_of_the_format(kind, dutch, english):
    assert keys_by_name(kind)[dutch].english == english
