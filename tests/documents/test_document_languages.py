"""A language of documents is one file: nothing missing, nothing left in another language."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from written import definition, loaded, locale, planned, render, texts_of, yaml_of

from generator.diagnostics import InvalidInputError
from generator.locale import MissingWordingError, read_locale
from generator.pipeline.build import BuildRequest, build
from generator.resources import formulas_folder, templates_folder
from generator.vocabulary.table import VALUES

LOCALES = sorted((templates_folder() / "locale").glob("*.yaml"))
LANGUAGES = [path.stem for path in LOCALES]
PLACEHOLDER = re.compile(r"\{(\w+)\}")


@cache
def words(language: str) -> dict[str, str]:
    def walk(prefix: str, node: object) -> Iterator[tuple[str, str]]:
        if isinstance(node, dict):
            for key, inner in node.items():
                yield from walk(f"{prefix}.{key}" if prefix else key, inner)
        else:
            yield prefix, str(node)

    text = (templates_folder() / "locale" / f"{language}.yaml").read_text(encoding="utf-8")
    return dict(walk("", texts_of(text)))


def test_dutch_and_english_ship():
    assert LANGUAGES == ["en", "nl"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_language_has_the_same_keys_in_the_same_order(language):
    assert list(words(language)) == list(words("nl"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_has_the_same_placeholders(language):
    found = {key: sorted(PLACEHOLDER.findall(text)) for key, text in words(language).items()}
    assert found == {key: sorted(PLACEHOLDER.findall(text)) for key, text in words("nl").items()}


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_wording_says_something_in_typographic_quotes(language):
    for key, text in words(language).items():
        assert text.strip() == text != "", key
        assert not re.search(r"""["'`*_|<>\\#]""", PLACEHOLDER.sub("", text)), (key, text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_fixed_value_has_a_label(language):
    found = locale(language)
    for values, rows in VALUES.items():
        labels = [found.value(values, english) for english, _ in rows]
        assert all(labels), values
        assert len(set(labels)) == len(labels), values


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_shipped_rule_has_a_label(language):
    text = (formulas_folder() / "generiek" / "regels.yaml").read_text(encoding="utf-8")
    rules = [rule["id"] for rule in texts_of(text)["regels"]]
    labels = [key.removeprefix("rules.") for key in words(language) if key.startswith("rules.")]
    assert labels == rules


def test_no_wording_is_the_same_in_both_languages_but_for_words_that_are():
    same = {key for key, text in words("nl").items() if words("en")[key] == text and re.search("[a-z]", text)}
    allowed = {
        "values.channel_kind.website", "values.channel_kind.chat", "columns.status", "columns.product",
        "columns.project", "columns.promise", "facts.status", "columns.contact", "columns.discipline",
        "decision.title", "norm.in", "facts.norm", "columns.norm", "norm.bound.immediate", "rules.chat",
        "rules.website", "values.product_status.planned", "columns.open",
        "values.formula_kind.flash", "units.week.one", "drawings.norms.norm", "drawings.norms.norm_head",
        "drawings.counts.products.one", "comparison.columns.product", "comparison.columns.moment",
        "comparison.columns.item", "comparison.sheets.matrix", "comparison.norm.result",
        "comparison.interchange.nearest", "comparison.terminal.pair",
        "drawings.distribution.in_unit", "drawings.distribution.named",
        "drawings.distribution.alt.whole.one", "drawings.distribution.alt.equal.one",
        "update.author", "track.field.changed", "track.field.rewritten",
    }  # fmt: skip
    assert {key for key in same if not PLACEHOLDER.fullmatch(words("nl")[key])} <= allowed


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_templates_ask_for_no_wording_that_is_not_there(language):
    """Keys that a template writes out; keys it composes are covered by building Altena."""
    found = locale(language)
    for path in (templates_folder() / "documents").rglob("*.md"):
        for key in re.findall(r"""\bt\("([\w.]+)"(?! ~)""", path.read_text(encoding="utf-8")):
            assert found.has(key) or found.words(key, 2), (path.name, key)


DUTCH = re.compile(
    r"\b(de|het|een|en|van|voor|wij|niet|belofte\w*|kanaal|kanalen|gedrag\w*|gevolg\w*|afdeling\w*|eigenaar|ja|nee"
    r"|gemeente|versie|tabel|vangnet|bron|fictief|nog|bepalen|klantreis\w*|binnen|gevallen|inhoud|pagina)\b",
    re.IGNORECASE,
)


def english_definition():
    """Every section, with words that are no Dutch."""
    x = "xxx"
    return definition(
        taal="en",
        gemeente={"naam": "Xanten", "inwoners": 54000, "kernen": 21, "oppervlakte": 225, "feiten": [x]},
        formule={
            "titel": x, "samenvatting": x, "kernwaarden": [x], "klantervaring": x, "werkwijze": x, "meten": x,
            "eigenaar": x, "evaluatie": "2027-01-02", "openbaar_per": "2027-01-02", "bron": x,
            "besluit": {"door": x, "op": "2027-01-02", "tekst": x},
            "geschiedenis": [{"versie": "1", "datum": "2027-01-02", "door": x, "reden": x, "fictief": "ja"}],
        },
        visie=[{"id": "v", "tekst": x, "toelichting": x}, {"id": "w", "tekst": "yyy"}],
        keuzes=[{"id": "k", "wel": x, "niet": x, "omdat": x}],
        klantgroepen=[{"id": "g", "naam": x, "behoefte": x, "persona": x, "fictief": "ja"}],
        kanalen=[
            {"id": "a", "naam": "aaa", "soort": "website", "vangnet": ["b"], "bereikbaar": "24/7"},
            {"id": "b", "naam": "bbb", "soort": "balie", "omschrijving": x, "locaties": [x]},
            {"id": "c", "naam": "ccc", "soort": "chat", "klantgroepen": ["g"]},
        ],
        beloften=[
            {
                "id": "p", "tekst": x, "kanalen": ["a", "b"], "producten": ["d"], "visie": ["v"],
                "klantgroepen": ["g"],
                "norm": {"moment": "opnemen", "hoogstens": "30 seconden", "aandeel": "80%", "voorwaarde": x,
                         "wettelijk": {"hoogstens": "2 weken", "grondslag": x}, "gemeten_met": x,
                         "gehaald": {2024: "68,5%"}},
                "als_niet_gehaald": x, "compensatie": x, "eigenaar": "onbekend",
                "herkomst": {"soort": "intern", "datum": "2027-01-02", "met": x},
            },
            {"id": "q", "tekst": "yyy", "norm": {"moment": "doorverbinden", "hoogstens": "1 keer"}},
        ],
        gedrag=[
            {"id": "e", "situatie": x, "doen": x, "niet": x, "rollen": [x], "beloften": ["p"], "les": "l"},
            {"id": "f", "doen": "yyy"},
        ],
        afdelingen=[{"id": "hr", "naam": "HRM", "taak": x, "eigenaar": "onbekend"},
                    {"id": "zz", "naam": "ZZ"}],
        regels=[{"id": "wachtrij", "als": "belofte.tekst", "gevolgen": {"hr": x}, "ondernemingsraad": "ja"},
                {"id": "www", "als": "belofte.norm.wettelijk", "gevolgen": {"hr": x}}],
        gevolgen=[{"id": "own", "afdeling": "hr", "tekst": x, "vanwege": ["p"], "toelichting": x}],
        producten=[
            {"id": "d", "naam": x, "upn": x, "kanalen": ["a"], "status": "aangeboden", "contact": "zelf"},
            {"id": "i", "naam": x, "status": "ontbreekt"},
            {"id": "j", "naam": x, "status": "gepland", "kanalen": ["a"], "vangnet": ["b"]},
            {"id": "n", "naam": x, "kanalen": ["c"]},
        ],
        projecten=[{"id": "r", "naam": x, "doel": x, "draagt_bij_aan": ["p"], "raakt": ["d"]},
                   {"id": "s", "naam": x, "draagt_bij_aan": ["p"]}],
        klantreizen=[
            {"id": "t", "naam": x, "product": "d", "visie": ["v"], "contactmomenten": [x], "coaches": [x],
             "andere_organisaties": [x], "kwartaal": "2027-Q1", "status": "loopt", "inzichten": [x],
             "verbeteringen": [{"tekst": x, "status": "klaar", "belofte": "p"}]},
            {"id": "u", "naam": x},
        ],
        lessen=[{"id": "l", "klacht": x, "geleerd": x, "gedrag": ["e"], "datum": "2027-01-02"}],
        middelen=[{"id": "m", "naam": x, "soort": x, "producten": ["d"]}],
        betrokkenen=[{"id": "o", "discipline": x, "rol": x, "wanneer": x}],
        metingen=[{"id": "h", "wat": x, "waarde": "6,6", "schaal": x, "jaar": 2020, "kanaal": "a", "bron": x,
                   "streven": {"waarde": "6,8", "jaar": 2021}}],
        begrippen=[{"id": "y", "begrip": x, "betekenis": x, "ook_wel": [x]}],
    )  # fmt: skip


@pytest.fixture(scope="module")
def english(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("english")
    (folder / "serviceformule.yaml").write_text(yaml_of(english_definition()), encoding="utf-8")
    outcome = build(BuildRequest(folder, formats=("md", "docx", "json")))
    return {path.name: path.read_text("utf-8") for path in outcome.written if path.suffix == ".md"}


def test_an_english_document_holds_no_dutch_word(english):
    assert sorted(english) == [
        "xanten-gevolgen-hr.md", "xanten-gevolgen-zz.md", "xanten-serviceformule.md",
    ]  # fmt: skip
    for name, text in english.items():
        visible = re.sub(r"\{[^}]*\}|\]\([^)]*\)|^:::.*$", " ", text, flags=re.MULTILINE)
        assert not DUTCH.findall(visible), name


@pytest.mark.parametrize(
    "said",
    [
        "54,000 inhabitants", "2 January 2027", "within 30 seconds", "2 weeks", "at most once", "68.5%",
        "6.6", "Municipality of Xanten", "still to be decided by xxx", "drawn up internally", "Table 1:",
        "2 behaviours", "*(fictitious)*", "DRAFT", "Picking up the phone and the queue", "Www",
    ],
)  # fmt: skip
def test_english_dates_numbers_and_quantities(english, said):
    assert any(said in text for text in english.values())


@pytest.mark.parametrize(("count", "said"), [(0, "0 beloften"), (1, "1 belofte"), (2, "2 beloften")])
def test_plurals(count, said):
    assert render(f"{{{{ t('counts.promises', count={count}) }}}}\n").markdown == f"{said}\n"


def frisian() -> str:
    dutch = (templates_folder() / "locale" / "nl.yaml").read_text(encoding="utf-8")
    return (
        dutch.replace("language: nl\ntag: nl-NL", "language: fy\ntag: fy-NL", 1)
        .replace("captions:\n  table: Tabel", "captions:\n  table: Tabel-fy")
        .replace("title: Inhoud", "title: Ynhâld")
        .replace('other: "{amount} werkdagen"', 'other: "{amount} wurkdagen"')
    )


def written(folder: Path, locale_file: str | None, **sections):
    (folder / "serviceformule.yaml").write_text(yaml_of(definition(**sections)), encoding="utf-8")
    if locale_file is not None:
        place = folder / "templates" / "locale" / "fy.yaml"
        place.parent.mkdir(parents=True)
        place.write_text(locale_file, encoding="utf-8")
    return folder


PARTS = {
    "formule": {"evaluatie": "2027-03-02"},
    "kanalen": [{"id": "balie", "naam": "Balie", "soort": "balie"}],
    "beloften": [{"id": "p", "tekst": "x", "norm": {"moment": "wachttijd", "hoogstens": "2 werkdagen"}}],
}


def test_a_third_language_is_one_file(tmp_path):
    folder = written(tmp_path, frisian(), taal="fy", **PARTS)
    outcome = build(BuildRequest(folder, formats=("md", "docx")))
    text = next(path for path in outcome.written if path.suffix == ".md").read_text(encoding="utf-8")
    assert "Ynhâld" in text
    assert "Tabel-fy 1:" in text
    assert "2 Maart 2027" in text  # babel's Frisian
    assert "2 wurkdagen" in text


def test_a_language_may_also_be_asked_for(tmp_path):
    folder = written(tmp_path, frisian(), **PARTS)
    outcome = build(BuildRequest(folder, formats=("md",), language="fy"))
    assert "Ynhâld" in outcome.written[0].read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("old", "new", "code"),
    [
        ("title: Ynhâld", "titel: x", "missing-wording"),
        ("  page: ", "  blad: ", "missing-wording"),
        ('other: "{count} beloften"', 'many: "{count}"', "missing-wording"),
        ("tag: fy-NL", "tag: xx-XX", "bad-locale"),
        ("tag: fy-NL", "tag: [fy]", "bad-locale"),
        ("tag: fy-NL", "teg: fy", "bad-locale"),
        (None, "language: [", "bad-locale"),
        (None, "", "bad-locale"),
    ],
)
def test_what_is_wrong_with_a_language_file_is_a_finding(tmp_path, old, new, code):
    text = frisian().replace(old, new) if old else new
    assert text != frisian()
    folder = written(tmp_path, text, taal="fy", **PARTS)
    beloften = [{"id": f"p{n}", "tekst": "x"} for n in range(2)]
    (folder / "serviceformule.yaml").write_text(
        yaml_of(definition(taal="fy", **{**PARTS, "beloften": beloften})), encoding="utf-8"
    )
    with pytest.raises(InvalidInputError) as caught:
        build(BuildRequest(folder, formats=("md",)))
    assert {finding.code for finding in caught.value.diagnostics} == {code}


def test_a_language_that_nobody_wrote_is_a_finding_at_its_line(tmp_path):
    folder = written(tmp_path, None, taal="fy", **PARTS)
    with pytest.raises(InvalidInputError) as caught:
        build(BuildRequest(folder, formats=("md",)))
    [finding] = caught.value.diagnostics
    assert finding.code == "unknown-language"
    assert finding.span is not None
    assert "fy" in finding.span.quoted


def test_missing_words_come_with_the_nearest():
    with pytest.raises(MissingWordingError) as caught:
        locale().words("chapters.sumary")
    assert caught.value.suggestion == "chapters.summary"
    with pytest.raises(MissingWordingError):
        locale().words("chapters")
    assert not locale().has("chapters")
    assert locale().has("chapters.summary")


def test_a_language_file_needs_a_language_and_a_tag():
    with pytest.raises(ValueError, match="language"):
        read_locale("tag: nl-NL")


def test_quantities_of_the_definition_follow_the_language_of_the_document():
    norm = {"moment": "wachttijd", "hoogstens": "anderhalf uur"}
    found = loaded(taal="en", beloften=[{"id": "p", "tekst": "x", "norm": norm}])
    assert planned(found, "en")
    template = "{{ promises[0].norm.at_most }}\n"
    assert render(template, found, language="en").markdown == "1.5 hours\n"
    assert render(template, found, language="nl").markdown == "anderhalf uur\n"
