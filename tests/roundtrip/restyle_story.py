"""Altena 1.0 in Word, worked in by hand, and laid out afresh as 1.1 in another look, by the command line."""

import copy
import shutil
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from lxml import etree
from openxml_audit import FileFormat, OpenXmlValidator
from word_hand import OFFICE, Hand, run_of, words

from generator.cli.main import main
from generator.ooxml.archive import read_archive
from generator.ooxml.comments.anchors import anchored
from generator.ooxml.comments.reading import Comment, read_comments
from generator.ooxml.names import w
from generator.ooxml.parts import Parts

ROOT = Path(__file__).parents[2]
ALTENA = ROOT / "examples" / "altena"
TOKENS = ROOT / "tests" / "theme" / "data" / "denhaag" / "index.css"
NAME = "altena-serviceformule.docx"

FREE = "De balie in Werkendam is in de kerstvakantie dicht."
CONFLICT = "Belt u tijdens de openingstijden, dan nemen wij binnen 40 seconden op."


def command(*words: str) -> tuple[int, str]:
    said = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(said):
        status = main([*words])
    return status, said.getvalue()


def old_file(folder: Path) -> Path:
    assert command("build", str(ALTENA / "1.0"), "--only", "serviceformule", "-o", str(folder))[0] == 0
    return folder / NAME


def altena_in(folder: Path, *lines: str) -> Path:
    """Copy the present example, with lines in its house style."""
    target = folder / "altena"
    shutil.copytree(ALTENA, target, ignore=shutil.ignore_patterns("uitvoer", "1.0"))
    file = target / "serviceformule.yaml"
    text = file.read_text(encoding="utf-8")
    added = "".join(f"  {line}\n" for line in lines)
    file.write_text(text.replace("\nhuisstijl:\n", f"\nhuisstijl:\n{added}"), encoding="utf-8")
    return target


def work_in(path: Path) -> None:
    """Do by hand all that people do."""
    hand = Hand(path)
    hand.reword_tracked(
        "promises.mail-bevestiging.text", "direct", "meteen", "J. Jansen", "2026-10-01T09:00:00Z"
    )
    hand.reword("promises.klacht-eerst-bellen.text", "wat er misging", "wat er volgens u misging")
    hand.reword("promises.tel-opnemen.text", "45 seconden", "40 seconden")
    hand.reword("promises.balie-zaterdag.text", "Op zaterdagochtend", "Op de eerste zaterdag van de maand")
    free = hand.add_after(hand.control("promises.paspoort-klaar.text").iterancestors(w("p")).__next__(), FREE)
    hand.embolden(FREE, "dicht", "color", val="FF00FF")
    row = next(one for one in hand.root.iter(w("tr")) if "fusieraad" in words(one))
    hand.add_row(row, "1.0b", "3 maart 2026", "afdeling communicatie")
    add_table(hand)
    hand.embolden("Kernwaarden", "Kernwaarden", "color", val="FF00FF")
    hand.embolden("Mailt u ons", "ontvangstbevestiging", "highlight", val="yellow")
    hand.comment(
        hand.control("promises.mail-bevestiging.text"),
        ("M. Mol", "Kan dit wel?"),
        ("J. Jansen", "Ja, sinds juni."),
    )
    hand.comment(next(free.iter(w("r"))), ("M. Mol", "Elk jaar?"))
    hand.comment(hand.control("promises.balie-zaterdag.text"), ("M. Mol", "Vervalt dit?"))
    number = hand.control("promises.brief-antwoord.text")
    hand.comment(number, ("M. Mol", "Dit haalden wij nooit."))
    add_footnote(hand, "promises.paspoort-klaar.text", "Behalve met Koningsdag.")
    hand.save()


