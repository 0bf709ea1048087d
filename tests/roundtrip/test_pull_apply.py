"""Accepted proposals land in the YAML, and nothing else in it changes."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest
from pulling import TEXT, Case, changed_lines
from word_hand import Hand, words

from generator.cli import pull as pull_command
from generator.cli.main import main


@pytest.fixture
def make(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> "Maker":
    return Maker(tmp_path, capsys)


class Maker:
    """Builds a definition, and gives it with its Word file."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self.capsys = folder, capsys

    def __call__(self, text: str = TEXT, **files: str) -> Case:
        for name, inner in files.items():
            (self.folder / f"{name}.yaml").write_bytes(inner.encode())
        case = Case(self.folder, self.capsys, text)
        case.build()
        return case


def reword(case: Case, tag: str, old: str, new: str) -> None:
    hand = case.hand()
    hand.reword(tag, old, new)
    hand.save()


# --- in place ---


def test_only_the_words_that_changed_change_and_comments_stay(make: Maker) -> None:
    case = make()
    reword(case, "promises.tel-opnemen.text", "nemen binnen 30 seconden op", "pakken binnen 30 seconden op")
    assert case.applied() == [
        '-     tekst: "Wij nemen binnen 30 seconden op."   # afgesproken in mei',
        '+     tekst: "Wij pakken binnen 30 seconden op."   # afgesproken in mei',
    ]
    assert case.proposals() == []
    case.build("--force")
    assert "Wij pakken binnen 30 seconden op." in words(case.hand().root)


def test_line_ends_of_windows_stay(make: Maker) -> None:
    case = make(TEXT.replace("\n", "\r\n"))
    reword(case, "promises.groeten.text", "vriendelijk", "altijd vriendelijk")
    case.applied()
    assert case.text == TEXT.replace("vriendelijk", "altijd vriendelijk").replace("\n", "\r\n")


def test_a_mark_at_the_beginning_of_a_file_stays(make: Maker) -> None:
    case = make("\ufeff" + TEXT)
    reword(case, "promises.groeten.text", "vriendelijk", "altijd")
    case.applied()
    assert case.text == "\ufeff" + TEXT.replace("vriendelijk", "altijd")


def test_a_file_that_is_listed_is_written_and_the_others_are_not(make: Maker) -> None:
    at = TEXT.index("beloften:")
    first = TEXT[:at].replace("gemeente:", "bestanden: [beloften.yaml]\ngemeente:")
    case = make(first, beloften=TEXT[at:])
    reword(case, "promises.groeten.text", "vriendelijk", "altijd")
    status, out, _ = case.run("--apply")
    assert status == 0
    assert out.endswith("beloften.yaml:17: beloften.groeten › tekst gewijzigd\n")
    assert case.text == first
    listed = (case.folder / "beloften.yaml").read_text(encoding="utf-8")
    assert listed == TEXT[at:].replace("vriendelijk", "altijd")


def test_places_are_told_as_they_are_after_all_was_written(make: Maker) -> None:
    case = make()
    hand = case.hand()
    hand.reword("promises.balie-wachttijd.text", "U wacht", "U zit")
    hand.add_after(hand.paragraph("Eigenaar: KCC-manager"), "Wij zeggen u onze naam.", "Promise")
    hand.save()
    _, out, _ = case.run("--apply")
    line = case.text.splitlines().index("    tekst: U zit aan de balie hoogstens 10 minuten.") + 1
    assert f"serviceformule.yaml:{line}: beloften.balie-wachttijd › tekst gewijzigd\n" in out


ENGLISH = """format: serviceformule/1
language: nl
extends: generiek
municipality: {name: Oosterwolde}
formula: {title: Serviceformule, kind: own, version: "1.0", status: draft}
channels:
  - {id: telefoon, name: Telefoon, kind: phone}
promises:
  - id: opnemen
    text: Wij nemen binnen 30 seconden op.
    channels: [telefoon]
    norm: {moment: picked_up, at_most: 30 seconden}
"""


