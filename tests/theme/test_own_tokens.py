"""What follows from the few tokens that a municipality has."""

import subprocess
import sys

import pytest
from laid import codes, ink, laid, look

from generator.diagnostics import InvalidInputError, Severity, TextFile
from generator.report.messages import messages
from generator.theme.read import default_theme, read_theme
from generator.theme.sheet import MAX_CHARACTERS
from generator.theme.theme import Ink, Text


def test_without_a_file_the_look_is_ours() -> None:
    assert read_theme(None) == (default_theme(), ())


def test_a_font_alone_changes_all_fonts_and_nothing_else() -> None:
    theme, ours = look("--utrecht-document-font-family: Stadsletter, serif"), default_theme()
    assert {kind.fonts for text, kind in theme.types.items() if text is not Text.CODE} == {("Stadsletter",)}
    assert theme.types[Text.CODE] == ours.types[Text.CODE]
    assert (theme.light, theme.dark) == (ours.light, ours.dark)


def test_a_font_for_headings_is_for_titles_too() -> None:
    types = look("--utrecht-heading-font-family: Kopletter, serif").types
    with_it = {text for text, kind in types.items() if kind.fonts == ("Kopletter",)}
    assert with_it == {Text.TITLE, Text.HEADING_1, Text.HEADING_2, Text.HEADING_3, Text.HEADING_4}


def test_a_brand_colour_flows_through() -> None:
    theme = look("--serviceformule-brand-color: #8b0000")
    light = theme.light
    for of_the_brand in (Ink.HEADING, Ink.TABLE_HEAD_FILL, Ink.IMPLICATION_BAR, Ink.DECISION_BAR, Ink.ACCENT):
        assert light[of_the_brand].hex == "8B0000", of_the_brand
    assert light[Ink.IMPLICATION_FILL].hex == "F7EDED"
    assert light[Ink.MARK_FILL].hex == "8B0000"
    for left_alone in (Ink.TEXT, Ink.QUIET, Ink.LINE, Ink.BEHAVIOUR_FILL, Ink.TAG_FILL, Ink.PERSONA_BAR):
        assert light[left_alone] == default_theme().light[left_alone], left_alone
    assert {theme.types[text].colour.hex for text in (Text.TITLE, Text.HEADING_3, Text.LEAD)} == {"8B0000"}


def test_a_bar_takes_its_fill_along() -> None:
    light = look("--serviceformule-promise-bar-color: #7a3e65").light
    assert light[Ink.PROMISE_FILL].hex == "F4F0F3"
    assert light[Ink.QUESTIONS_FILL] == default_theme().light[Ink.QUESTIONS_FILL]


def test_a_token_with_the_value_it_has_here_changes_nothing() -> None:
    theme = look("--utrecht-document-background-color: #fff; --serviceformule-brand-color: rgb(27 58 92)")
    assert theme == default_theme()


@pytest.mark.parametrize(
    ("declarations", "wanted", "expected"),
    [
        ("--nl-document-color: #123456", Ink.TEXT, "123456"),
        ("--rvo-document-color: #123456", Ink.TEXT, "123456"),
        ("--rvo-document-color: #999; --utrecht-document-color: #123456", Ink.TEXT, "123456"),
        ("--ams-color-text: #123456", Ink.TEXT, "123456"),
        ("--utrecht-paragraph-color: #999; --utrecht-document-color: #123456", Ink.TEXT, "123456"),
        ("--nl-heading-level-1-color: #123456", Ink.HEADING, "123456"),
        ("--utrecht-heading-1-color: #123456", Ink.HEADING, "123456"),
        ("--utrecht-document-color: #123456", Ink.HEADING, "123456"),
        ("--of-color-primary: #123456", Ink.HEADING, "123456"),
        ("--of-color-primary: #123456", Ink.ACCENT, "123456"),
        ("--stad-page-footer-background-color: #123456", Ink.ACCENT, "123456"),
        ("--utrecht-link-color: #123456", Ink.TABLE_HEAD_FILL, "123456"),
        ("--nl-code-block-background-color: #eee", Ink.CODE_FILL, "EEEEEE"),
        ("--utrecht-document-color: inherit; --utrecht-paragraph-color: #123456", Ink.TEXT, "123456"),
        ("--utrecht-table-header-color: #123456; --nl-link-color: #00f", Ink.TABLE_HEAD_TEXT, "FFFFFF"),
        (
            "--utrecht-table-header-color: #123456; --utrecht-table-header-background-color: #eee",
            Ink.TABLE_HEAD_TEXT,
            "123456",
        ),
    ],
)
def test_names_under_which_a_colour_is_found(declarations: str, wanted: Ink, expected: str) -> None:
    assert ink(declarations, wanted) == expected


