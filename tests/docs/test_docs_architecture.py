"""docs/architecture.md tells how the house is."""

import tomllib
from dataclasses import fields, is_dataclass
from importlib import import_module

import pytest
from docs_reading import ROOT, rows

PAGE = ROOT / "docs" / "architecture.md"
LIMITS = rows(PAGE, "What")


def test_the_layer_table_is_the_one_that_is_checked() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    contracts = project["tool"]["importlinter"]["contracts"]
    layers = next(contract["layers"] for contract in contracts if contract["type"] == "layers")
    checked = [{room.strip() for room in layer.split("|")} for layer in layers]
    table = rows(PAGE, "Floor")
    assert [{room.strip(" `") for room in row[1].split(",")} for row in table] == checked
    assert [int(row[0]) for row in table] == list(reversed(range(len(checked))))


def test_every_room_stands_in_the_table() -> None:
    rooms = {room.strip(" `") for row in rows(PAGE, "Floor") for room in row[1].split(",")}
    package = ROOT / "generator"
    built = {path.parent.name for path in package.glob("*/__init__.py")}
    built |= {path.stem for path in package.glob("[!_]*.py")}
    assert rooms == built


def value_of(dotted: str) -> object:
    module, _, name = dotted.rpartition(".")
    try:
        return getattr(import_module(module), name)
    except ModuleNotFoundError:
        holder = value_of(module)
        assert is_dataclass(holder)
        return next(field.default for field in fields(holder) if field.name == name)


@pytest.mark.parametrize("row", LIMITS, ids=lambda row: row[2].strip("`"))
def test_a_limit_is_the_one_in_the_code(row: list[str]) -> None:
    assert int(row[1].replace(",", "")) == value_of(row[2].strip("`"))


def test_there_are_limits() -> None:
    assert len(LIMITS) > 15
