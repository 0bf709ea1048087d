"""The story of the README: a Word file that people worked in meets a policy that changed, and comes home.

Altena's version 1.0 is built. Colleagues work in the Word file. Meanwhile five promises change. ``update``
brings them together, ``pull --apply`` brings the words of the colleagues into the definition, and a new build
agrees with what lies on the table.
"""

import shutil
import subprocess
import zipfile
from pathlib import Path

import pypandoc
import pytest
from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from word_hand import Hand, w, words

from generator.cli.main import main
from generator.ooxml.comments.reading import read_comments
from generator.ooxml.pairing import check
from generator.ooxml.parts import Parts
from generator.roundtrip.stories import all_lines

GIT = shutil.which("git") or "git"
EXAMPLE = Path(__file__).resolve().parent.parent.parent / "examples" / "altena" / "1.0"
AUTHOR, DATE = "Programma dienstverlening", "2026-11-24"

POLICY = {
    "tel-opnemen": ("45 seconden", "30 seconden"),
    "mail-antwoord": ("3 werkdagen", "5 werkdagen"),
    "social-antwoord": ("4 uur", "2 uur"),
    "klacht-afhandelen": ("6 weken", "4 weken"),
    "paspoort-klaar": ("5 werkdagen", "4 werkdagen"),
}
"""What the council decides: other norms for five promises, in their text and in their norm."""

REWORDED = {
    "promises.weigering-bellen.text": ("voordat de brief op de mat ligt", "voordat u de brief krijgt"),
    "behaviours.naam-en-vraag.do": ("noem ik mijn naam", "noem ik mijn voornaam"),
}
TRACKED = ("promises.digitaal-met-hulp.text", "Anders helpt", "Lukt dat niet, dan helpt")
CONFLICT = ("promises.social-antwoord.text", "binnen 4 uur", "binnen een halve dag")
TYPED = "Dit stuk schreef communicatie er zelf bij."
ROW = ("projectgroep", "leest mee vóór elke versie", "elk kwartaal")
RED = "C00000"


class Story:
    """A folder with the definition under git, and the Word file on somebody's desk."""

    def __init__(self, folder: Path) -> None:
        self.definition = folder / "altena"
        shutil.copytree(EXAMPLE, self.definition)
        self.desk = folder / "bureau"
        self.desk.mkdir()
        self.git("init", "-q")
        self.commit("versie 1.0")
        assert main(["build", str(self.definition), "-o", str(self.desk)]) == 0
        self.word = self.desk / "altena-serviceformule.docx"
        self.updated = self.desk / "altena-bijgewerkt.docx"

    def git(self, *arguments: str) -> str:
        who = ["-c", "user.name=test", "-c", "user.email=test@example.org", "-c", "core.autocrlf=false"]
        done = subprocess.run(
            [GIT, *who, *arguments], cwd=self.definition, check=True, capture_output=True, text=True
        )
        return done.stdout

    def commit(self, message: str) -> None:
        self.git("add", "-A")
        self.git("commit", "-q", "-m", message)

    def colleagues_work_in_word(self) -> None:
        hand = Hand(self.word)
        for tag, (old, new) in REWORDED.items():
            hand.reword(tag, old, new, number=0)
        hand.reword_tracked(*TRACKED, "Anneke de Wit", "2026-11-20T09:00:00Z")
        hand.reword(CONFLICT[0], CONFLICT[1], CONFLICT[2])
        paint(heading(hand))
        hand.add_after(hand.paragraph("De formule telt 21 beloften"), TYPED, style="TableText")
        hand.add_row(last_row(hand), *ROW)
        hand.comment(hand.control("promises.klacht-afhandelen.text"), ("Juridische Zaken", "Mag dit korter?"))
        hand.comment(
            hand.control("promises.weigering-bellen.text"),
            ("HR", "Wie belt er dan?"),
            ("Teammanager", "De behandelaar zelf."),
        )
        hand.save()

    def the_policy_changes(self) -> None:
        path = self.definition / "beloften.yaml"
        items = path.read_text(encoding="utf-8").split("\n  - id: ")
        for name, (old, new) in POLICY.items():
            at = next(number for number, item in enumerate(items) if item.startswith(f"{name}\n"))
            assert items[at].count(old) >= 2
            items[at] = (
                items[at]
                .replace(f"hoogstens: {old}\n", f"hoogstens: {new}\n")
                .replace(f"binnen {old}", f"binnen {new}")
            )
        path.write_text("\n  - id: ".join(items), encoding="utf-8")
        self.commit("versie 1.1: vijf normen")

    def update(self) -> None:
        arguments = ["update", str(self.word), str(self.definition), "-o", str(self.updated)]
        assert main([*arguments, "--author", AUTHOR, "--date", DATE]) == 0

    def pull(self) -> int:
        return main(["pull", str(self.updated), str(self.definition), "--apply"])


def paint(paragraph: etree._Element) -> None:
    """Give a heading a colour of its own, as with the mouse."""
    for run in paragraph.iter(w("r")):
        properties = run.find(w("rPr"))
        if properties is None:
            properties = etree.Element(w("rPr"))
            run.insert(0, properties)
        etree.SubElement(properties, w("color"), {w("val"): RED})


def heading(hand: Hand) -> etree._Element:
    """Find the first heading of the second level."""
    styles = hand.root.iter(w("pStyle"))
    found = next(one for one in styles if one.get(w("val")) == "Heading2")
    return next(found.iterancestors(w("p")))


