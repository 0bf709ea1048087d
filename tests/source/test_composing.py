"""YAML as written: the text of every value, and the exact place of it."""

import pytest
import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from written import texts_of, yaml_of

from generator.diagnostics import InvalidInputError, TextFile, nearest
from generator.source.composer import compose
from generator.source.nodes import Mapping, Scalar, Sequence, find, find_field, item_text, place, plain
from generator.source.reader import FORBIDDEN, read_text

TEXTS = st.text(st.characters(exclude_categories=["Cs", "Co", "Cn"]), min_size=1, max_size=12).filter(
    lambda text: not FORBIDDEN.search(text)
)
KEYS = st.text("abcdefghij_", min_size=1, max_size=5)
DATA = st.dictionaries(
    KEYS,
    st.recursive(
        TEXTS,
        lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(KEYS, inner, max_size=3)),
        max_leaves=8,
    ),
    min_size=1,
    max_size=4,
)


def composed(text: str) -> Mapping:
    return compose(TextFile("d.yaml", text))


def scalars(node):
    if isinstance(node, Scalar):
        yield node
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item)
    else:
        for entry in node.entries.values():
            yield entry.key
            yield from scalars(entry.value)


@given(data=DATA)
@settings(max_examples=80, deadline=None)
def test_what_was_written_is_read_and_each_value_stands_where_its_span_says(data):
    tree = composed(yaml_of(data))
    assert plain(tree) == data
    for scalar in scalars(tree):
        assert texts_of(scalar.span.text) == scalar.text


@given(data=DATA)
@settings(max_examples=40, deadline=None)
def test_the_same_in_blocks(data):
    text = yaml.dump(data, allow_unicode=True, width=10_000, sort_keys=False)
    assume(texts_of(text) == data)  # PyYAML itself loses some line separators
    tree = composed(text)
    assert plain(tree) == data
    for scalar in scalars(tree):
        assert texts_of(scalar.span.text) == scalar.text
        assert scalar.span.quoted == text.split("\n")[scalar.span.line - 1]


@pytest.mark.parametrize(
    "written",
    ["17:00", "1.10", "nee", "on", "0183", "yes", "1e3", "0x1F", "2027-01-01", "1_000", "=", "01:02:03"],
)
def test_nothing_is_guessed(written):
    assert plain(composed(f"a: {written}\n")) == {"a": written}


@pytest.mark.parametrize("written", ["", "~", "null", "Null", "NULL"])
def test_an_absent_value_is_absent_and_a_quoted_one_is_text(written):
    assert plain(composed(f"a: {written}\nb: x\n")) == {"b": "x"}
    assert plain(composed(f"a: '{written}'\n")) == {"a": written}


@pytest.mark.parametrize("end", ["\n", "\r\n"])
@pytest.mark.parametrize("bom", ["", "\ufeff"])
def test_line_ends_and_marks_of_an_editor(end, bom):
    raw = f"{bom}a: één{end}b: |{end}  twee{end}{end}c: 'drie'{end}".encode()
    tree = compose(read_text("d.yaml", raw))
    assert plain(tree) == {"a": "één", "b": "twee", "c": "drie"}
    third = tree.entries["c"].value.span
    assert (third.line, third.column, third.quoted, third.text) == (5, 4, "c: 'drie'", "'drie'")
    assert tree.entries["b"].value.span.text.splitlines()[-1].strip() == "twee"


@pytest.mark.parametrize("separator", ["\u2028", "\u2029", "\u0085"])
def test_lines_are_the_editor_s_not_libyaml_s(separator):
    tree = composed(f'a: "x{separator}y"\nb: z\n')
    assert tree.entries["b"].value.span.line == 2


def test_a_block_ends_at_its_last_line():
    tree = composed("a: |\n  een\n\n\n\nb: >-\n  twee\n  drie\n\n# slot\n")
    assert tree.entries["a"].value.span.text == "|\n  een"
    assert tree.entries["b"].value.text == "twee drie"
    assert tree.entries["b"].value.span.text.endswith("drie")


def test_an_alias_points_where_it_stands_and_a_merge_brings_keys():
    tree = composed("a: &x {c: een, d: twee}\nb: *x\ne: {<<: *x, c: drie}\n")
    assert plain(tree) == {
        "a": {"c": "een", "d": "twee"},
        "b": {"c": "een", "d": "twee"},
        "e": {"c": "drie", "d": "twee"},
    }
    assert place(tree.entries["b"].value).text == "*x"
    assert tree.entries["b"].value.span.line == 1
    merged = tree.entries["e"].value.entries
    assert (merged["c"].merged, merged["d"].merged) == (False, True)


TREE = """\
promises:
  - {id: tel, norm: {at_most: 1 uur}}
  - tekst: zonder id
implications:
  - {id: hr.wachtrij.tel, owner: a}
  - {id: hr, owner: b}
formula: {core_values: [x, y]}
"""


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("promises.tel.norm.at_most", "1 uur"),
        ("promises.1.tekst", "zonder id"),
        ("implications.hr.wachtrij.tel.owner", "a"),
        ("implications.hr.owner", "b"),
        ("formula.core_values.1", "y"),
        ("formula.core_values#2", None),
        ("promises.weg.text", ...),
        ("promises.tel.norm.at_most.dieper", ...),
        ("implications.hr.wachtrij.weg.owner", ...),
        ("onzin", ...),
    ],
)
def test_a_field_is_found_by_ids(path, text):
    found = find_field(composed(TREE), path)
    if text is ...:
        assert found is None
    else:
        assert found is not None
        assert getattr(found.node, "text", None) == text


def test_finding_goes_as_far_as_the_file_does():
    tree = composed(TREE)
    found = find(tree, ("promises", 0, "norm", "moment"))
    assert (found.complete, found.written, found.key.text) == (False, "promises.tel.norm", "norm")
    assert find(tree, ("promises", 1)).written == "promises[2]"
    assert find(tree, ()).node is tree
    assert item_text(tree.get("promises"), "id") is None


BOMB = "a0: &a0 [x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 9))


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("a: " + "[" * 45 + "]" * 45, "too-deep"),
        (BOMB, "anchor-bomb"),
        ("a: &x [*x]", "anchor-loop"),
        ("a: *x", "unknown-anchor"),
        ("a: 1\n---\nb: 2\n", "several-documents"),
    ],
)
def test_a_file_is_not_read_further_than_its_limits(text, code):
    with pytest.raises(InvalidInputError) as caught:
        composed(text)
    assert [finding.code for finding in caught.value.diagnostics] == [code]


@pytest.mark.parametrize(
    ("word", "candidates", "found"),
    [
        ("telefon", ["telefoon", "balie"], "telefoon"),
        ("Balie", ["balie"], "balie"),
        ("x", ["balie"], ""),
        ("a", [], ""),
    ],
)
def test_the_nearest_word(word, candidates, found):
    assert nearest(word, candidates) == found
