"""``build --watch``, driven for real: a process that looks, and files that change under its eyes."""

import os
import shutil
from pathlib import Path

import pytest
from docx import Document
from running_command import Command, small, until

from generator.pipeline.recorder import ABSENT, signature
from generator.pipeline.watch import nearest_folders

CHANGED = "Gewijzigd:"
PICTURE = Path(__file__).parents[2] / "examples" / "altena" / "beelden" / "logo.png"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return small(tmp_path / "gemeente", "Oosterwolde")


class Watched(Command):
    """A command that watches, begun and at rest."""

    def __init__(self, *arguments: str | Path, folder: Path) -> None:
        super().__init__("build", *arguments, "--watch", folder=folder)
        self.hears("Let op wijzigingen.")
        self.rounds = 0

    def after(self, *words: str) -> None:
        """Wait until the next change has been seen, and then for words that tell what came of it."""
        self.rounds += 1
        self.hears(CHANGED, self.rounds)
        until(lambda: all(word in self.last for word in words) or self.over, f"{words} in {self.said!r}")
        assert all(word in self.last for word in words), self.said

    @property
    def last(self) -> str:
        return self.said.rpartition(CHANGED)[2]


class Script(Command):
    PROGRAM = ()


def watching(folder: Path, *arguments: str) -> Watched:
    return Watched(folder.name, *arguments, folder=folder.parent)


def definition(folder: Path) -> Path:
    return folder / "serviceformule.yaml"


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def add(path: Path, text: str) -> None:
    write(path, path.read_text(encoding="utf-8") + text)


def page(folder: Path, name: str = "oosterwolde-serviceformule.md") -> str:
    return (folder / "uitvoer" / name).read_text(encoding="utf-8")


def test_a_change_is_built_and_told(folder: Path) -> None:
    with watching(folder, "--to", "md") as command:
        add(definition(folder), "visie:\n  - {id: dichtbij, tekst: Wij zijn dichtbij}\n")
        command.after("bestand")
        assert "gemeente/serviceformule.yaml" in command.last
        assert "Wij zijn dichtbij" in page(folder)
        assert command.out[-1] in command.out[:-1], "each path is printed again when it is written again"


def test_what_stays_the_same_is_not_written_again(folder: Path) -> None:
    with watching(folder, "--to", "md,docx") as command:
        before = {path: path.stat().st_mtime_ns for path in (folder / "uitvoer").iterdir()}
        add(definition(folder), "# Alleen een opmerking.\n")
        command.after("gelijk gebleven")
        after = {path: path.stat().st_mtime_ns for path in (folder / "uitvoer").iterdir()}
        written = {path.suffix for path in before if before[path] != after[path]}
        assert written == {".docx"}, "a Word file holds the definition as it is written"


def test_a_fault_is_shown_and_outlived(folder: Path) -> None:
    good = definition(folder).read_text(encoding="utf-8")
    with watching(folder, "--to", "md") as command:
        before = page(folder)
        add(definition(folder), "vizie: []\n")
        command.after("Bedoelde u ‘visie’?", "Er is niets geschreven.")
        add(definition(folder), "  [")
        command.after("Er is niets geschreven.")
        write(definition(folder), good)
        command.after("Alles is gelijk gebleven.")
        assert page(folder) == before


def test_it_may_begin_with_a_fault(folder: Path) -> None:
    good = definition(folder).read_text(encoding="utf-8")
    write(definition(folder), "")
    with watching(folder, "--to", "json") as command:
        assert "Het bestand is leeg." in command.said
        write(definition(folder), good)
        command.after("1 bestand geschreven.")


def test_it_may_begin_with_nothing(tmp_path: Path) -> None:
    with watching(tmp_path / "gemeente", "--to", "json") as command:
        assert "‘gemeente’ bestaat niet." in command.said
        small(tmp_path / "gemeente", "Oosterwolde")
        command.after("1 bestand geschreven.")


@pytest.mark.parametrize("whole", [False, True], ids=["definition", "folder"])
def test_what_is_taken_away_may_come_back(folder: Path, *, whole: bool) -> None:
    taken = folder if whole else definition(folder)
    with watching(folder, "--to", "md") as command:
        taken.rename(taken.with_suffix(".weg"))
        command.after("fout:")
        taken.with_suffix(".weg").rename(taken)
        command.after("gelijk gebleven")
        add(definition(folder), "visie:\n  - {id: terug, tekst: Weer terug}\n")
        command.after("geschreven")
        assert "Weer terug" in page(folder)


