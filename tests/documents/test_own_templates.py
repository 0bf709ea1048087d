"""Templates of a municipality's own: what they make, and where their faults are told."""

from pathlib import Path

import pytest

from generator.diagnostics import InvalidInputError
from generator.pipeline.build import BuildRequest, build

DEFINITION = """\
formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Altena}
formule: {titel: Serviceformule, soort: generiek, versie: "1.0", status: vastgesteld}

kanalen:
  - {id: social, naam: Nieuwsbrief op sociale media, soort: social}
  - {id: telefoon, naam: Telefoon, soort: telefoon}

beloften:
  - id: tel-opnemen
    tekst: Wij nemen snel op.
    kanalen: [telefoon]
    norm: {moment: opnemen, hoogstens: 30 seconden}

afdelingen:
  - {id: communicatie, naam: Communicatie, taak: Zorgt voor teksten., eigenaar: onbekend}

regels:
  - id: nieuwsbrief
    als: kanaal.soort == "social" and kanaal.naam | noemt("nieuwsbrief")
    gevolgen:
      communicatie: Maak een redactierooster voor het kanaal {{ kanaal.naam }}.
    ondernemingsraad: ja
  - id: wachtrij                # een regel van de basis: er komt een afdeling bij
    gevolgen:
      communicatie: Zet de norm van {{ norm.hoogstens }} op de website.

documenten:
  - {id: raadsbrief, sjabloon: brieven/raad.md, titel: Brief aan de raad}
  - {id: gevolgen-ict, sjabloon: kort.md, afdeling: ict}
"""
LETTER = """\
# {{ document.title }} {#brief}

Gemeente **{{ gemeente.naam }}** belooft {{ t("counts.promises", count=beloften | length) }}:

{% for belofte in beloften %}
1. {{ belofte.tekst }} Zie {{ ref("norm-" ~ belofte.id) }}.
{% endfor %}

{% for promise in promises %}
::: {.bijschrift #norm-{{ promise.id }}}
{{ number("table") }}: {{ promise.norm.at_most }}
:::

| Wat | Hoe snel |
|---|---|
| {{ promise.norm.moment }} | {{ promise.norm.at_most }} |
{% endfor %}

{% include "parts/groet.md" %}
"""
SHORT = "# {{ document.title }}\n\n{% for group in asked.groups %}\n- {{ group.rule }}\n{% endfor %}\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    own = tmp_path / "templates"
    (own / "brieven").mkdir(parents=True)
    (own / "documents" / "parts").mkdir(parents=True)
    (tmp_path / "serviceformule.yaml").write_text(DEFINITION, encoding="utf-8")
    (own / "brieven" / "raad.md").write_text(LETTER, encoding="utf-8")
    (own / "kort.md").write_text(SHORT, encoding="utf-8")
    (own / "documents" / "parts" / "groet.md").write_text(
        "Met groet, {{ gemeente.naam }}\n", encoding="utf-8"
    )
    # One of ours, replaced.
    contents = "::: inhoud\nWat staat waar\n:::\n"
    (own / "documents" / "parts" / "contents.md").write_text(contents, encoding="utf-8")
    return tmp_path


def built(folder: Path, *formats: str) -> dict[str, str]:
    outcome = build(BuildRequest(folder, formats=formats or ("md",), force=True))
    assert not outcome.refused
    texts = {path.name: path for path in outcome.written}
    return {
        name: path.read_text(encoding="utf-8") if path.suffix == ".md" else "" for name, path in texts.items()
    }


def test_a_new_document_has_a_template_of_its_own(folder):
    assert built(folder)["altena-raadsbrief.md"] == (
        "# Brief aan de raad {#brief}\n\n"
        "Gemeente **Altena** belooft 1 belofte:\n\n"
        "1. Wij nemen snel op. Zie [Tabel 1](#norm-tel-opnemen).\n\n"
        "::: {.bijschrift #norm-tel-opnemen}\nTabel 1: 30 seconden\n:::\n\n"
        "| Wat | Hoe snel |\n|---|---|\n| opnemen | 30 seconden |\n\n"
        "Met groet, Altena\n"
    )


def test_a_standard_document_takes_another_template(folder):
    texts = built(folder)
    assert texts["altena-gevolgen-ict.md"].startswith("# Gevolgen voor ICT\n\n- ")
    assert "- wachtrij\n" in texts["altena-gevolgen-ict.md"]


@pytest.mark.parametrize(
    ("file", "text", "code", "line"),
    [
        ("templates/brieven/raad.md", "een\n{{ nergens }}\n", "undefined-name", 2),
        ("templates/brieven/raad.md", "een\n{% include 'weg.md' %}\n", "missing-template", 2),
        ("templates/brieven/raad.md", "{% for x in [1] %}\n", "unclosed-tag", None),
        ("templates/documents/parts/groet.md", "een\n\n[x](#weg)\n", "dead-anchor", 3),
    ],
)
def test_a_fault_in_an_own_template_is_told_with_its_place(folder, file, text, code, line):
    (folder / file).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidInputError) as caught:
        built(folder)
    [finding] = caught.value.diagnostics
    assert finding.code == code
    assert finding.span is not None
    assert finding.span.file.name.endswith(Path(file).name)
    assert line in (None, finding.span.line)
    assert not (folder / "uitvoer").exists()


def test_a_template_that_is_no_text_is_told(folder):
    (folder / "templates" / "kort.md").write_bytes("één".encode("cp1252"))
    with pytest.raises(InvalidInputError) as caught:
        built(folder)
    assert [finding.code for finding in caught.value.diagnostics] == ["not-utf8"]


def test_a_document_without_its_template_is_told(folder):
    (folder / "templates" / "kort.md").unlink()
    with pytest.raises(InvalidInputError) as caught:
        built(folder)
    [finding] = caught.value.diagnostics
    assert finding.code == "missing-template"
