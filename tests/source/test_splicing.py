"""Changing a file by the characters of a value: only that value changes."""

import yaml
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from test_composing import DATA, TEXTS, composed, scalars
from written import texts_of, yaml_of

from generator.diagnostics import InvalidInputError
from generator.source.nodes import plain
from generator.source.splice import scalar, splice


@given(text=st.text(st.characters(exclude_categories=["Cs"]), max_size=20))
@settings(max_examples=200, deadline=None)
def test_a_text_written_as_a_value_reads_back(text):
    written = f"a: {scalar(text)}\nb: x\n"
    assert texts_of(written) == yaml.safe_load(written) == {"a": text, "b": "x"}


def texts(text: str) -> list[str | None] | None:
    """Give the texts of a file in order; None where two keys became one."""
    try:
        return [node.text for node in scalars(composed(text))]
    except InvalidInputError:
        return None


@given(data=DATA, new=TEXTS, choose=st.integers(0, 100))
@settings(max_examples=60, deadline=None)
def test_only_the_target_changes(data, new, choose):
    text = yaml.dump(data, allow_unicode=True, width=10_000, sort_keys=False)
    values = list(scalars(composed(text)))
    target = values[choose % len(values)]
    after = texts(splice(text, [(target.span, scalar(new))]))
    assume(after is not None)
    assert after == [new if node is target else node.text for node in values]


def test_several_edits_at_once_and_comments_stay():
    text = "# boven\na: een  # achter\nb:\n  - twee\n"
    tree = composed(text)
    edits = [(tree.entries["a"].value.span, scalar("één: twee")), (tree.get("b").items[0].span, "drie")]
    assert splice(text, edits) == '# boven\na: "één: twee"  # achter\nb:\n  - drie\n'
    assert plain(composed(splice(yaml_of({"a": "x"}), [])))
