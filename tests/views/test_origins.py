"""Every field that Altena's documents print leads back to the place where it is written."""

from pathlib import Path

import pytest
from tree_reading import document_inlines
from written import loaded, locale, planned

from generator.document import Field, Origin, plain_text
from generator.documents.engine import DocumentEngine
from generator.documents.standard import documents_of
from generator.documents.templates import TemplateFiles
from generator.loader.load import load
from generator.source.nodes import Scalar, find_field, place
from generator.views.view import World

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
TO_FILL_IN = ("owner", "due", "status", "text", "explanation")


@pytest.fixture(scope="module")
def found():
    return load(ALTENA / "serviceformule.yaml", lambda path: Path(path).read_bytes())


@pytest.fixture(scope="module")
def fields(found) -> list[Field]:
    plan, language = planned(found), locale()
    own = TemplateFiles(lambda _: None)
    engine = DocumentEngine(plan, found.tree, language, own, lambda name, _: (ALTENA / name).read_bytes())
    documents = [engine.render(spec).document for spec in documents_of(found.definition, language)]
    return [
        inline
        for document in documents
        for inline in document_inlines(document.blocks)
        if isinstance(inline, Field)
    ]


def test_every_origin_leads_to_a_value_in_a_file(found, fields):
    derived = {implication.id for implication in planned(found).implications}
    paths = {field.origin.path for field in fields}
    assert len(paths) > 900
    for path in sorted(paths):
        node = find_field(found.tree, path)
        section, _, rest = path.partition(".")
        name, _, field = rest.rpartition(".")
        if node is None:
            # Only what a rule made is written nowhere, and of that only what people fill in.
            assert section == "implications", path
            assert name in derived, path
            assert field in TO_FILL_IN, path
        else:
            assert isinstance(node.node, Scalar), path
            assert node.complete, path


def test_what_a_field_shows_stands_there(found, fields):
    """Texts as they are written; fixed values, dates, numbers and quantities have words of their own."""
    shown = 0
    for field in fields:
        node = find_field(found.tree, field.origin.path)
        if node is None or field.origin.options or "#" in field.origin.path:
            continue
        text = plain_text(field.children)
        if node.node.text.split() == text.split():
            shown += 1
            assert place(node.node).line > 0
    assert shown > 500


def test_several_paragraphs_of_a_field_are_numbered_in_order(fields):
    numbered: dict[str, list[int]] = {}
    for field in fields:
        path, sign, number = field.origin.path.partition("#")
        if sign:
            numbered.setdefault(path, []).append(int(number))
    assert len(numbered) > 5
    for path, numbers in numbered.items():
        assert sorted(set(numbers)) == list(range(1, max(numbers) + 1)), path


def test_a_status_offers_its_choices_and_labels_are_dutch(fields):
    statuses = [field for field in fields if field.origin.path.endswith(".status") and field.origin.options]
    assert statuses
    implications = [field for field in statuses if field.origin.path.startswith("implications.")]
    assert {tuple(option.label for option in field.origin.options) for field in implications} == {
        ("voorstel", "aanvaard", "afgewezen", "gereed")
    }
    assert all(field.origin.label.split(" › ")[0] != "implications" for field in fields)


def test_a_label_names_every_step_in_the_language_of_the_document(fields):
    labels = {field.origin.path: field.origin.label for field in fields}
    assert labels["formula.history.1.version"] == "formule › geschiedenis › 2 › versie"
    assert labels["promises.tel-opnemen.norm.condition"] == "beloften › tel-opnemen › norm › voorwaarde"


def test_a_field_to_fill_in_keeps_its_place_while_it_is_empty():
    found = World(loaded(afdelingen=[{"id": "hr", "naam": "HR"}]).definition, locale())
    [department] = found.definition.departments
    field = found.to_fill_in(department, "departments.hr", "owner", "nog te bepalen")
    assert str(field) == "nog te bepalen"
    assert field.origin == Origin("departments.hr.owner", "afdelingen › hr › eigenaar")
    assert found.to_fill_in(department, "departments.hr", "name", "x") == "HR"
