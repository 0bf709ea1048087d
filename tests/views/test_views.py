"""The definition as a template walks through it, and where each printed field stands in the files."""

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from written import loaded, locale

from generator.loader.load import Loaded, load
from generator.model.forms import field_forms
from generator.source.nodes import Scalar, find_field
from generator.views.texts import FieldText
from generator.views.view import Seen, View, World, called

ALTENA = Path(__file__).parents[2] / "examples" / "altena" / "serviceformule.yaml"


@cache
def altena() -> Loaded:
    return load(ALTENA, lambda path: Path(path).read_bytes())


def printed(seen: Seen, walked: set[View]) -> Iterator[FieldText]:
    """Every field under a view; a view that is met again was walked already."""
    if isinstance(seen, FieldText):
        yield seen
    elif isinstance(seen, View):
        if seen not in walked:
            walked.add(seen)
            for name in dir(seen):
                yield from printed(getattr(seen, name), walked)
    elif isinstance(seen, Mapping):
        for inner in seen.values():
            yield from printed(inner, walked)
    elif isinstance(seen, tuple):
        for inner in seen:
            yield from printed(inner, walked)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_of_altena_is_found_where_it_was_written(language):
    fields = {f.origin.path: f for f in printed(World(altena().definition, locale(language)).root(), set())}
    assert len(fields) > 1000
    for path, seen in fields.items():
        found = find_field(altena().tree, path)
        assert found is not None, path
        assert found.complete, path
        assert isinstance(found.node, Scalar), path
        assert found.node.text, path
        if isinstance(seen.value, str) and not seen.values and str(seen) == seen.value:
            # A reference is held by id, also where it was written with its kind.
            assert found.node.text.strip().endswith(seen.value.strip()), path


def test_every_field_has_a_label_that_a_reader_understands():
    for seen in printed(World(altena().definition, locale()).root(), set()):
        parts = seen.origin.label.split(" › ")
        assert all(parts), seen.origin
        assert len(parts) >= seen.origin.path.count(".") - 2


def test_a_field_knows_its_path_in_english_and_its_label_in_the_readers_language():
    for language, label in (("nl", "beloften › tel-opnemen › norm › hoogstens"),
                            ("en", "promises › tel-opnemen › norm › at_most")):  # fmt: skip
        promise = World(altena().definition, locale(language)).item("promises", "tel-opnemen")
        bound = promise.norm.hoogstens
        assert (bound.origin.path, bound.origin.label) == ("promises.tel-opnemen.norm.at_most", label)


def test_ids_that_look_like_numbers_are_ids():
    found = loaded(
        visie=[{"id": "2", "tekst": "Twee."}, {"id": "1", "tekst": "Een."}, {"id": "0", "tekst": "Nul."}]
    )
    for view in World(found.definition, locale()).root().vision:
        node = find_field(found.tree, view.text.origin.path)
        assert node is not None
        assert isinstance(node.node, Scalar)
        assert node.node.text == str(view.text)


def test_a_path_that_leads_nowhere_is_told():
    for path in ("promises.weg.text", "promises.tel-opnemen.kleur", "promises.tel-opnemen.text.x", "niets"):
        assert find_field(altena().tree, path) is None


def test_a_field_that_is_not_there_is_no_attribute():
    promise = World(altena().definition, locale()).item("promises", "tel-opnemen")
    for name in ("kleur", "texts", "with_", "_part_", "__wrapped__", "model_fields"):
        with pytest.raises(AttributeError):
            getattr(promise, name)
    with pytest.raises(AttributeError):
        assert promise.norm.hoogste


def test_a_reference_gives_the_item_it_means():
    world = World(altena().definition, locale())
    promise = world.item("promises", "tel-opnemen")
    assert promise.channels == (world.item("channels", "telefoon"),)
    assert promise.kanalen[0].naam == "Telefoon"
    assert str(promise.channels[0]) == "telefoon"
    assert world.named("channels.telefoon") is world.item("channels", "telefoon")


def test_every_reference_of_altena_gives_an_item():
    walked: set[View] = set()
    list(printed(World(altena().definition, locale()).root(), walked))
    references = 0
    for view in walked:
        part = view._part  # noqa: SLF001 - the model tells which fields refer
        for name, form in field_forms(type(part)).items():
            if form.refers_to is not None:
                seen = getattr(view, name)
                items = seen if isinstance(seen, tuple) else (seen,) if seen else ()
                assert all(isinstance(item, View) for item in items), (str(view), name)
                references += len(items)
    assert references > 200


def test_what_an_item_is_called():
    world = World(altena().definition, locale())
    assert called(world.item("channels", "telefoon")) == "Telefoon"
    promise = world.item("promises", "tel-doorverbinden")
    assert called(promise) == "Wij verbinden u hoogstens één keer door"
    assert not isinstance(called(promise), FieldText)


@pytest.mark.parametrize(
    ("formula_owner", "owner", "expected"),
    [
        ("directie", "onbekend", "nog te bepalen door directie"),
        ("directie", "Onbekend", "nog te bepalen door directie"),
        ("directie", "unknown", "nog te bepalen door directie"),
        ("directie", "teamleider", "teamleider"),
        ("onbekend", "onbekend", "nog te bepalen"),
        (None, "onbekend", "nog te bepalen"),
    ],
)
def test_an_owner_that_is_unknown_is_still_to_be_decided(formula_owner, owner, expected):
    found = loaded(
        formule={} if formula_owner is None else {"eigenaar": formula_owner},
        beloften=[{"id": "b", "tekst": "Wij groeten u.", "eigenaar": owner}],
        klantreizen=[{"id": "r", "naam": "Reis", "proceseigenaar": owner, "coaches": [owner]}],
    )
    world = World(found.definition, locale())
    assert str(world.item("promises", "b").owner) == expected
    assert str(world.item("journeys", "r").process_owner) == expected
    assert world.item("promises", "b").owner.value == owner


def test_the_owner_of_the_formula_decides_on_itself():
    found = loaded(formule={"eigenaar": "onbekend"})
    assert str(World(found.definition, locale()).root().formula.owner) == "nog te bepalen"
    assert str(World(found.definition, locale("en")).root().formula.owner) == "still to be decided"


def test_marks_are_yes_or_no():
    found = loaded(visie=[{"id": "a", "tekst": "A.", "fictief": "ja"}, {"id": "b", "tekst": "B."}])
    first, second = World(found.definition, locale()).root().visie
    assert first.fictief is first.fictitious is True
    assert second.fictief is False


def test_a_fixed_value_brings_what_it_may_become():
    found = loaded(kanalen=[{"id": "t", "naam": "T", "soort": "telefoon"}])
    kind = World(found.definition, locale()).item("channels", "t").kind
    options = {option.value: option.label for option in kind.origin.options}
    assert options["phone"] == "telefoon"
    assert options["social"] == "sociale media"
    assert len(options) == 12


def test_the_texts_of_a_rule_are_seen_by_department():
    world = World(altena().definition, locale())
    texts = world.item("rules", "wachtrij").implications
    assert list(texts) == ["hr", "ict", "processen"]
    assert texts["hr"].startswith("Rooster het KCC")
    assert texts["hr"].origin.path == "rules.wachtrij.implications.hr"
