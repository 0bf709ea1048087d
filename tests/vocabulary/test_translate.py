"""Renaming a definition as written, in one pass."""

from hypothesis import given, settings
from hypothesis import strategies as st
from written import definition, yaml_of

from generator.diagnostics import TextFile
from generator.source.composer import compose
from generator.source.nodes import plain
from generator.vocabulary.table import KINDS, VALUES
from generator.vocabulary.translate import translate


def translated(text):
    tree, findings = translate(compose(TextFile("d.yaml", text)))
    return tree, findings


@given(data=st.data())
@settings(max_examples=60, deadline=None)
def test_a_mapping_of_any_kind_becomes_english_whatever_each_key_was_written_in(data):
    def mapping(kind, depth):
        keys = data.draw(
            st.lists(st.sampled_from(KINDS[kind]), max_size=4, unique_by=lambda key: key.english)
        )
        written, expected = {}, {}
        for key in keys:
            name = data.draw(st.sampled_from([key.english, key.dutch]))
            if key.kind and depth:
                below = [mapping(key.kind, depth - 1) for _ in range(data.draw(st.integers(0, 2)))]
                written[name] = [pair[0] for pair in below]
                expected[key.english] = [pair[1] for pair in below]
            elif key.values:
                english, dutch = data.draw(st.sampled_from(VALUES[key.values]))
                written[name], expected[key.english] = data.draw(st.sampled_from([english, dutch])), english
            else:
                written[name] = expected[key.english] = data.draw(st.sampled_from(["naam", "balie", "ja"]))
        return written, expected

    written, expected = mapping("definition", 3)
    tree, findings = translated(yaml_of(written))
    assert findings == []
    assert plain(tree) == expected


def test_the_author_s_words_stay_in_the_keys_and_places():
    tree, _ = translated("beloften:\n  - tekst: x\n    norm: {moment: opnemen}\n")
    entry = tree.entries["promises"]
    assert entry.key.text == "beloften"
    norm = entry.value.items[0].entries["norm"].value
    assert (norm.get("moment").text, norm.get("moment").span.text) == ("picked_up", "opnemen")


def test_unknown_words_are_left_for_the_model_to_find():
    tree, findings = translated(yaml_of(definition(onzin="a", kanalen=[{"soort": "duif", "nest": "b"}])))
    assert findings == []
    assert plain(tree)["onzin"] == "a"
    assert plain(tree)["channels"] == [{"kind": "duif", "nest": "b"}]


def test_a_key_in_both_languages_is_written_twice():
    tree, findings = translated("kanalen:\n  - naam: a\n    name: b\n")
    [finding] = findings
    assert (finding.code, finding.span.line, dict(finding.arguments)) == (
        "same-key-twice", 3, {"key": "name", "other": "naam", "first": "2"},
    )  # fmt: skip
    assert plain(tree) == {"channels": [{"name": "a"}]}


def test_values_in_lists_and_free_keys_keep_their_words():
    tree, _ = translated("kernwaarden: [ja]\nregels:\n  - gevolgen: {naam: x, hr: ja}\n")
    assert plain(tree) == {"kernwaarden": ["ja"], "rules": [{"implications": {"naam": "x", "hr": "ja"}}]}
