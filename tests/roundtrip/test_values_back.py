"""What a document shows of a field, and what people type there, becomes what the YAML should hold."""

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from tree_reading import document_inlines

from generator.changes.fields import canonical
from generator.document import Field, plain_text
from generator.model.forms import Form
from generator.pipeline.check import open_definition
from generator.pipeline.plan import Prepared, prepare, shipped_locale
from generator.roundtrip.field_paths import field_at, form_of, is_prose
from generator.roundtrip.values_back import Unread, value_back
from generator.vocabulary.names import Language, sections, values_by_name

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
DUTCH = shipped_locale("nl")
STATUS = "formula.status"
BOUND = "promises.tel-opnemen.norm.at_most"
SHARE = "promises.tel-opnemen.norm.achieved.2025"
DATE = "formula.history.0.date"
WHOLE = "municipality.inhabitants"
DECIMAL = "measurements.inwoners.value"
OWNER = "implications.hr.wachtrij.tel-opnemen.owner"
TEXT = "promises.tel-opnemen.text"


def back(path: str, text: str, language: str = "nl", author: Language | None = None) -> str | Unread:
    at = field_at(path)
    assert at is not None
    return value_back(text, at, shipped_locale(language), author)


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (STATUS, "ter besluitvorming", "ter-besluitvorming"),
        (STATUS, "Ter besluitvorming ", "ter-besluitvorming"),
        (STATUS, "ter-besluitvorming", "ter-besluitvorming"),
        (STATUS, "proposed", "ter-besluitvorming"),
        ("channels.telefoon.kind", "sociale media", "social"),
        ("promises.tel-opnemen.fictitious", "Ja", "ja"),
        (DATE, "9 oktober 2017", "2017-10-09"),
        (DATE, "maandag 9 okt. 2017", "2017-10-09"),
        (DATE, "9-10-2017", "2017-10-09"),
        (DATE, "09/10/2017", "2017-10-09"),
        (DATE, "2017-10-09", "2017-10-09"),
        (DATE, "9\u00a0oktober\u00a02017", "2017-10-09"),
        (SHARE, "80%", "80%"),
        (SHARE, "80 %", "80%"),
        (SHARE, "80 procent", "80 procent"),
        (SHARE, "9 van de 10", "9 van de 10"),
        (BOUND, "45 seconden", "45 seconden"),
        (BOUND, "45\u00a0seconden", "45 seconden"),
        (BOUND, "een half uur", "een half uur"),
        (WHOLE, "54.000", "54000"),
        (WHOLE, "54 000", "54000"),
        (WHOLE, "54000", "54000"),
        (DECIMAL, "6,6", "6,6"),
        (DECIMAL, "6.6", "6,6"),
        (DECIMAL, "1.234,5", "1234,5"),
        ("journeys.paspoort.quarter", "2026-Q2", "2026-Q2"),
        ("journeys.paspoort.quarter", "Q2 2026", "2026-Q2"),
        ("journeys.paspoort.quarter", "2e kwartaal 2026", "2026-Q2"),
        (OWNER, "Hoofd HR", "Hoofd HR"),
        (OWNER, "nog te bepalen door Gemeentesecretaris", "onbekend"),
        (TEXT, "  Wij nemen ‘snel’ op\u00ad. ", "Wij nemen ‘snel’ op."),
        (TEXT, "zes\u2011weken\u00a0termijn", "zes-weken termijn"),
    ],
)
def test_what_people_type_is_what_the_yaml_should_hold(path: str, text: str, wanted: str) -> None:
    assert back(path, text) == wanted


@pytest.mark.parametrize(
    ("path", "text", "wanted"),
    [
        (STATUS, "for decision", "ter-besluitvorming"),
        (DATE, "9 October 2017", "2017-10-09"),
        (DATE, "October 9, 2017", "2017-10-09"),
        (WHOLE, "54,000", "54000"),
        (DECIMAL, "6.6", "6,6"),
        ("promises.tel-opnemen.fictitious", "yes", "ja"),
    ],
)
def test_a_document_in_another_language_gives_the_authors_words(path: str, text: str, wanted: str) -> None:
    if path == STATUS:
        text = shipped_locale("en").value("formula_status", "proposed")
    assert back(path, text, "en", "nl") == wanted


