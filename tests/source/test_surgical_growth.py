"""What added keys and items look like, what stays when items go, and what is refused."""

import pytest
from msgspec.structs import replace

from generator.diagnostics import Span, TextFile
from generator.source.checking import checked_splice
from generator.source.composer import compose
from generator.source.growing import add_entries, add_items, add_section, fill
from generator.source.nodes import find
from generator.source.obstacles import Obstacle, obstacle
from generator.source.removing import remove_items
from generator.source.rewriting import rewrite_scalar
from generator.source.splice import Edit, Says, SpliceError

ITEM = {
    "id": "nieuw",
    "tekst": "Eerste regel.\n\nTweede alinea: met teken.",
    "norm": {"hoogstens": "1 dag", "aandeel": "80%"},
    "kanalen": ["mail", "nee: ja"],
    "stappen": [{"id": "s1"}, {"id": "s2"}],
}
BLOCK = """\
# boven
beloften:

  # --- Telefoon ---

  - id: tel  # kort
    tekst: |
      Wij nemen op.
    # hoort bij tel
  # over mail
  - id: mail
    tekst: Wij schrijven terug.

  # --- slot ---

kanalen: [tel, mail]
"""


def changed(text, *changes):
    """Make changes, each a function of the tree, at once."""
    file = TextFile("d.yaml", text)
    edits = []
    for change in changes:
        made = change(compose(file))
        edits += made if isinstance(made, list) else [made]
    return checked_splice(file, edits)


def test_an_item_comes_behind_the_last_before_what_follows():
    assert changed(BLOCK, lambda tree: add_items(tree.get("beloften"), [ITEM])) == BLOCK.replace(
        "    tekst: Wij schrijven terug.\n",
        """\
    tekst: Wij schrijven terug.
  - id: nieuw
    tekst: |
      Eerste regel.

      Tweede alinea: met teken.
    norm:
      hoogstens: 1 dag
      aandeel: 80%
    kanalen: [mail, "nee: ja"]
    stappen:
      - id: s1
      - id: s2
""",
    )


def test_an_item_comes_behind_another_and_its_comments():
    after = changed(BLOCK, lambda tree: add_items(tree.get("beloften"), [{"id": "x"}], after=0))
    assert after == BLOCK.replace("    # hoort bij tel\n", "    # hoort bij tel\n  - id: x\n")


def test_an_item_comes_before_the_first_and_its_comments():
    text = "a:\n  # over een\n  - een\n  - twee\n"
    after = changed(text, lambda tree: add_items(tree.get("a"), ["nul"], after=-1))
    assert after == "a:\n  - nul\n  # over een\n  - een\n  - twee\n"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n- x\nb: c\n", "a:\n- x\n- y\nb: c\n"),
        ("a:\n-   id: x\n    k: v\n", "a:\n-   id: x\n    k: v\n-   y\n"),
        ("a:\n  - x\n\n  - z\n\nb: c\n", "a:\n  - x\n\n  - z\n\n  - y\n\nb: c\n"),
        ("a:\n  - |+\n    x\n\n\nb: c\n", "a:\n  - |+\n    x\n  - y\n\n\nb: c\n"),
        ("a:\r\n  - x", "a:\r\n  - x\r\n  - y"),
        ("a: [x, z]  # n\n", "a: [x, z, y]  # n\n"),
        ("a: []  # n\n", "a: [y]  # n\n"),
        ("a: [\n  x,  # een\n  z\n]\n", "a: [\n  x,  # een\n  z,\n  y\n]\n"),
        ("a: [\n  x,\n  z,\n]\n", "a: [\n  x,\n  z,\n  y,\n]\n"),
        ("a:\n  - - x\n    - z\n", "a:\n  - - x\n    - z\n  - y\n"),
    ],
)
def test_an_item_is_laid_out_like_the_others(before, after):
    assert changed(before, lambda tree: add_items(tree.get("a"), ["y"])) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a: []  # n\nb: c\n", "a:  # n\n  - id: x\nb: c\n"),
        ("a:  # n\nb: c\n", "a:  # n\n  - id: x\nb: c\n"),
        ("a: ~\nb: c\n", "a:\n  - id: x\nb: c\n"),
        ("b: c\n", "b: c\na:\n  - id: x\n"),
        ("b: c", "b: c\na:\n  - id: x"),
        ("b: c\n\nd:\n- e\n\n# slot\n", "b: c\n\nd:\n- e\n\na:\n- id: x\n\n# slot\n"),
        ("a: [\n  # n\n]\n", "a: [{id: x}\n  # n\n]\n"),
        ("a:\n  - id: w\n", "a:\n  - id: w\n  - id: x\n"),
        ("---\nb: c\n...\n", "---\nb: c\na:\n  - id: x\n...\n"),
        ("{b: c}\n", "{b: c, a: [{id: x}]}\n"),
    ],
)
def test_a_section_is_begun_or_continued(before, after):
    assert changed(before, lambda tree: add_section(tree, "a", [{"id": "x"}])) == after


