from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from generator.diagnostics import RefusedError, TextFile
from generator.pipeline.check import check_all, open_definition
from generator.pipeline.init import InitRequest, init, start_names, start_text
from generator.pipeline.plan import prepare
from generator.resources import formulas_folder
from generator.source.composer import compose
from generator.source.nodes import Mapping, item_text, plain
from generator.source.reader import FORBIDDEN
from generator.vocabulary.names import LANGUAGES, Language, keys_by_name
from generator.vocabulary.translate import translate

NAMES = st.one_of(
    st.sampled_from(
        ["'s-Hertogenbosch", '"Haag"', "Bergen: Limburg", "A # b", "null", "~", "no", "1.10", "- Loon", "*x"]
    ),
    st.text(min_size=1, max_size=40),
).filter(lambda name: bool(name.strip()) and not FORBIDDEN.search(name) and len(name.splitlines()) == 1)


def tree_of(text: str) -> Mapping:
    tree, findings = translate(compose(TextFile("serviceformule.yaml", text)))
    assert findings == []
    return tree


def comments(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip().startswith("#")]


@pytest.mark.parametrize("keys", LANGUAGES)
@pytest.mark.parametrize("formula", start_names())
def test_what_it_writes_is_a_valid_definition(tmp_path: Path, formula: str, keys: Language) -> None:
    written = init(InitRequest(tmp_path / "nieuw", formula, "Oosterwolde", keys))
    assert [path.name for path in written] == ["serviceformule.yaml", "serviceformule.schema.json"]
    assert check_all([tmp_path / "nieuw"]).diagnostics == ()


@pytest.mark.parametrize("formula", start_names())
def test_only_words_that_the_program_knows_are_renamed(formula: str) -> None:
    start = (formulas_folder() / formula / "start.yaml").read_text(encoding="utf-8")
    dutch, english = (start_text(formula, "Oosterwolde", keys) for keys in LANGUAGES)
    assert plain(tree_of(dutch)) == plain(tree_of(english))
    assert comments(dutch)[1:] == comments(english)[1:] == comments(start)
    assert dutch.splitlines()[0] == "# yaml-language-server: $schema=serviceformule.schema.json"
    assert list(yaml.safe_load(english)) == [english_key(key) for key in yaml.safe_load(dutch)]


def english_key(key: str) -> str:
    return keys_by_name("definition")[key].english


@given(NAMES)
def test_any_name_reads_back_as_it_was_given(name: str) -> None:
    text = start_text("generiek", name.strip(), "nl")
    assert item_text(tree_of(text).get("municipality"), "name") == name.strip()
    assert yaml.safe_load(text)["gemeente"]["naam"] == name.strip()


@pytest.mark.parametrize("name", ["Oosterwolde", "Súdwest-Fryslân", "Nuenen, Gerwen en Nederwetten"])
def test_an_ordinary_name_needs_no_quotes(name: str) -> None:
    assert f"\n  naam: {name}\n" in start_text("generiek", name, "nl")


@pytest.mark.parametrize(
    ("name", "code"),
    [("", "name-empty"), ("  ", "name-empty"), ("a\nb", "name-unusable"), ("a\x07", "name-unusable")],
)
def test_a_name_that_fits_on_no_line_is_refused(tmp_path: Path, name: str, code: str) -> None:
    with pytest.raises(RefusedError) as error:
        init(InitRequest(tmp_path, "generiek", name))
    assert error.value.diagnostic.code == code
    assert list(tmp_path.iterdir()) == []


def test_a_definition_is_never_overwritten(tmp_path: Path) -> None:
    (tmp_path / "serviceformule.yaml").write_text("van mij")
    with pytest.raises(RefusedError) as error:
        init(InitRequest(tmp_path, "generiek", "Oosterwolde"))
    assert error.value.diagnostic.code == "definition-exists"
    assert [path.read_text() for path in tmp_path.iterdir()] == ["van mij"]


def without_texts(node: object, key: str = "") -> object:
    """Give a definition without its words: what must be the same in every language."""
    if isinstance(node, dict):
        return {name: without_texts(inner, name) for name, inner in node.items() if name != "language"}
    if isinstance(node, list):
        return [without_texts(inner, key) for inner in node]
    return node if key in SAME else "x"


SAME = {
    *("id", "format", "extends", "version", "kind", "status", "contact"),
    *("channels", "products", "audiences", "vision", "fallback", "promises"),
}
"""Keys whose values are no words."""


@pytest.mark.parametrize("formula", start_names())
def test_the_english_proposals_are_those_of_the_dutch_file(formula: str) -> None:
    dutch, english = (start_text(formula, "Oosterwolde", "en", language) for language in LANGUAGES)
    assert without_texts(plain(tree_of(dutch))) == without_texts(plain(tree_of(english)))
    assert len(comments(dutch)) + 1 == len(comments(english))  # one more, on the language
    assert "language: en\n" in english


@pytest.mark.parametrize("keys", LANGUAGES)
def test_english_proposals_give_the_same_implications_in_english(tmp_path: Path, keys: Language) -> None:
    plans = {}
    for language in LANGUAGES:
        folder = tmp_path / language
        init(InitRequest(folder, "generiek", "Oosterwolde", keys, language))
        assert check_all([folder]).diagnostics == ()
        plans[language] = prepare(open_definition(folder), folder).plan
    dutch, english = (plans[language].implications for language in LANGUAGES)
    assert [(i.id, i.because) for i in dutch] == [(i.id, i.because) for i in english]
    assert plans["en"].foreign == {}
    assert not {i.text for i in dutch} & {i.text for i in english}
