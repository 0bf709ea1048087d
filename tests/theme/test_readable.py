"""Contrast: as WCAG counts it, what comes in the place of too little, and how that is told."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laid import laid, look

from generator.diagnostics import Severity
from generator.report.messages import messages
from generator.theme import contrast
from generator.theme.pairs import GROUNDS, PAIRS
from generator.theme.theme import Colour, Ink, Palette, Text, Theme

BLACK, WHITE = Colour(0, 0, 0), Colour(255, 255, 255)
COLOURS = st.builds(Colour, *[st.integers(0, 255)] * 3)


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (BLACK, WHITE, 21),
        (WHITE, WHITE, 1),
        (Colour(0x76, 0x76, 0x76), WHITE, 4.54),
        (Colour(255, 0, 0), WHITE, 4.0),
    ],
)
def test_ratio(one: Colour, other: Colour, expected: float) -> None:
    assert contrast.ratio(one, other) == pytest.approx(expected, abs=0.005)
    assert contrast.ratio(other, one) == contrast.ratio(one, other)


@given(COLOURS, st.lists(COLOURS, min_size=1, max_size=3), st.sampled_from([contrast.TEXT, contrast.LARGE]))
def test_a_readable_colour_is_readable_wherever_any_colour_is(
    colour: Colour, grounds: list[Colour], least: float
) -> None:
    found = contrast.readable(colour, grounds, least)
    reached = min(contrast.ratio(found, ground) for ground in grounds)
    best = max(min(contrast.ratio(end, ground) for ground in grounds) for end in (BLACK, WHITE))
    assert reached >= least or reached == best


@given(COLOURS, COLOURS)
def test_one_ground_always_leaves_a_way(colour: Colour, ground: Colour) -> None:
    assert contrast.ratio(contrast.readable(colour, [ground], contrast.TEXT), ground) >= contrast.TEXT


@given(COLOURS, COLOURS)
def test_what_can_be_read_stays_as_it_is(colour: Colour, ground: Colour) -> None:
    found = contrast.readable(colour, [ground], contrast.TEXT)
    assert (found == colour) == (contrast.ratio(colour, ground) >= contrast.TEXT)


def test_the_hue_stays() -> None:
    found = contrast.readable(Colour(0, 123, 199), [Colour(0xEC, 0xF0, 0xF4)], contrast.TEXT)
    assert found.red == 0
    assert 100 < found.green < found.blue < 199


def everything_is_readable(palette: Palette) -> None:
    for ink, pair in PAIRS.items():
        for ground in pair.grounds:
            assert contrast.ratio(palette[ink], palette[ground]) >= pair.least, (ink, ground)
    for ground in GROUNDS:
        assert contrast.ratio(palette[Ink.TEXT], palette[ground]) >= contrast.TEXT, ground


def types_are_readable(theme: Theme) -> None:
    for text, kind in theme.types.items():
        ground = theme.light[Ink.TABLE_HEAD_FILL if text is Text.TABLE_HEAD else Ink.PAPER]
        large = kind.size >= 18 or (kind.bold and kind.size >= 14)
        assert contrast.ratio(kind.colour, ground) >= (3 if large else 4.5), text


TOKENS = {
    "--utrecht-document-color": Ink.TEXT,
    "--utrecht-heading-color": Ink.HEADING,
    "--utrecht-link-color": Ink.LINK,
    "--serviceformule-accent-color": Ink.ACCENT,
    "--utrecht-blockquote-content-color": Ink.QUOTE_TEXT,
    "--serviceformule-promise-bar-color": Ink.PROMISE_BAR,
    "--utrecht-focus-outline-color": Ink.FOCUS,
    "--serviceformule-note-color": Ink.NOTE_TEXT,
}


@pytest.mark.parametrize("token", sorted(TOKENS))
def test_a_pale_token_is_replaced_and_reported(token: str) -> None:
    theme, findings = laid(f":root {{\n  {token}: #ffeecc;\n}}")
    everything_is_readable(theme.light)
    [finding] = findings
    assert (finding.code, finding.severity) == ("pale-token", Severity.WARNING)
    assert finding.span is not None
    assert (finding.span.line, finding.span.column, finding.span.text) == (2, 3, token)
    assert finding.arguments["colour"] == "#FFEECC"
    assert finding.arguments["instead"] == f"#{theme.light[TOKENS[token]].hex}"
    assert float(finding.arguments["ratio"]) < float(finding.arguments["least"])


def test_the_words_name_token_colours_and_ratio() -> None:
    _, [finding] = laid(":root { --utrecht-document-color: #999 }")
    text = messages("nl").text("diagnostics.pale-token.message", finding.arguments)
    for word in ("--utrecht-document-color", "#999999", "#FFFFFF", "2,8", "4,5"):
        assert word in text


def test_the_words_say_it_when_it_is_the_dark_form() -> None:
    css = ":root { --utrecht-document-background-color: #fff } .dark { --utrecht-document-color: #333;"
    theme, findings = laid(css + " --utrecht-document-background-color: #111 }")
    assert theme.dark is not None
    everything_is_readable(theme.dark)
    [finding] = findings
    assert "donkere vorm" in messages("nl").text("diagnostics.pale-token.message", finding.arguments)
    assert "dark form" in messages("en").text("diagnostics.pale-token.message", finding.arguments)


def test_a_heading_in_large_type_needs_less() -> None:
    css = ":root { --utrecht-heading-color: #222; --utrecht-heading-1-color: #949494 }"
    theme, findings = laid(css)
    assert findings == ()
    assert theme.types[Text.HEADING_1].colour.hex == "949494"


def test_a_small_heading_of_that_colour_is_replaced() -> None:
    theme, findings = laid(":root { --utrecht-heading-color: #222; --utrecht-heading-4-color: #949494 }")
    assert [finding.code for finding in findings] == ["pale-token"]
    types_are_readable(theme)


def test_a_ground_for_other_letters_gives_way() -> None:
    theme, [finding] = laid(":root { --utrecht-table-row-alternate-even-background-color: #333 }")
    assert (finding.code, finding.arguments["colour"]) == ("pale-token", "#333333")
    assert theme.light[Ink.BAND].hex == "F6F8FA"


def test_a_fill_that_only_follows_turns_darker_under_white_letters() -> None:
    theme = look("--serviceformule-brand-color: #0a9; --utrecht-heading-color: #222")
    assert theme.light[Ink.TABLE_HEAD_TEXT] == WHITE
    assert contrast.ratio(theme.light[Ink.TABLE_HEAD_FILL], WHITE) >= 4.5


def test_a_fill_of_their_own_stays_and_its_letters_move() -> None:
    theme, _ = laid(":root { --utrecht-table-header-background-color: #0a9 }")
    assert theme.light[Ink.TABLE_HEAD_FILL].hex == "00AA99"
    assert contrast.ratio(theme.light[Ink.TABLE_HEAD_TEXT], theme.light[Ink.TABLE_HEAD_FILL]) >= 4.5


def test_paper_cannot_be_dark() -> None:
    theme, [finding] = laid(
        ":root { --utrecht-document-background-color: #111; --utrecht-document-color: #eee }"
    )
    assert finding.code == "dark-paper"
    assert (theme.light[Ink.PAPER].hex, theme.light[Ink.TEXT].hex) == ("FFFFFF", "1F2933")
    assert theme.dark is not None
    assert (theme.dark[Ink.PAPER].hex, theme.dark[Ink.TEXT].hex) == ("111111", "EEEEEE")


VALUES = ["#000", "#fff", "#777", "#ff0", "#00f", "#c00", "rgb(0 0 0 / 30%)", "transparent", "#e1e6eb"]


@given(st.dictionaries(st.sampled_from([*TOKENS, "--serviceformule-brand-color"]), st.sampled_from(VALUES)))
def test_whatever_the_colours_a_document_can_be_read(tokens: dict[str, str]) -> None:
    css = "; ".join(f"{name}: {value}" for name, value in tokens.items())
    theme, _ = laid(f":root {{ --utrecht-document-line-height: 1.5; {css} }}")
    everything_is_readable(theme.light)
    types_are_readable(theme)


@pytest.mark.parametrize(
    ("paper", "text"), list(product(["#fff", "#ffe", "#eee", "#ccc"], ["#000", "#888", "#fff"]))
)
def test_paper_of_another_tint(paper: str, text: str) -> None:
    declarations = f"--utrecht-document-background-color: {paper}; --utrecht-document-color: {text}"
    theme, _ = laid(f":root {{ {declarations} }}")
    everything_is_readable(theme.light)
    types_are_readable(theme)
