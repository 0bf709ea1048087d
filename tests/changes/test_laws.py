"""What holds for any two versions of any definition."""

import random as randomness
from collections import Counter

from generated import definitions, edited, kind_of, pairs, plan_of
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from kinds import KINDS, SECTIONS, PerDepartment, Refers
from written import NAME, yaml_of

from generator.changes.differ import difference
from generator.changes.facts import Difference, Judged, Kind, Level
from generator.diagnostics import TextFile
from generator.implications import Plan
from generator.pipeline.translation import renaming
from generator.source.composer import compose
from generator.source.splice import splice

laws = settings(
    max_examples=15,
    phases=[
        Phase.explicit,
        Phase.reuse,
        Phase.generate,
    ],  # shrinking takes minutes with trees as large as these
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much],
)
RANDOM = st.randoms(use_true_random=False)
LEVEL_TURNED = {Level.WEAKER: Level.STRONGER, Level.STRONGER: Level.WEAKER}
KIND_TURNED = {Kind.ADDED: Kind.REMOVED, Kind.REMOVED: Kind.ADDED}


def seen(one: Judged, *, turned: bool = False) -> tuple[object, ...]:
    """Everything that is said of a change; turned as it looks from the other side."""
    change, level = one.change, one.level
    kind, values = change.kind, (change.old, change.new)
    if turned:
        level, kind, values = LEVEL_TURNED.get(level, level), KIND_TURNED.get(kind, kind), values[::-1]
    return (level, kind, change.item, change.field, values, sorted(one.departments))


def all_seen(found: Difference, *, turned: bool = False) -> list[tuple[object, ...]]:
    return sorted((seen(one, turned=turned) for one in found.changes), key=repr)


@laws
@given(definitions())
def test_nothing_changed_between_a_definition_and_itself(data):
    found = difference(plan_of(data), plan_of(data))
    assert (found.changes, found.implications) == ((), ())


@laws
@given(pairs(moved=False))
def test_from_the_other_side_everything_is_the_other_way_round(pair):
    old, new = map(plan_of, pair)
    there, back = difference(old, new), difference(new, old)
    if not any(one.change.kind is Kind.MOVED for one in there.changes):
        assert all_seen(there) == all_seen(back, turned=True)
    assert {(repr(one.old), repr(one.new)) for one in there.implications} == {
        (repr(one.new), repr(one.old)) for one in back.implications
    }


@laws
@given(pairs())
def test_from_the_other_side_a_move_goes_back(pair):
    old, new = map(plan_of, pair)
    there, back = difference(old, new), difference(new, old)
    moved, returned = (
        {
            (one.change.section, one.change.old, one.change.new)
            for one in found.changes
            if one.change.kind is Kind.MOVED
        }
        for found in (there, back)
    )
    assert {(section, after, before) for section, before, after in moved} == returned
    # Items, and references to them, have the ids of the newer version, so only the rest is compared.
    beside, turned = (
        Counter((level, kind, item.partition(".")[0]) for level, kind, item, *_ in seen_there)
        for seen_there in (all_seen(there), all_seen(back, turned=True))
    )
    assert beside == turned


@laws
@given(pairs(), RANDOM)
def test_the_order_of_items_and_keys_makes_no_difference(pair, random):
    old, new = map(plan_of, pair)
    mixed_old, mixed_new = (plan_of(mixed(data, random)) for data in pair)
    assert not difference(old, mixed_old).changes
    assert all_seen(difference(mixed_old, mixed_new)) == all_seen(difference(old, new))


@laws
@given(pairs(), RANDOM)
def test_the_order_of_references_makes_no_difference(pair, random):
    old, new = map(plan_of, pair)
    mixed_old, mixed_new = (plan_of(mixed(data, random, references=True)) for data in pair)
    assert not difference(old, mixed_old).changes
    # An implication comes of the first channel that a rule fits, so the departments may be others.
    assert [one[:-1] for one in all_seen(difference(mixed_old, mixed_new))] == [
        one[:-1] for one in all_seen(difference(old, new))
    ]


def mixed(data: dict, random: randomness.Random, *, references: bool = False) -> dict:
    """Put the keys and items in another order, and the references too; texts in a list keep theirs."""

    def again(kind: str, part: dict) -> dict:
        kept = {**part}
        for name, form in KINDS[kind].all.items():
            if name in kept and isinstance(form, Refers) and form.several and references:
                kept[name] = random.sample(kept[name], len(kept[name]))
            elif name in kept and isinstance(form, PerDepartment):
                kept[name] = dict(random.sample([*kept[name].items()], len(kept[name])))
        return dict(random.sample([*kept.items()], len(kept)))

    other = {
        name: [again(kind_of(name, item), item) for item in random.sample(value, len(value))]
        if name in SECTIONS
        else value
        for name, value in data.items()
    }
    return dict(random.sample([*other.items()], len(other)))


