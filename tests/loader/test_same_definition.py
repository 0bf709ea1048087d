"""However a definition is written down, it means the same."""

from functools import cache
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from written import read, texts_of, yaml_of

from generator.diagnostics import TextFile
from generator.loader.load import load
from generator.pipeline.translation import renaming
from generator.source.composer import compose
from generator.source.splice import splice
from generator.vocabulary.names import sections
from generator.vocabulary.table import KINDS, VALUES

NO_SHRINKING = [Phase.explicit, Phase.reuse, Phase.generate]
ALTENA = Path(__file__).parents[2] / "examples" / "altena"


@cache
def altena() -> dict:
    """Give Altena as one file, as plain data with Dutch keys."""
    main = texts_of((ALTENA / "serviceformule.yaml").read_text(encoding="utf-8"))
    for name in main.pop("bestanden"):
        main |= texts_of((ALTENA / name).read_text(encoding="utf-8"))
    return main


def meaning(found):
    """Give everything but where it was found; parts compare field by field."""
    definition = found.definition
    names = set(type(definition).model_fields) - {"files", "extends"}
    return {name: getattr(definition, name) for name in names}


@cache
def whole():
    return meaning(read(yaml_of(altena())))


def renamed(node, kind, random, values=""):
    """Write each key and each fixed value in a language of its own."""
    if isinstance(node, list):
        return [renamed(item, kind, random, values) for item in node]
    if isinstance(node, dict):
        keys = {key.dutch: key for key in KINDS.get(kind, ())}
        made = {}
        for name, inner in node.items():
            key = keys.get(name)
            if key is None:
                made[name] = inner
            else:
                below = renamed(inner, key.kind, random, key.values) if key.kind or key.values else inner
                made[random.choice([key.dutch, key.english])] = below
        return made
    row = next((row for row in VALUES.get(values, ()) if node in row), None)
    return random.choice(row) if row else node


def shuffled(node, random, *, free=False):
    """Put the keys of every mapping in another order; lists keep theirs."""
    if isinstance(node, list):
        return [shuffled(item, random) for item in node]
    if isinstance(node, dict):
        # The order of free keys (departments of a rule, years) is the author's and is kept.
        keys = list(node)
        if not free:
            random.shuffle(keys)
        return {key: shuffled(node[key], random, free=key in ("gevolgen", "gehaald")) for key in keys}
    return node


def test_altena_in_one_file_is_altena():
    found = load(ALTENA / "serviceformule.yaml", lambda path: Path(path).read_bytes())
    assert meaning(found) == whole()


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None, phases=NO_SHRINKING)
def test_dutch_and_english_words_mean_the_same(random):
    assert meaning(read(yaml_of(renamed(altena(), "definition", random)))) == whole()


@given(random=st.randoms(use_true_random=False))
@settings(max_examples=4, deadline=None, phases=NO_SHRINKING)
def test_the_order_of_keys_means_nothing(random):
    assert meaning(read(yaml_of(shuffled(altena(), random)))) == whole()


@given(random=st.randoms(use_true_random=False), count=st.integers(1, 4))
@settings(max_examples=4, deadline=None, phases=NO_SHRINKING)
def test_it_does_not_matter_in_which_file_a_section_stands(random, count):
    sections_of = {key.dutch for key in KINDS["definition"] if key.english in sections()}
    files = {"serviceformule.yaml": {}, **{f"deel/{n}.yaml": {} for n in range(count)}}
    names = list(files)
    for key, value in altena().items():
        if key in sections_of and isinstance(value, list):
            # A list may go on in another file; its order is that of the files.
            cut = random.randint(0, len(value))
            first, second = sorted([random.randrange(len(names)), random.randrange(len(names))])
            files[names[first]][key] = value[:cut]
            files[names[second]][key] = files[names[second]].get(key, []) + value[cut:]
        else:
            files[random.choice(names) if key != "formaat" else names[0]][key] = value
    for key in ("gebaseerd_op", "zonder", "taal"):
        for name in names[1:]:
            if key in files[name]:
                files[names[0]][key] = files[name].pop(key)
    files[names[0]]["bestanden"] = names[1:]
    texts = {name: yaml_of(data) for name, data in files.items() if data or name == names[0]}
    files[names[0]]["bestanden"] = [name for name in names[1:] if name in texts]
    texts[names[0]] = yaml_of(files[names[0]])
    assert meaning(read(texts)) == whole()


@pytest.mark.parametrize("name", sorted(path.name for path in ALTENA.glob("*.yaml")))
def test_a_file_translated_in_place_means_the_same_both_ways(name):
    text = (ALTENA / name).read_text(encoding="utf-8")
    english = splice(text, renaming(compose(TextFile(name, text)), "en"))
    assert english != text
    assert splice(english, renaming(compose(TextFile(name, english)), "nl")) == text


def test_altena_in_english_words_is_altena():
    texts = {path.name: path.read_text(encoding="utf-8") for path in ALTENA.glob("*.yaml")}
    english = {
        name: splice(text, renaming(compose(TextFile(name, text)), "en")) for name, text in texts.items()
    }
    assert meaning(read(english)) == whole()
