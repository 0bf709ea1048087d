"""The numbers of headings, worked out from list definitions as Word does."""

# ruff: noqa: E501 - XML as it stands in the files

import pytest
from lxml import etree

from generator.ooxml.cascade import Cascade
from generator.ooxml.counting import counted
from generator.ooxml.outline import NO_LABEL, Label, Outline

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
STYLES = ("K1", "K2", "K3")


def outline(*levels: str, styles: str = "", lists: str = "", num: str = "", head: str = "") -> Outline:
    """Make the outline of three heading styles in list 7, whose levels are given as their children."""
    inside = "".join(
        f'<w:lvl w:ilvl="{n}"><w:pStyle w:val="K{n + 1}"/>{level}</w:lvl>' for n, level in enumerate(levels)
    )
    numbering = (
        f'<w:numbering xmlns:w="{W}"><w:abstractNum w:abstractNumId="0">{head}{inside}</w:abstractNum>{lists}'
        f'<w:num w:numId="7"><w:abstractNumId w:val="0"/>{num}</w:num></w:numbering>'
    )
    found = styles or "".join(
        f'<w:style w:type="paragraph" w:styleId="{style}"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr>'
        "</w:style>"
        for style in STYLES
    )
    sheet = etree.fromstring(f'<w:styles xmlns:w="{W}">{found}</w:styles>')
    return Outline(Cascade(sheet), etree.fromstring(numbering), STYLES)


def level(kind: str, text: str, *, start: int = 1, more: str = "") -> str:
    return f'<w:start w:val="{start}"/><w:numFmt w:val="{kind}"/>{more}<w:lvlText w:val="{text}"/>'


def texts(found: Outline, *levels: int) -> list[str]:
    return [found.next(number).text for number in levels]


def test_levels_count_and_begin_anew():
    found = outline(level("decimal", "%1"), level("decimal", "%1.%2"), level("decimal", "%1.%2.%3"))
    assert texts(found, 1, 2, 2, 3, 1, 2, 3, 3) == ["1", "1.1", "1.2", "1.2.1", "2", "2.1", "2.1.1", "2.1.2"]


def test_a_level_that_was_jumped_over_counts_from_its_start():
    found = outline(level("decimal", "%1"), level("decimal", "%1.%2"), level("decimal", "%1.%2.%3"))
    assert texts(found, 1, 3, 2) == ["1", "1.1.1", "1.2"]


def test_kinds_of_numbers_stand_side_by_side():
    found = outline(level("upperRoman", "%1."), level("lowerLetter", "%1%2)"), level("decimalZero", "§ %3"))
    assert texts(found, 1, 2, 3, 2) == ["I.", "Ia)", "§ 01", "Ib)"]


def test_legal_numbering_shows_all_levels_in_digits():
    found = outline(level("upperRoman", "%1"), level("upperLetter", "%1.%2", more="<w:isLgl/>"))
    assert texts(found, 1, 1, 2) == ["I", "II", "2.1"]


def test_starts_of_the_definition_and_of_the_list():
    found = outline(level("decimal", "%1", start=3), level("decimal", "%1.%2", start=0))
    assert texts(found, 1, 2, 2) == ["3", "3.0", "3.1"]
    own = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    assert texts(outline(level("decimal", "%1", start=3), num=own), 1, 1) == ["5", "6"]


def test_a_list_with_a_level_of_its_own():
    own = f'<w:lvlOverride w:ilvl="0"><w:lvl w:ilvl="0">{level("upperLetter", "Deel %1")}</w:lvl></w:lvlOverride>'
    assert texts(outline(level("decimal", "%1"), num=own), 1, 1) == ["Deel A", "Deel B"]


def test_a_level_that_never_begins_anew():
    found = outline(level("decimal", "%1"), level("decimal", "%2", more='<w:lvlRestart w:val="0"/>'))
    assert texts(found, 1, 2, 2, 1, 2) == ["1", "1", "2", "2", "3"]


def test_a_level_that_begins_anew_after_the_highest_only():
    found = outline(
        level("decimal", "%1"),
        level("decimal", "%2"),
        level("decimal", "%3", more='<w:lvlRestart w:val="1"/>'),
    )
    assert texts(found, 1, 2, 3, 2, 3, 1, 2, 3) == ["1", "1", "1", "2", "2", "2", "1", "1"]