def test_a_token_that_cannot_be_used_gives_way_to_the_next_name() -> None:
    theme, [finding] = laid(":root { --utrecht-document-color: 12px; --nl-document-color: #123456 }")
    assert theme.light[Ink.TEXT].hex == "123456"
    assert (finding.code, finding.arguments["value"], finding.arguments["expected"]) == (
        "unusable-token",
        "12px",
        "colour",
    )


def test_a_long_value_is_shown_in_part() -> None:
    _, [finding] = laid(f":root {{ --utrecht-link-color: #00f; --utrecht-document-color: {'x' * 5000} }}")
    assert len(finding.arguments["value"]) < 80


def test_dark_tokens_make_a_dark_form() -> None:
    theme, findings = laid(
        ":root { --a: #fff; --b: #000; --utrecht-document-background-color: var(--a);"
        " --utrecht-document-color: var(--b) }"
        "@media (prefers-color-scheme: dark) { :root { --a: #101010; --b: #eee } }"
    )
    assert findings == ()
    assert theme.dark is not None
    assert (theme.dark[Ink.PAPER].hex, theme.dark[Ink.TEXT].hex) == ("101010", "EEEEEE")
    assert (theme.light[Ink.PAPER].hex, theme.light[Ink.TEXT].hex) == ("FFFFFF", "000000")


def test_light_dark_makes_a_dark_form() -> None:
    css = "--utrecht-document-background-color: light-dark(#fff, #101010);"
    theme = look(css + "--utrecht-document-color: light-dark(#000, #eee)")
    assert theme.dark is not None
    assert (theme.dark[Ink.PAPER].hex, theme.dark[Ink.TEXT].hex) == ("101010", "EEEEEE")


def test_colours_without_a_dark_form_have_none() -> None:
    assert look("--serviceformule-brand-color: #8b0000").dark is None


@pytest.mark.parametrize(
    "css",
    [
        "",
        "dit is geen css",
        "{}",
        ":root {}",
        ":root { --knop-kleur: red }",
        ".a .b { --utrecht-link-color: red }",
    ],
)
def test_a_file_without_a_known_token_is_an_error_that_names_some(css: str) -> None:
    with pytest.raises(InvalidInputError) as caught:
        laid(css)
    [finding] = caught.value.diagnostics
    assert (finding.code, finding.severity, finding.file_name) == (
        "no-known-tokens",
        Severity.ERROR,
        "huisstijl.css",
    )
    hint = messages("nl").text("diagnostics.no-known-tokens.hint", finding.arguments)
    assert "--utrecht-document-font-family" in hint


def test_a_file_with_only_unusable_tokens_says_what_is_wrong_with_them() -> None:
    assert codes(":root { --utrecht-document-color: 12px }") == ["no-known-tokens", "unusable-token"]


def test_a_file_that_only_imports_says_where_to_look() -> None:
    assert codes("@import url(https://example.org/tokens.css);\n@import 'b.css';") == ["tokens-elsewhere"]


def test_imports_and_urls_are_not_followed() -> None:
    css = "@import url('b.css'); :root { --utrecht-document-color: url(x.png); --utrecht-link-color: #00f }"
    assert codes(css) == ["unusable-token"]


def test_a_file_that_is_too_large_is_refused() -> None:
    assert codes(" " * (MAX_CHARACTERS + 1)) == ["tokens-too-large"]


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    "code", ["token-loop", "endless-token", "undefined-token", "unusable-token", "dark-paper"]
)
def test_every_finding_has_a_whole_sentence(language: str, code: str) -> None:
    arguments = {"token": "--a", "other": "--b", "value": "c", "expected": "leading"}
    assert "--a" in messages(language).text(f"diagnostics.{code}.message", arguments)


def test_tinycss2_waits_until_a_theme_is_asked_for() -> None:
    code = "import sys, generator.theme.read; print('tinycss2' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_reading_the_same_file_twice_gives_the_same() -> None:
    css = TextFile("a.css", ":root { --serviceformule-brand-color: #8b0000; --utrecht-link-color: #fc0 }")
    assert read_theme(css)[0] == read_theme(css)[0]
