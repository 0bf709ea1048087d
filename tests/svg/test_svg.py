"""A drawing as one SVG element: what it says, what it may hold, and that it is the same every time."""

import re

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from generator.document import Anchoring, Box, Drawing, Paint, Stroke, Words
from generator.svg import number, svg

SVG = "{http://www.w3.org/2000/svg}"
SHOWABLE = st.text(st.characters(exclude_categories=["Cc", "Cs"], exclude_characters="￾￿"), min_size=1)


def colours(paint: Paint) -> str:
    return f"var(--{paint})"


def element(drawing: Drawing, identity: str = "figuur-1", fonts: str = "Carlito") -> etree._Element:
    return etree.fromstring(svg(drawing, colours, fonts, identity=identity))


def drawing(*shapes: Box | Stroke | Words, alt: str = "Zegt wat er staat.") -> Drawing:
    return Drawing(450, 120.5, shapes, alt)


def test_the_element_scales_and_says_what_it_shows():
    root = element(drawing(), identity="figuur-dekking")
    assert root.tag == f"{SVG}svg"
    assert root.get("viewBox") == "0 0 450 120.5"
    assert root.get("width") is None
    assert root.get("role") == "img"
    title = root.find(f"{SVG}title")
    assert title.text == "Zegt wat er staat."
    assert root.get("aria-labelledby") == title.get("id")
    assert [found.get("id") for found in root.iter() if found.get("id")] == [
        "figuur-dekking",
        "figuur-dekking-alt",
    ]


def test_every_kind_of_shape():
    root = element(
        drawing(
            Box(1, 2, 30, 4.25, Paint.BAND),
            Box(1, 2, 8, 8, None, Paint.LINE, radius=4, thickness=1.5),
            Stroke(0, 1, 10.333, 1),
            Words(5, 9, "Tekst", 8),
            Words(5, 9, "12", 8, Paint.QUIET, Anchoring.END, bold=True, turned=-45),
        )
    )
    assert [(shape.tag.removeprefix(SVG), dict(shape.attrib)) for shape in root[1:]] == [
        ("rect", {"x": "1", "y": "2", "width": "30", "height": "4.25", "fill": "var(--band)"}),
        (
            "rect",
            {
                "x": "1",
                "y": "2",
                "width": "8",
                "height": "8",
                "rx": "4",
                "fill": "none",
                "stroke": "var(--line)",
                "stroke-width": "1.5",
            },
        ),
        (
            "line",
            {"x1": "0", "y1": "1", "x2": "10.33", "y2": "1", "stroke": "var(--line)", "stroke-width": "1"},
        ),
        ("text", {"x": "5", "y": "9", "font-size": "8", "fill": "var(--text)"}),
        (
            "text",
            {
                "x": "5",
                "y": "9",
                "font-size": "8",
                "font-weight": "700",
                "text-anchor": "end",
                "transform": "rotate(-45 5 9)",
                "fill": "var(--quiet)",
            },
        ),
    ]
    assert [shape.text for shape in root.iter(f"{SVG}text")] == ["Tekst", "12"]


@given(text=SHOWABLE, alt=SHOWABLE, fonts=SHOWABLE)
def test_whatever_is_said_is_text_and_never_markup(text, alt, fonts):
    made = svg(drawing(Words(0, 9, text, 9), alt=alt), colours, fonts, identity="a")
    root = etree.fromstring(made)
    assert [found.tag.removeprefix(SVG) for found in root.iter()] == ["svg", "title", "text"]
    assert root.find(f"{SVG}title").text == alt
    assert root.find(f"{SVG}text").text == text
    assert root.get("font-family") == fonts
    assert made == svg(drawing(Words(0, 9, text, 9), alt=alt), colours, fonts, identity="a")


@given(value=st.floats(-10_000, 10_000))
def test_lengths_are_short_and_near(value):
    shown = number(value)
    assert re.fullmatch(r"-?\d+(\.\d{1,2})?", shown)
    assert not re.search(r"\.\d?0$|^-0$", shown)
    assert abs(float(shown) - value) <= 0.005 + 1e-9
