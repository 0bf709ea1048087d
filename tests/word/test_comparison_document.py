"""A comparison in Word: lies down, a few municipalities a table, heads on every page."""

from pathlib import Path

import pytest
from lxml import etree
from word_reading import MAIN, W, audit, body, members, paragraph_texts, text_of
from word_sample import sample, snapshot
from written import locale

from generator.comparison.compare import compare
from generator.comparison.facts import Compared
from generator.documents.comparison.document import comparison_document
from generator.documents.comparison.show import show
from generator.ooxml.pairing import check
from generator.pipeline.check import open_definition
from generator.pipeline.compare import CompareRequest, compare_all
from generator.pipeline.comparison_files import comparison_bytes
from generator.writers.docx import write

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = (
    *("altena", "katwijk", "assen", "heemskerk", "midden-delfland"),
    *("alphen-aan-den-rijn", "nissewaard"),
)


@pytest.fixture(scope="module")
def made() -> bytes:
    sources = tuple(str(EXAMPLES / name) for name in NAMES)
    return comparison_bytes(compare_all(CompareRequest(sources)), "docx")


def tables(data: bytes) -> list[etree._Element]:
    return list(body(data).iter(f"{W}tbl"))


def heads(table: etree._Element) -> list[str]:
    row = table.find(f"{W}tr")
    return [text_of(cell) for cell in row.iterfind(f"{W}tc")]


def of_promises(data: bytes) -> list[etree._Element]:
    return [table for table in tables(data) if heads(table)[0] == "Onderwerp"]


def test_the_strict_validator_finds_nothing(made: bytes, tmp_path: Path):
    assert audit(made, tmp_path) == []
    assert check(made) == ()


def test_the_page_lies_down(made: bytes):
    size = body(made).find(f"{W}sectPr/{W}pgSz")
    assert int(size.get(f"{W}w")) > int(size.get(f"{W}h"))
    assert size.get(f"{W}orient") == "landscape"


def test_header_and_footer_reach_over_the_width_of_the_page(made: bytes):
    parts = members(made)
    width = sum(int(column.get(f"{W}w")) for column in of_promises(made)[0].iter(f"{W}gridCol"))
    for name in ("word/header1.xml", "word/footer1.xml"):
        tabs = etree.fromstring(parts[name]).iterfind(f".//{W}tabs/{W}tab")
        stops = [(tab.get(f"{W}val"), int(tab.get(f"{W}pos"))) for tab in tabs]
        assert ("right", width) in stops
        assert ("clear", 9070) in stops


def test_seven_municipalities_stand_in_two_tables_that_each_name_their_rows(made: bytes):
    found = of_promises(made)
    assert [heads(table)[1:] for table in found] == [
        ["Altena", "Katwijk", "Assen", "Heemskerk"],
        ["Midden-Delfland", "Alphen aan den Rijn", "Nissewaard"],
    ]
    captions = [text for text in paragraph_texts(made) if "Wat beloven zij" in text]
    assert captions == [
        "Tabel 2. Wat beloven zij, en met welke norm? Deel 1 van 2",
        "Tabel 3. Wat beloven zij, en met welke norm? Deel 2 van 2",
    ]
    for table in found:
        firsts = [text_of(row.find(f"{W}tc")) for row in table.findall(f"{W}tr")[1:]]
        assert any(text.startswith("Telefoon · opnemen") for text in firsts)
        assert all(firsts)


def test_a_row_stays_whole_and_the_head_comes_back(made: bytes):
    for table in tables(made):
        rows = table.findall(f"{W}tr")
        assert all(row.find(f"{W}trPr/{W}cantSplit") is not None for row in rows)
        assert rows[0].find(f"{W}trPr/{W}tblHeader") is not None


def test_municipalities_have_equal_columns(made: bytes):
    for table in of_promises(made):
        _, *others = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert len(set(others)) == 1


def test_pictures_say_what_they_show(made: bytes):
    drawings = [found.get("descr") for found in body(made).iter("{*}docPr")]
    assert len(drawings) > 2
    assert all(len(text or "") > 40 for text in drawings)
    assert sum(name.endswith(".png") for name in members(made)) == len(drawings)


def test_nothing_can_be_carried_back(made: bytes):
    fields = [found for found in body(made).iter(f"{W}sdt") if found.find(f"{W}sdtPr/{W}docPartObj") is None]
    assert fields == []


def test_many_municipalities_are_an_excerpt_and_it_says_so(base: bytes, tmp_path: Path):
    first = open_definition(EXAMPLES / "heemskerk").definition
    many = compare([Compared(f"Gemeente {number}", first) for number in range(30)])
    data = write(comparison_document(show(many, locale("nl")), locale("nl")), base, None)
    assert [len(heads(table)) for table in of_promises(data)] == [7] * 4
    assert "Hier staan de eerste 24 gemeenten naast elkaar, van de 30." in "\n".join(paragraph_texts(data))
    assert audit(data, tmp_path) == []


def test_a_document_that_stands_up_stays_as_it_was(base: bytes):
    assert b"landscape" not in members(write(sample(), base, snapshot()))[MAIN]