@laws
@given(definitions(), RANDOM)
def test_it_makes_no_difference_in_which_file_an_item_stands(data, random):
    files = {
        NAME: {name: value for name, value in data.items() if name not in SECTIONS},
        "a.yaml": {},
        "b.yaml": {},
    }
    for section in set(SECTIONS) & data.keys():
        for item in data[section]:
            files[random.choice([*files])].setdefault(section, []).append(item)
    files[NAME]["bestanden"] = [name for name in ("a.yaml", "b.yaml") if files[name]]
    texts = {name: yaml_of(held) for name, held in files.items() if held}
    assert not difference(plan_of(data), plan_of(texts)).changes


@laws
@given(definitions())
def test_comments_make_no_difference(data):
    plain = yaml_of(data)
    noted = "# Boven\n" + "\n".join(
        f"{line}\n# {number}: nieuw" for number, line in enumerate(plain.split("\n"))
    )
    found = difference(plan_of(plain), plan_of(noted))
    assert (found.changes, found.implications) == ((), ())


@laws
@given(pairs())
def test_the_language_of_keys_and_fixed_values_makes_no_difference(pair):
    old, new = map(plan_of, pair)
    english_old, english_new = (plan_of(in_english(data)) for data in pair)
    assert not difference(old, english_old).changes
    dutch, english, mixed_up = (
        [(all_seen(found), [one.fingerprint for one in found.changes])]
        for found in (
            difference(old, new),
            difference(english_old, english_new),
            difference(old, english_new),
        )
    )
    assert dutch == english == mixed_up


def in_english(data: dict) -> str:
    text = yaml_of(data)
    return splice(text, renaming(compose(TextFile(NAME, text)), "en"))


@laws
@given(edited())
def test_only_the_field_that_was_changed_is_reported(edit):
    old, new, item, field = edit
    found = difference(plan_of(old), plan_of(new))
    assert [(one.change.kind, one.change.item, one.change.field) for one in found.changes] == [
        (Kind.CHANGED, item, field)
    ]


@laws
@given(pairs(), RANDOM)
def test_an_accepted_fingerprint_marks_its_own_change_and_no_other(pair, random):
    old, new = map(plan_of, pair)
    marks = [one.fingerprint for one in difference(old, new).changes]
    assert len(set(marks)) == len(marks)
    accepted = set(random.sample(marks, len(marks) // 2)) | {"0123456789ab"}
    found = difference(old, new, accepted).changes
    assert {one.fingerprint for one in found if one.accepted} == accepted & set(marks)
    assert [one.fingerprint for one in found] == marks


@laws
@given(pairs())
def test_a_department_is_touched_for_a_reason_that_can_be_shown(pair):
    old, new = map(plan_of, pair)
    found = difference(old, new)
    was = {
        (one.change.section, one.change.new): one.change.old
        for one in found.changes
        if one.change.kind is Kind.MOVED
    }
    for one in found.changes:
        section, name = one.change.item.split(".", 1) if "." in one.change.item else (one.change.item, "")
        paths = {one.change.item, f"{section}.{was.get((section, name), name)}"}
        assert set(one.departments) >= asked_of(old, paths) | asked_of(new, paths)
        if not (section == "implications" and "." in name):  # its id may have followed one that moved
            assert set(one.departments) == asked_of(old, paths) | asked_of(new, paths)
        assert len(set(one.departments)) == len(one.departments)


def asked_of(plan: Plan, paths: set[str]) -> set[str]:
    """Give the departments that an item asks something of, as a reason, rule, implication or department."""
    found = {one.department for one in plan.implications if paths & {*one.because, f"implications.{one.id}"}}
    found |= {
        name for rule in plan.definition.rules if f"rules.{rule.id}" in paths for name in rule.implications
    }
    return found | {one.id for one in plan.definition.departments if f"departments.{one.id}" in paths}


@laws
@given(pairs())
def test_the_implications_of_a_change_come_of_its_item(pair):
    found = difference(*map(plan_of, pair))
    for one in found.changes:
        assert set(map(id, one.implications)) <= set(map(id, found.implications))
        if one.change.kind is not Kind.MOVED and one.change.section in ("promises", "channels", "behaviours"):
            expected = [
                change
                for change in found.implications
                if any(version and one.change.item in version.because for version in (change.old, change.new))
            ]
            assert all(change in one.implications for change in expected)
