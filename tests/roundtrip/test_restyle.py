"""``update --restyle``: a new look, and all that people did comes along, by the command that users type."""

import re
import shutil
import subprocess

import pypandoc
import pytest
from lxml import etree
from restyle_story import (
    ALTENA,
    CONFLICT,
    FREE,
    NAME,
    ROOT,
    TOKENS,
    Read,
    altena_in,
    appendix,
    audit,
    command,
    old_file,
    work_in,
)
from word_hand import Hand, words

from generator.ooxml.archive import read_archive
from generator.ooxml.names import w
from generator.ooxml.pairing import check

DATE = "2026-11-24"
MOMENT = "2026-11-24T00:00:00Z"


def restyle(old, definition, target):
    status, said = command(
        "update", str(old), str(definition), "-o", str(target), "--restyle", "--date", DATE
    )
    assert status == 0, said
    return Read(target.read_bytes())


def pandoc(path, side):
    """Give the words that another program reads, without the lines and dots that it draws."""
    text = pypandoc.convert_file(
        str(path), "plain", format="docx", extra_args=[f"--track-changes={side}", "--wrap=none"]
    )
    return " ".join(word for word in text.split() if not re.fullmatch(r"[-–•]+", word))


@pytest.fixture(scope="module")
def story(tmp_path_factory):
    folder = tmp_path_factory.mktemp("verhaal")
    old = old_file(folder)
    work_in(old)
    definition = altena_in(folder, "tokens: tokens.css")
    shutil.copy(TOKENS, definition / "tokens.css")
    assert command("build", str(definition), "--only", "serviceformule", "-o", str(folder / "vers"))[0] == 0
    restyle(old, definition, folder / "uit.docx")
    return folder


@pytest.fixture(scope="module")
def read(story):
    return Read((story / "uit.docx").read_bytes())


def test_the_look_is_the_new_one(story, read):
    fresh = read_archive((story / "vers" / NAME).read_bytes())
    parts = read_archive(read.data)
    assert parts["word/theme/theme1.xml"] == fresh["word/theme/theme1.xml"]
    assert parts["word/styles.xml"] == fresh["word/styles.xml"]


def test_a_tracked_rewording_keeps_who_made_it_and_when(read):
    assert ("J. Jansen", "2026-10-01T09:00:00Z") in read.changes("meteen")


def test_a_rewording_that_nobody_tracked_is_ours(read):
    assert read.changes("volgens u") == {("Serviceformule", MOMENT)}


def test_a_conflict_keeps_the_text_by_hand_and_says_so_in_a_comment(read):
    assert any(one.startswith(CONFLICT) for one in read.paragraphs())
    comment = next(one for one in read.comments() if CONFLICT in one)
    assert "45 seconden" in comment
    assert "30 seconden" in comment
    assert read.stands_at(comment) == CONFLICT


def test_what_people_typed_stands_beside_its_neighbours_in_the_new_look(read):
    paragraphs = read.paragraphs()
    free = paragraphs.index(FREE)
    assert paragraphs[free - 1].startswith("Uw paspoort of identiteitskaart")
    assert paragraphs[free + 1] == "eigen cel 0"
    row = paragraphs.index("1.0b")
    assert paragraphs[row - 3 : row + 3] == [
        *("1.0", "9 oktober 2017", "fusieraad"),
        *("1.0b", "3 maart 2026", "afdeling communicatie"),
    ]


def test_a_look_stays_on_words_that_people_typed(read):
    root = read.parts.root("word/document.xml")
    run = next(one for one in root.iter(w("r")) if words(one) == "dicht" and one.find(w("rPr")) is not None)
    assert run.find(f"{w('rPr')}/{w('color')}").get(w("val")) == "FF00FF"


@pytest.mark.parametrize(
    ("comment", "text"),
    [
        ("Kan dit wel?", "Mailt u ons, dan krijgt u meteen"),
        ("Ja, sinds juni.", "Mailt u ons, dan krijgt u meteen"),
        ("Elk jaar?", FREE.partition("dicht")[0]),
        ("Dit haalden wij nooit.", "Op uw brief antwoorden wij binnen 3 weken."),
    ],
)
def test_comments_stand_at_the_same_field(read, comment, text):
    assert read.stands_at(comment).startswith(text)


