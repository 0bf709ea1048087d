"""A PDF as a file: what it says about itself, that it is accessible, and that it is the same every time."""

import re

import pytest
from pdf_reading import Pdf
from pdf_sample import PROPERTIES, document, p, sample
from pdfua import validate

from generator.document import Properties
from generator.writers.pdf.writer import write


def test_it_says_what_it_is(pdf):
    assert pdf.root["/Lang"] == "nl-NL"
    assert pdf.reader.metadata.title == PROPERTIES.title
    assert pdf.reader.metadata.author == PROPERTIES.organisation
    assert pdf.root["/MarkInfo"]["/Marked"]
    assert pdf.root["/ViewerPreferences"]["/DisplayDocTitle"]
    assert b"pdfuaid" in pdf.reader.xmp_metadata.stream.get_data()


def test_the_draft_mark_and_the_page_stand_on_every_page_and_are_not_read_aloud(pdf):
    first, *others = pdf.artifacts
    assert first == "CONCEPT"
    for number, page in enumerate(others, 2):
        assert page.startswith("Serviceformule gemeente ProefCONCEPT")
        assert page.endswith(f"Gemeente Proef · Versie 1.1Pagina {number} van {len(pdf.artifacts)}")
    assert pdf.text.count("CONCEPT") == 1  # that on the title page


def test_without_a_title_page_the_first_page_is_like_the_others(theme):
    adopted = Properties("Titel", "en-GB", organisation="Town", version="Version 1", status="adopted")
    read = Pdf(write(document(p("tekst"), properties=adopted), theme).data)
    assert read.artifacts == ["TiteladoptedTown · Version 1"]
    assert read.root["/Lang"] == "en-GB"


def test_pdfua_finds_nothing(theme, tmp_path):
    path = tmp_path / "sample.pdf"
    path.write_bytes(write(sample(), theme).data)
    report = validate(str(path))
    assert [finding.message for finding in report.findings] == []


def test_the_same_document_gives_the_same_bytes_without_a_moment(theme):
    first, second = (write(sample(), theme).data for _ in range(2))
    assert first == second
    assert re.search(rb"/(CreationDate|ModDate)", first) is None
    assert re.search(rb"<xmp:(CreateDate|ModifyDate)", first) is None


@pytest.mark.parametrize("language", ["nl", "nl-NL", "en-GB", "fy", "de-DE"])
def test_languages(theme, language):
    read = Pdf(write(document(p("tekst"), properties=Properties("Titel", language)), theme).data)
    assert read.root["/Lang"] == language


def test_all_fonts_are_inside(pdf):
    for page in pdf.reader.pages:
        for font in page["/Resources"].get("/Font", {}).values():
            descriptor = font.get_object()["/DescendantFonts"][0].get_object()["/FontDescriptor"]
            assert {"/FontFile2", "/FontFile3"} & set(descriptor)
