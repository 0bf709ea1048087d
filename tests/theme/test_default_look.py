"""Our own look: the tokens file that ships gives what the Word reference has always had."""

import re
from pathlib import Path

import pytest
from lxml import etree

from generator.diagnostics import TextFile
from generator.resources import templates_folder
from generator.theme import contrast
from generator.theme.pairs import GROUNDS, PAIRS
from generator.theme.read import default_theme, read_theme
from generator.theme.sheet import read_sheet
from generator.theme.theme import Ink, Palette, Text
from generator.theme.tokens import ROWS, Kind

OURS = templates_folder() / "theme" / "serviceformule.css"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

TYPES = {
    Text.BODY: (11, "1F2933", False),
    Text.TITLE: (36, "1B3A5C", True),
    Text.SUBTITLE: (16, "52606D", False),
    Text.HEADING_1: (20, "1B3A5C", True),
    Text.HEADING_2: (14, "1B3A5C", True),
    Text.HEADING_3: (12, "1B3A5C", True),
    Text.HEADING_4: (11, "1B3A5C", True),
    Text.LEAD: (12.5, "1B3A5C", False),
    Text.CAPTION: (10, "1B3A5C", True),
    Text.TABLE: (10, "1F2933", False),
    Text.TABLE_HEAD: (10, "FFFFFF", True),
    Text.SMALL: (9, "52606D", False),
    Text.CODE: (9.5, "1F2933", False),
}

COLOURS = {
    Ink.PAPER: "FFFFFF",
    Ink.TEXT: "1F2933",
    Ink.QUIET: "52606D",
    Ink.HEADING: "1B3A5C",
    Ink.ACCENT: "0F766E",
    Ink.LINK: "0F5E8C",
    Ink.VISITED: "7A3E65",
    Ink.LINE: "CBD2D9",
    Ink.BAND: "F6F8FA",
    Ink.TABLE_HEAD_FILL: "1B3A5C",
    Ink.TABLE_HEAD_TEXT: "FFFFFF",
    Ink.TAG_FILL: "E1E6EB",
    Ink.CODE_FILL: "F0F3F6",
    Ink.MARK_FILL: "0F766E",
    Ink.MARK_TEXT: "FFFFFF",
    Ink.QUOTE_BAR: "9FB3C8",
    Ink.QUOTE_TEXT: "3E4C59",
    Ink.FOCUS: "0F5E8C",
    Ink.PROMISE_BAR: "0F766E",
    Ink.PROMISE_FILL: "ECF6F4",
    Ink.BEHAVIOUR_BAR: "9A5B00",
    Ink.BEHAVIOUR_FILL: "FBF5E9",
    Ink.IMPLICATION_BAR: "1B3A5C",
    Ink.IMPLICATION_FILL: "EEF3F7",
    Ink.CHOICE_BAR: "52606D",
    Ink.CHOICE_FILL: "F3F5F7",
    Ink.PERSONA_BAR: "7A3E65",
    Ink.PERSONA_FILL: "F8F1F5",
    Ink.QUESTIONS_BAR: "0F766E",
    Ink.QUESTIONS_FILL: "ECF6F4",
    Ink.DECISION_BAR: "1B3A5C",
    Ink.DECISION_FILL: "EEF3F7",
    Ink.NOTE_BAR: "9FB3C8",
    Ink.NOTE_FILL: "F5F7FA",
    Ink.NOTE_TEXT: "3E4C59",
}

STYLES = {
    "heading 1": Text.HEADING_1,
    "heading 2": Text.HEADING_2,
    "heading 3": Text.HEADING_3,
    "heading 4": Text.HEADING_4,
    "Title": Text.TITLE,
    "Subtitle": Text.SUBTITLE,
    "Samenvatting inleiding": Text.LEAD,
    "caption": Text.CAPTION,
}

BLOCKS = {
    "Belofte": (Ink.PROMISE_BAR, Ink.PROMISE_FILL),
    "Gedrag": (Ink.BEHAVIOUR_BAR, Ink.BEHAVIOUR_FILL),
    "Gevolg": (Ink.IMPLICATION_BAR, Ink.IMPLICATION_FILL),
    "Keuze": (Ink.CHOICE_BAR, Ink.CHOICE_FILL),
    "Persona": (Ink.PERSONA_BAR, Ink.PERSONA_FILL),
    "Vragen": (Ink.QUESTIONS_BAR, Ink.QUESTIONS_FILL),
    "Besluit": (Ink.DECISION_BAR, Ink.DECISION_FILL),
    "Opmerking": (Ink.NOTE_BAR, Ink.NOTE_FILL),
}


