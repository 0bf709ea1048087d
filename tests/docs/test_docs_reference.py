"""docs/definition.md is what the model says, and the example behind it is whole."""

import importlib.util
from types import ModuleType

import pytest
from docs_reading import ROOT, fences, text_of

from generator.diagnostics import TextFile
from generator.pipeline.check import check_all
from generator.source.composer import compose
from generator.source.nodes import Mapping, Sequence
from generator.vocabulary.table import KINDS

DOCS = ROOT / "docs"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location("make_reference", DOCS / "make_reference.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_reference_is_fresh(maker: ModuleType) -> None:
    fresh = maker.reference()
    assert text_of(DOCS / "definition.md") == fresh, "run: python docs/make_reference.py"


def test_every_kind_has_a_section_with_an_example(maker: ModuleType) -> None:
    text = text_of(DOCS / "definition.md")
    for kind in KINDS:
        section = text.partition(f"\n## {maker._title(kind)}\n")[2].partition("\n## ")[0]  # noqa: SLF001
        assert section, kind
        assert kind == "definition" or "```yaml" in section, kind


def test_every_key_stands_in_the_reference() -> None:
    text = text_of(DOCS / "definition.md")
    for keys in KINDS.values():
        for key in keys:
            assert f"| `{key.dutch}` | `{key.english}` |" in text


def test_the_example_is_a_valid_definition() -> None:
    assert check_all([DOCS / "voorbeeld"]).diagnostics == ()


def test_the_example_uses_almost_every_key() -> None:
    tree = compose(TextFile("example", text_of(DOCS / "voorbeeld" / "serviceformule.yaml")))
    used = set(_used(tree, "definition"))
    everywhere = {"bron", "fictief", "opmerking"}
    every = {(kind, key.dutch) for kind, keys in KINDS.items() for key in keys if key.dutch not in everywhere}
    assert every - used == {
        ("definition", "bestanden"),
        ("house_style", "tokens"),
        ("house_style", "sjabloon"),
    }


def _used(node: Mapping, kind: str) -> list[tuple[str, str]]:
    found = []
    for key in KINDS[kind]:
        entry = node.entries.get(key.dutch)
        if entry is None:
            continue
        found.append((kind, key.dutch))
        items = entry.value.items if isinstance(entry.value, Sequence) else (entry.value,)
        for item in items:
            if key.kind and isinstance(item, Mapping):
                found.extend(_used(item, key.kind))
    return found


def test_the_examples_in_the_reference_are_cut_from_it() -> None:
    assert (
        len([fence for fence in fences(DOCS / "definition.md") if fence.language == "yaml"]) == len(KINDS)
    )