def test_a_definition_in_english_keys_gets_english_keys_and_words(make: Maker) -> None:
    case = make(ENGLISH)
    hand = case.hand("gevolgen-hr")
    item = "implications.hr.wachtrij.opnemen"
    hand.choose(f"{item}.status", "aanvaard")
    hand.choose(f"{item}.owner", "teammanager HR")
    hand.save()
    assert case.applied("gevolgen-hr") == [
        "+ implications:",
        "+   - id: hr.wachtrij.opnemen",
        "+     status: accepted",
        "+     owner: teammanager HR",
    ]
    hand = case.hand()
    hand.add_after(hand.paragraph("Norm: opnemen"), "Wij zeggen u onze naam.", "Promise")
    hand.save()
    assert case.applied() == ["+   - id: wij-zeggen-u-onze-naam", "+     text: Wij zeggen u onze naam."]


def test_a_file_in_another_language_is_written_to_the_translation(make: Maker) -> None:
    text = TEXT.replace("gebaseerd_op:", "vertalingen: {en: [en.yaml]}\ngebaseerd_op:")
    english = "promises:\n  - id: groeten\n    text: We greet you kindly.  # checked\n"
    case = make(text, en=english)
    case.build("--lang", "en", "--force")
    hand = case.hand("serviceformule.en")
    hand.reword("promises.groeten.text", "kindly", "always")
    hand.reword("promises.balie-wachttijd.norm.at_most", "10 minutes", "5 minutes")
    hand.choose("formula.status", "draft")
    hand.save()
    status, _, said = case.run("--apply", name="serviceformule.en")
    assert status == 0, said
    assert (case.folder / "en.yaml").read_text(encoding="utf-8") == english.replace("kindly", "always")
    assert case.text == text.replace("hoogstens: 10 minuten", "hoogstens: 5 minuten").replace(
        "status: vastgesteld", "status: concept"
    )


# --- elsewhere ---


ALIAS = TEXT.replace("eigenaar: KCC-manager", "eigenaar: &wie teammanager balie").replace(
    "eigenaar: teammanager balie", "eigenaar: *wie"
)
ANCHOR = TEXT.replace("eigenaar: teammanager balie", "eigenaar: &wie teammanager balie").replace(
    "eigenaar: onbekend", "eigenaar: *wie"
)
MERGED = TEXT.replace("norm: {moment: opnemen,", "norm: &maat {moment: opnemen,").replace(
    "      moment: wachttijd\n      hoogstens: 10 minuten\n", "      <<: *maat\n      moment: wachttijd\n"
)


@pytest.mark.parametrize(
    ("text", "field", "old", "said"),
    [
        (ALIAS, "owner", "teammanager", "een sterretje verwijst naar een andere plek"),
        (ANCHOR, "owner", "teammanager", "wordt op een andere plek in het bestand herhaald"),
        (MERGED, "norm.at_most", "30", "zij komt met ‘<<’ van een andere plek"),
    ],
)
def test_a_value_that_is_written_elsewhere_is_refused_with_the_reason(
    make: Maker, text: str, field: str, old: str, said: str
) -> None:
    case = make(text)
    reword(case, f"promises.balie-wachttijd.{field}", old, "10")
    status, out, told = case.run("--apply")
    assert status == 1
    assert said in told
    assert out == ""
    assert case.text == text


BASE = """formaat: serviceformule/1
gemeente: {naam: Oosterwolde}
formule:
  titel: Serviceformule
  soort: eigen
  versie: "1.0"
  status: concept
  kernwaarden: [dichtbij, eenvoudig]
  klantervaring: |
    U voelt zich welkom.
beloften:
  - id: groeten
    tekst: Wij groeten u vriendelijk.
    eigenaar: iemand
    norm: {moment: wachttijd, hoogstens: 5 minuten}
"""
UPPER = """formaat: serviceformule/1
gebaseerd_op: basis.yaml
gemeente: {naam: Oosterwolde}
formule: {titel: Serviceformule, soort: eigen, versie: "1.1", status: concept}
"""


