"""A whole document: valid, paired, read by others, and the same every time."""

import os
import subprocess
import sys
import zipfile
from io import BytesIO
from pathlib import Path

import docx
import pytest
from lxml import etree
from word_reading import (
    W,
    audit,
    body,
    document_words,
    members,
    pack,
    pandoc_words,
    style_of,
    text_of,
    without_contents,
    without_role_contents,
)
from word_sample import PROPERTIES, heading, p, png, sample, snapshot

from generator.document import Document, Group, Paragraph, Picture, Properties, Role, Text
from generator.ooxml.archive import DamagedArchiveError
from generator.ooxml.package import UnsuitableBaseError
from generator.ooxml.pairing import check
from generator.writers.docx import write


def test_the_validator_finds_nothing(written, tmp_path):
    assert audit(written, tmp_path) == []


def test_every_anchor_has_its_partner(written):
    assert check(written) == ()


def test_pandoc_reads_the_same_words(written, tmp_path):
    said = document_words(without_role_contents(sample()))
    assert pandoc_words(without_contents(written), tmp_path) == said


def test_python_docx_opens_it(written):
    document = docx.Document(BytesIO(written))
    properties = document.core_properties
    assert properties.title == "Serviceformule gemeente Altena"
    assert properties.language == "nl-NL"
    assert properties.author == "Gemeente Altena"
    assert properties.version == "versie 1.1"
    assert properties.content_status == "concept"


def test_the_same_document_gives_the_same_bytes(written, base):
    assert write(sample(), base, snapshot()) == written


def test_bytes_hang_on_neither_hash_seed_nor_time_zone_nor_locale(written, tmp_path):
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "from pathlib import Path\n"
        "from word_sample import sample, snapshot\n"
        "from generator.ooxml.reference import reference_package\n"
        "from generator.writers.docx import write\n"
        "base = reference_package(Path(sys.argv[2]))\n"
        "Path(sys.argv[3]).write_bytes(write(sample(), base, snapshot()))\n"
    )
    here = Path(__file__).parent
    root = here.parents[1]
    target = tmp_path / "other.docx"
    environment = os.environ | {
        "PYTHONHASHSEED": "4711",
        "TZ": "Pacific/Auckland",
        "LC_ALL": "C",
        "PYTHONPATH": str(root),
    }
    command = [sys.executable, "-c", script, str(here), str(root / "templates" / "word"), str(target)]
    subprocess.run(command, env=environment, check=True, cwd=tmp_path)
    assert target.read_bytes() == written


def test_entries_have_a_fixed_date_and_begin_with_the_types(written):
    with zipfile.ZipFile(BytesIO(written)) as archive:
        names = archive.namelist()
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
    assert names[:3] == ["[Content_Types].xml", "_rels/.rels", "word/document.xml"]
    assert names[3:] == sorted(names[3:])


def test_no_date_is_made_up(written):
    assert b"dcterms" not in members(written)["docProps/core.xml"]


def test_the_language_of_the_document_is_that_of_its_styles(base):
    english = Document(Properties("Service formula", "en-GB"), (p("Hello"),))
    root = etree.fromstring(members(write(english, base, None))["word/styles.xml"])
    language = root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr/{W}lang")
    assert language is not None
    assert language.get(f"{W}val") == "en-GB"


def test_a_title_page_stands_alone_and_shows_the_mark(written):
    parts = members(written)
    section = body(written).find(f"{W}sectPr")
    assert section is not None
    assert section.find(f"{W}titlePg") is not None
    label = body(written).find(f"{W}sdt/{W}sdtContent/{W}p")
    assert label is not None
    assert text_of(label) == "Inhoud"
    assert label.find(f"{W}pPr/{W}pageBreakBefore") is not None
    headers = [parts[name].decode() for name in sorted(parts) if name.startswith("word/header")]
    assert len(headers) == 2
    assert all("CONCEPT" in header for header in headers)
    footers = b"".join(parts[name] for name in parts if name.startswith("word/footer"))
    assert b" PAGE " in footers
    assert b" NUMPAGES " in footers
    assert "Gemeente Altena · versie 1.1".encode() in footers


def test_an_adopted_document_has_a_status_and_no_mark(base):
    adopted = Properties("Titel", "nl-NL", status="vastgesteld")
    written = write(Document(adopted, (p("Tekst"),)), base, None)
    parts = members(written)
    assert [name for name in parts if "header" in name] == ["word/header1.xml"]
    assert b"vastgesteld" in parts["word/header1.xml"]
    assert body(written).find(f"{W}sectPr/{W}titlePg") is None


def test_the_contents_are_filled_in_and_lead_to_their_headings(written):
    control = body(written).find(f"{W}sdt")
    assert control is not None
    assert control.find(f"{W}sdtPr/{W}docPartObj") is not None
    assert r' TOC \o "1-2" \h \z \u ' in [code.text for code in control.iter(f"{W}instrText")]
    lines = {style_of(line): text_of(line) for line in control.iter(f"{W}p")}
    assert lines["TOC2"] == "7.1\tHR"
    assert len(list(control.iter(f"{W}hyperlink"))) == 14