def test_a_burst_of_saves_ends_with_the_last(folder: Path) -> None:
    with watching(folder, "--to", "md") as command:
        text = definition(folder).read_text(encoding="utf-8")
        for number in range(40):
            write(definition(folder), f"{text}visie:\n  - {{id: a, tekst: Versie nummer {number}}}\n")
        until(lambda: "Versie nummer 39" in page(folder), "the last version")
        assert "fout" not in command.said


def test_an_editor_that_writes_beside_and_renames_is_understood(folder: Path) -> None:
    with watching(folder, "--to", "md") as command:
        for word in ("Eerst", "Daarna"):
            beside = folder / ".serviceformule.yaml.swp"
            shutil.copy(definition(folder), beside)
            add(beside, f"visie:\n  - {{id: a, tekst: {word} dit}}\n" if word == "Eerst" else "# later\n")
            definition(folder).rename(folder / "serviceformule.yaml~")
            beside.rename(definition(folder))
            command.after("gelijk gebleven" if word == "Daarna" else "geschreven")
        assert "Eerst dit" in page(folder)
        assert "bestaat niet" not in command.said


def test_files_that_a_definition_lists_count_also_those_that_are_not_there_yet(folder: Path) -> None:
    add(definition(folder), "bestanden: [deel/visie.yaml]\n")
    with watching(folder, "--to", "md") as command:
        assert "Het bestand ‘deel/visie.yaml’ is er niet." in command.said
        write(folder / "deel" / "visie.yaml", "visie:\n  - {id: a, tekst: Uit een deel}\n")
        command.after("geschreven")
        assert "Uit een deel" in page(folder)
        (folder / "deel" / "visie.yaml").unlink()
        command.after("Het bestand ‘deel/visie.yaml’ is er niet.")
        write(folder / "deel" / "visie.yaml", "visie:\n  - {id: a, tekst: Uit een ander deel}\n")
        command.after("geschreven")
        assert "Uit een ander deel" in page(folder)


def test_the_definition_that_it_is_based_on_counts(folder: Path) -> None:
    base = folder.parent / "basis" / "serviceformule.yaml"
    write(base, definition(folder).read_text("utf-8") + "visie:\n  - {id: a, tekst: Uit de basis}\n")
    add(definition(folder), "gebaseerd_op: ../basis/serviceformule.yaml\n")
    with watching(folder, "--to", "md") as command:
        assert "Uit de basis" in page(folder)
        write(base, base.read_text(encoding="utf-8").replace("Uit de basis", "Uit de nieuwe basis"))
        command.after("geschreven")
        assert "basis/serviceformule.yaml" in command.last
        assert "Uit de nieuwe basis" in page(folder)


def test_templates_of_ones_own_count_from_the_moment_that_they_are_there(folder: Path) -> None:
    own = folder / "templates" / "documents" / "serviceformule.md"
    with watching(folder, "--to", "md") as command:
        write(own, "# Eigen sjabloon\n")
        command.after("geschreven")
        assert page(folder).startswith("# Eigen sjabloon")
        write(own, "{{ \n")
        command.after("Er is niets geschreven.")
        own.unlink()
        command.after("geschreven")
        assert "Eigen sjabloon" not in page(folder)


def test_a_picture_counts(folder: Path) -> None:
    text = "visie:\n  - id: a\n    tekst: b\n    toelichting: |\n      ![Een stip](stip.png)\n"
    add(definition(folder), text)
    with watching(folder, "--to", "docx") as command:
        assert "stip.png" in command.said
        (folder / "stip.png").write_bytes(b"geen plaatje")
        command.after("Er is niets geschreven.")
        shutil.copy(PICTURE, folder / "stip.png")
        command.after("bestand geschreven")


def test_the_house_style_counts(folder: Path) -> None:
    add(definition(folder), "huisstijl: {tokens: stijl.css}\n")
    with watching(folder, "--to", "docx") as command:
        assert "‘stijl.css’" in command.said
        write(folder / "stijl.css", ":root { --utrecht-document-font-family: Carlito }\n")
        command.after("geschreven")
        before = (folder / "uitvoer" / "oosterwolde-serviceformule.docx").read_bytes()
        write(folder / "stijl.css", ":root { --utrecht-document-font-family: DejaVu Sans Mono }\n")
        command.after("geschreven")
        assert (folder / "uitvoer" / "oosterwolde-serviceformule.docx").read_bytes() != before


