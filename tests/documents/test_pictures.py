"""The size of a picture, read from its first bytes."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_picture import PNG
from written import render

from generator.diagnostics import InvalidInputError
from generator.documents.pictures import MAX_PICTURE_PIXELS, UnusablePictureError, is_whole, picture_size

SIZES = st.integers(1, 65535)


def png(width: int, height: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + struct.pack(">I4sII", 13, b"IHDR", width, height) + b"\x08\x06\x00\x00\x00"


def jpeg(width: int, height: int, marker: int = 0xC0, before: bytes = b"") -> bytes:
    application = b"\xff\xe0" + struct.pack(">H", 16) + b"JFIF\x00".ljust(14, b"\x00")
    tables = b"\xff\xc4" + struct.pack(">H", 6) + b"\x00" * 4  # a marker near that of a frame, but none
    frame = bytes([0xFF, marker]) + struct.pack(">HBHH", 17, 8, height, width) + b"\x03" + bytes(9)
    return b"\xff\xd8" + application + before + tables + frame


@given(width=SIZES, height=SIZES)
@settings(max_examples=30)
def test_png_and_jpeg(width, height):
    assert picture_size(png(width, height)) == (width, height)
    for marker in (0xC0, 0xC1, 0xC2, 0xCF):
        assert picture_size(jpeg(width, height, marker)) == (width, height)


@pytest.mark.parametrize("cut", range(37))
def test_a_picture_that_is_cut_short(cut):
    wholes = (png(640, 480), jpeg(640, 480)) if cut < 24 else (jpeg(640, 480),)
    for whole in wholes:
        with pytest.raises(UnusablePictureError):
            picture_size(whole[:cut])


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"GIF89a",
        b"<svg/>",
        b"\xff\xd8",
        b"\xff\xd8\xff\xd9",
        b"\xff\xd8abcdefghijk",
        png(0, 1),
        jpeg(1, 0),
    ],
)
def test_what_is_no_picture(data):
    with pytest.raises(UnusablePictureError):
        picture_size(data)


@pytest.mark.parametrize(
    ("error", "code"),
    [(FileNotFoundError(), "missing-picture"), (PermissionError(13, "verboden"), "unreadable-picture")],
)
def test_a_picture_that_cannot_be_opened(error, code):
    class Pictures(dict[str, bytes]):
        def __getitem__(self, name: str) -> bytes:
            raise error

    with pytest.raises(InvalidInputError) as caught:
        render("![a](p.png)\n", pictures=Pictures(x=PNG))
    assert [finding.code for finding in caught.value.diagnostics] == [code]


@pytest.mark.parametrize("cut", range(24, len(PNG)))
def test_a_png_that_stops_before_its_end_is_not_whole(cut):
    assert is_whole(PNG)
    assert is_whole(PNG + b"rest")
    assert not is_whole(PNG[:cut])


def test_a_png_with_a_changed_byte_is_not_whole():
    assert not is_whole(PNG[:45] + bytes([PNG[45] ^ 1]) + PNG[46:])


def test_a_jpeg_ends_with_its_own_sign():
    assert is_whole(jpeg(2, 2) + b"\xff\xda\x00\x00\xff\xd9")
    assert not is_whole(jpeg(2, 2) + b"\xff\xda\x00\x00")


SCRIPT = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.mark.parametrize(
    ("data", "code", "arguments"),
    [
        (png(60_000, 60_000), "picture-too-many-pixels", {"size": "60000 × 60000", "limit": "50"}),
        (png(MAX_PICTURE_PIXELS + 1, 1), "picture-too-many-pixels", {"size": "50000001 × 1", "limit": "50"}),
        (jpeg(65_000, 65_000), "picture-too-many-pixels", {"size": "65000 × 65000", "limit": "50"}),
        (png(60, 60), "broken-picture", {}),
        (PNG[:-3], "broken-picture", {}),
        (jpeg(60, 60), "broken-picture", {}),
        (SCRIPT, "unusable-picture", {}),
    ],
)
def test_pictures_that_no_document_can_hold(data, code, arguments):
    with pytest.raises(InvalidInputError) as caught:
        render("![a](logo.svg)\n", pictures={"logo.svg": data})
    (finding,) = caught.value.diagnostics
    assert (finding.code, finding.arguments) == (code, {"name": "logo.svg", **arguments})
