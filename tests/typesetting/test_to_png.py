"""Drawings as PNG: as large as asked, equal on every machine, and the picture that their SVG shows."""

import struct
import zlib
from itertools import pairwise

import pytest

from generator.document import Anchoring, Box, Drawing, Paint, Shape, Stroke, Words
from generator.resources import templates_folder
from generator.svg import svg
from generator.typesetting import shows_pixels, to_png
from generator.typesetting.fonts import shipped_fonts

COLOURS = {Paint.TEXT: "#1f2933", Paint.ACCENT: "#0f766e", Paint.LINE: "#cbd2d9"}
SIZE = (120, 60)


def drawing(*shapes: Shape, width: float = SIZE[0], height: float = SIZE[1]) -> Drawing:
    return Drawing(width, height, shapes, "Wat het zegt")


def drawn(*shapes: Shape, font: str = "Carlito") -> bytes:
    return to_png(drawing(*shapes), lambda paint: COLOURS[paint], font, 144)


def drawn_from_svg(*shapes: Shape) -> bytes:
    import typst

    folder = templates_folder() / "typst"
    source = svg(drawing(*shapes), lambda paint: COLOURS[paint], "Carlito", identity="d")
    inputs = {"svg": source, "width": str(SIZE[0]), "height": str(SIZE[1])}
    return typst.compile(
        folder / "picture.typ",
        root=folder,
        font_paths=shipped_fonts(),
        format="png",
        ppi=144,
        sys_inputs=inputs,
    )


def size(png: bytes) -> tuple[int, int]:
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def rows(png: bytes) -> list[bytes]:
    """Undo the filters of a PNG with four bytes a pixel."""
    data, place = b"", 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        data += png[place + 8 : place + 8 + length] if kind == b"IDAT" else b""
        place += length + 12
    raw, row = zlib.decompress(data), size(png)[0] * 4
    found = [bytes(row)]
    for start in range(0, len(raw), row + 1):
        above, line = found[-1], bytearray(raw[start + 1 : start + 1 + row])
        for x, byte in enumerate(line):
            a, b, c = line[x - 4] if x > 3 else 0, above[x], above[x - 4] if x > 3 else 0
            near = min((a, b, c), key=lambda one: abs(a + b - c - one))
            line[x] = (byte + (0, a, b, (a + b) // 2, near)[raw[start]]) & 255
        found.append(bytes(line))
    return found[1:]


def differing(one: bytes, other: bytes) -> float:
    """Give the part of the bytes of two pictures that differ by more than a quarter of what they can."""
    pairs = list(zip(b"".join(rows(one)), b"".join(rows(other)), strict=True))
    return sum(abs(first - second) > 64 for first, second in pairs) / len(pairs)


def test_it_is_as_large_as_asked():
    assert size(drawn()) == (240, 120)
    assert size(to_png(drawing(width=72, height=36.5), str, "Carlito", 96)) == (96, 49)


def test_words_are_drawn_and_always_alike():
    words = Words(5, 20, "Tekst é € 日", 12)
    assert drawn(words) == drawn(words)
    fonts = ("Carlito", "DejaVu Sans Mono")
    assert len({drawn(), *(drawn(words, font=font) for font in fonts)}) == 3


def test_a_font_of_the_machine_is_not_used():
    words = Words(5, 20, "Tekst", 12)
    assert drawn(words, font="Liberation Serif") == drawn(words, font="No Such Font")


@pytest.mark.parametrize(
    "shapes",
    [
        (Box(0, 0, 60, 30, Paint.LINE), Box(20.5, 10.5, 60, 30, Paint.ACCENT)),
        (Box(10, 10, 60, 30, Paint.ACCENT, radius=6), Box(80, 10, 20, 20, Paint.ACCENT, Paint.TEXT, 4)),
        (Box(10, 10, 40, 40, None, Paint.TEXT, 20, 1.2), Box(80, 20, 10, 10, Paint.ACCENT, radius=5)),
        (Box(10, 10, 60, 20, None, Paint.ACCENT, 10, 2),),
        (Stroke(0, 10, 120, 10, Paint.TEXT), Stroke(30, 0, 90, 60, Paint.ACCENT, 2.5)),
        (Words(0, 20, "Links", 9), Words(60, 35, "Midden", 9, Paint.ACCENT, Anchoring.MIDDLE, bold=True)),
        (Words(120, 20, "Rechts, met een accent", 9, anchoring=Anchoring.END),),
        (
            Words(20, 55, "Gedraaid", 9, turned=-45),
            Words(100, 30, "Om", 12, anchoring=Anchoring.END, turned=30),
        ),
        (Words(60, 30, "Midden om", 9, anchoring=Anchoring.MIDDLE, turned=90),),
        (Words(0, 30, "Een regel die veel langer is dan de hele tekening breed kan zijn", 9),),
        (Words(0, 30, "*geen* #opmaak <b> & $x$ // \\ — “goed”", 7),),
    ],
)
def test_it_shows_what_the_svg_shows(shapes):
    assert differing(drawn(*shapes), drawn()) > 0.005
    assert differing(drawn(*shapes), drawn_from_svg(*shapes)) < 0.004


def test_later_shapes_cover_earlier_ones():
    boxes = [Box(0, 0, 120, 60, paint) for paint in (Paint.TEXT, Paint.ACCENT)]
    pictures = [drawn(*boxes), drawn(boxes[1]), drawn(*reversed(boxes))]
    assert [one == other for one, other in pairwise(pictures)] == [True, False]


@pytest.mark.parametrize(
    "href", ["/etc/hostname", "../../README.md", "document.typ", "https://voorbeeld.nl/a.png"]
)
def test_a_picture_in_an_svg_reads_no_file(href):
    inside = f'<image width="9" height="9" href="{href}"/>'
    assert not shows_pixels(f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>')