def test_nothing_is_wrong_with_our_tokens() -> None:
    assert read_theme(None)[1] == ()
    assert read_theme(None)[0] == default_theme()


def test_every_text_has_the_type_it_always_had() -> None:
    types = default_theme().types
    assert {text: (kind.size, kind.colour.hex, kind.bold) for text, kind in types.items()} == TYPES
    assert {kind.fonts for text, kind in types.items() if text is not Text.CODE} == {("Calibri", "Carlito")}
    assert {kind.generic for text, kind in types.items() if text is not Text.CODE} == {"sans-serif"}
    assert (types[Text.CODE].fonts[0], types[Text.CODE].generic) == ("Consolas", "monospace")


def test_every_ink_has_the_colour_it_always_had() -> None:
    assert {ink: colour.hex for ink, colour in default_theme().light.items()} == COLOURS
    assert set(COLOURS) == set(Ink)


def word_styles() -> dict[str, etree._Element]:
    root = etree.parse(Path(templates_folder(), "word", "word", "styles.xml")).getroot()
    return {style.find(f"{W}name").get(f"{W}val"): style for style in root.iter(f"{W}style")}


@pytest.mark.parametrize("name", sorted(STYLES))
def test_the_word_reference_says_the_same_of_type(name: str) -> None:
    style, kind = word_styles()[name], default_theme().types[STYLES[name]]
    assert int(style.find(f".//{W}sz").get(f"{W}val")) / 2 == kind.size
    assert style.find(f"{W}rPr/{W}color").get(f"{W}val") == kind.colour.hex
    assert (style.find(f"{W}rPr/{W}b") is not None) == kind.bold


@pytest.mark.parametrize("name", sorted(BLOCKS))
def test_the_word_reference_says_the_same_of_blocks(name: str) -> None:
    style, (bar, fill) = word_styles()[name], BLOCKS[name]
    light = default_theme().light
    assert style.find(f".//{W}pBdr/{W}left").get(f"{W}color") == light[bar].hex
    assert style.find(f".//{W}shd").get(f"{W}fill") == light[fill].hex


def test_a_municipality_that_takes_over_our_file_gets_our_look() -> None:
    assert read_theme(TextFile("eigen.css", OURS.read_text(encoding="utf-8"))) == (default_theme(), ())


def test_every_token_of_ours_has_a_row_and_every_row_a_token() -> None:
    sheet = read_sheet(TextFile(OURS.name, OURS.read_text(encoding="utf-8")))
    assert sheet.light.keys() == ROWS.keys()
    assert sheet.dark.keys() <= sheet.light.keys()


def test_what_a_colour_comes_to_is_said_for_the_dark_scheme_too() -> None:
    sheet = read_sheet(TextFile(OURS.name, OURS.read_text(encoding="utf-8")))
    colours = [name for name, row in ROWS.items() if row.kind in (Kind.COLOUR, Kind.FILL)]
    twice = {name for name in colours if len(sheet.light[name]) > 1}
    assert twice <= sheet.dark.keys()
    assert {len(tokens) for tokens in sheet.light.values()} == {1, 2}
    assert {len(tokens) for tokens in sheet.dark.values()} == {1}


def palettes() -> list[Palette]:
    theme = default_theme()
    assert theme.dark is not None
    return [theme.light, theme.dark]


@pytest.mark.parametrize("palette", palettes(), ids=["light", "dark"])
def test_everything_is_readable_where_it_stands(palette: Palette) -> None:
    assert set(palette) == set(Ink)
    for ink, pair in PAIRS.items():
        for ground in pair.grounds:
            assert contrast.ratio(palette[ink], palette[ground]) >= pair.least, (ink, ground)
    for ground in GROUNDS:
        assert contrast.ratio(palette[Ink.TEXT], palette[ground]) >= contrast.TEXT, ground


def test_the_dark_form_is_dark() -> None:
    light, dark = palettes()
    assert contrast.luminance(dark[Ink.PAPER]) < 0.02 < contrast.luminance(light[Ink.PAPER])


def test_the_file_is_ours_to_read() -> None:
    text = OURS.read_text(encoding="utf-8")
    assert "url(" not in text
    assert "@import" not in text
    assert not re.search(r"[^\n]\}\n\}\n\}", text)
