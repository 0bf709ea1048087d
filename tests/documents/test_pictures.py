"""The size of a picture, read from its first bytes."""

import struct

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from small_picture import PNG
from written import render

from generator.diagnostics import InvalidInputError
from generator.documents.pictures import UnusablePictureError, picture_size

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