@pytest.mark.parametrize(
    "first",
    [
        level("none", "%1"),
        level("bullet", "•"),
        level("decimal", ""),
        level("decimal", " "),
    ],
)
def test_a_level_that_shows_nothing_is_no_number(first):
    found = outline(first)
    assert not found.is_numbered(1)
    assert found.next(1) == NO_LABEL


def test_a_style_without_a_list_or_taken_out_of_it_has_no_number():
    based = '<w:style w:styleId="K1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    out = '<w:style w:styleId="K2"><w:basedOn w:val="K1"/><w:pPr><w:numPr><w:numId w:val="0"/></w:numPr></w:pPr></w:style>'
    found = outline(level("decimal", "%1"), level("decimal", "%2"), styles=based + out)
    assert [found.is_numbered(n) for n in (1, 2, 3)] == [True, False, False]


def test_the_list_is_inherited_and_the_level_is_that_which_names_the_style():
    based = '<w:style w:styleId="K1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>'
    heirs = "".join(f'<w:style w:styleId="K{n}"><w:basedOn w:val="K1"/></w:style>' for n in (2, 3))
    found = outline(
        *[level("decimal", ".".join(f"%{m}" for m in range(1, n + 1))) for n in (1, 2, 3)],
        styles=based + heirs,
    )
    assert texts(found, 1, 2, 3) == ["1", "1.1", "1.1.1"]


def test_a_definition_that_is_that_of_a_list_style():
    style = (
        '<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Koppen"/>'
        f'<w:lvl w:ilvl="0"><w:pStyle w:val="K1"/>{level("decimal", "%1.")}</w:lvl></w:abstractNum>'
    )
    lists = f'{style}<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'
    assert texts(outline(lists=lists, head='<w:numStyleLink w:val="Koppen"/>'), 1, 1) == ["1.", "2."]


def test_list_styles_that_lead_to_each_other_end():
    circle = '<w:abstractNum w:abstractNumId="4"><w:styleLink w:val="Koppen"/><w:numStyleLink w:val="Koppen"/></w:abstractNum>'
    lists = f'{circle}<w:num w:numId="9"><w:abstractNumId w:val="4"/></w:num>'
    assert not outline(lists=lists, head='<w:numStyleLink w:val="Koppen"/>').is_numbered(1)


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Hoofdstuk %1", Label("Hoofdstuk 1", "tab", "1", r"\r \t \h")),
        ("%1.", Label("1.", "tab", "1", r"\r \h")),
        ("(%1)", Label("(1)", "tab", "(1)", r"\r \h")),
    ],
)
def test_what_a_reference_shows_of_a_number(text, label):
    assert outline(level("decimal", text)).next(1) == label


def test_a_reference_to_words_and_letters_has_no_field_that_shows_it():
    assert outline(level("upperRoman", "Deel %1")).next(1) == Label("Deel I", "tab", "I", None)


@pytest.mark.parametrize(
    ("suffix", "kept"), [("space", "space"), ("nothing", "nothing"), ("tab", "tab"), ("x", "tab")]
)
def test_what_stands_behind_a_number(suffix, kept):
    assert outline(level("decimal", "%1", more=f'<w:suff w:val="{suffix}"/>')).next(1).suffix == kept


@pytest.mark.parametrize(
    ("kind", "shown"),
    [
        ("decimal", ["1", "4", "28"]),
        ("upperRoman", ["I", "IV", "XXVIII"]),
        ("lowerRoman", ["i", "iv", "xxviii"]),
        ("upperLetter", ["A", "D", "BB"]),
        ("lowerLetter", ["a", "d", "bb"]),
        ("decimalZero", ["01", "04", "28"]),
        ("ordinal", ["1e", "4e", "28e"]),
        ("none", ["", "", ""]),
        ("bullet", ["", "", ""]),
        ("chineseCounting", ["1", "4", "28"]),
    ],
)
def test_kinds_of_numbers(kind, shown):
    assert [counted(number, kind) for number in (1, 4, 28)] == shown
