"""Pictures in a PDF: as they are, in their size, and never silently left out."""

from base64 import b64decode

import pytest
from pdf_reading import Pdf
from pdf_sample import document, p, png

from generator.document import Field, Group, Origin, Picture, Role
from generator.writers.pdf.writer import write

JPEG = b64decode(
    "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDACgcHiMeGSgjISMtKygwPGRBPDc3PHtYXUlkkYCZlo+AjIqgtObDoKrarYqMyP/L"
    "2u71////m8H////6/+b9//j/wAALCAAIAAgBAREA/8QAFAABAAAAAAAAAAAAAAAAAAAAAv/EABQQAQAAAAAAAAAAAAAAAAAA"
    "AAD/2gAIAQEAAD8AL//Z"
)
"""Eight by eight pixels, all of one grey."""


def images(read: Pdf) -> list:
    found = [
        thing.get_object() for page in read.reader.pages for thing in objects(page.get("/Resources", {}))
    ]
    return [one for one in found if one.get("/Subtype") == "/Image"]


def objects(resources):
    for thing in resources.get("/XObject", {}).values():
        inside = thing.get_object()
        yield inside
        yield from objects(inside.get("/Resources", {}))


def test_a_jpeg_goes_in_as_it_is(theme):
    read = Pdf(write(document(p(Picture(JPEG, "Vlak", 8, 8, "v.jpg"))), theme).data)
    (image,) = images(read)
    assert image["/Filter"] == "/DCTDecode"
    assert image._data == JPEG  # noqa: SLF001 - the bytes as they stand in the file


@pytest.mark.parametrize("kind", [2, 6])
def test_a_png_keeps_its_pixels(theme, kind):
    read = Pdf(write(document(p(Picture(png(7, 5, kind=kind), "Vlak", 7, 5))), theme).data)
    (image,) = images(read)
    assert (image["/Width"], image["/Height"]) == (7, 5)
    assert ("/SMask" in image) == (kind == 6)


def test_the_same_picture_is_there_once(theme):
    one = Picture(png(7, 5), "Vlak", 7, 5)
    read = Pdf(write(document(p(one), p(one, " ", one)), theme).data)
    assert len({id(image) for image in images(read)}) == 1
    assert len(read.tree.all("Figure")) == 3


def test_a_picture_is_made_to_fit(theme):
    read = Pdf(write(document(p(Picture(png(4000, 100), "Breed", 4000, 100))), theme).data)
    left, bottom, right, top = read.tree.all("Figure")[0].element["/A"][0]["/BBox"]
    assert right - left == pytest.approx(453.5, abs=0.5)
    assert top - bottom == pytest.approx(453.5 / 40, abs=0.5)


def test_a_picture_that_cannot_be_read_says_its_description(theme):
    whole = Picture(png(7, 5), "Heel", 7, 5, "heel.png")
    broken = Picture(png(7, 5)[:60], "Kapot vlak", 7, 5, "stuk.png")
    where = Field(Origin("vision.a.explanation#1", "Toelichting"), (broken,))
    printed = write(document(p(whole), p(where)), theme)
    assert [(one.code, one.arguments, one.field, one.quoted) for one in printed.findings] == [
        ("picture-not-shown", {"name": "stuk.png"}, "vision.a.explanation#1", "stuk.png")
    ]
    read = Pdf(printed.data)
    assert [part.alt for part in read.tree.all("Figure")] == ["Heel"]
    assert "[Kapot vlak]" in read.text


def test_what_is_neither_png_nor_jpeg(theme):
    with pytest.raises(ValueError, match="PNG"):
        write(document(p(Picture(b"<svg/>", "Tekening", 1, 1))), theme)


def test_a_logo_stands_on_the_title_page_in_its_own_size(theme):
    logo = Group(Role.TITLE_PAGE, (p(Picture(png(3000, 3000), "Logo", 3000, 3000)),))
    read = Pdf(write(document(logo, p("tekst")), theme).data)
    left, _, right, _ = read.tree.all("Figure")[0].element["/A"][0]["/BBox"]
    assert right - left == pytest.approx(70.85, abs=0.5)
