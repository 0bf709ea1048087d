import json

from generator.diagnostics import Diagnostic, Severity, Span, TextFile
from generator.report.github_format import as_github
from generator.report.json_format import as_json
from generator.report.messages import messages

WORDS = messages("nl")
FILE = TextFile("map, een:1/100%.yaml", "naam: x\n")


def test_json_has_every_field_and_null_where_there_is_none() -> None:
    finding = Diagnostic("bad-number", Span(FILE, 6, 7), arguments={"text": "x"}, path="gemeente.inwoners")
    first, second = json.loads(as_json([finding, Diagnostic("name-empty")], WORDS))
    assert first == {
        "code": "name-empty",
        "severity": "error",
        "message": "De naam van de gemeente is leeg.",
        "hint": "Geef de naam op met --name.",
        "file": None,
        "line": None,
        "column": None,
        "path": None,
    }
    assert (second["line"], second["column"], second["path"]) == (1, 7, "gemeente.inwoners")


def test_json_of_nothing_is_an_empty_list() -> None:
    assert json.loads(as_json([], WORDS)) == []


def test_github_escapes_what_would_end_a_property() -> None:
    finding = Diagnostic("bad-number", Span(FILE, 6, 7), Severity.WARNING, {"text": "50%"})
    assert as_github([finding], WORDS) == (
        "::warning file=map%2C een%3A1/100%25.yaml,line=1,col=7,title=bad-number"
        "::‘50%25’ is geen getal. Schrijf alleen een getal, zoals 225 of 6,6.\n"
    )


def test_github_shows_paths_of_windows_with_forward_slashes() -> None:
    finding = Diagnostic("empty-file", file="map\\deel.yaml", severity=Severity.NOTE)
    assert as_github([finding], WORDS).startswith("::notice file=map/deel.yaml,title=empty-file::")
