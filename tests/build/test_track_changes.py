"""``build --since OLD --track-changes``: the new version, and what differs as changes with a reason."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from openxml_audit import FileFormat, OpenXmlValidator
from track_reading import changes, commented, comments, is_tracking, lines, parts_of, words

from generator.cli.main import main
from generator.ooxml.archive import read_archive
from generator.ooxml.digest import FileState, state_of
from generator.ooxml.names import w
from generator.ooxml.pairing import check
from generator.ooxml.reading.lines import View
from generator.ooxml.snapshot import find_snapshot

EXAMPLES = Path(__file__).parents[2] / "examples"
DOCUMENTS = ("serviceformule", "gevolgen-hr", "gevolgen-ict", "gevolgen-processen")
WHO = ("--author", "J. de Vries", "--date", "2026-11-24")
OLD = """formaat: serviceformule/1
gebaseerd_op: generiek
gemeente: {naam: Oosterwolde}
formule:
  titel: Serviceformule
  soort: generiek
  versie: "1.0"
  status: vastgesteld
  geschiedenis:
    - {versie: "1.0", datum: 2025-01-01, reden: De eerste versie.}
kanalen:
  - {id: balie, naam: Balie, soort: balie, bereikbaar: op afspraak}
  - {id: telefoon, naam: Telefoon, soort: telefoon}
beloften:
  - id: op-tijd
    tekst: Uw vergunning is er binnen 3 weken.
    norm: {moment: afhandeling, hoogstens: 3 weken}
  - id: bellen
    tekst: Wij bellen u terug op de dag die u kiest.
  - id: koffie
    tekst: Wie wacht, krijgt koffie.