def add_table(hand: Hand) -> None:
    """Put a table of people's own under the paragraph that they typed."""
    table = copy.deepcopy(next(hand.root.iter(w("tbl"))))
    for row in table.findall(w("tr"))[2:]:
        table.remove(row)
    for number, cell in enumerate(table.iter(w("tc"))):
        properties = cell.find(f"{w('p')}/{w('pPr')}")
        for child in list(cell.find(w("p"))):
            if child is not properties:
                cell.find(w("p")).remove(child)
        cell.find(w("p")).append(run_of(f"eigen cel {number}"))
    hand.paragraph(FREE).addnext(table)
    table.addnext(etree.Element(w("p")))


def add_footnote(hand: Hand, tag: str, text: str) -> None:
    hand.members["word/footnotes.xml"] = (
        f'<w:footnotes xmlns:w="{w("")[1:-1]}"><w:footnote w:id="1"><w:p><w:r><w:t>{text}</w:t></w:r></w:p>'
        "</w:footnote></w:footnotes>"
    ).encode()
    types = hand.members["[Content_Types].xml"].decode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    hand.members["[Content_Types].xml"] = types.replace(
        "</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'
    ).encode()
    ways = hand.members["word/_rels/document.xml.rels"].decode()
    way = f'<Relationship Id="rIdNotes" Type="{OFFICE}footnotes" Target="footnotes.xml"/></Relationships>'
    hand.members["word/_rels/document.xml.rels"] = ways.replace("</Relationships>", way).encode()
    run = etree.Element(w("r"))
    etree.SubElement(run, w("footnoteReference"), {w("id"): "1"})
    hand.control(tag).addnext(run)


@dataclass(frozen=True)
class Read:
    """A Word file, read back without the program's own merging."""

    data: bytes

    @property
    def parts(self) -> Parts:
        return Parts(read_archive(self.data))

    def comments(self) -> dict[str, Comment]:
        return {one.text: one for one in read_comments(self.parts)}

    def stands_at(self, comment: str) -> str:
        """Give the words, as accepted, around which a comment stands."""
        parts = self.parts
        number = next(one.number for one in read_comments(parts) if one.text == comment)
        root = parts.root(parts.main)
        anchor = anchored(root)[number]
        assert anchor.is_whole
        found, within = [], False
        for element in root.iter():
            if element is anchor.start:
                within = True
            elif element is anchor.end:
                break
            elif within and element.tag == w("t"):
                found.append(element.text or "")
        return "".join(found)

    def paragraphs(self) -> list[str]:
        """Give what the paragraphs say, insertions accepted."""
        parts = self.parts
        return [words(one) for one in parts.root(parts.main).iter(w("p"))]

    def changes(self, text: str) -> set[tuple[str, str]]:
        """Give who inserted a text, and when."""
        parts = self.parts
        found = (one for one in parts.root(parts.main).iter(w("ins")) if text in words(one))
        return {(one.get(w("author"), ""), one.get(w("date"), "")) for one in found}

    def style(self, text: str) -> str:
        """Give the name of the style of the last paragraph that begins with a text."""
        parts = self.parts
        paragraph = [one for one in parts.root(parts.main).iter(w("p")) if words(one).startswith(text)][-1]
        identity = paragraph.find(f"{w('pPr')}/{w('pStyle')}").get(w("val"))
        styles = parts.related_root("styles")
        style = next(one for one in styles.iter(w("style")) if one.get(w("styleId")) == identity)
        return style.find(w("name")).get(w("val"))


def appendix(read: Read) -> str:
    """Give the text of the appendix."""
    parts = read.parts
    for control in parts.root(parts.main).iter(w("sdt")):
        tag = control.find(f"{w('sdtPr')}/{w('tag')}")
        if tag is not None and tag.get(w("val")) == "serviceformule.niet-teruggeplaatst":
            return "\n".join(words(one) for one in control.iter(w("p")))
    return ""


def audit(data: bytes, folder: Path) -> list[str]:
    """Give what the validator finds, strict."""
    file = folder / "audited.docx"
    file.write_bytes(data)
    validator = OpenXmlValidator(file_format=FileFormat.MICROSOFT_365, max_errors=0, strict=True)
    return [str(error) for error in validator.validate(file).errors]
