"""Drawings as PNG: as large as asked, equal on every machine, in the shipped fonts."""

import struct
from hashlib import sha256

import pytest

from generator.typesetting import to_png

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50" font-family="{font}">'
    '<rect width="50" height="50" fill="#0f766e"/><text x="55" y="30" font-size="12">{text}</text></svg>'
)


def drawn(text: str = "Tekst é €", font: str = "Carlito") -> bytes:
    return to_png(SVG.format(text=text, font=font), 100, 50, 144)


def test_it_is_as_large_as_asked():
    assert struct.unpack(">II", drawn()[16:24]) == (200, 100)
    assert struct.unpack(">II", to_png(SVG.format(text="", font=""), 72, 36, 96)[16:24]) == (96, 48)


def test_words_are_drawn_and_always_alike():
    assert drawn() == drawn()
    assert drawn() != drawn("")
    assert len({sha256(drawn(font=font)).digest() for font in ("Carlito", "DejaVu Sans Mono")}) == 2


def test_a_font_of_the_machine_is_not_used():
    assert drawn(font="Liberation Serif") == drawn(font="No Such Font")


@pytest.mark.parametrize("svg", ["", "tekst", "<svg", "<b/>"])
def test_what_is_no_svg(svg):
    with pytest.raises(ValueError, match="SVG"):
        to_png(svg, 10, 10, 72)


@pytest.mark.parametrize(
    "href", ["/etc/hostname", "../../README.md", "document.typ", "https://voorbeeld.nl/a.png"]
)
def test_a_drawing_reads_no_file(href):
    inside = '<image width="9" height="9" href="{}"/>'
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inside}</svg>'
    try:
        found = to_png(svg.format(href), 9, 9, 72)
    except ValueError:
        return
    assert found == to_png(svg.format(""), 9, 9, 72)
