"""Tokens laid over our own look, as tests ask for them."""

from generator.diagnostics import Diagnostic, InvalidInputError, TextFile
from generator.theme.read import read_theme
from generator.theme.theme import Ink, Text, Theme

NAME = "huisstijl.css"


def laid(css: str) -> tuple[Theme, tuple[Diagnostic, ...]]:
    return read_theme(TextFile(NAME, css))


def look(declarations: str) -> Theme:
    """Give the theme of declarations that have nothing wrong with them."""
    theme, findings = laid(f":root {{ {declarations} }}")
    assert findings == ()
    return theme


def ink(declarations: str, wanted: Ink) -> str:
    return look(declarations).light[wanted].hex


def text_colour(value: str) -> str:
    """Give what a value comes to as the colour of text; nothing where it was passed over."""
    theme, findings = laid(
        f":root {{ --utrecht-document-line-height: 1.5; --utrecht-document-color: {value} }}"
    )
    return "" if findings else theme.light[Ink.TEXT].hex


def size(declarations: str, text: Text = Text.BODY) -> float:
    return look(declarations).types[text].size


def codes(css: str) -> list[str]:
    try:
        _, findings = laid(css)
    except InvalidInputError as error:
        findings = error.diagnostics
    return [finding.code for finding in findings]
