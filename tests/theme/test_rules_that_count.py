"""Which rules of a file speak for a document: selectors, media queries, the order of the cascade."""

import pytest

from generator.diagnostics import TextFile
from generator.theme.sheet import read_sheet

LIGHT = [
    ":root",
    "html",
    "body",
    ":host",
    "*",
    ".utrecht-theme",
    ".rvo-theme",
    ".denhaag-theme, .utrecht-theme",
    ":root, .dark",
    "[data-theme]",
    "[class*='-theme']",
    ".utrecht-theme.utrecht-theme--color-scheme-light",
    "html.nijmegen-theme",
    ":root .rotterdam-theme",
    ":root:not(.dark)",
    ".utrecht-theme--viewport-scale",
    ".utrecht-button",
    "#thema",
    ".theme/**/",
]
DARK = [
    ".dark",
    ".utrecht-theme--color-scheme-dark",
    ".utrecht-theme--dark",
    ".theme-dark",
    "[data-theme='dark']",
    '[data-color-scheme="dark"]',
    "html.dark",
    ".dark .utrecht-theme",
    ":root:is(.dark)",
    ":host(.dark)",
]
NEITHER = [
    ".utrecht-theme .utrecht-page-footer",
    ".utrecht-theme > .utrecht-button",
    ".card .title",
    "",
    "1 + 1",
]


def found(css: str) -> tuple[str, str]:
    """Give the value of --x for either scheme."""
    sheet = read_sheet(TextFile("t.css", css))

    def value(tokens: object) -> str:
        return "".join(node.serialize() for node in tokens[-1].value) if tokens else ""

    return value(sheet.light.get("--x")), value(sheet.dark.get("--x"))


@pytest.mark.parametrize("selector", LIGHT)
def test_rules_for_everybody(selector: str) -> None:
    assert found(f"{selector} {{ --x: 1 }}") == ("1", "")


@pytest.mark.parametrize("selector", DARK)
def test_rules_for_the_dark_scheme(selector: str) -> None:
    assert found(f"{selector} {{ --x: 1 }}") == ("", "1")


@pytest.mark.parametrize("selector", NEITHER)
def test_rules_for_something_else(selector: str) -> None:
    assert found(f"{selector} {{ --x: 1 }}") == ("", "")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("(prefers-color-scheme: dark)", ("", "1")),
        ("screen and (prefers-color-scheme: dark)", ("", "1")),
        ("(prefers-color-scheme: dark) and (min-width: 40em)", ("", "1")),
        ("not (prefers-color-scheme: light)", ("", "1")),
        ("(prefers-color-scheme: light)", ("1", "")),
        ("not (prefers-color-scheme: dark)", ("1", "")),
        ("screen", ("1", "")),
        ("print", ("1", "")),
        ("only screen and (min-width: 768px)", ("1", "")),
        ("(max-width: 2000px)", ("1", "")),
        ("(width >= 35em)", ("1", "")),
        ("(40em <= width <= 100em)", ("1", "")),
        ("(min-width: 3000px), print", ("1", "")),
        ("(max-width: 375px)", ("", "")),
        ("(width < 35em)", ("", "")),
        ("(min-width: 3000px)", ("", "")),
        ("(20em < width < 30em)", ("", "")),
        ("speech", ("", "")),
        ("(prefers-contrast: more)", ("", "")),
        ("not (prefers-contrast: more)", ("", "")),
        ("((min-width: 1px) or (speech))", ("", "")),
        ("((min-width: 1px) and (max-width: 9999px))", ("1", "")),
        ("(width: )", ("", "")),
        ("", ("", "")),
        ("()", ("", "")),
        ("(width > > 3px)", ("", "")),
    ],
)
def test_media(query: str, expected: tuple[str, str]) -> None:
    assert found(f"@media {query} {{ :root {{ --x: 1 }} }}") == expected


@pytest.mark.parametrize(
    ("css", "expected"),
    [
        (":root { --x: 1 } :root { --x: 2 }", ("2", "")),
        (":root { --x: 1 !important } :root { --x: 2 }", ("1", "")),
        (":root { --x: 1 } .utrecht-theme--viewport-scale { --x: 2 }", ("1", "")),
        (":root { --x: 1 } .utrecht-button { --x: 2 }", ("1", "")),
        (":root { --x: 1; --x: 2 }", ("2", "")),
        ("@layer base { :root { --x: 1 } }", ("1", "")),
        ("@supports (display: grid) { :root { --x: 1 } }", ("1", "")),
        ("@font-face { --x: 1 }", ("", "")),
        ("@property --x { initial-value: 1 }", ("", "")),
        ("@container (width > 1px) { :root { --x: 1 } }", ("", "")),
        ("@keyframes dark { from { --x: 1 } }", ("", "")),
        (".utrecht-theme { @media (prefers-color-scheme: dark) { --x: 1 } }", ("", "1")),
        (".utrecht-theme { .dark & { --x: 1 } }", ("", "1")),
        (".utrecht-theme { & .utrecht-button { --x: 1 } }", ("", "")),
        ("<!-- :root { --x: 1 } -->", ("1", "")),
        ("} :root { --x: 1 }", ("", "")),
        (":root { --x: 1", ("1", "")),
        (":root { x: 1; --X: 2 }", ("", "")),
        ("/* :root { --x: 1 } */", ("", "")),
    ],
)
def test_the_cascade(css: str, expected: tuple[str, str]) -> None:
    assert found(css) == expected


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_places_whatever_ends_a_line(end: str) -> None:
    css = end.join(["/* a", "b */", ":root {", "  --a: 1;", "  --x: 2;", "}"])
    [token] = read_sheet(TextFile("t.css", css)).light["--x"]
    assert (token.span.line, token.span.column, token.span.text) == (5, 3, "--x")


def test_a_form_feed_moves_no_line() -> None:
    [token] = read_sheet(TextFile("t.css", "\f:root {\n--x: 1 }")).light["--x"]
    assert (token.span.line, token.span.text) == (2, "--x")