"""
NEW = (
    OLD.replace("3 weken", "2 weken")
    .replace('versie: "1.0"\n', 'versie: "1.1"\n')
    .replace(
        "    - {versie",
        "    - {versie: '1.1', datum: 2026-01-01, reden: Inwoners wachtten te lang.}\n    - {versie",
    )
    .replace("  - id: koffie\n    tekst: Wie wacht, krijgt koffie.\n", "")
    + "  - id: brief\n    tekst: Op een brief antwoorden wij met een brief.\n"
)


@pytest.fixture(scope="module")
def altena(tmp_path_factory) -> dict[str, Path]:
    folders = {name: tmp_path_factory.mktemp(name) for name in ("tracked", "old", "new")}
    new, old = str(EXAMPLES / "altena"), str(EXAMPLES / "altena" / "1.0")
    options = ["--since", old, "--track-changes", *WHO, "-o", str(folders["tracked"])]
    assert main(["build", new, *options]) == 0
    assert main(["build", new, "-o", str(folders["new"])]) == 0
    assert main(["build", old, "-o", str(folders["old"])]) == 0
    return folders


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    write(NEW)
    (tmp_path / "oud.yaml").write_text(OLD, encoding="utf-8")
    return tmp_path


def write(text: str) -> None:
    Path("serviceformule.yaml").write_text(text, encoding="utf-8")


def tracked(*options: str, since: str = "oud.yaml") -> Path:
    """Build, and give the main document."""
    assert main(["build", ".", "--since", since, "--track-changes", *options]) == 0
    return Path("uitvoer/oosterwolde-serviceformule.docx")


def plain(path: str, to: str = "gewoon") -> Path:
    assert main(["build", path, "-o", to]) == 0
    return Path(to, "oosterwolde-serviceformule.docx")


@pytest.mark.parametrize("name", DOCUMENTS)
def test_accepting_gives_the_new_version_and_rejecting_the_old_one(altena, name):
    file, old, new = (altena[side] / f"altena-{name}.docx" for side in ("tracked", "old", "new"))
    assert words(file, "accept") == words(new)
    assert words(file, "reject") == words(old)
    assert lines(file, View.CURRENT) == lines(new)
    assert lines(file, View.ORIGINAL) == lines(old)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_the_file_is_valid_and_nothing_in_it_is_alone(altena, name):
    path = altena["tracked"] / f"altena-{name}.docx"
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, strict=True)
    assert [str(error) for error in validator.validate(path).errors] == []
    assert check(path.read_bytes()) == ()


@pytest.mark.parametrize("name", DOCUMENTS)
def test_it_is_a_file_of_the_new_version(altena, name):
    file, new = (altena[side] / f"altena-{name}.docx" for side in ("tracked", "new"))
    members, others = read_archive(file.read_bytes()), read_archive(new.read_bytes())
    assert members["docProps/core.xml"] == others["docProps/core.xml"]
    snapshot, other = (find_snapshot(dict(one))[1] for one in (members, others))
    assert (snapshot.base, snapshot.files, snapshot.tags) == (other.base, other.files, other.tags)
    assert not snapshot.compared
    assert state_of(file.read_bytes()) is FileState.UNTOUCHED
    assert is_tracking(file)
    assert not is_tracking(new)


@pytest.mark.parametrize("name", DOCUMENTS)
def test_every_change_and_comment_says_who_and_when(altena, name):
    path = altena["tracked"] / f"altena-{name}.docx"
    who = ("J. de Vries", "2026-11-24T00:00:00Z")
    assert {change[1:] for change in changes(path)} == {who}
    assert {(one.author, one.date) for one in comments(path)} == {who}
    assert {one.initials for one in comments(path)} == {"JDV"}


@pytest.mark.parametrize("name", DOCUMENTS)
def test_columns_are_as_wide_as_the_new_version_has_them(altena, name):
    files = [parts_of(altena[side] / f"altena-{name}.docx") for side in ("tracked", "new")]
    found, wanted = ([grid_of(table) for table in one.root(one.main).iter(w("tbl"))] for one in files)
    assert len(wanted) > 2
    assert set(wanted) <= set(found)


def grid_of(table) -> tuple[str, ...]:
    return tuple(column.get(w("w")) for column in table.iter(w("gridCol")))


def test_links_lead_somewhere_on_either_side(altena):
    for name in DOCUMENTS:
        parts = parts_of(altena["tracked"] / f"altena-{name}.docx")
        body = parts.root(parts.main)
        links = {link.get(w("anchor")) for link in body.iter(w("hyperlink"))} - {None}
        names = [start.get(w("name")) for start in body.iter(w("bookmarkStart"))]
        assert links <= set(names)
        assert len(names) == len(set(names))


def test_of_a_long_reason_each_comment_tells_what_it_is_about(altena):
    said = [one.text for one in comments(altena["tracked"] / "altena-serviceformule.docx")]
    assert "De zaterdag vervalt door gebrek aan bezoek" in said[0]
    norm = next(text for text in said if text.startswith("Norm › hoogstens, sterker: 45 seconden → 30"))
    assert norm.partition("\n")[2] == "Waarom: De telefoon gaat daarom van 45 naar 30 seconden."
    assert "Raakt alle afdelingen." in norm


def test_what_a_department_must_do_follows_from_what_changed(altena):
    said = commented(altena["tracked"] / "altena-gevolgen-ict.docx")
    comment = next(
        text for around, text in said.items() if around.startswith("ChatSluit het kanaal Chat aan")
    )
    assert comment.startswith("Nieuw gevolg. Besluit: nieuw. Raakt ICT. Volgt uit: Chat.")


@pytest.mark.usefixtures("folder")
def test_a_comment_at_each_item_tells_what_changed_whom_it_touches_and_why():
    said = commented(tracked())
    why = "Waarom: Inwoners wachtten te lang."
    assert said["Uw vergunning is er binnen [3]2 weken.Norm: afhandeling binnen [3]2 weken"] == (
        f"Norm › hoogstens, sterker: 3 weken → 2 weken. Ook gewijzigd: tekst.\n{why}"
    )
    assert said["[Wie wacht, krijgt koffie.]"] == f"Vervalt (zwakker).\n{why}"
    assert said["Op een brief antwoorden wij met een brief."] == f"Nieuw (sterker).\n{why}"


@pytest.mark.usefixtures("folder")
def test_comments_stand_in_the_text_only_and_once_for_an_item():
    path = tracked()
    parts = parts_of(path)
    for name in parts.stories():
        if name not in (parts.main, "word/comments.xml"):
            assert next(parts.root(name).iter(w("commentReference")), None) is None
    contents = list(parts.root(parts.main).iter(w("docPartGallery")))
    around = contents[0].iterancestors(w("sdt"))
    assert next(next(around).iter(w("commentReference")), None) is None


@pytest.mark.usefixtures("folder")
def test_the_words_of_comments_are_in_the_language_of_the_document():
    tracked("--lang", "en")
    said = commented(Path("uitvoer/oosterwolde-serviceformule.en.docx"))
    assert any(text.startswith("New (stronger).\nWhy: ") for text in said.values())


@pytest.mark.usefixtures("folder")
def test_an_item_that_only_moved_says_so():
    first, second = "  - {id: balie, naam: Balie", "  - {id: telefoon, naam: Telefoon"
    line = next(line for line in OLD.splitlines() if line.startswith(first))
    other = next(line for line in OLD.splitlines() if line.startswith(second))
    write(OLD.replace(f"{line}\n{other}", f"{other}\n{line}"))
    path = tracked()
    assert words(path, "accept") == words(plain("."))
    assert words(path, "reject") == words(plain("oud.yaml"))
    assert "Staat nu op een andere plaats." in {one.text for one in comments(path)}


@pytest.mark.usefixtures("folder")
def test_two_versions_that_say_the_same_leave_nothing_to_see():
    write(f"# anders opgeschreven\n{OLD}")
    path = tracked()
    assert changes(path) == []
    assert comments(path) == []
    assert words(path) == words(plain("oud.yaml"))


@pytest.mark.usefixtures("folder")
def test_a_document_that_was_not_there_is_an_ordinary_one(capsys):
    write(NEW + "afdelingen:\n  - {id: financien, naam: Financiën, taak: Betaalt.}\n")
    tracked()
    assert "bestond in de oude versie nog niet" in capsys.readouterr().err
    path = Path("uitvoer/oosterwolde-gevolgen-financien.docx")
    assert changes(path) == []
    assert path.read_bytes() == plain(".").with_name(path.name).read_bytes()


@pytest.mark.usefixtures("folder")
def test_the_other_formats_tell_what_changed_as_ever():
    tracked("--to", "docx,html,md", *WHO)
    made = {path.name: path.read_bytes() for path in Path("uitvoer").iterdir() if path.suffix != ".docx"}
    assert len(made) > 2
    assert main(["build", ".", "--since", "oud.yaml", "--to", "html,md", "-o", "zonder"]) == 0
    assert made == {path.name: path.read_bytes() for path in Path("zonder").iterdir()}


@pytest.mark.usefixtures("folder")
def test_the_same_versions_give_the_same_bytes_and_may_replace_them(capsys):
    first = tracked(*WHO).read_bytes()
    assert next(one[1:] for one in changes(tracked())) == ("Serviceformule", "")
    assert tracked(*WHO).read_bytes() == first
    capsys.readouterr()
    assert main(["update", "uitvoer/oosterwolde-serviceformule.docx"]) == 0
    assert "niets veranderd" in capsys.readouterr().err


@pytest.mark.usefixtures("folder")
def test_the_old_version_may_be_a_word_file():
    old = plain("oud.yaml", "toen")
    path = tracked(since=str(old))
    assert words(path, "accept") == words(plain("."))
    assert words(path, "reject") == words(old)


@pytest.mark.parametrize(("new", "old"), [("nieuw", "oud"), ("oud", "nieuw")])
@pytest.mark.usefixtures("folder")
def test_the_old_version_may_have_been_made_with_other_templates(new, old):
    for name, text in (("nieuw", NEW), ("oud", OLD)):
        Path(name).mkdir()
        Path(name, "serviceformule.yaml").write_text(text, encoding="utf-8")
    own = Path("oud", "templates", "documents", "serviceformule.md")
    own.parent.mkdir(parents=True)
    own.write_text(
        "# Beloften {#b}\n\n{% for one in promises %}\n- {{ one.text }}\n{% endfor %}\n", encoding="utf-8"
    )
    assert main(["build", new, "--since", old, "--track-changes", "-o", "uitvoer"]) == 0
    path = Path("uitvoer/oosterwolde-serviceformule.docx")
    assert words(path, "accept") == words(plain(new))
    assert words(path, "reject") == words(plain(old))
    assert parts_of(path).headers() == parts_of(plain(new)).headers()


def picture(colour: tuple[int, int, int]) -> bytes:
    from io import BytesIO

    from PIL import Image

    held = BytesIO()
    Image.new("RGB", (40, 20), colour).save(held, "PNG")
    return held.getvalue()


@pytest.mark.usefixtures("folder")
def test_a_picture_that_changed_goes_and_comes():
    text = (
        "formaat: serviceformule/1\ngemeente: {naam: Oosterwolde}\n"
        "formule: {titel: Serviceformule, soort: generiek, versie: '1', status: concept,"
        " samenvatting: '![Kaart](kaart.png)'}\n"
    )
    Path("toen").mkdir()
    for place, colour in ((Path(), (255, 0, 0)), (Path("toen"), (0, 0, 255))):
        (place / "kaart.png").write_bytes(picture(colour))
        (place / "serviceformule.yaml").write_text(text, encoding="utf-8")
    path = tracked(since="toen")
    parts = parts_of(path)
    body = parts.root(parts.main)
    assert [len([*body.iter(w("drawing"))])] == [2]
    assert {about.get("descr") for about in body.iter("{*}docPr")} == {"Kaart"}
    kinds = [kind for kind, *_ in changes(path)]
    assert sorted(kinds) == ["del", "ins"]


needs_git = pytest.mark.skipif(
    shutil.which("git") is None and not os.environ.get("CI"), reason="git is not installed"
)


def commit(subject: str, day: str) -> None:
    who = {"NAME": "Team", "EMAIL": "team@altena.example", "DATE": f"{day}T09:30:00+01:00"}
    settings = {f"GIT_{role}_{key}": value for role in ("AUTHOR", "COMMITTER") for key, value in who.items()}
    settings |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "--allow-empty", "-m", subject]):
        subprocess.run(["git", *arguments], check=True, env=os.environ | settings)  # noqa: S607


@needs_git
@pytest.mark.usefixtures("folder")
def test_without_a_reason_in_the_history_the_commits_of_the_file_tell_why():
    silent = [
        text.replace("    - {versie: '1.1', datum: 2026-01-01, reden: Inwoners wachtten te lang.}\n", "")
        for text in (OLD, NEW)
    ]
    write(silent[0])
    commit("Eerste versie", "2026-03-02")
    write(silent[1])
    commit("Sneller beslissen na het onderzoek", "2026-05-04")
    Path("los.txt").write_text("iets anders", encoding="utf-8")
    commit("Iets anders", "2026-06-08")
    said = commented(tracked(since="HEAD~2:serviceformule.yaml"))
    why = "Waarom: ‘Sneller beslissen na het onderzoek’ (4 mei 2026)"
    assert said["Op een brief antwoorden wij met een brief."] == f"Nieuw (sterker).\n{why}"
    path = tracked(since="HEAD~2:serviceformule.yaml")
    assert words(path, "reject") == words(plain("oud.yaml"))
    write(f"{silent[1]}# nog niet bewaard in git\n")
    said = commented(tracked(since="HEAD~2:serviceformule.yaml"))
    assert said["Op een brief antwoorden wij met een brief."] == "Nieuw (sterker)."


@needs_git
@pytest.mark.usefixtures("folder")
def test_a_picture_of_a_version_in_git_may_be_gone_by_now():
    shown = '  samenvatting: "![Kaart](kaart.png)"\n'
    write(OLD.replace("  geschiedenis:\n", f"{shown}  geschiedenis:\n"))
    Path("kaart.png").write_bytes(picture((1, 2, 3)))
    commit("Met kaart", "2026-03-02")
    Path("kaart.png").unlink()
    write(NEW)
    path = tracked(since="HEAD:serviceformule.yaml")
    assert words(path, "accept") == words(plain("."))


@pytest.mark.parametrize("status", ["concept", "ter-besluitvorming", "vastgesteld", "vervallen"])
@pytest.mark.usefixtures("folder")
def test_word_keeps_track_once_a_version_is_on_its_way_to_be_decided(status):
    write(OLD.replace("vastgesteld", status))
    assert is_tracking(plain(".")) == (status != "concept")


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["--track-changes"], "Bij --track-changes hoort --since"),
        (["--since", "oud.yaml", "--author", "J. de Vries"], "hoort bij --track-changes"),
        (["--since", "oud.yaml", "--date", "2026-11-24"], "hoort bij --track-changes"),
        (["--since", "oud.yaml", "--track-changes", "--date", "morgen"], "morgen"),
    ],
)
@pytest.mark.usefixtures("folder")
def test_what_does_not_go_together_is_wrong_usage(options, message, capsys):
    assert main(["build", ".", *options]) == 2
    assert message in capsys.readouterr().err
    assert not Path("uitvoer").exists()