def test_what_follows_the_contents_leaves_no_page_nearly_empty(base):
    def breaks(count: int) -> bool:
        chapters = [heading(1, str(n), f"Hoofdstuk {n}", f"h{n}") for n in range(1, count)]
        document = Document(PROPERTIES, (Group(Role.CONTENTS, (p("Inhoud"),)), *chapters))
        first = body(write(document, base, None)).find(f"{W}p")
        assert first is not None
        return first.find(f"{W}pPr/{W}pageBreakBefore") is not None

    assert not breaks(10)
    assert breaks(40)
    assert not breaks(48)


def test_contents_of_nothing_are_still_valid(base, tmp_path):
    written = write(Document(PROPERTIES, (Group(Role.CONTENTS, (p("Inhoud"),)),)), base, None)
    assert audit(written, tmp_path) == []
    assert check(written) == ()


def test_an_empty_document_is_valid(base, tmp_path):
    written = write(Document(PROPERTIES, ()), base, None)
    assert audit(written, tmp_path) == []
    assert check(written) == ()


def test_a_template_becomes_a_document(base, tmp_path):
    parts = members(base)
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"document.main+xml", b"template.main+xml")
    written = write(sample(), pack(parts), None)
    assert audit(written, tmp_path) == []
    assert b"template.main" not in members(written)[types]


def test_a_base_that_brings_its_own_header_keeps_it(base):
    first = write(Document(Properties("Van de gemeente", "nl-NL"), (p("x"),)), base, None)
    second = members(write(Document(Properties("Anders", "nl-NL"), (p("y"),)), first, None))
    assert b"Van de gemeente" in second["word/header1.xml"]
    assert "word/header2.xml" not in second


@pytest.mark.parametrize(
    ("part", "error"),
    [("word/document.xml", DamagedArchiveError), ("word/styles.xml", UnsuitableBaseError)],
)
def test_a_base_without_its_parts_is_refused(base, part, error):
    parts = members(base)
    del parts[part]
    with pytest.raises(error):
        write(sample(), pack(parts), None)


def test_a_base_without_lists_is_refused(base):
    parts = members(base)
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(b"ListBullet", b"Other")
    with pytest.raises(UnsuitableBaseError, match="ListBullet"):
        write(sample(), pack(parts), None)


def test_a_base_whose_lists_are_never_used_is_refused(base):
    parts = members(base)
    parts["word/numbering.xml"] = parts["word/numbering.xml"].replace(
        b'<w:abstractNumId w:val="1"/>', b'<w:abstractNumId w:val="2"/>'
    )
    with pytest.raises(UnsuitableBaseError, match="never uses"):
        write(sample(), pack(parts), None)


def test_a_base_of_another_make_shows_everything_in_its_own_styles():
    other = BytesIO()
    docx.Document().save(other)
    written = write(sample(), other.getvalue(), snapshot())
    assert check(written) == ()
    styles = {style_of(paragraph) for paragraph in body(written).iter(f"{W}p")}
    assert {"Heading1", "ListBullet", "ListNumber", "Title", "TOCHeading", ""} <= styles
    assert "Promise" not in styles


@pytest.mark.parametrize("part", ["[Content_Types].xml", "_rels/.rels"])
def test_a_base_with_a_broken_frame_is_refused(base, part):
    parts = members(base)
    with pytest.raises(DamagedArchiveError):
        write(sample(), pack(parts | {part: b"<kapot"}), None)
    del parts[part]
    with pytest.raises(DamagedArchiveError):
        write(sample(), pack(parts), None)


def test_a_base_that_knows_no_bars_gets_none(base):
    parts = members(base)
    root = etree.fromstring(parts["word/styles.xml"])
    for tag in ("pBdr", "shd"):
        for element in list(root.iter(f"{W}{tag}")):
            element.getparent().remove(element)
    parts["word/styles.xml"] = etree.tostring(root)
    written = write(sample(), pack(parts), None)
    assert check(written) == ()
    assert b"EEF3F7" not in members(written)["word/document.xml"]


def test_one_picture_used_twice_is_stored_once_and_fits_the_page(base):
    picture = Picture(png(4000, 200), "Logo", 4000, 200)
    document = Document(PROPERTIES, (Paragraph((picture,)), Paragraph((Text("en "), picture))))
    written = write(document, base, None)
    assert [name for name in members(written) if "media" in name] == ["word/media/image1.png"]
    assert check(written) == ()
    sizes = {
        int(extent.get("cx", "0")) for extent in body(written).iter() if str(extent.tag).endswith("}extent")
    }
    assert max(sizes) <= 9070 * 635


def test_another_kind_of_picture_is_refused(base):
    picture = Picture(b"GIF89a", "Een gif", 1, 1)
    with pytest.raises(ValueError, match="PNG"):
        write(Document(PROPERTIES, (Paragraph((picture,)),)), base, None)
