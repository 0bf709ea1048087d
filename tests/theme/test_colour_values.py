"""Colours in CSS, against what browsers show."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from laid import ink, text_colour
from tinycss2 import parse_component_value_list

from generator.theme.colours import read_colour
from generator.theme.theme import Colour, Ink

WHITE = Colour(255, 255, 255)


def shown(value: str) -> str:
    """Give a colour as it is seen on white paper; nothing where it is no colour."""
    shade = read_colour(parse_component_value_list(value))
    return shade.over(WHITE).hex if shade else ""


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("#1b3a5c", "1B3A5C"),
        ("#ABC", "AABBCC"),
        ("#1b3a5cff", "1B3A5C"),
        ("#1b3a5c80", "8D9CAD"),
        ("#0008", "777777"),
        ("rgb(27, 58, 92)", "1B3A5C"),
        ("rgb(27 58 92)", "1B3A5C"),
        ("rgb(10% 20% 30%)", "1A334C"),
        ("rgba(0,0,0,0.35)", "A6A6A6"),
        ("rgb(0 0 0 / 20%)", "CCCCCC"),
        ("rgb(300 -20 0)", "FF0000"),
        ("hsl(0 100% 40%)", "CC0000"),
        ("hsl(211 60% 35%)", "24578F"),
        ("hsla(0, 0%, 18%, 1)", "2E2E2E"),
        ("hsl(0.5turn 100% 50%)", "00FFFF"),
        ("hwb(120 20% 20%)", "33CC33"),
        ("hwb(0 60% 60%)", "808080"),
        ("oklch(62.8% 0.25768 29.234)", "FF0000"),
        ("oklab(100% 0 0)", "FFFFFF"),
        ("lab(54.29 80.805 69.891 / 1)", "FF0000"),
        ("lch(0 0 0)", "000000"),
        ("color(srgb 1 0.5 0)", "FF8000"),
        ("color(srgb-linear 0.5 0.5 0.5)", "BCBCBC"),
        ("rebeccapurple", "663399"),
        ("White", "FFFFFF"),
        ("transparent", "FFFFFF"),
        ("color-mix(in srgb, #000 50%, #fff)", "808080"),
        ("color-mix(in srgb, #000, #fff)", "808080"),
        ("color-mix(in srgb, 25% #000, #fff)", "BFBFBF"),
        ("color-mix(in srgb, #000, #fff 25%)", "404040"),
        ("color-mix(in srgb, red 20%, blue 20%)", "CC99CC"),
        ("color-mix(in srgb, red, transparent 75%)", "FFBFBF"),
        ("color-mix(in srgb-linear, #000, #fff)", "BCBCBC"),
        ("color-mix(in oklab, #000, #fff)", "636363"),
        ("color-mix(in srgb, color-mix(in srgb, #000, #fff), #fff)", "BFBFBF"),
        (" #abc ", "AABBCC"),
        ("/* a */ #abc /* b */", "AABBCC"),
    ],
)
def test_what_is_seen_on_paper(value: str, expected: str) -> None:
    assert shown(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "#12345",
        "1B3A5C",
        "12px",
        "currentcolor",
        "roodachtig",
        "red blue",
        "red, blue",
        "url(x.png)",
        "linear-gradient(red, blue)",
        "color(xyz 1 1 1)",
        "color()",
        "rgb()",
        "rgb(1)",
        "hsl(a b c)",
        "rgb(none none none none)",
        "color-mix()",
        "color-mix(in srgb)",
        "color-mix(in srgb, red)",
        "color-mix(in hsl, red, blue)",
        "color-mix(srgb, red, blue)",
        "color-mix(in srgb, red 0%, blue 0%)",
        "color-mix(in srgb, red 10% 10%, blue)",
        "color-mix(in srgb, red 200%, blue)",
        "color-mix(in srgb, 1px, blue)",
        "device-cmyk(0 0 0 1)",
        "oklch(1e308 1e308 1e308)",
    ],
)
def test_what_is_no_colour(value: str) -> None:
    assert shown(value) in ("", "000000", "FFFFFF")
    assert value.startswith("oklch") or shown(value) == ""


def test_a_see_through_colour_lies_on_the_paper_of_the_theme() -> None:
    declarations = "--utrecht-document-background-color: #ffffe0; --utrecht-document-color: rgb(0 0 0 / 80%)"
    assert ink(declarations, Ink.TEXT) == "33332D"


def test_paper_that_lets_through_lies_on_white() -> None:
    assert ink("--utrecht-document-background-color: transparent", Ink.PAPER) == "FFFFFF"


def test_text_that_is_not_there_is_reported() -> None:
    assert text_colour("transparent") == ""
    assert text_colour("#00000000") == ""


FUNCTIONS = ["rgb", "hsl", "hwb", "lab", "lch", "oklab", "oklch", "color", "color-mix", "light-dark", "var"]
PARTS = [
    "1",
    "1e400",
    "-1e400",
    "50%",
    "none",
    "in",
    "srgb",
    "red",
    "#123",
    "/",
    ",",
    "20deg",
    "1px",
    "'x'",
    "()",
]


@given(st.sampled_from(FUNCTIONS), st.lists(st.sampled_from(PARTS), max_size=9))
@example("lch", ["1", "1e400", "50%"])
@example("color", ["srgb", "none", "none", "none"])
def test_no_function_is_too_strange(function: str, parts: list[str]) -> None:
    seen = shown(f"{function}({' '.join(parts)})")
    assert seen == "" or len(seen) == 6


@given(st.text(max_size=40))
def test_no_text_is_too_strange(text: str) -> None:
    assert len(shown(text)) in (0, 6)


@given(st.integers(0, 0xFFFFFF))
def test_a_colour_of_six_digits_is_itself(number: int) -> None:
    assert shown(f"#{number:06x}") == f"{number:06X}"
