"""``build --since``: the documents tell what changed, and are the same as ever without it."""

import subprocess
import sys
from pathlib import Path

import pytest

from generator.cli.main import main
from generator.pipeline.build import BuildRequest, build

OLD = """formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: generiek, versie: "1.0", status: vastgesteld}
kanalen:
  - {id: balie, naam: Balie, soort: balie, bereikbaar: op afspraak}
beloften:
  - id: op-tijd
    tekst: Uw vergunning is er binnen 3 weken.
    norm: {moment: afhandeling, hoogstens: 3 weken}
afdelingen:
  - {id: financien, naam: Financiën, taak: Betaalt.}
regels:
  - id: vergunning
    als: norm.hoogstens and belofte.tekst | noemt("vergunning")
    gevolgen:
      ict: Laat het zaaksysteem waarschuwen voor {{ norm.hoogstens }} om zijn.
"""
NEW = OLD.replace("3 weken", "2 weken").replace('"1.0"', '"1.1"')
NAMES = ["serviceformule", "gevolgen-hr", "gevolgen-ict", "gevolgen-processen", "gevolgen-financien"]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "serviceformule.yaml").write_text(NEW, encoding="utf-8")
    (tmp_path / "oud.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path


def texts(*arguments: str) -> dict[str, str]:
    assert main(["build", ".", "--to", "md", *arguments]) == 0
    return {
        path.stem.removeprefix("oosterwolde-"): path.read_text(encoding="utf-8")
        for path in Path("uitvoer").glob("*.md")
    }


def headings(text: str) -> list[str]:
    return [line.partition(" {#")[0] for line in text.splitlines() if line.startswith("# ")]


@pytest.mark.usefixtures("folder")
def test_the_page_for_the_board_stands_in_front_of_the_main_document() -> None:
    text = texts("--since", "oud.yaml")["serviceformule"]
    assert headings(text)[:2] == [
        "# Wat verandert er, en wie raakt het?",
        "# Samenvatting voor bestuur en directie",
    ]
    assert "| Uw vergunning is er binnen 2 weken | 3 weken | 2 weken | sterker |" in text


@pytest.mark.usefixtures("folder")
def test_each_department_reads_what_changes_for_it() -> None:
    found = texts("--since", "oud.yaml")
    for name in NAMES[1:]:
        assert headings(found[name])[:2] == ["# Wat verandert er voor u", "# In het kort"]
    ict = found["gevolgen-ict"].partition("# In het kort")[0]
    assert "1 gevolg krijgt een andere tekst." in ict
    assert (
        "| Laat het zaaksysteem waarschuwen voor 3 weken om zijn. "
        "| Laat het zaaksysteem waarschuwen voor 2 weken om zijn. |"
    ) in ict


@pytest.mark.usefixtures("folder")
def test_a_department_that_is_not_touched_says_so() -> None:
    text = texts("--since", "oud.yaml")["gevolgen-financien"].partition("# In het kort")[0]
    assert text.strip().endswith("In deze versie verandert er niets voor Financiën.")


@pytest.mark.usefixtures("folder")
def test_where_nothing_changed_the_documents_say_so(folder: Path) -> None:
    (folder / "oud.yaml").write_text(f"# anders opgeschreven\n{NEW}", encoding="utf-8")
    found = texts("--since", "oud.yaml")
    assert "Tussen deze twee versies is niets veranderd." in found["serviceformule"]
    assert "In deze versie verandert er niets voor HR." in found["gevolgen-hr"]


@pytest.mark.usefixtures("folder")
def test_without_it_documents_are_as_ever() -> None:
    plain = texts()
    assert texts("--since", "oud.yaml") != plain
    assert texts() == plain
    assert all("Wat verandert er" not in text for text in plain.values())


@pytest.mark.usefixtures("folder")
def test_every_format_and_only_some_documents(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--only", "ict", "--to", "docx,html,pdf,md"]
    assert main(["build", ".", "--since", "oud.yaml", *arguments]) == 0
    names = [Path(line).name for line in capsys.readouterr().out.splitlines()]
    assert names == [f"oosterwolde-gevolgen-ict.{form}" for form in ("docx", "html", "pdf", "md")]
    assert "Wat verandert er voor u" in Path("uitvoer", names[1]).read_text(encoding="utf-8")


@pytest.mark.usefixtures("folder")
def test_the_language_of_the_documents_is_that_of_what_changed() -> None:
    assert main(["build", ".", "--to", "md", "--since", "oud.yaml", "--lang", "en"]) == 0
    text = Path("uitvoer/oosterwolde-serviceformule.en.md").read_text(encoding="utf-8")
    assert "# What changes, and whom does it touch?" in text
    assert "| 3 weeks | 2 weeks | stronger |" in text


@pytest.mark.parametrize("old", ["nergens.yaml", "fout.yaml", "serviceformule.yaml"])
def test_nothing_is_written_where_the_old_version_is_wrong(
    folder: Path, old: str, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "fout.yaml").write_text("formaat: niets", encoding="utf-8")
    assert main(["build", ".", "--since", old]) == (1 if old == "fout.yaml" else 2)
    output = capsys.readouterr()
    assert output.out == ""
    assert old in output.err
    assert not Path("uitvoer").exists()


def test_it_is_for_one_definition(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "ander.yaml").write_text(NEW.replace("Oosterwolde", "Westerwolde"), encoding="utf-8")
    assert main(["build", ".", "ander.yaml", "--since", "oud.yaml"]) == 2
    assert "fout: Met --since bouwt u één definitie tegelijk." in capsys.readouterr().err
    assert main(["build", ".", "serviceformule.yaml", "--since", "oud.yaml", "--jobs", "2"]) == 0


def test_own_templates_can_use_what_changed(folder: Path) -> None:
    own = folder / "templates" / "documents" / "serviceformule.md"
    own.parent.mkdir(parents=True)
    own.write_text(
        "{% if since is defined %}{{ since.old_version }} → {{ since.new_version }}\n\n"
        "{% for item in since.items %}\n- {{ item.name }} ({{ item.level }})\n{% endfor %}\n"
        "{% else %}Geen vergelijking.{% endif %}\n",
        encoding="utf-8",
    )
    assert texts("--only", "serviceformule")["serviceformule"].strip() == "Geen vergelijking."
    text = texts("--since", "oud.yaml", "--only", "serviceformule")["serviceformule"]
    assert text.splitlines()[:3] == ["1.0 → 1.1", "", "- Uw vergunning is er binnen 2 weken (stronger)"]


def test_a_build_that_watches_also_watches_the_old_version(folder: Path) -> None:
    """What a build reads is what is watched; here the keeper of that list is asked."""
    program = (
        "import sys; from pathlib import Path\n"
        "from generator.pipeline.recorder import Recorder\n"
        "from generator.pipeline.build import BuildRequest, build\n"
        "recorder = Recorder()\n"
        "build(BuildRequest(Path('.'), formats=('md',), since='oud.yaml', alone=True))\n"
        "print(*recorder.take(), sep='\\n')\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=folder, check=True, capture_output=True, text=True
    )
    assert {Path(line).name for line in done.stdout.splitlines()} >= {"oud.yaml", "serviceformule.yaml"}


def test_the_same_versions_give_the_same_bytes(folder: Path) -> None:
    made = []
    for name in ("a", "b"):
        outcome = build(BuildRequest(Path(), folder / name, ("docx", "html"), since="oud.yaml"))
        made.append([path.read_bytes() for path in outcome.written])
    assert made[0] == made[1]