def last_row(hand: Hand) -> etree._Element:
    """Find the last row of the table of glossary terms."""
    cell = hand.control("terms.term-kern.term")
    return list(next(cell.iterancestors(w("tbl"))).iter(w("tr")))[-1]


def plain(path: Path, changes: str) -> str:
    options = [f"--track-changes={changes}", "--wrap=none"]
    return str(pypandoc.convert_file(str(path), "plain", format="docx", extra_args=options))


def said(path: Path, changes: str) -> list[str]:
    """Give the words; the lines that pandoc draws for rows and list items without words are none."""
    return [word for word in plain(path, changes).split() if any(letter.isalnum() for letter in word)]


def document(path: Path) -> etree._Element:
    with zipfile.ZipFile(path) as archive:
        return etree.fromstring(archive.read("word/document.xml"))


@pytest.fixture(scope="module")
def story(tmp_path_factory: pytest.TempPathFactory) -> Story:
    made = Story(tmp_path_factory.mktemp("verhaal"))
    made.colleagues_work_in_word()
    made.the_policy_changes()
    made.update()
    return made


def test_the_policy_stands_as_tracked_changes(story: Story) -> None:
    """Accepting gives the new norms, rejecting the old ones, and each change says whose it is."""
    accepted, rejected = plain(story.updated, "accept"), plain(story.updated, "reject")
    for old, new in POLICY.values():
        assert new in accepted
        assert old in rejected
    root = document(story.updated)
    ours = [one for one in root.iter(w("ins"), w("del")) if one.get(w("author")) == AUTHOR]
    inserted = "".join(words(one) for one in ours if one.tag == w("ins"))
    assert all(new.split()[0] in inserted for _, new in POLICY.values())
    assert {one.get(w("date")) for one in ours} == {"2026-11-24T00:00:00Z"}


def test_rejecting_everything_gives_the_colleagues_file_back(story: Story) -> None:
    assert said(story.updated, "reject") == said(story.word, "reject")


def test_the_work_by_hand_is_all_there(story: Story) -> None:
    accepted = plain(story.updated, "accept")
    for _, new in REWORDED.values():
        assert new in accepted
    assert TRACKED[2] in accepted
    assert TYPED in accepted
    assert all(cell in accepted for cell in ROW)
    root = document(story.updated)
    theirs = [one for one in root.iter(w("ins")) if one.get(w("author")) == "Anneke de Wit"]
    assert any("Lukt" in words(one) for one in theirs)
    assert any(one.get(w("val")) == RED for one in root.iter(w("color")))


def test_the_comments_keep_their_threads(story: Story) -> None:
    with zipfile.ZipFile(story.updated) as archive:
        parts = Parts({name: archive.read(name) for name in archive.namelist()})
    said = {one.text: one for one in read_comments(parts)}
    assert said["Mag dit korter?"].author == "Juridische Zaken"
    assert said["De behandelaar zelf."].parent == said["Wie belt er dan?"].number


def test_the_conflict_is_a_comment_with_three_texts(story: Story) -> None:
    with zipfile.ZipFile(story.updated) as archive:
        parts = Parts({name: archive.read(name) for name in archive.namelist()})
    ours = [one.text for one in read_comments(parts) if one.author == AUTHOR]
    assert len(ours) == 1
    for text in ("binnen 4 uur", "binnen een halve dag", "binnen 2 uur"):
        assert text in ours[0]
    fields = [
        line.text[one.start : one.end]
        for line in all_lines(parts)
        for one in line.held
        if one.tag == CONFLICT[0]
    ]
    assert fields
    assert all("antwoorden wij binnen een halve dag" in text for text in fields)


def test_nothing_is_unpaired_or_invalid(story: Story) -> None:
    data = story.updated.read_bytes()
    had = {(one.rule, one.subject) for one in check(story.word.read_bytes())}
    assert {(one.rule, one.subject) for one in check(data)} <= had
    found = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(story.updated)
    before = OpenXmlValidator(file_format=FileFormat.OFFICE_2019).validate(story.word)
    assert {str(one.description) for one in found.errors} <= {str(one.description) for one in before.errors}


def test_updating_once_more_changes_nothing(story: Story) -> None:
    again = story.desk / "nog-eens.docx"
    assert main(["update", str(story.updated), str(story.definition), "-o", str(again)]) == 0
    assert again.read_bytes() == story.updated.read_bytes()


def test_the_words_of_the_colleagues_come_home_and_only_their_lines_change(
    story: Story, capsys: pytest.CaptureFixture[str]
) -> None:
    assert story.pull() in (0, 1)
    capsys.readouterr()
    changed = [
        line
        for line in story.git("diff", "-U0").splitlines()
        if line[:1] in "+-" and not line.startswith(("+++", "---"))
    ]
    texts = [*REWORDED.values(), TRACKED[1:]]
    assert len(changed) == 2 * len(texts)
    for old, new in texts:
        assert any(line.startswith("-") and old in line for line in changed)
        assert any(line.startswith("+") and new in line for line in changed)
    story.commit("woorden van collega’s")

    new = story.desk / "nieuw"
    assert main(["build", str(story.definition), "-o", str(new)]) == 0
    built = plain(new / "altena-serviceformule.docx", "accept")
    for _, text in texts:
        assert text in built
    capsys.readouterr()
    assert main(["pull", str(new / "altena-serviceformule.docx"), str(story.definition)]) == 0
    again = story.desk / "klaar.docx"
    assert main(["update", str(story.updated), str(story.definition), "-o", str(again)]) == 0
    once_more = plain(again, "accept")
    for _, text in texts:
        assert once_more.count(text) == built.count(text)
