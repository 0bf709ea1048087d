"""Every text of the model can be translated, and nothing but texts."""

from typing import Any

import pytest
from worded import NAMES, NO_LANGUAGE, is_worded, models, translation, whole
from written import read, yaml_of

from generator.diagnostics import InvalidInputError
from generator.model.base import Part
from generator.vocabulary.table import KINDS

NAME = "serviceformule.yaml"
KEYS = [(kind, key.english) for kind, keys in KINDS.items() for key in keys]
WORDED = [(kind, key) for kind, key in KEYS if is_worded(kind, key)]


def with_translation(made: Any, data: Any = None) -> dict[str, str]:
    data = {**(data or whole()), "vertalingen": {"en": "en.yaml"}}
    return {NAME: yaml_of(data), "en.yaml": yaml_of(made)}


def loaded_in_english(made: Any, data: Any = None):
    return read(with_translation(made, data), language="en")


def test_the_model_has_texts_and_what_is_none_is_a_known_list() -> None:
    assert len(WORDED) > 100
    assert set(KEYS) >= NO_LANGUAGE | NAMES
    assert not set(WORDED) & NO_LANGUAGE


def test_every_text_gets_its_translation_and_nothing_else_changes() -> None:
    said: set[tuple[str, str]] = set()

    def english(text: str, at: tuple[str, str]) -> str:
        said.add(at)
        return f"English {text}"

    made = translation(whole(), english)
    assert said == set(WORDED), "the example must hold every text"
    found = loaded_in_english(made)
    count = compare(found.own, found.definition)
    assert count > len(WORDED)
    assert not list(found.untranslated())


def compare(own: Any, shown: Any) -> int:
    """Hold a part against its translation, field by field; give how many texts there were."""
    if isinstance(own, tuple):
        assert len(own) == len(shown)
        return sum(compare(a, b) for a, b in zip(own, shown, strict=True))
    assert isinstance(own, Part)
    count = 0
    for name, info in type(own).model_fields.items():
        before, after = getattr(own, name), getattr(shown, name)
        at = (own.kind_name, info.alias or name)
        if not before:
            assert before == after, at
        elif isinstance(before, Part) or (isinstance(before, tuple) and isinstance(before[0], Part)):
            count += compare(before, after)
        elif is_worded(*at):
            assert texts(after) == [f"English {text}" for text in texts(before)], at
            count += len(texts(before))
        else:
            assert before == after, at
    return count


def texts(value: Any) -> list[str]:
    values = value.values() if hasattr(value, "values") else value if isinstance(value, tuple) else [value]
    return [text.strip() for text in values]


@pytest.mark.parametrize(("kind", "key"), [at for at in KEYS if at not in WORDED and at[1] != "id"])
def test_what_is_no_text_cannot_be_translated(kind: str, key: str) -> None:
    row = next(row for row in KINDS[kind] if row.english == key)
    if row.kind or key == "format":
        return
    made = translation(whole(), lambda text, _: text)
    assert put(made, kind, row.dutch)
    with pytest.raises(InvalidInputError) as caught:
        loaded_in_english(made)
    [finding] = caught.value.diagnostics
    assert finding.code == "translation-of-value"
    assert finding.span is not None
    assert finding.span.file.name == "en.yaml"
    assert finding.arguments["key"] == row.dutch


def put(node: Any, wanted: str, key: str, kind: str = "definition") -> bool:
    """Put a value under a key of the first part of a kind."""
    for item in node if isinstance(node, list) else [node]:
        if kind == wanted:
            item[key] = "x"
            return True
        for row in KINDS[kind]:
            if row.kind and row.dutch in item and put(item[row.dutch], wanted, key, row.kind):
                return True
    return False


@pytest.mark.parametrize("kind", KINDS)
def test_an_unknown_key_is_found_in_every_kind(kind: str) -> None:
    made = translation(whole(), lambda text, _: text)
    assert put(made, kind, "onzin")
    with pytest.raises(InvalidInputError) as caught:
        loaded_in_english(made)
    assert [finding.code for finding in caught.value.diagnostics] == ["unknown-key"]


def test_names_are_not_missed_and_may_be_translated() -> None:
    found = loaded_in_english({"gemeente": {"naam": "Exampletown"}})
    assert found.definition.municipality.name == "Exampletown"
    missed = {text.field.rpartition(".")[2] for text in found.untranslated()}
    fields = [text.field for text in found.untranslated()]
    assert "municipality.name" not in fields
    assert not {"upn", "note", "version"} & missed
    assert "source" in missed


def test_what_has_no_words_is_not_missed() -> None:
    data = {
        "formaat": "serviceformule/1",
        "gemeente": {"naam": "Altena"},
        "formule": {
            "titel": "24/7",
            "soort": "generiek",
            "versie": "1",
            "status": "concept",
            "eigenaar": "onbekend",
        },
        "klantreizen": [{"id": "a", "naam": "2027-Q1", "proceseigenaar": "Onbekend"}],
        "projecten": [{"id": "p", "naam": "één", "periode": "2027", "eigenaar": "unknown"}],
    }
    assert [text.field for text in loaded_in_english({}, data).untranslated()] == ["projects.p.name"]


def test_models_are_all_walked() -> None:
    assert set(models()) == set(KINDS)
