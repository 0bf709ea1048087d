"""A law: whichever value of a valid definition becomes something wrong, its own line is reported."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePath

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.diagnostics import InvalidInputError, Span, TextFile
from generator.loader.load import load
from generator.source.composer import compose
from generator.source.nodes import Mapping, Node, Scalar, Sequence
from generator.source.splice import splice
from generator.vocabulary.names import keys_by_name

FOLDER = Path(__file__).parents[2] / "examples" / "altena" / "1.0"
DEFINITION = FOLDER / "serviceformule.yaml"

FORMED = {
    "achieved",
    "at_most",
    "audiences",
    "behaviours",
    "channel",
    "channels",
    "contributes_to",
    "date",
    "department",
    "fallback",
    "id",
    "inhabitants",
    "on",
    "product",
    "products",
    "promise",
    "promises",
    "public_on",
    "quarter",
    "review_on",
    "share",
    "tested_on",
    "touches",
    "value",
    "villages",
    "vision",
    "year",
}
"""Keys whose text has a form; anything may stand under the others."""


@dataclass(frozen=True, repr=False)
class Place:
    """One value of the example, and whether its text has a form."""

    span: Span
    formed: bool

    def __repr__(self) -> str:
        return f"{Path(self.span.file.name).name}:{self.span.line}: {self.span.text}"


@cache
def places() -> tuple[Place, ...]:
    files = [DEFINITION, *sorted(path for path in FOLDER.glob("*.yaml") if path != DEFINITION)]
    found: list[Place] = []
    for path in files:
        file = TextFile(str(path), path.read_text(encoding="utf-8"))
        found.extend(scalars(compose(file), "definition", formed=False))
    return tuple(found)


def scalars(node: Node, kind: str, *, formed: bool) -> Iterator[Place]:
    if isinstance(node, Scalar):
        yield Place(node.span, formed)
    elif isinstance(node, Sequence):
        for item in node.items:
            yield from scalars(item, kind, formed=formed)
    else:
        assert isinstance(node, Mapping)
        for written, entry in node.entries.items():
            key = keys_by_name(kind).get(written) if kind else None
            if key is None:
                yield from scalars(entry.value, "", formed=formed)
            elif key.english != "files":
                told = bool(key.values) or key.english in FORMED
                yield from scalars(entry.value, key.kind, formed=told)


def reported(place: Place, wrong: str) -> list[tuple[str, int]]:
    """Change one value, read the definition, and give the files and lines of what is reported."""
    changed = place.span.file.name
    text = splice(place.span.file.text, [(place.span, wrong)])

    def read(path: PurePath) -> bytes:
        return text.encode() if str(path) == changed else Path(path).read_bytes()

    with pytest.raises(InvalidInputError) as error:
        load(DEFINITION, read)
    return [(d.file_name, d.span.line if d.span else 0) for d in error.value.diagnostics]


def test_the_example_is_valid_and_rich_enough() -> None:
    load(DEFINITION, lambda path: Path(path).read_bytes())
    assert len(places()) > 500
    assert sum(place.formed for place in places()) > 100


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_group_where_a_text_belongs_is_reported_on_its_line(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from(places()))
    assert (place.span.file.name, place.span.line) in reported(place, "{kapot: ja}")


@settings(max_examples=40, deadline=None)
@given(st.data())
def test_a_text_without_the_form_of_its_field_is_reported_on_its_line(data: st.DataObject) -> None:
    place = data.draw(st.sampled_from([place for place in places() if place.formed]))
    wrong = data.draw(st.sampled_from(["¿", "'-'", "' '", "nergens te vinden"]))
    assert (place.span.file.name, place.span.line) in reported(place, wrong)
