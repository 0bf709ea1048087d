"""The workbook of a comparison: sheets to filter, real numbers, and no text that becomes a formula."""

import zipfile
from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from calc import converted, panes
from openpyxl.worksheet.worksheet import Worksheet
from written import locale

from generator.comparison.compare import compare
from generator.comparison.facts import Compared
from generator.documents.comparison.show import show
from generator.pipeline.check import open_definition
from generator.pipeline.compare import CompareRequest, compare_all
from generator.pipeline.comparison_files import comparison_bytes
from generator.writers.xlsx import write

EXAMPLES = Path(__file__).parents[2] / "examples"
NAMES = (
    *("altena", "katwijk", "assen", "heemskerk", "midden-delfland"),
    *("alphen-aan-den-rijn", "nissewaard"),
)
SHEETS = ["Matrix", "Normen", "Kanalen", "Gedrag", "Koppelingen", "Uitwisselbaarheid"]


@pytest.fixture(scope="module")
def made() -> bytes:
    sources = tuple(str(EXAMPLES / name) for name in NAMES)
    return comparison_bytes(compare_all(CompareRequest(sources)), "xlsx")


@pytest.fixture(scope="module")
def book(made: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(BytesIO(made))


def lines(sheet: Worksheet) -> list[dict[str, object]]:
    head, *rows = sheet.iter_rows(values_only=True)
    return [dict(zip(head, row, strict=True)) for row in rows]


def norm_of(book: openpyxl.Workbook, municipality: str, item: str) -> dict[str, object]:
    return next(
        line for line in lines(book["Normen"]) if (line["Gemeente"], line["Item"]) == (municipality, item)
    )


def test_there_is_a_sheet_for_each_question(book: openpyxl.Workbook):
    assert book.sheetnames == SHEETS


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_can_be_filtered_and_its_head_stays(book: openpyxl.Workbook, name: str):
    sheet = book[name]
    assert sheet.freeze_panes == ("A2" if name == "Koppelingen" else "B2")
    assert sheet.auto_filter.ref == sheet.dimensions
    assert all(cell.value for cell in sheet[1])
    assert all(cell.alignment.wrap_text for row in sheet.iter_rows() for cell in row if cell.value)


def test_the_matrix_has_a_row_for_each_subject_and_a_column_for_each_municipality(book: openpyxl.Workbook):
    sheet = book["Matrix"]
    assert [cell.value for cell in sheet[1]][2:5] == ["Altena", "Katwijk", "Assen"]
    line = next(line for line in lines(sheet) if line["Onderwerp"] == "Telefoon · opnemen")
    assert str(line["Katwijk"]).startswith("20 seconden (strengste)\n")
    assert line["Nissewaard"] is None
    assert line["Samen"] == "6 van 7; strengste: Katwijk, 20 seconden"


def test_a_norm_is_numbers_with_their_units_beside_them(book: openpyxl.Workbook):
    line = norm_of(book, "Altena", "beloften.tel-opnemen")
    assert (line["Grens"], line["Eenheid"], line["Soort eenheid"]) == (30, "seconden", "uren en minuten")
    assert line["Aandeel"] == pytest.approx(0.8)
    assert line["Gehaald in 2025"] == pytest.approx(0.74)
    assert line["Voorwaarde"] == "tijdens openingstijden"
    assert line["Fictief"] == "ja"
    assert norm_of(book, "Katwijk", "beloften.tel-opnemen")["Oordeel"] == "strengste"
    assert str(norm_of(book, "Katwijk", "beloften.tel-opnemen")["Bron"]).startswith("katwijk.nl/")
    assert norm_of(book, "Altena", "beloften.melding-spoed")["Grens"] == 1.5


def test_percentages_look_like_percentages(book: openpyxl.Workbook):
    sheet = book["Normen"]
    place = [cell.value for cell in sheet[1]].index("Aandeel") + 1
    shares = [sheet.cell(row, place) for row in range(2, sheet.max_row + 1)]
    assert {cell.number_format for cell in shares if cell.value is not None} == {"0.##%"}


def test_the_sheet_of_matches_begins_with_what_is_to_be_decided(book: openpyxl.Workbook):
    found = lines(book["Koppelingen"])
    kinds = [line["Zekerheid"] for line in found]
    assert kinds == sorted(kinds, key=["voorstel", "zeker", "bevestigd"].index)
    assert all(0 <= float(str(line["Gelijkenis"])) <= 1 for line in found)


def test_the_sheet_of_interchange_is_coloured_by_its_numbers(book: openpyxl.Workbook):
    sheet = book["Uitwisselbaarheid"]
    (reach,) = sheet.conditional_formatting
    assert str(reach.sqref) == "B2:I8"
    assert sheet["C2"].value is None  # with itself
    assert isinstance(sheet["D2"].value, float)
    assert sheet["D2"].value == sheet["C3"].value


def test_every_file_in_it_has_one_date(made: bytes):
    with zipfile.ZipFile(BytesIO(made)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert b"1980-01-01" in archive.read("docProps/core.xml")


HOSTILE = ("=1+1", "+31 6", "-2", "@SOM(A1)", '=HYPERLINK("http://x")', "a\u000bb", "x" * 40_000)


@pytest.fixture(scope="module")
def hostile() -> bytes:
    first = open_definition(EXAMPLES / "heemskerk").definition
    promises = [first.promises[n % 5].model_copy(update={"id": f"b-{n}", "text": text})
                for n, text in enumerate(HOSTILE)]  # fmt: skip
    other = first.model_copy(update={"promises": tuple(promises)})
    names = [Compared("=Gemeente", other), Compared("Heemskerk", first)]
    return write(show(compare(names), locale("nl")), locale("nl"))


def test_no_text_becomes_a_formula(hostile: bytes):
    book = openpyxl.load_workbook(BytesIO(hostile))
    for sheet in book:
        for row in sheet.iter_rows():
            assert all(cell.data_type != "f" for cell in row)
    texts = {line["Tekst"] for line in lines(book["Normen"])}
    assert {"=1+1", "+31 6", "-2", "@SOM(A1)"} <= texts
    assert "a\ufffdb" in texts
    assert max(map(len, texts)) == 32_767


def test_the_words_are_english_where_that_is_asked():
    sources = tuple(str(EXAMPLES / name) for name in NAMES[:2])
    data = comparison_bytes(compare_all(CompareRequest(sources, language="en")), "xlsx")
    book = openpyxl.load_workbook(BytesIO(data))
    assert book.sheetnames[1] == "Norms"
    assert norm_of_english(book)["Unit"] == "seconds"


def norm_of_english(book: openpyxl.Workbook) -> dict[str, object]:
    return next(line for line in lines(book["Norms"]) if line["Item"] == "promises.tel-opnemen")


# --- LibreOffice ---


def test_libreoffice_keeps_filters_and_numbers(made: bytes, tmp_path: Path):
    read = openpyxl.load_workbook(converted(made, "xlsx", tmp_path))
    assert read.sheetnames == SHEETS
    for name in SHEETS:
        assert read[name].auto_filter.ref == read[name].dimensions
    line = norm_of(read, "Altena", "beloften.tel-opnemen")
    assert (line["Grens"], line["Eenheid"], line["Aandeel"]) == (30, "seconden", pytest.approx(0.8))


def test_libreoffice_shows_frozen_heads(made: bytes, tmp_path: Path):
    columns = {name: "0" if name == "Koppelingen" else "1" for name in SHEETS}
    assert panes(made, tmp_path) == [[name, "frozen", columns[name], "1"] for name in SHEETS]


def test_libreoffice_reads_no_formula(hostile: bytes, tmp_path: Path):
    with zipfile.ZipFile(converted(hostile, "ods", tmp_path)) as archive:
        content = archive.read("content.xml")
    assert b"table:formula" not in content
    assert b"=Gemeente" in content
