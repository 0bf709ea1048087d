"""A definition once read does not change, and holds nothing that nobody knows."""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any, cast

import pytest
from pydantic import ValidationError
from written import definition, loaded, read, yaml_of

from generator.diagnostics import InvalidInputError
from generator.model.base import Part
from generator.model.definition import Definition
from generator.vocabulary.table import KINDS

FULL: dict[str, Any] = {
    "gemeente": {"naam": "Altena"},
    "formule": {
        "besluit": {"door": "college"},
        "geschiedenis": [{"versie": "0.1", "datum": "2026-01-01"}],
    },
    "visie": [{"id": "v", "tekst": "Dichtbij."}],
    "keuzes": [{"id": "k", "wel": "Bellen"}],
    "klantgroepen": [{"id": "g", "naam": "Inwoners"}],
    "kanalen": [{"id": "t", "naam": "Telefoon", "soort": "telefoon"}],
    "beloften": [
        {
            "id": "b",
            "tekst": "Snel.",
            "norm": {
                "moment": "opnemen",
                "hoogstens": "1 minuut",
                "wettelijk": {"hoogstens": "1 uur"},
                "gehaald": {"2026": "80%"},
            },
            "herkomst": {"soort": "intern"},
        }
    ],
    "gedrag": [{"id": "d", "doen": "ik groet"}],
    "afdelingen": [{"id": "hr", "naam": "HR"}],
    "regels": [{"id": "r", "als": "kanaal.naam", "gevolgen": {"hr": "Doe iets."}}],
    "gevolgen": [{"id": "hr.r.t"}],
    "producten": [{"id": "p", "naam": "Paspoort"}],
    "projecten": [{"id": "j", "naam": "Project"}],
    "klantreizen": [{"id": "kr", "naam": "Reis", "verbeteringen": [{"tekst": "Beter."}]}],
    "lessen": [{"id": "l", "klacht": "Traag", "geleerd": "Bel eerst"}],
    "middelen": [{"id": "m", "naam": "Beeldbrief"}],
    "betrokkenen": [{"id": "s", "discipline": "HR"}],
    "metingen": [{"id": "n", "wat": "Cijfer", "waarde": "6,6", "streven": {"waarde": "7"}}],
    "begrippen": [{"id": "w", "begrip": "KCC", "betekenis": "Klantcontact."}],
    "documenten": [{"id": "o", "sjabloon": "brief.md"}],
    "huisstijl": {"logo": "logo.png"},
}


def parts(value: object) -> Iterator[Part]:
    """Every part of a definition, itself included."""
    if isinstance(value, Part):
        yield value
        for _, inner in value:
            yield from parts(inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from parts(inner)


@pytest.fixture(scope="module")
def full() -> Definition:
    return loaded(**FULL).definition


def test_every_kind_of_part_is_tried(full):
    assert {part.kind_name for part in parts(full)} == set(KINDS)


def test_no_part_can_be_changed(full):
    for part in parts(full):
        for name in type(part).model_fields:
            with pytest.raises(ValidationError, match="frozen"):
                setattr(part, name, "anders")


def test_no_list_or_mapping_in_it_can_be_changed(full):
    for part in parts(full):
        assert not [name for name, value in part if isinstance(value, list | dict | set)]
    achieved = full.promises[0].norm.achieved
    with pytest.raises(TypeError):
        achieved[2026] = achieved[2026]
    with pytest.raises(TypeError):
        cast("dict[str, str]", full.rules[0].implications)["hr"] = "Iets anders."


def places(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The path of every mapping with fixed keys."""
    if isinstance(value, dict):
        free = path[-1:] == ("gehaald",) or (path[:1], path[-1:]) == (("regels",), ("gevolgen",))
        if not free:
            yield path
        for key, inner in value.items():
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield from places(inner, (*path, index))


@pytest.mark.parametrize("path", list(places(definition(**FULL))), ids=lambda path: ".".join(map(str, path)))
def test_no_part_takes_a_key_that_nobody_knows(path):
    data = deepcopy(definition(**FULL))
    inner: Any = data
    for step in path:
        inner = inner[step]
    inner["kleur"] = "rood"
    with pytest.raises(InvalidInputError) as caught:
        read(yaml_of(data))
    [finding] = caught.value.diagnostics
    assert (finding.code, finding.arguments["key"]) == ("unknown-key", "kleur")
    assert finding.span is not None
    assert '"kleur"' in finding.span.quoted