def test_a_section_that_is_no_list_is_left_alone():
    with pytest.raises(SpliceError, match="shape"):
        changed("a: b\n", lambda tree: add_section(tree, "a", ["x"]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  x: y  # n\n  # nog\n# b\nb: c\n", "a:\n  x: y  # n\n  # nog\n  k: v\n# b\nb: c\n"),
        ("a: {x: y}\n", "a: {x: y, k: v}\n"),
        ("a: {}  # n\n", "a: {k: v}  # n\n"),
        ("a: {\n  x: y,\n}\n", "a: {\n  x: y,\n  k: v,\n}\n"),
        ("b:\n  - a: d\na:\n    x:\n        y: z\n", "b:\n  - a: d\na:\n    x:\n        y: z\n    k: v\n"),
        ("z: &x {q: r}\na:\n  <<: *x\n", "z: &x {q: r}\na:\n  <<: *x\n  k: v\n"),
        ("a: {x: , y: }\n", "a: {x: , y: , k: v}\n"),
    ],
)
def test_a_key_comes_behind_the_last(before, after):
    assert changed(before, lambda tree: add_entries(tree.get("a"), {"k": "v"})) == after


def test_keys_and_a_list_where_nothing_was_written():
    text = "a:\n  norm:  # n\n  b: c\n"
    assert changed(text, lambda tree: fill(find(tree, ("a", "norm")).node, {"k": "v", "l": ["x"]})) == (
        "a:\n  norm:  # n\n    k: v\n    l: [x]\n  b: c\n"
    )
    assert changed("a: {b: , c: d}\n", lambda tree: fill(find(tree, ("a", "b")).node, ["x"])) == (
        "a: {b: [x], c: d}\n"
    )


def test_an_item_goes_and_its_comments_stay():
    assert changed(BLOCK, lambda tree: remove_items(tree.get("beloften"), [0])) == BLOCK.replace(
        "  - id: tel  # kort\n    tekst: |\n      Wij nemen op.\n", "  # kort\n"
    )
    assert changed(BLOCK, lambda tree: remove_items(tree.get("beloften"), [1])) == BLOCK.replace(
        "  - id: mail\n    tekst: Wij schrijven terug.\n", ""
    )


@pytest.mark.parametrize(
    ("before", "gone", "after"),
    [
        ("a:\n  - x\n  - y\nb: c\n", [0], "a:\n  - y\nb: c\n"),
        ("a:\n  - x\n  - y", [1], "a:\n  - x"),
        ("a:\n  - x\n\n  - y\n\n  - z\n\nb: c\n", [1], "a:\n  - x\n\n  - z\n\nb: c\n"),
        ("a:  # n\n  # over x\n  - x  # m\nb: c\n", [0], "a: []  # n\n  # over x\n  # m\nb: c\n"),
        ("a: &k\n- x\nb: c\n", [0], "a: &k []\nb: c\n"),
        ("a: [x, y, z]\n", [1], "a: [x, z]\n"),
        ("a: [x, y, z]\n", [0, 2], "a: [y]\n"),
        ("a: [x, y, z]\n", [1, 2], "a: [x]\n"),
        ("a: [x]\n", [0], "a: []\n"),
        ("a: [\n  x,  # een\n  y,  # twee\n]\n", [0], "a: [\n  # een\n  y,  # twee\n]\n"),
        ("a:\n  - - x\n    - y\n", [0], "a: []\n"),
    ],
)
def test_items_go_and_the_list_stays(before, gone, after):
    assert changed(before, lambda tree: remove_items(tree.get("a"), gone)) == after


def test_changes_of_every_kind_at_once():
    after = changed(
        BLOCK,
        lambda tree: rewrite_scalar(find(tree, ("beloften", 1, "tekst")).node, "Wij bellen terug."),
        lambda tree: remove_items(tree.get("beloften"), [0]),
        lambda tree: add_items(tree.get("beloften"), [{"id": "x"}], after=0),
        lambda tree: add_items(tree.get("beloften"), [{"id": "y"}]),
        lambda tree: add_items(tree.get("kanalen"), ["balie"]),
    )
    assert after == (
        BLOCK.replace(
            "  - id: tel  # kort\n    tekst: |\n      Wij nemen op.\n    # hoort bij tel\n",
            "  # kort\n    # hoort bij tel\n  - id: x\n",
        )
        .replace("Wij schrijven terug.\n", "Wij bellen terug.\n  - id: y\n")
        .replace("mail]", "mail, balie]")
    )


ANCHORS = """\
a: &tekst een
b: *tekst
c: &item
  id: x
  sub: [p, q]
d: *item
e:
  <<: *item
  eigen: y
f: &ongebruikt z
g: [&in p, *in]
"""


