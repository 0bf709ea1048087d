"""What software for blind readers finds in a PDF: headings, tables, lists, descriptions, order."""

import pytest
from pdf_reading import Pdf, words
from pdf_sample import FRAMES, document, heading, p, table

from generator.document import Cell, Group, ListBlock, Role, Table
from generator.writers.pdf.writer import write


def test_headings_have_their_level_and_number(pdf):
    found = [(part.kind, part.text) for part in pdf.tree.all("H1", "H2", "H3")]
    assert found == [
        ("H1", "Inhoud"),
        ("H1", "1 Samenvatting"),
        ("H2", "1.1 Wat wij beloven"),
        ("H2", "1.2 Lijsten"),
        ("H1", "Zonder nummer"),
    ]


def test_bookmarks_follow_the_headings(pdf):
    assert pdf.titles == [
        (1, "1 Samenvatting"),
        (2, "1.1 Wat wij beloven"),
        (2, "1.2 Lijsten"),
        (1, "Zonder nummer"),
    ]


def test_a_heading_that_skips_a_level_is_one_level_down(theme):
    blocks = (heading(3, "", "Diep", "a"), heading(1, "", "Hoog", "b"), heading(4, "", "Lager", "c"))
    read = Pdf(write(document(*blocks), theme).data)
    assert [(part.kind, part.text) for part in read.tree.all("H1", "H2", "H3", "H4")] == [
        ("H1", "Diep"),
        ("H1", "Hoog"),
        ("H2", "Lager"),
    ]


def test_tables_mark_their_header(pdf):
    tables = pdf.tree.all("Table")
    assert [[cell.text for cell in one.all("TH")] for one in tables][:2] == [
        ["Versie", "Datum"],
        ["Belofte", "Norm"],
    ]
    assert [cell.text for cell in tables[1].all("TD")] == ["Wij nemen op.", "30 seconden"]
    assert tables[2].all("TH")[4].text == "Digitaal formulier"


def test_a_table_and_its_caption_belong_together(pdf):
    captions = [part.text for part in pdf.tree.all("Caption")]
    assert captions == ["Tabel 1: Normen", "Tabel 2: Producten en kanalen"]


def test_a_header_comes_back_on_the_next_page_and_is_read_once(theme):
    rows = [(f"Belofte {n}", "Wij doen wat wij zeggen. " * 6) for n in range(60)]
    read = Pdf(write(document(table(("Wat", "Hoe"), *rows)), theme).data)
    assert len(read.reader.pages) > 2
    assert [part.text for part in read.tree.all("TH")] == ["Wat", "Hoe"]
    assert all("Wat" in page.extract_text().split() for page in read.reader.pages)


def test_lists_nest_and_count_from_their_start(pdf):
    outer = pdf.tree.all("L")[0]
    assert [part.text for part in outer.all("Lbl")] == ["•", "3.", "4.", "•"]
    assert outer.text == "• een 3. eerst 4. dan en verder • twee"


def test_pictures_and_drawings_have_their_description(pdf):
    assert [part.alt for part in pdf.tree.all("Figure")] == [
        "Logo van de gemeente",
        "Een streep onder het woord gehaald",
        "Een vlak",
    ]


@pytest.mark.parametrize("role", FRAMES)
def test_blocks_with_a_bar_are_read_in_order(pdf, role):
    wanted = f"Dit is een {role.value}. Uitleg erbij. Norm: binnen 30 seconden Eigenaar: teamleider"
    assert wanted in pdf.text


def test_links_lead_within_the_document_and_out_of_it(pdf):
    links = {part.text: part for part in pdf.tree.all("Link")}
    assert {"Tabel 1", "de belofte", "een adres"} <= links.keys()
    addresses = [
        str(note.get_object()["/A"]["/URI"])
        for page in pdf.reader.pages
        for note in page.get("/Annots", [])
        if "/A" in note.get_object() and "/URI" in note.get_object()["/A"]
    ]
    assert addresses == ["https://voorbeeld.nl/a?b=c&d=%C3%A9"]


def test_the_table_of_contents_names_pages(pdf):
    entries = [" ".join(words(part.text.replace("\u2060", ""))) for part in pdf.tree.all("TOCI")]
    assert entries[0] == "1 Samenvatting 3"
    assert len(entries) == 4


def test_a_text_in_another_language_says_so(pdf):
    assert pdf.spoken("en-GB") == "and something English"
    assert pdf.spoken("fr") == ""


def test_quotes_code_and_lines_with_a_label(pdf):
    assert [part.text for part in pdf.tree.all("BlockQuote")] == ["Een goed begin."]
    assert "regel een regel twee" in pdf.text
    assert "Bereikbaar: ma-vr zonder naam" in pdf.text


def test_a_cell_may_span_columns_and_hold_lists(theme):
    inside = ListBlock(ordered=False, items=((p("een"),), (p("twee"),)))
    whole = table(("A", "B", "C"), ("1", "2", "3"))
    wide = Table(whole.alignments, whole.header, ((Cell((inside,), 2), Cell((p("los"),))), *whole.rows))
    read = Pdf(write(document(wide), theme).data)
    assert [part.text for part in read.tree.all("TD")] == ["• een • twee", "los", "1", "2", "3"]


def test_anchors_are_unique_and_references_lead_somewhere(theme):
    twice = (heading(1, "", "A", "a"), heading(1, "", "B", "a"))
    with pytest.raises(ValueError, match="two things"):
        write(document(*twice), theme)
    from pdf_sample import Reference

    with pytest.raises(ValueError, match="not in the document"):
        write(document(p(Reference("nergens", "daar"))), theme)


def test_empty_places_are_no_fault(theme):
    empty = (Group(Role.NOTE, ()), Group(Role.SUMMARY, ()), ListBlock(ordered=False, items=((),)))
    assert write(document(*empty, Group(Role.CONTENTS, ())), theme).data.startswith(b"%PDF")