def test_an_answer_still_answers(read):
    comments = read.comments()
    assert comments["Ja, sinds juni."].parent == comments["Kan dit wel?"].number
    assert comments["Kan dit wel?"].author == "M. Mol"


def test_what_has_no_place_is_kept_in_the_appendix(read):
    kept = appendix(read)
    assert kept.startswith("Niet teruggeplaatst bij het opnieuw opmaken")
    assert "Op de eerste zaterdag van de maand is de balie open" in kept
    assert "Behalve met Koningsdag." in kept
    assert re.search(r"markering: ontvangstbevestiging", kept)
    assert "eerste zaterdag" in read.stands_at("Vervalt dit?")


def test_rejecting_all_gives_the_fresh_document(story):
    rejected = pandoc(story / "uit.docx", "reject")
    assert rejected == pandoc(story / "vers" / NAME, "accept")


def test_accepting_all_keeps_the_work_of_people(story):
    accepted = pandoc(story / "uit.docx", "accept")
    for text in ("meteen een ontvangstbevestiging", "volgens u misging", CONFLICT, FREE, "eigen cel 5"):
        assert text in accepted


def test_the_file_is_valid(read, tmp_path):
    assert audit(read.data, tmp_path) == []
    assert [one for one in check(read.data) if one.rule != "empty-paragraph"] == []


def test_the_first_page_tells(read):
    text = "\n".join(read.paragraphs()[:60])
    assert "Opnieuw opgemaakt, versie 1.1" in text
    assert "Achterin staan 4 dingen die geen plaats meer hadden." in text


def test_again_keeps_the_appendix_and_loses_nothing(story, tmp_path):
    again = restyle(story / "uit.docx", story / "altena", tmp_path / "nog-eens.docx")
    kept = appendix(again)
    assert kept.count("Niet teruggeplaatst bij het opnieuw opmaken") == 1
    assert "Op de eerste zaterdag van de maand is de balie open" in kept
    assert "Behalve met Koningsdag." in kept
    assert "eerste zaterdag" in again.stands_at("Vervalt dit?")
    assert ("J. Jansen", "2026-10-01T09:00:00Z") in again.changes("meteen")
    assert audit(again.data, tmp_path) == []


def test_after_it_an_update_leaves_all_as_it_is(story, tmp_path):
    target = tmp_path / "bij.docx"
    status, said = command("update", str(story / "uit.docx"), str(story / "altena"), "-o", str(target))
    assert status == 0, said
    assert target.read_bytes() == (story / "uit.docx").read_bytes()


def test_a_file_that_nobody_touched_comes_out_as_built(tmp_path):
    old = old_file(tmp_path)
    out = restyle(old, ALTENA, tmp_path / "uit.docx")
    assert appendix(out) == ""
    assert command("build", str(ALTENA), "--only", "serviceformule", "-o", str(tmp_path / "vers"))[0] == 0
    fresh = pandoc(tmp_path / "vers" / NAME, "accept")
    assert pandoc(tmp_path / "uit.docx", "reject") == fresh
    assert pandoc(tmp_path / "uit.docx", "accept").endswith(fresh)


def test_after_an_update_what_policy_changed_counts_as_the_text(tmp_path):
    old = old_file(tmp_path)
    work_in(old)
    updated = tmp_path / "bij.docx"
    assert command("update", str(old), str(ALTENA), "-o", str(updated), "--date", DATE)[0] == 0
    out = restyle(updated, ALTENA, tmp_path / "uit.docx")
    paragraphs = out.paragraphs()
    assert any(one.startswith(CONFLICT) for one in paragraphs)
    assert out.changes("Op uw e-mail antwoorden wij binnen 5 werkdagen.") == set()
    assert ("J. Jansen", "2026-10-01T09:00:00Z") in out.changes("meteen")
    assert "Vervalt dit?" in out.comments()
    assert "eerste zaterdag" in "\n".join(paragraphs)


