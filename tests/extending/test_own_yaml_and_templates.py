"""What a municipality adds without touching Python: a department, a rule, a document, a chapter, a language.

Everything goes through the command, as it does for her.
"""

import re
from pathlib import Path

import docx
import pytest

from generator.cli.main import main
from generator.resources import templates_folder

DEFINITION = """\
formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: generiek, versie: "1.0", status: vastgesteld}
kanalen:
  - {id: telefoon, naam: Telefoon, soort: telefoon}
  - {id: bus, naam: Servicebus, soort: servicepunt, bereikbaar: elke dinsdag}
beloften:
  - id: tel-opnemen
    tekst: Als u belt, nemen wij binnen 30 seconden op.
    kanalen: [telefoon]
    norm: {moment: opnemen, hoogstens: 30 seconden}
"""
DEPARTMENT = """\
afdelingen:
  - {id: wagenpark, naam: Wagenpark, taak: Zorgt voor de auto’s., eigenaar: wagenparkbeheerder}
"""
RULE = """\
regels:
  - id: servicebus
    als: kanaal.naam | noemt("servicebus")
    gevolgen:
      wagenpark: Zorg dat de {{ kanaal.naam }} er is ({{ kanaal.bereikbaar }}).
      hr: Zoek chauffeurs voor de {{ kanaal.naam }}.
    ondernemingsraad: ja
"""
LETTER = """\
# Aan de gemeenteraad

Gemeente **{{ gemeente.naam }}** belooft:

{% for belofte in beloften %}
- {{ belofte.tekst }} ({{ belofte.norm.moment }}: {{ belofte.norm.hoogstens }})
{% endfor %}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "serviceformule.yaml").write_text(DEFINITION, encoding="utf-8")
    return tmp_path


def add(folder: Path, text: str) -> None:
    """Write more into the definition."""
    with (folder / "serviceformule.yaml").open("a", encoding="utf-8") as file:
        file.write(text)


def add_file(folder: Path, name: str, text: str) -> None:
    """Write a file under ``templates/``."""
    path = folder / "templates" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def built(folder: Path, *options: str) -> dict[str, str]:
    """Build, and give the Markdown of each document."""
    assert main(["build", str(folder), "--to", "md", *options]) == 0
    return {path.stem: path.read_text("utf-8") for path in sorted((folder / "uitvoer").glob("*.md"))}


def words_in_word(folder: Path, name: str) -> str:
    """Build a document in Word; give all its text, also what stands in content controls."""
    only = name.removeprefix("oosterwolde-")
    assert main(["build", str(folder), "--to", "docx", "--only", only]) == 0
    document = docx.Document(str(folder / "uitvoer" / f"{name}.docx"))
    return "".join(document.element.body.itertext())


def chapters(text: str) -> dict[str, str]:
    """What stands under each heading of the first level."""
    parts = re.split(r"^# (.*?)(?: \{#[\w-]+\})?\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def test_a_new_department_with_a_text_in_a_rule_gets_its_own_document(folder):
    before = built(folder)
    add(folder, DEPARTMENT)
    add(folder, "regels:\n  - {id: servicepunt, gevolgen: {wagenpark: Koop een bus.}}\n")
    after = built(folder)
    assert set(after) - set(before) == {"oosterwolde-gevolgen-wagenpark"}
    text = after["oosterwolde-gevolgen-wagenpark"]
    assert "Gevolgen voor Wagenpark" in text
    assert "Zorgt voor de auto’s." in text
    assert "Koop een bus." in text
    assert "Aanspreekpunt: wagenparkbeheerder" in text
    assert "| Wagenpark | 1 |" in after["oosterwolde-serviceformule"]
    assert "Koop een bus." in words_in_word(folder, "oosterwolde-gevolgen-wagenpark")
    # What the rule asked already, it still asks.
    assert after["oosterwolde-gevolgen-ict"] == before["oosterwolde-gevolgen-ict"]


def test_a_new_department_that_nothing_is_asked_of_says_so(folder):
    add(folder, DEPARTMENT)
    text = built(folder)["oosterwolde-gevolgen-wagenpark"]
    assert "Van Wagenpark wordt in deze versie niets gevraagd." in text


def test_a_new_rule_shows_up_in_the_documents_of_its_departments(folder):
    before = built(folder)
    add(folder, DEPARTMENT + RULE)
    after = built(folder)
    added = "Zoek chauffeurs voor de Servicebus."
    assert added not in before["oosterwolde-gevolgen-hr"]
    assert added in after["oosterwolde-gevolgen-hr"]
    assert added in words_in_word(folder, "oosterwolde-gevolgen-hr")
    assert "Zorg dat de Servicebus er is (elke dinsdag)." in after["oosterwolde-gevolgen-wagenpark"]
    assert "chauffeurs" not in after["oosterwolde-gevolgen-wagenpark"]
    assert after["oosterwolde-gevolgen-ict"] == before["oosterwolde-gevolgen-ict"]
    assert "[Servicebus](#onderwerp-servicebus)" in after["oosterwolde-gevolgen-wagenpark"]


def test_what_a_new_rule_asks_can_be_decided(folder):
    add(folder, DEPARTMENT + RULE)
    add(
        folder,
        "gevolgen:\n  - id: hr.servicebus.bus\n    status: aanvaard\n    eigenaar: teammanager HR\n"
        "    gereed_op: 2027-Q1\n",
    )
    text = built(folder)["oosterwolde-gevolgen-hr"]
    assert "**Status:** aanvaard" in text
    assert "**Eigenaar:** teammanager HR" in text
    assert "**Gereed op:** 2027-Q1" in text


def test_a_new_document_has_a_template_of_its_own(folder):
    add(folder, "documenten:\n  - {id: raadsbrief, sjabloon: brieven/raad.md, titel: Brief}\n")
    add_file(folder, "brieven/raad.md", LETTER)
    texts = built(folder)
    assert texts["oosterwolde-raadsbrief"] == (
        "# Aan de gemeenteraad\n\n"
        "Gemeente **Oosterwolde** belooft:\n\n"
        "- Als u belt, nemen wij binnen 30 seconden op. (opnemen: 30 seconden)\n"
    )
    assert "Aan de gemeenteraad" in words_in_word(folder, "oosterwolde-raadsbrief")
    assert "oosterwolde-serviceformule" in texts


def test_only_the_new_document_can_be_asked_for(folder):
    add(folder, "documenten:\n  - {id: raadsbrief, sjabloon: raad.md, titel: Brief}\n")
    add_file(folder, "raad.md", LETTER)
    assert list(built(folder, "--only", "raadsbrief")) == ["oosterwolde-raadsbrief"]


def test_one_chapter_of_ours_is_replaced_and_the_others_stay(folder):
    before = built(folder)
    add_file(
        folder,
        "documents/chapters/terms.md",
        "# Woorden van Oosterwolde {#begrippen}\n\nWij gebruiken {{ begrippen | length }} woorden.\n",
    )
    after = built(folder)
    old, new = (chapters(texts["oosterwolde-serviceformule"]) for texts in (before, after))
    assert old.pop("Begrippen")
    assert new.pop("Woorden van Oosterwolde").strip().startswith("Wij gebruiken ")
    assert new == old
    assert after["oosterwolde-gevolgen-hr"] == before["oosterwolde-gevolgen-hr"]
    assert "Woorden van Oosterwolde" in words_in_word(folder, "oosterwolde-serviceformule")


def frisian() -> str:
    """A third language: the Dutch file with its code, and some words of its own."""
    text = (templates_folder() / "locale" / "nl.yaml").read_text("utf-8")
    for old, new in (
        ("language: nl", "language: fy"),
        ("tag: nl-NL", "tag: fy-NL"),
        ("  title: Inhoud", "  title: Ynhâld"),
        ("vangnet\n  promises: Beloften en normen", "vangnet\n  promises: Beloften en noarmen"),
        ("picked_up: opnemen", "picked_up: opnimme"),
        ('title: "Gevolgen voor {department}"', 'title: "Gefolgen foar {department}"'),
    ):
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return text


def test_a_third_language_is_one_locale_file(folder):
    add(folder, "taal: fy\n")
    add_file(folder, "locale/fy.yaml", frisian())
    texts = built(folder)
    text = texts["oosterwolde-serviceformule"]
    assert "Ynhâld" in text
    assert "# Beloften en noarmen" in text
    assert "opnimme binnen" in text
    assert "Gefolgen foar HR" in texts["oosterwolde-gevolgen-hr"]
    assert "Ynhâld" in words_in_word(folder, "oosterwolde-serviceformule")
    document = docx.Document(str(folder / "uitvoer" / "oosterwolde-serviceformule.docx"))
    assert document.core_properties.language == "fy-NL"


def test_a_third_language_without_its_file_is_told(folder, capsys):
    add(folder, "taal: fy\n")
    assert main(["build", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "serviceformule.yaml:13:7" in said
    assert "fy" in said
    assert not (folder / "uitvoer").exists()


def test_a_fault_in_what_was_added_is_told_with_its_file(folder, capsys):
    add(folder, "documenten:\n  - {id: raadsbrief, sjabloon: raad.md, titel: Brief}\n")
    add_file(folder, "raad.md", "# Brief\n\n{{ gemeente.burgemeester }}\n")
    assert main(["build", str(folder)]) == 1
    said = capsys.readouterr().err
    assert "raad.md:3" in said
    assert "burgemeester" in said
    assert not (folder / "uitvoer").exists()
