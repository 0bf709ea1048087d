"""Laws of laying one definition over another, whatever the items."""

from hypothesis import given, settings
from hypothesis import strategies as st
from written import yaml_of

from generator.diagnostics import TextFile
from generator.inherit import lay_over, leave_out
from generator.source.composer import compose
from generator.source.nodes import plain

IDS = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5)
ITEMS = IDS.flatmap(
    lambda names: st.tuples(
        *(
            st.dictionaries(
                st.sampled_from(["name", "owner", "task"]), st.sampled_from("xyz"), max_size=3
            ).map(lambda fields, name=name: {"id": name, **fields})
            for name in names
        )
    ).map(list)
)


def tree(items):
    return compose(TextFile("d.yaml", yaml_of({"departments": items})))


@given(base=ITEMS, top=ITEMS)
@settings(max_examples=60, deadline=None)
def test_laws_of_laying_over(base, top):
    laid = plain(lay_over(tree(base), tree(top)))["departments"]
    if not top:
        assert laid == []  # an empty list is an empty value
        return
    names = [item["id"] for item in base]
    assert [item["id"] for item in laid] == names + [item["id"] for item in top if item["id"] not in names]
    lower, upper = ({item["id"]: item for item in items} for items in (base, top))
    assert all(item == {**lower.get(item["id"], {}), **upper.get(item["id"], {})} for item in laid)


@given(base=ITEMS)
@settings(max_examples=30, deadline=None)
def test_laid_over_itself_or_over_nothing_it_is_the_same(base):
    assert plain(lay_over(tree(base), tree(base))) == plain(tree(base))
    nothing = compose(TextFile("d.yaml", "{}"))
    assert plain(lay_over(nothing, tree(base))) == plain(lay_over(tree(base), nothing)) == plain(tree(base))


@given(items=ITEMS, gone=IDS)
@settings(max_examples=40, deadline=None)
def test_what_is_left_out_is_gone_and_nothing_else(items, gone):
    text = yaml_of({"departments": items, "without": [f"departments.{name}" for name in gone]})
    left, findings = leave_out(compose(TextFile("d.yaml", text)))
    known = {item["id"] for item in items}
    assert [item["id"] for item in plain(left)["departments"]] == [
        item["id"] for item in items if item["id"] not in gone
    ]
    assert {finding.arguments["reference"] for finding in findings} == {
        f"departments.{name}" for name in gone if name not in known
    }
