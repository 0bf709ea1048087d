"""Sizes, line heights, weights and lists of fonts in CSS, and what a page makes of sizes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import laid, look, size
from tinycss2 import parse_component_value_list

from generator.theme.fonts import Families, read_families, read_weight
from generator.theme.lengths import Size, read_leading, read_size
from generator.theme.paper import on_paper
from generator.theme.theme import Text

BODY = Size(12, screen=True)


def points(value: str) -> float | None:
    found = read_size(parse_component_value_list(value), BODY)
    return round(found.points, 3) if found else None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("16px", 12),
        ("1rem", 12),
        ("1.125rem", 13.5),
        ("1.5em", 18),
        ("11pt", 11),
        ("1pc", 12),
        ("5mm", 14.173),
        ("150%", 18),
        ("large", 13.5),
        ("calc(1rem + 4px)", 15),
        ("calc(1rem * 1.5)", 18),
        ("calc((1rem + 4px) / 2)", 7.5),
        ("calc(1rem - 4px)", 9),
        ("calc(2 * 3 * 1px + 10px)", 12),
        ("min(1rem, 20px)", 12),
        ("max(1rem, 20px, 2px)", 15),
        ("clamp(1rem, 5rem, 2rem)", 24),
        ("clamp(1.125rem, 1.0893rem + 0.1786vw, 1.25rem)", 14.786),
        ("clamp(0.9643rem, calc(0.9054rem + 0.2946vw), 1.2rem)", 13.693),
    ],
)
def test_sizes(value: str, expected: float) -> None:
    assert points(value) == expected


@pytest.mark.parametrize(
    "value",
    [
        "",
        "700",
        "0",
        "0px",
        "-12px",
        "9999px",
        "1e400px",
        "12 px",
        "12px 14px",
        "[object Object]",
        "bold",
        "calc()",
        "calc(1rem + 2)",
        "calc(1rem * 2rem)",
        "calc(1rem / 0)",
        "calc(1rem / 2px)",
        "calc(1rem +)",
        "calc(1rem 2rem)",
        "calc(1rem, 2rem)",
        "clamp(1rem, 2rem)",
        "min()",
        "env(x)",
        "1dvh",
    ],
)
def test_what_is_no_size(value: str) -> None:
    assert points(value) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [("1.4", 1.4), ("150%", 1.5), ("18px", 1.125), ("1.5rem", 1.5), ("calc(1 + .5)", 1.5), ("2em", 2)],
)
def test_line_heights(value: str, expected: float) -> None:
    assert read_leading(parse_component_value_list(value), BODY) == pytest.approx(expected)


@pytest.mark.parametrize("value", ["normal", "0", "-1", "700", "", "a b"])
def test_what_is_no_line_height(value: str) -> None:
    assert read_leading(parse_component_value_list(value), BODY) is None


@pytest.mark.parametrize(
    ("value", "names", "generic"),
    [
        ("Calibri, Carlito, sans-serif", ("Calibri", "Carlito"), "sans-serif"),
        (
            '"Noto Sans Variable", "Arial", sans-serif',
            ("Noto Sans", "Noto Sans Variable", "Arial"),
            "sans-serif",
        ),
        ("Source Sans Pro, Tahoma", ("Source Sans Pro", "Tahoma"), ""),
        ("'RijksoverheidSansWebText'", ("RijksoverheidSansWebText",), ""),
        ("system-ui", (), "sans-serif"),
        ("Georgia, ui-serif, serif", ("Georgia",), "serif"),
        ("Monaco, ui-monospace", ("Monaco",), "monospace"),
        ('"serif"', ("serif",), ""),
        ("Arial, Arial", ("Arial",), ""),
        ("'Ünïcode Têxt'", ("Ünïcode Têxt",), ""),
    ],
)
def test_fonts(value: str, names: tuple[str, ...], generic: str) -> None:
    assert read_families(parse_component_value_list(value)) == Families(names, generic)


@pytest.mark.parametrize(
    "value",
    [
        "",
        ",",
        "Arial,",
        "12px",
        "'a\"b'",
        "'</style>'",
        "'x;y'",
        "'{x}'",
        "'" + "a" * 80 + "'",
        "Arial 'x'",
        "url(x)",
        "''",
        "'a\\a b'",
    ],
)
def test_what_is_no_list_of_fonts(value: str) -> None:
    assert read_families(parse_component_value_list(value)) is None


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("700", True),
        ("bold", True),
        ("600", True),
        ("550", False),
        ("400", False),
        ("normal", False),
        ("0", None),
        ("2000", None),
        ("vet", None),
        ("7 0", None),
    ],
)
def test_weights(value: str, expected: bool | None) -> None:  # noqa: FBT001 - what is expected
    assert read_weight(parse_component_value_list(value)) is expected


def test_a_list_without_generic_goes_on_with_the_fallback() -> None:
    body = look("--utrecht-document-font-family: Stadsletter").types[Text.BODY]
    assert (body.fonts, body.generic) == (("Stadsletter", "Calibri", "Carlito"), "sans-serif")


@pytest.mark.parametrize(
    ("declarations", "text", "expected"),
    [
        ("--utrecht-document-font-size: 1rem", Text.BODY, 11),
        ("--utrecht-document-font-size: 18px", Text.BODY, 11),
        ("--utrecht-document-font-size: 15px", Text.BODY, 11),
        ("--utrecht-document-font-size: 14px", Text.BODY, 10.5),
        ("--utrecht-document-font-size: 12px", Text.BODY, 10),
        ("--utrecht-document-font-size: 12pt", Text.BODY, 12),
        ("--utrecht-document-font-size: 112.5%", Text.BODY, 11),
        ("--utrecht-document-font-size: 112.5%", Text.HEADING_1, 20),
        ("--utrecht-document-font-size: 1.25em", Text.TABLE, 10),
        ("--utrecht-document-font-size: 1rem", Text.HEADING_1, 20),
        ("--utrecht-document-font-size: 1rem", Text.TABLE, 10),
        ("--utrecht-document-font-size: 1rem; --utrecht-heading-1-font-size: 2rem", Text.HEADING_1, 22),
        ("--utrecht-document-font-size: 18px; --utrecht-heading-2-font-size: 2em", Text.HEADING_2, 20),
        ("--utrecht-heading-1-font-size: 2rem", Text.HEADING_1, 22),
        ("--utrecht-heading-1-font-size: 2rem", Text.BODY, 11),
        ("--utrecht-heading-1-font-size: 22pt", Text.HEADING_1, 22),
        ("--utrecht-heading-1-font-size: 90px", Text.HEADING_1, 26),
        ("--utrecht-heading-1-font-size: 8px", Text.HEADING_1, 14),
        ("--utrecht-heading-3-font-size: 15pt", Text.HEADING_2, 15),
        ("--utrecht-document-font-size: 12pt", Text.HEADING_4, 12),
    ],
)
def test_sizes_on_paper(declarations: str, text: Text, expected: float) -> None:
    assert size(declarations, text) == expected


def test_headings_move_with_a_body_in_points() -> None:
    types = look("--utrecht-document-font-size: 10pt").types
    assert [types[text].size for text in (Text.HEADING_1, Text.HEADING_2, Text.TABLE)] == [18, 12.5, 9]


SIZES = st.builds(Size, st.floats(1, 300), st.booleans())


@given(st.fixed_dictionaries(dict.fromkeys(Text, SIZES)))
def test_whatever_the_sizes_a_page_keeps_its_order(sizes: dict[Text, Size]) -> None:
    found = on_paper(sizes)
    assert all(float(points * 2).is_integer() for points in found.values())
    assert 9 <= found[Text.BODY] <= 13
    order = [
        Text.TITLE,
        Text.HEADING_1,
        Text.HEADING_2,
        Text.HEADING_3,
        Text.HEADING_4,
        Text.BODY,
        Text.TABLE,
    ]
    assert [found[text] for text in order] == sorted((found[text] for text in order), reverse=True)


@given(st.text(max_size=30))
def test_no_value_is_too_strange(text: str) -> None:
    nodes = parse_component_value_list(text)
    read_size(nodes, BODY)
    read_leading(nodes, BODY)
    read_weight(nodes)
    families = read_families(nodes)
    assert families is None or not set("\"';{}<>\\\n") & set("".join(families.names)) - {"'"}


def test_a_line_height_for_a_screen_is_closer_on_paper() -> None:
    assert look("--utrecht-document-line-height: 1.9").types[Text.BODY].line_height == 1.6
    assert look("--utrecht-document-line-height: 1.5").types[Text.BODY].line_height == 1.5


def test_a_size_that_is_a_weight_is_reported() -> None:
    _, [finding] = laid(":root { --utrecht-table-header-cell-font-size: 700; --utrecht-link-color: #00f }")
    assert (finding.code, finding.arguments["expected"]) == ("unusable-token", "size")