def test_what_is_inherited_becomes_an_override_after_saying_so(make: Maker) -> None:
    case = make(UPPER, basis=BASE)
    hand = case.hand()
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.reword("promises.groeten.norm.at_most", "5 minuten", "4 minuten")
    hand.reword("formula.core_values.1", "eenvoudig", "open")
    hand.reword("formula.experience", "welkom", "thuis")
    hand.save()
    assert "Dit is geërfd. De nieuwe waarde komt in uw eigen definitie te staan" in case.run()[1]
    case.applied()
    assert (case.folder / "basis.yaml").read_text(encoding="utf-8") == BASE
    assert case.proposals() == []
    added = [line[2:] for line in changed_lines(UPPER, case.text) if line[0] == "+"]
    assert added[1:] == [
        "beloften:",
        "  - id: groeten",
        "    tekst: Wij groeten u altijd.",
        "    norm:",
        "      hoogstens: 4 minuten",
    ]
    assert "kernwaarden: [dichtbij, open]" in added[0]
    assert "U voelt zich thuis." in added[0]


def test_an_inherited_promise_that_ended_is_left_out_by_name(make: Maker) -> None:
    case = make(UPPER + "kanalen:\n  - {id: balie, naam: Balie, soort: balie}\n", basis=BASE)
    hand = case.hand()
    take_out(hand, "promises.groeten.")
    hand.save()
    assert [(one[0], one[1]) for one in case.proposals()] == [("promises.groeten", None)]
    assert case.applied() == ["+ zonder: [beloften.groeten]"]


def take_out(hand: Hand, beginning: str) -> None:
    """Take out every paragraph and row in which a field of an item stands."""
    from generator.ooxml.names import w

    for tag in list(hand.root.iter(w("tag"))):
        if tag.get(w("val"), "").startswith(beginning):
            row = next(tag.iterancestors(w("tr")), None)
            gone = row if row is not None else next(tag.iterancestors(w("p")), None)
            if gone is not None and gone.getparent() is not None:
                hand.remove(gone)


def test_a_proposal_with_which_the_definition_would_not_hold_is_left_out(make: Maker) -> None:
    text = (
        TEXT
        + "gedrag:\n  - {id: naam, situatie: Als ik opneem, doen: noem ik mijn naam, beloften: [groeten]}\n"
    )
    case = make(text)
    hand = case.hand()
    hand.reword("promises.tel-opnemen.text", "nemen", "pakken")
    take_out(hand, "promises.groeten.")
    hand.save()
    status, out, said = case.run("--apply")
    assert status == 1
    assert "beloften.tel-opnemen › tekst gewijzigd" in out
    assert "Niet overgenomen: beloften.groeten." in said
    assert case.text == text.replace("Wij nemen", "Wij pakken")


# --- on a terminal ---


def answered(
    case: Case, monkeypatch: pytest.MonkeyPatch, *answers: str, language: str = "nl"
) -> tuple[int, str, str]:
    import io

    monkeypatch.setattr(pull_command, "_on_terminal", lambda: True)
    monkeypatch.setattr("sys.stdin", io.StringIO("".join(f"{answer}\n" for answer in answers)))
    return case.run("--apply", "--lang", language)


@pytest.fixture
def three(make: Maker) -> Case:
    case = make()
    hand = case.hand()
    hand.reword("promises.tel-opnemen.text", "nemen", "pakken")
    hand.reword("promises.balie-wachttijd.text", "U wacht", "U zit")
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.save()
    return case


