"""Every example in docs/templates.md does what the page says."""

import re
import shutil
from pathlib import Path

import pytest
from docs_reading import ROOT, Fence, fences, rows, text_of

from generator.diagnostics import InvalidInputError
from generator.document import Role
from generator.documents.engine import DocumentEngine
from generator.pipeline.check import open_definition
from generator.pipeline.plan import prepare

PAGE = ROOT / "docs" / "templates.md"
EXAMPLE = ROOT / "docs" / "voorbeeld"
FENCES = fences(PAGE)


def given(fence: Fence) -> str | None:
    """Give the block that the page says an example gives."""
    later = next((other for other in FENCES if other.start > fence.end), None)
    between = text_of(PAGE)[fence.end : later.start].strip() if later else ""
    return later.body if later and between == "gives" else None


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, tmp_path / "voorbeeld"))


def render(folder: Path, template: str) -> str:
    (folder / "templates" / "kaart.md").write_text(template, encoding="utf-8")
    loaded = open_definition(folder)
    prepared = prepare(loaded, folder)
    spec = next(spec for spec in prepared.specs if spec.id == "kaart")
    engine: DocumentEngine = prepared.engine
    return re.sub(r"\n{3,}", "\n\n", engine.render(spec).markdown)


TEMPLATES = [fence for fence in FENCES if fence.language == "jinja" and not fence.info]
REFUSED = [fence for fence in FENCES if fence.language == "jinja" and fence.info]
RULES = [fence for fence in FENCES if fence.language == "yaml" and fence.body.startswith("regels:")]


@pytest.mark.parametrize("fence", TEMPLATES, ids=str)
def test_a_template_gives_what_the_page_shows(fence: Fence, folder: Path) -> None:
    assert render(folder, fence.body) == given(fence)


@pytest.mark.parametrize("fence", REFUSED, ids=str)
def test_a_template_is_refused_as_the_page_says(fence: Fence, folder: Path) -> None:
    with pytest.raises(InvalidInputError) as caught:
        render(folder, fence.body)
    assert [f"refused={found.code}" for found in caught.value.diagnostics] == [fence.info]


@pytest.mark.parametrize("fence", RULES, ids=str)
def test_a_rule_derives_what_the_page_shows(fence: Fence, folder: Path) -> None:
    path = folder / "serviceformule.yaml"
    text = path.read_text(encoding="utf-8").replace("regels:\n", fence.body, 1)
    path.write_text(text, encoding="utf-8")
    plan = prepare(open_definition(folder), folder).plan
    rules = re.findall(r"^  - id: (\S+)", fence.body, re.MULTILINE)
    derived = {rule: [i for i in plan.implications if i.rule == rule] for rule in rules}
    shown = "".join(f"{i.id}: {i.text}\n" for rule in rules for i in derived[rule])
    assert shown == given(fence)


def test_there_are_examples_of_each_kind() -> None:
    assert (len(TEMPLATES) > 8, len(REFUSED) > 4, len(RULES) > 1) == (True, True, True)


def test_the_page_lists_every_role() -> None:
    assert [row[0].strip("`") for row in rows(PAGE, "Role")] == list(Role)


def test_the_page_lists_every_filter_test_and_function(folder: Path) -> None:
    prepared = prepare(open_definition(folder), folder)
    environment = prepared.engine._sandbox._environment  # noqa: SLF001 - what is offered is public nowhere
    table = text_of(PAGE).partition("<!-- table: offered -->")[2].partition("\n\n`~`")[0]
    listed = {
        row.split("|")[1].strip(): set(re.findall(r"`(\w+)`", row))
        for row in table.splitlines()
        if "`" in row
    }
    tests, functions = listed.pop("Tests"), listed.pop("Functions")
    assert set().union(*listed.values()) == {name for name in environment.filters if name.isidentifier()}
    assert tests == {name for name in environment.tests if name.isidentifier()}
    assert functions == set(environment.globals)