@pytest.mark.parametrize(
    ("path", "expected", "place"),
    [
        (("a",), Obstacle.ANCHOR, "&tekst een"),
        (("b",), Obstacle.ALIAS, "*tekst"),
        (("c", "id"), Obstacle.ANCHOR, "&item\n  id: x\n  sub: [p, q]"),
        (("d", "sub", 1), Obstacle.ALIAS, "*item"),
        (("e", "id"), Obstacle.MERGE_KEY, "id"),
        (("e", "sub", 0), Obstacle.MERGE_KEY, "sub"),
        (("e", "eigen"), None, ""),
        (("e", "nieuw"), None, ""),
        (("d", "nieuw"), Obstacle.ALIAS, "*item"),
        (("f",), None, ""),
        (("g", 0), Obstacle.ANCHOR, "&in p"),
        (("g", 1), Obstacle.ALIAS, "*in"),
        (("g", 9), None, ""),
    ],
)
def test_what_stands_in_the_way_is_told(path, expected, place):
    found = obstacle(compose(TextFile("d.yaml", ANCHORS)), path)
    assert (found and found[0]) == expected
    assert (found[1].text if found else "") == place


@pytest.mark.parametrize(("key", "reason"), [("a", "other"), ("b", "other")])
def test_a_change_that_would_be_repeated_elsewhere_is_refused(key, reason):
    with pytest.raises(SpliceError, match=reason):
        changed(ANCHORS, lambda tree: rewrite_scalar(tree.get(key), "twee"))


def test_the_value_of_an_anchor_that_nothing_repeats_may_change():
    after = changed(ANCHORS, lambda tree: rewrite_scalar(tree.get("f"), "nieuw"))
    assert after == ANCHORS.replace("&ongebruikt z", "&ongebruikt nieuw")


TWO = TextFile("d.yaml", "a: een\nb: 'twee'\n")


def edit(start, end, text, value="x", target=(3, 6)):
    return Edit(Span(TWO, start, end), text, Says(Span(TWO, *target), value))


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        ([edit(3, 6, "y")], "target"),
        ([edit(3, 6, "x\nc: d")], "other"),
        ([edit(3, 17, "x\nb: twee")], "other"),
        ([edit(3, 17, "x\nc: 'twee'")], "other"),
        ([edit(0, 17, "b: 'twee'\na: x")], "other"),
        ([edit(3, 6, "'x")], "unreadable"),
        ([edit(3, 6, "x"), edit(5, 6, "")], "overlap"),
        ([edit(3, 6, "x", target=(0, 1))], "other"),
        ([edit(3, 6, "x\x07")], "unwritable"),
        ([edit(3, 3, "", "een"), edit(3, 3, "", target=(0, 1))], "target"),
    ],
)
def test_an_edit_that_does_another_thing_than_it_says_is_refused(edits, reason):
    with pytest.raises(SpliceError, match=reason) as caught:
        checked_splice(TWO, edits)
    assert caught.value.reason == reason


def test_an_edit_of_an_older_text_is_refused():
    with pytest.raises(SpliceError, match="stale"):
        checked_splice(TextFile("d.yaml", "a: twee\n"), [edit(3, 6, "x")])


@pytest.mark.parametrize(
    ("before", "path", "gone", "after"),
    [
        ("a:\n  - - x\n    - y\n", ("a", 0), [0], "a:\n  - - y\n"),
        ("a:\n  - - x  # n\n", ("a", 0), [0], "a:\n  - []\n    # n\n"),
        ("a: [\n  x,  # een\n  y  # twee\n]\n", ("a",), [1], "a: [\n  x,  # een\n    # twee\n]\n"),
        ("a:\n  - x\n", ("a",), [], "a:\n  - x\n"),
    ],
)
def test_items_go_from_lists_within_lists_and_brackets(before, path, gone, after):
    assert changed(before, lambda tree: remove_items(find(tree, path).node, gone)) == after


def test_items_come_into_lists_within_lists():
    text = "a:\n  - - x\n  - {k: []}\n"
    assert changed(text, lambda tree: add_items(find(tree, ("a", 0)).node, ["w"], after=-1)) == (
        "a:\n  - - w\n    - x\n  - {k: []}\n"
    )
    assert changed(text, lambda tree: add_items(find(tree, ("a", 1, "k")).node, [{"b": "c"}])) == (
        "a:\n  - - x\n  - {k: [{b: c}]}\n"
    )


def test_a_place_without_room_is_refused():
    with pytest.raises(SpliceError, match="shape"):
        changed("a: [b: c]\n", lambda tree: add_entries(find(tree, ("a", 0)).node, {"k": "v"}))
    with pytest.raises(SpliceError, match="shape"):
        changed("a:\n  - - x  # n\n    - y\n", lambda tree: remove_items(find(tree, ("a", 0)).node, [0]))


def test_a_list_put_together_from_two_files_is_refused():
    own, other = (compose(TextFile(name, "a:\n  - x\n")).get("a") for name in ("d.yaml", "e.yaml"))
    both = replace(own, items=(*own.items, *other.items))
    with pytest.raises(SpliceError, match="shape"):
        add_items(both, ["y"])
    with pytest.raises(SpliceError, match="shape"):
        remove_items(both, [0])