def test_one_by_one_they_are_accepted_rejected_and_edited(
    three: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    status, out, said = answered(three, monkeypatch, "j", "nee", "a", "Wij groeten u graag.")
    assert status == 0
    assert three.text == TEXT.replace("Wij nemen", "Wij pakken").replace(
        "Wij groeten u\n      vriendelijk.", "Wij groeten u\n      graag."
    )
    assert "Overnemen? [j]a, [n]ee, [a]anpassen, [o]verslaan, [s]toppen" in said
    assert "wordt: U zit aan de balie hoogstens 10 minuten." in said
    assert len(out.splitlines()) == 2
    assert "1 voorstel is niet overgenomen." in said


def test_stopping_keeps_what_was_chosen_and_another_answer_is_asked_again(
    three: Case, monkeypatch: pytest.MonkeyPatch
) -> None:
    answered(three, monkeypatch, "wat?", "j", "s")
    assert three.text == TEXT.replace("Wij nemen", "Wij pakken")


def test_nobody_there_any_more_writes_nothing(three: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    status, _, _ = answered(three, monkeypatch, "j")
    assert status != 0
    assert three.text == TEXT


def test_in_english_the_letters_are_english(three: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    _, _, said = answered(three, monkeypatch, "y", "n", "q", language="en")
    assert "Take over? [y]es" in said
    assert three.text == TEXT.replace("Wij nemen", "Wij pakken")


def test_a_conflict_can_be_chosen_one_by_one(three: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    three.write(TEXT.replace("binnen 30 seconden op", "binnen 25 seconden op"))
    _, _, said = answered(three, monkeypatch, "j", "n", "n")
    assert "De definitie is op deze plek ook veranderd" in said
    assert three.text == TEXT.replace("Wij nemen", "Wij pakken")


# --- as data, and beside other commands ---


def test_json_tells_what_was_written_where(three: Case) -> None:
    status, out, _ = three.run("--apply", "--format", "json")
    found = json.loads(out)
    assert status == 0
    assert [(one["item"], one["field"], one["how"]) for one in found["written"]] == [
        ("promises.tel-opnemen", "text", "changed"),
        ("promises.balie-wachttijd", "text", "changed"),
        ("promises.groeten", "text", "changed"),
    ]
    assert found["refused"] == []


def test_a_definition_that_is_not_beside_the_file_is_asked_for(three: Case, tmp_path: Path) -> None:
    alone = tmp_path / "elders" / "diep" / "dieper" / "los.docx"
    alone.parent.mkdir(parents=True)
    shutil.copy(three.file(), alone)
    three.definition.rename(three.folder / "anders.yaml")
    assert main(["pull", str(alone), "--format", "json"]) == 2
    assert "diagnostics" in json.loads(three.capsys.readouterr().out)
    assert main(["pull", str(alone), str(three.folder / "anders.yaml")]) == 0
    assert "3 voorstellen" in three.capsys.readouterr().out


def test_after_an_update_only_hand_edits_are_proposed(make: Maker) -> None:
    case = make()
    reword(case, "promises.groeten.text", "vriendelijk", "altijd")
    case.write(TEXT.replace("binnen 30 seconden op", "binnen 25 seconden op").replace('"1.0"', '"1.1"'))
    new = case.folder / "uitvoer" / "nieuw.docx"
    assert main(["update", str(case.file()), "-o", str(new)]) == 0
    case.capsys.readouterr()
    assert main(["pull", str(new), "--format", "json"]) == 0
    found = json.loads(case.capsys.readouterr().out)
    assert [(one["item"], one["field"], one["new"]) for one in found["proposals"]] == [
        ("promises.groeten", "text", "Wij groeten u altijd.")
    ]
    assert found["lost"] == []
    assert found["hand_text"] == []


def test_a_choice_that_an_update_left_open_is_not_made_by_itself(make: Maker) -> None:
    case = make()
    reword(case, "promises.tel-opnemen.text", "binnen 30 seconden", "altijd snel")
    case.write(TEXT.replace("binnen 30 seconden op", "binnen 25 seconden op").replace('"1.0"', '"1.1"'))
    new = case.folder / "uitvoer" / "nieuw.docx"
    assert main(["update", str(case.file()), "-o", str(new)]) == 0
    shutil.copy(new, case.file())
    case.capsys.readouterr()
    (one,) = case.pulled()["proposals"]
    assert one["conflict"]
    assert one["new"] == "Wij nemen altijd snel op."
    assert case.applied() == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved_proposes_what_people_changed_in_it(make: Maker) -> None:
    case = make()
    hand = case.hand()
    hand.reword("promises.groeten.text", "vriendelijk", "altijd")
    hand.reword("promises.balie-wachttijd.owner", "teammanager", "hoofd")
    hand.embolden("wij bellen terug", "terug")
    hand.save()
    saved = case.folder / "bewaard"
    profile = (case.folder / "profiel").as_uri()
    command = ["soffice", f"-env:UserInstallation={profile}", "--headless", "--convert-to", "docx"]
    subprocess.run(
        [*command, "--outdir", str(saved), str(case.file())],
        check=True,
        capture_output=True,
        timeout=120,
    )
    shutil.copy(saved / case.file().name, case.file())
    found = case.pulled()
    assert [(one["item"], one["field"]) for one in found["proposals"]] == [
        ("formula", "summary"),
        ("promises.balie-wachttijd", "owner"),
        ("promises.groeten", "text"),
    ]
    assert found["lost"] == []
    assert found["hand_text"] == []