@pytest.mark.parametrize(
    ("path", "text", "code"),
    [
        (STATUS, "bijna klaar", "bad-value"),
        (DATE, "volgende week", "bad-date"),
        (DATE, "31 februari 2026", "no-such-date"),
        (DATE, "9-10-17", "bad-date"),
        (SHARE, "bijna alles", "not-a-share"),
        (SHARE, "120%", "share-range"),
        (BOUND, "snel", "not-a-quantity"),
        (BOUND, "45", "missing-unit"),
        (WHOLE, "veel", "bad-integer"),
        (DECIMAL, "een zeven", "bad-number"),
        ("journeys.paspoort.quarter", "lente 2026", "bad-quarter"),
        (TEXT, " \u00ad ", "empty-text"),
    ],
)
def test_what_is_no_value_is_told_as_the_model_tells_it(path: str, text: str, code: str) -> None:
    found = back(path, text)
    assert isinstance(found, Unread)
    assert found.code == code


def test_a_wrong_choice_tells_what_there_is_to_choose() -> None:
    found = back(STATUS, "vastgestelt")
    assert isinstance(found, Unread)
    assert found.arguments["suggestion"] == "vastgesteld"
    assert "ter-besluitvorming" in found.arguments["known"]


# --- paths ---


@pytest.mark.parametrize(
    ("path", "form"),
    [
        ("formula.summary#2", Form.MARKDOWN),
        (OWNER, Form.LINE),
        ("implications.eigen.status", Form.CHOICE),
        ("implications.hr.wachtrij.tel-opnemen.because.0", Form.LINE),
        ("channels.telefoon.locations.1", Form.LINE),
        ("journeys.paspoort.improvements.0.status", Form.CHOICE),
        ("behaviours.x.not", Form.LINE),
        ("promises.x.origin.with", Form.LINE),
        ("rules.wachtrij.implications.hr", Form.LINE),
        ("language", Form.CHOICE),
    ],
)
def test_a_path_leads_to_its_form(path: str, form: Form) -> None:
    found = form_of(path)
    assert found is not None
    assert found.form is form


@pytest.mark.parametrize(
    "path",
    [
        "",
        "onzin",
        "promises",
        "promises.x",
        "promises.x.norm",
        "promises.x.onzin",
        "formula.history.0",
        f"{TEXT}.0",
    ],
)
def test_what_the_model_has_not_leads_nowhere(path: str) -> None:
    assert form_of(path) is None
    assert not is_prose(path)


@pytest.mark.parametrize(
    ("path", "prose"),
    [
        (TEXT, True),
        ("formula.summary#2", True),
        ("behaviours.x.do", True),
        ("municipality.facts.0", True),
        ("choices.x.because", True),
        (BOUND, False),
        (SHARE, False),
        (STATUS, False),
        (OWNER, False),
        (DATE, False),
        ("promises.x.norm.condition", False),
        ("implications.hr.wachtrij.x.because.0", False),
    ],
)
def test_only_sentences_are_merged_word_by_word(path: str, prose: bool) -> None:  # noqa: FBT001
    assert is_prose(path) is prose


# --- all documents of an example ---


@pytest.mark.parametrize("language", ["nl", "en"])
def test_every_field_that_is_shown_gives_its_value_back(language: str) -> None:
    prepared = prepare(open_definition(ALTENA, language), ALTENA)
    read = 0
    for path, text in shown(prepared):
        at = field_at(path)
        assert at is not None, path
        value = value_at(prepared, path)
        if at.form.form is Form.MARKDOWN or (value is None and text.startswith(_undecided(prepared))):
            continue
        found = value_back(text, at, prepared.locale, "nl")
        assert isinstance(found, str), (path, text, found)
        if at.form.form is Form.CHOICE:
            found = values_by_name(at.form.values)[found]
        assert canonical(at.read(found)) == canonical(value), (path, text)
        read += 1
    assert read > 500


def _undecided(prepared: Prepared) -> str:
    return prepared.locale.words("owner.undecided")


def shown(prepared: Prepared) -> Iterator[tuple[str, str]]:
    for rendering in prepared.render(prepared.specs).values():
        for inline in document_inlines(rendering.document.blocks):
            if isinstance(inline, Field):
                yield inline.origin.path, plain_text(inline.children)


def value_at(prepared: Prepared, path: str) -> object:
    first, *steps = path.partition("#")[0].split(".")
    found: object = getattr(prepared.plan.definition, first)
    if first in sections():
        items = prepared.plan.implications if first == "implications" else found
        named = {item.id: item for item in items}
        at = next(at for at in range(len(steps), 0, -1) if ".".join(steps[:at]) in named)
        found, steps = named[".".join(steps[:at])], steps[at:]
    for step in steps:
        if isinstance(found, Mapping):
            found = {str(key): value for key, value in found.items()}[step]
        elif isinstance(found, tuple):
            found = found[int(step)]
        else:
            found = getattr(found, {"not": "not_", "with": "with_"}.get(step, step))
    return found
