"""On files in any style: an edit changes its target only, reads back as asked, and loses no comment."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st
from surgical import comments, documents, edited, nodes, scalars, texts

from generator.diagnostics import TextFile
from generator.source.checking import checked_splice
from generator.source.composer import compose
from generator.source.decoding import decode
from generator.source.growing import add_entries, add_items
from generator.source.layout import layout
from generator.source.lines import line_end
from generator.source.nodes import Mapping, Scalar, Sequence, find, plain
from generator.source.obstacles import Obstacle, obstacle
from generator.source.removing import remove_items
from generator.source.rewriting import rewrite_scalar

EXAMPLES = 200
values = st.recursive(
    texts,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["a", "b c", "nee"]), inner, max_size=2)
    ),
    max_leaves=5,
)


def free(tree, kind):
    """The nodes of a kind that can be changed in place."""
    return [
        (path, node) for path, node in nodes(tree) if isinstance(node, kind) and obstacle(tree, path) is None
    ]


@given(text=documents, data=st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_value_says_what_was_asked_and_nothing_else_changes(text, data):
    file = TextFile("d.yaml", text)
    tree = compose(file)
    targets = free(tree, Scalar)
    if not targets:
        return
    path, target = data.draw(st.sampled_from(targets))
    new = data.draw(st.one_of(texts, edited(target.text or "")))
    edit = rewrite_scalar(target, new)
    after = checked_splice(file, [edit])

    assert scalars(compose(TextFile("d.yaml", after))) == {**scalars(tree), path: new}
    assert comments(after) == comments(text)
    # Not a character outside the line on which the value ends, nor before it begins.
    end = line_end(text, target.span.end)
    assert after[: target.span.start] == text[: target.span.start]
    assert after.endswith(text[end:])
    if "\r\n" in text:
        assert "\n" not in after.replace("\r\n", "")


@given(text=documents, data=st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_several_values_at_once(text, data):
    file = TextFile("d.yaml", text)
    tree = compose(file)
    targets = free(tree, Scalar)
    if not targets:
        return
    chosen = data.draw(st.lists(st.sampled_from(targets), max_size=4, unique_by=lambda target: target[0]))
    asked = {path: data.draw(texts) for path, _ in chosen}
    after = checked_splice(file, [rewrite_scalar(node, asked[path]) for path, node in chosen])
    assert scalars(compose(TextFile("d.yaml", after))) == {**scalars(tree), **asked}
    assert comments(after) == comments(text)


@given(text=documents, data=st.data(), new=values)
@settings(max_examples=EXAMPLES, deadline=None)
def test_a_key_comes_behind_those_of_its_mapping(text, data, new):
    file = TextFile("d.yaml", text)
    tree = compose(file)
    targets = free(tree, Mapping)
    if not targets:
        return
    path, target = data.draw(st.sampled_from(targets))
    after = checked_splice(file, [add_entries(target, {"nieuw": new})])
    there = compose(TextFile("d.yaml", after))
    assert plain(find(there, (*path, "nieuw")).node) == new
    assert set(scalars(tree).items()) <= set(scalars(there).items())
    assert comments(after) == comments(text)
    assert is_inside(text, after)


@given(text=documents, data=st.data(), new=st.lists(values, min_size=1, max_size=2))
@settings(max_examples=EXAMPLES, deadline=None)
def test_items_come_where_they_are_asked(text, data, new):
    file = TextFile("d.yaml", text)
    tree = compose(file)
    targets = free(tree, Sequence)
    if not targets:
        return
    path, target = data.draw(st.sampled_from(targets))
    after = data.draw(st.integers(-1, len(target.items) - 1))
    result = checked_splice(file, [add_items(target, new, after)])
    items = plain(find(compose(TextFile("d.yaml", result)), path).node)
    expected = plain(target)
    assert items == [*expected[: after + 1], *new, *expected[after + 1 :]]
    assert comments(result) == comments(text)
    assert is_inside(text, result) or not target.items


@given(text=documents, data=st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_items_go_and_their_comments_stay(text, data):
    file = TextFile("d.yaml", text)
    tree = compose(file)
    targets = [target for target in free(tree, Sequence) if target[1].items]
    if not targets:
        return
    path, target = data.draw(st.sampled_from(targets))
    gone = data.draw(st.sets(st.integers(0, len(target.items) - 1), min_size=1))
    anchors = layout(file).aliases
    if any(anchor_of in span_text(target, gone) for anchor_of in anchors):
        return
    result = checked_splice(file, remove_items(target, gone))
    items = plain(find(compose(TextFile("d.yaml", result)), path).node)
    assert items == [item for index, item in enumerate(plain(target)) if index not in gone]
    assert comments(result) == comments(text)


def span_text(target, gone):
    return " ".join(target.items[index].span.text for index in gone)


def is_inside(old, new):
    """Tell whether a text came by putting one stretch into another text."""
    head = next((at for at, (a, b) in enumerate(zip(old, new, strict=False)) if a != b), len(old))
    return new.endswith(old[head:])


@given(text=documents)
@settings(max_examples=EXAMPLES, deadline=None)
def test_each_character_of_a_value_is_found_where_it_was_read(text):
    file = TextFile("d.yaml", text)
    found = layout(file)
    for _, node in nodes(compose(file)):
        if isinstance(node, Scalar) and node.text:
            mark = found.marks[found.opening(node)]
            written = decode(text, mark.start, mark.end, mark.indent)
            assert written.text == node.text
            assert written.starts == sorted(written.starts)
            for character, start, end, fold in zip(
                written.text, written.starts, written.ends, written.folds, strict=True
            ):
                if not fold and end == start + 1:
                    assert text[start] == character


@given(text=documents)
@settings(max_examples=EXAMPLES, deadline=None)
def test_what_is_repeated_or_brought_is_refused(text):
    tree = compose(TextFile("d.yaml", text))
    for path, node in nodes(tree):
        found = obstacle(tree, path)
        if node.alias:
            assert found is not None
            assert found[0] in (Obstacle.ALIAS, Obstacle.ANCHOR, Obstacle.MERGE_KEY)
        if found and found[0] is Obstacle.ANCHOR:
            assert found[1].text.startswith("&")


@given(text=documents, data=st.data())
@settings(max_examples=EXAMPLES, deadline=None)
def test_one_word_for_another_changes_that_word_only(text, data):
    file = TextFile("d.yaml", text)
    tree = compose(file)
    targets = [
        (path, node, match)
        for path, node in free(tree, Scalar)
        for match in re.finditer(r"(?<!\S)(een|twee|drie|bellen)(?!\S)", node.text or "")
    ]
    if not targets:
        return
    path, target, word = data.draw(st.sampled_from(targets))
    new = target.text[: word.start()] + "zeven" + target.text[word.end() :]
    after = checked_splice(file, [rewrite_scalar(target, new)])
    assert find(compose(TextFile("d.yaml", after)), path).node.style == target.style
    places = re.finditer(rf"\b{word.group()}\b", text)
    assert after in [text[: place.start()] + "zeven" + text[place.end() :] for place in places]