def test_deleted_by_hand_and_changed_since_is_struck_out_with_a_comment(tmp_path):
    old = old_file(tmp_path)
    hand = Hand(old)
    heading = hand.paragraph("Op uw e-mail antwoorden wij binnen 3 werkdagen")
    heading.getparent().remove(heading)
    hand.save()
    out = restyle(old, ALTENA, tmp_path / "uit.docx")
    comment = next(one for one in out.comments() if "In de definitie: Op uw e-mail" in one)
    assert "doorgehaald" in comment
    root = out.parts.root("word/document.xml")
    gone = ["".join(text.text or "" for text in one.iter(w("delText"))) for one in root.iter(w("p"))]
    assert any("Op uw e-mail antwoorden wij binnen" in one for one in gone)


def test_a_comment_on_a_deleted_paragraph_stands_there_still(tmp_path):
    old = old_file(tmp_path)
    hand = Hand(old)
    hand.comment(hand.control("promises.paspoort-klaar.text"), ("M. Mol", "Waarom is dit weg?"))
    paragraph = next(hand.control("promises.paspoort-klaar.text").iterancestors(w("p")))
    who = {w("id"): "9100", w("author"): "J. Jansen", w("date"): "2026-10-01T09:00:00Z"}
    properties = paragraph.find(w("pPr"))
    mark = etree.SubElement(properties, w("rPr"))
    etree.SubElement(mark, w("del"), who)
    for number, run in enumerate(list(paragraph.iter(w("r")))):
        for text in run.iter(w("t")):
            text.tag = w("delText")
        if run.find(w("delText")) is not None:
            gone = etree.Element(w("del"), {**who, w("id"): str(9101 + number)})
            run.addprevious(gone)
            gone.append(run)
    hand.save()
    out = restyle(old, ALTENA / "1.0", tmp_path / "uit.docx")
    assert "Waarom is dit weg?" in out.comments()
    assert out.stands_at("Waarom is dit weg?") == ""
    root = out.parts.root("word/document.xml")
    deletions = [one for one in root.iter(w("del")) if "paspoort" in "".join(one.itertext())]
    assert {one.get(w("author")) for one in deletions} == {"J. Jansen"}


def test_another_template_gives_its_look_to_what_people_typed(tmp_path):
    old = old_file(tmp_path)
    work_in(old)
    definition = altena_in(tmp_path, "sjabloon: sjabloon.dotx")
    shutil.copy(
        ROOT / "tests" / "word" / "templates" / "nederlandse-namen.dotx", definition / "sjabloon.dotx"
    )
    out = restyle(old, definition, tmp_path / "uit.docx")
    assert FREE in out.paragraphs()
    assert out.style(FREE) == "Belofte"
    assert "Behalve met Koningsdag." in appendix(out)


def test_without_anything_to_say_nothing_is_written_over(story, tmp_path):
    target = tmp_path / "uit.docx"
    shutil.copy(story / NAME, target)
    status, said = command(
        "update", str(story / "uit.docx"), str(story / "altena"), "-o", str(target), "--restyle"
    )
    assert status == 2, said
    assert target.read_bytes() == (story / NAME).read_bytes()


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_a_file_that_libreoffice_saved_loses_nothing(story, tmp_path):
    words_of_program = (
        f"-env:UserInstallation={(tmp_path / 'profiel').as_uri()}",
        "--headless",
        "--convert-to",
        "docx",
    )
    subprocess.run(
        [shutil.which("soffice"), *words_of_program, "--outdir", str(tmp_path), str(story / NAME)],
        check=True,
        capture_output=True,
        timeout=180,
    )
    out = restyle(tmp_path / NAME, story / "altena", tmp_path / "uit.docx")
    assert ("J. Jansen", "2026-10-01T09:00:00Z") in out.changes("meteen")
    assert any(one.startswith(CONFLICT) for one in out.paragraphs())
    assert FREE in out.paragraphs()
    assert out.stands_at("Kan dit wel?").startswith("Mailt u ons, dan krijgt u meteen")
    assert appendix(out).count("eerste zaterdag van de maand") == 2
