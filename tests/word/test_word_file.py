"""A whole document: valid, paired, read by others, and the same every time."""

import os
import re
import subprocess
import sys
import zipfile
from contextlib import suppress
from io import BytesIO
from pathlib import Path

import docx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
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
    said = document_words(sample())
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


def test_the_properties_of_the_base_go_and_no_date_is_made_up(base):
    other = BytesIO()
    docx.Document().save(other)
    for found in (base, other.getvalue()):
        written = write(sample(), found, None)
        assert b"<dcterms" not in members(written)["docProps/core.xml"]
        assert b"python-docx" not in members(written)["docProps/core.xml"]


def test_properties_too_long_for_word_are_cut(base):
    written = write(Document(Properties("T" * 400, "nl-NL"), (p("x"),)), base, None)
    properties = docx.Document(BytesIO(written)).core_properties
    assert properties.title == "T" * 255
    assert b"cp:version" not in members(written)["docProps/core.xml"]


def test_python_docx_is_loaded_when_a_file_is_written_and_not_before():
    script = (
        "import sys\n"
        "import generator.writers.docx, generator.ooxml.digest, generator.ooxml.pairing\n"
        "assert not [name for name in sys.modules if name.partition('.')[0] == 'docx']\n"
    )
    environment = os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])}
    subprocess.run([sys.executable, "-c", script], env=environment, check=True)


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
    label = next(line for line in body(written).iter(f"{W}p") if text_of(line) == "Inhoud")
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
        _label, first, *_ = body(write(document, base, None)).findall(f"{W}p")
        return first.find(f"{W}pPr/{W}pageBreakBefore") is not None

    assert not breaks(10)
    assert breaks(40)
    assert not breaks(50)


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
    [
        ("document", DamagedArchiveError),
        ("styles", UnsuitableBaseError),
        ("numbering", UnsuitableBaseError),
    ],
)
def test_a_base_without_its_parts_is_refused(base, part, error):
    parts = members(base)
    without = dict(parts)
    del without[f"word/{part}.xml"]
    with pytest.raises(DamagedArchiveError):
        write(sample(), pack(without), None)
    kind = "officeDocument" if part == "document" else part
    for name in ("_rels/.rels", "word/_rels/document.xml.rels"):
        parts[name] = parts[name].replace(f'/{kind}"'.encode(), b'/other"')
    with pytest.raises(error):
        write(sample(), pack(parts), None)


def test_a_base_whose_styles_are_of_another_kind_is_refused(base):
    parts = members(base)
    types = "[Content_Types].xml"
    parts[types] = parts[types].replace(b"wordprocessingml.styles+xml", b"wordprocessingml.other+xml")
    with pytest.raises(UnsuitableBaseError, match="another kind"):
        write(sample(), pack(parts), None)


def test_a_base_that_declares_a_document_type_is_refused(base):
    parts = members(base)
    name = "word/settings.xml"
    parts[name] = parts[name].replace(b"<w:settings", b'<!DOCTYPE a [<!ENTITY b "c">]><w:settings')
    with pytest.raises(DamagedArchiveError, match="document type"):
        write(sample(), pack(parts), None)


@given(
    which=st.tuples(st.booleans(), st.integers(0, 9_999), st.integers(0, 9_999), st.integers(0, 9_999_999)),
    damage=st.tuples(st.sampled_from(["drop", "cut", "other", "byte", "word"]), st.binary(max_size=1)),
)
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@pytest.mark.filterwarnings("ignore:Generating overly large repr")  # of the bases, where an example fails
def test_a_base_damaged_anyhow_is_refused_or_used(base, written, which, damage):
    # Nothing is drawn from what a base holds: failures then print their few numbers, not the base.
    filled, *numbers = which
    kind, byte = damage
    parts = members(written if filled else base)
    names = sorted(parts)
    name, other = (names[number % len(names)] for number in numbers[:2])
    content = parts[name]
    place = numbers[2] % (len(content) + 1)
    match kind:
        case "drop":
            del parts[name]
        case "cut":
            parts[name] = content[:place]
        case "other":
            parts[name] = parts[other]
        case "byte":
            parts[name] = content[:place] + byte + content[place + 1 :]
        case _:
            values = re.findall(rb'="([^"]*)"', content) or [b""]
            parts[name] = content.replace(values[place % len(values)], b"x")
    with suppress(DamagedArchiveError, UnsuitableBaseError):
        write(Document(PROPERTIES, (p("x"),)), pack(parts), None)


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("[Content_Types].xml", b" ContentType="),
        ("word/_rels/document.xml.rels", b" Type="),
        ("word/_rels/document.xml.rels", b" Target="),
    ],
)
def test_a_base_whose_relationships_or_types_have_gaps_is_refused(base, name, attribute):
    parts = members(base)
    before, gap, after = parts[name].rpartition(attribute)
    parts[name] = before + gap.replace(b"T", b"t", 1) + after
    with pytest.raises(DamagedArchiveError):
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


def extents(data: bytes) -> list[tuple[int, int]]:
    """Give the size of every picture in EMU."""
    found = [one for one in body(data).iter() if str(one.tag).endswith("}extent")]
    return [(int(one.get("cx", "0")), int(one.get("cy", "0"))) for one in found]


def test_one_picture_used_twice_is_stored_once_and_fits_the_page(base):
    picture = Picture(png(4000, 200), "Logo", 4000, 200)
    document = Document(PROPERTIES, (Paragraph((picture,)), Paragraph((Text("en "), picture))))
    written = write(document, base, None)
    assert [name for name in members(written) if "media" in name] == ["word/media/image1.png"]
    assert check(written) == ()
    assert max(wide for wide, _ in extents(written)) <= 9070 * 635


@pytest.mark.parametrize(("width", "height"), [(3000, 3000), (100, 9000), (9000, 100), (20, 10)])
def test_pictures_are_ten_centimetres_high_at_most_and_logos_six_by_two_and_a_half(base, width, height):
    centimetre = 360_000
    picture = p(Picture(png(4, 4), "Logo", width, height))
    written = write(Document(PROPERTIES, (Group(Role.TITLE_PAGE, (picture,)), picture)), base, None)
    (logo_width, logo_height), (other_width, other_height) = extents(written)
    assert logo_width <= 6.01 * centimetre
    assert logo_height <= 2.51 * centimetre
    assert other_width <= 9070 * 635
    assert other_height <= 10.01 * centimetre
    assert other_width / other_height == pytest.approx(width / height, rel=0.01)


def test_a_jpeg_that_begins_with_an_adobe_segment_is_taken(base, tmp_path):
    data = b"\xff\xd8\xff\xee\x00\x0eAdobe\x00d\x00\x00\x00\x00\x01\xff\xd9"
    written = write(Document(PROPERTIES, (p(Picture(data, "Foto", 40, 30)),)), base, None)
    assert members(written)["word/media/image1.jpeg"] == data
    assert check(written) == ()
    assert audit(written, tmp_path) == []


def test_another_kind_of_picture_is_refused(base):
    picture = Picture(b"GIF89a", "Een gif", 1, 1)
    with pytest.raises(ValueError, match="PNG"):
        write(Document(PROPERTIES, (Paragraph((picture,)),)), base, None)