def test_a_word_file_that_somebody_edited_stays_and_the_rest_goes_on(folder: Path) -> None:
    with watching(folder, "--to", "docx,md") as command:
        target = folder / "uitvoer" / "oosterwolde-serviceformule.docx"
        document = Document(str(target))
        document.add_comment(document.paragraphs[-1].runs, text="Kan dit wel?", author="Jurist")
        document.save(str(target))
        edited = target.read_bytes()
        add(definition(folder), "visie:\n  - {id: a, tekst: Wel in het andere}\n")
        command.after("is bewerkt sinds het is gemaakt", "geschreven")
        assert target.read_bytes() == edited
        assert "Wel in het andere" in page(folder)


def test_its_own_output_is_no_change(folder: Path) -> None:
    """Also where that stands in the folder of the definition."""
    with watching(folder, "--to", "docx,md", "-o", folder.name) as command:
        (folder / "oosterwolde-serviceformule.md").write_text("van een ander")
        (folder / "notitie.txt").write_text("niets van ons")
        add(definition(folder), "# Iets anders.\n")
        command.after("geschreven")
        assert command.last.splitlines()[0] == " gemeente/serviceformule.yaml."


def test_of_several_only_the_one_that_changed_is_built(tmp_path: Path) -> None:
    for name in ("aalten", "bunnik"):
        small(tmp_path / name, name.title())
    with Watched("aalten", "bunnik", "--to", "md", folder=tmp_path) as command:
        before = len(command.out)
        add(definition(tmp_path / "bunnik"), "visie:\n  - {id: a, tekst: Nieuw}\n")
        command.after("geschreven")
        assert {Path(path).parts[0] for path in command.out[before:]} == {"bunnik"}


def test_ctrl_c_ends_it_well(folder: Path) -> None:
    with watching(folder, "--to", "json") as command:
        command.interrupt()
        assert command.wait() == 0
        assert command.said.endswith("Gestopt.")
        command.leaves_nobody()


def test_ctrl_c_while_it_builds_ends_it_well_too(folder: Path) -> None:
    with watching(folder, "--to", "docx") as command:
        add(definition(folder), "# Nog iets.\n")
        command.hears(CHANGED)
        command.interrupt()
        assert command.wait() == 0
        assert command.said.endswith("Gestopt.")
        command.leaves_nobody()
        assert not [path for path in (folder / "uitvoer").iterdir() if path.name.endswith(".tmp")]


# --- What was read ---


def test_what_is_watched_is_the_nearest_folder_that_is_there(tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    paths = [tmp_path / "a" / "x.yaml", tmp_path / "a" / "b" / "c" / "y.yaml", tmp_path / "z.yaml"]
    assert nearest_folders(map(str, paths)) == [str(tmp_path / "a"), str(tmp_path)]


def test_a_recorder_hears_of_files_read_or_missed_and_not_of_files_written(tmp_path: Path) -> None:
    script = (
        "import os, sys\n"
        "from pathlib import Path\n"
        "from generator.pipeline.recorder import Recorder\n"
        "recorder = Recorder()\n"
        "Path('lees.txt').read_bytes()\n"
        "try: open('mis.txt')\n"
        "except OSError: pass\n"
        "Path('schrijf.txt').write_text('a')\n"
        "print(*sorted(os.path.basename(path) for path in recorder.take()), len(recorder.take()))\n"
    )
    (tmp_path / "lees.txt").write_text("b")
    write(tmp_path / "proef.py", script)
    with Script("proef.py", folder=tmp_path) as command:
        assert command.wait() == 0
        assert command.out == ["lees.txt mis.txt 0"]


def test_a_state_tells_a_file_from_its_successor_and_from_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a"
    assert signature(path) == ABSENT
    path.write_text("een")
    first = signature(path)
    (tmp_path / "b").write_text("wee")
    os.replace(tmp_path / "b", path)  # noqa: PTH105 - what an editor does
    assert signature(path) not in (first, ABSENT)
    assert signature(tmp_path) == signature(tmp_path.parent), "a folder is there or not"
