"""A text value comes out as it was written, wherever a template prints it (issue, point 6)."""

import pytest
from hostile import ODD, SIGNS, VALUES
from hypothesis import example, given, settings
from small_picture import PNG
from tree_reading import document_inlines
from written import definition, loaded, read, render, yaml_of

from generator.diagnostics import InvalidInputError
from generator.document import Field, Paragraph, Picture, Text

PLACES = {
    "running text": "Voor {{ v }} na, {{ v }}{{ v }}.",
    "alone": "{{ v }}",
    "second line": "eerste\n{{ v }}",
    "heading": "## {{ v }} {#anker}",
    "heading between": "## Over {{ v }}, dus {#anker}",
    "list": "- {{ v }}\n- een {{ v }}\n  - {{ v }}",
    "ordered list": "1. {{ v }}\n2. een {{ v }}",
    "cell": "| K1 | K2 |\n|---|---|\n| {{ v }} | x {{ v }} y |",
    "header cell": "| {{ v }} | K2 |\n|---|---|\n| K3 | K4 |",
    "quotation": "> {{ v }}",
    "group": "::: belofte\n{{ v }}\n:::",
    "caption": "::: {.bijschrift #tabel}\n{{ number('table') }}: {{ v }}\n:::",
    "link text": "[{{ v }}](https://voorbeeld.nl)",
    "emphasis": "**{{ v }}** *{{ v }}* ~~{{ v }}~~",
    "macro": "{% macro m(x) %}**x:** {{ x }}{% endmacro %}{{ m(v) }}",
    "macro in a cell": "{% macro m(x) %}{{ x }}{% endmacro %}| K1 |\n|---|\n| {{ m(v) }} |",
    "call": "{% macro m() %}- {{ caller() }}{% endmacro %}{% call m() %}{{ v }}{% endcall %}",
    "set": "{% set x %}{{ v }}{% endset %}## {{ x }} {#anker}",
    "include": "{% include 'deel.md' %}",
    "import": "{% import 'delen.md' as delen %}{{ delen.toon(v) }}",
    "wording": "{{ t('summary.none', name=v) }}",
    "enumeration": "{{ [v] | and_list }}",
    "alternative": "{{ terms[0].also or v }}",
}
PARTS = {"deel": "- {{ v }}", "delen": "{% macro toon(x) %}| K1 |\n|---|\n| {{ x }} |{% endmacro %}"}
VALUE = "{% set v = terms[0].term %}"
PATH = "terms.woord.term"


def shown(place: str, value: str):
    found = loaded(begrippen=[{"id": "woord", "begrip": value, "betekenis": "x"}])
    return render(f"{VALUE}{PLACES[place]}\n", found, **PARTS).document.blocks


def fields(blocks):
    return [inline for inline in document_inlines(blocks) if isinstance(inline, Field)]


@pytest.mark.parametrize("place", PLACES)
@given(value=VALUES)
@settings(max_examples=15, deadline=None)
@example("- *a* | <b> & {{ x }} [x](y) \\ ` ::: {#x}\n# kop 🙂 שלום")
def test_a_value_is_literal_text_with_its_origin(place, value):
    plain = shown(place, "woord")
    literal = shown(place, value)
    assert {field.origin.path for field in fields(literal)} == {PATH}
    assert {field.children for field in fields(literal)} == {(Text(value),)}
    # Nothing but the text differs from what a harmless word gives.
    assert repr(literal).replace(repr(Text(value)), "@") == repr(plain).replace(repr(Text("woord")), "@")


@pytest.mark.parametrize("value", [*SIGNS, *(f"a{odd}b" for odd in ODD), "a\rb", "a\r\nb", "a\nb"])
def test_each_sign_by_itself(value):
    assert {field.children for field in fields(shown("heading", value))} == {(Text(value.strip()),)}


@given(value=VALUES)
@settings(max_examples=25, deadline=None)
def test_a_value_is_literal_in_the_alternative_text_of_a_picture(value):
    found = loaded(begrippen=[{"id": "woord", "begrip": value, "betekenis": "x"}])
    blocks = render("![{{ terms[0].term }}](logo.png)\n", found, pictures={"logo.png": PNG}).document.blocks
    assert [inline.alt for inline in document_inlines(blocks) if isinstance(inline, Picture)] == [value]


@pytest.mark.parametrize("place", ["running text", "heading", "cell"])
def test_a_value_in_code_is_literal_too(place):
    template = PLACES[place].replace("{{ v }}", "`{{ v }}`")
    found = loaded(begrippen=[{"id": "woord", "begrip": "a*b|c", "betekenis": "x"}])
    rendering = render(f"{VALUE}{template}\n", found)
    assert "Code(text='a*b|c')" in repr(rendering.document.blocks)


@pytest.mark.parametrize(
    ("character", "code"),
    [("\x07", "control-character"), ("\x1b", "control-character"), ("\x00", "control-character"),
     ("\x7f", "control-character"), ("\ufffe", "control-character"),
     ("\ue000", "private-character"), ("\uf8ff", "private-character")],
)  # fmt: skip
@pytest.mark.parametrize("escaped", [True, False])
def test_what_no_document_can_hold_is_refused_with_its_place(character, code, escaped):
    data = definition(begrippen=[{"id": "woord", "begrip": "voor@na", "betekenis": "x"}])
    hidden = f"\\u{ord(character):04x}" if escaped else character
    text = yaml_of(data).replace("@", hidden)
    if not escaped and character == "\x00":
        return  # a file with a NUL is no text at all
    with pytest.raises(InvalidInputError) as caught:
        read(text)
    [finding] = caught.value.diagnostics
    assert finding.code == code
    assert finding.arguments["character"] == f"U+{ord(character):04X}"
    assert finding.span is not None
    assert "voor" in finding.span.quoted


@pytest.mark.parametrize("character", ["\ue000", "\ue001", "\x07"])
def test_a_template_may_not_hold_them_either(character):
    with pytest.raises(InvalidInputError) as caught:
        render(f"eerste\n\n{character}0\ue001\n")
    [finding] = caught.value.diagnostics
    assert finding.code == "forbidden-character"
    assert finding.span is not None
    assert finding.span.line == 3


@pytest.mark.parametrize("reference", ["&#xE000;", "&#57344;", "&#x7;", "&#7;", "&#xD800;", "&#0;"])
def test_nor_can_a_character_reference_make_one(reference):
    """Decoded by Markdown after the refusal, it would be one of the program's own marks."""
    code = "private-character" if "57344" in reference or "E000" in reference else "control-character"
    with pytest.raises(InvalidInputError) as caught:
        render(f"eerste\n\n{{{{ formula.title }}}} {reference}0&#xE001;\n")
    assert [(finding.code, finding.span.line) for finding in caught.value.diagnostics] == [(code, 3)]
    found = loaded(formule={"klantervaring": f"eerste\n\n{reference}0&#xE001;"})
    with pytest.raises(InvalidInputError) as caught:
        render("{{ formula.experience }}\n", found)
    assert [(f.code, f.path) for f in caught.value.diagnostics] == [(code, "formule.klantervaring")]


def test_what_is_absent_prints_nothing_and_leaves_no_empty_paragraph():
    blocks = render("{{ municipality.inhabitants }}\n\n{{ house_style.logo }}\n\nslot\n").document.blocks
    assert blocks == (Paragraph((Text("slot"),)),)
