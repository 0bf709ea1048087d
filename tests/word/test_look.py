"""The shipped reference in another look."""

from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from looks import PARTS, WordLook, altena_in, colour, colours_in, loud, said
from lxml import etree
from msgspec import structs
from packages import UTRECHT, package_or_skip
from word_reading import W, audit, body, members, pack, text_of
from word_sample import cells, p, sample

from generator.diagnostics import TextFile
from generator.document import Alignment, Document, Group, ListBlock, Properties, Role, Rule, Table
from generator.ooxml.pairing import check
from generator.theme.read import default_theme, read_theme
from generator.theme.theme import Ink, Text, Theme
from generator.writers.docx import write
from generator.writers.docx.dress import CHARACTERS, DRESSES
from generator.writers.docx.look import themed_reference
from generator.writers.docx.styles import FRAMES, Use


def dressed(theme: Theme, **texts: dict[str, object]) -> Theme:
    """Give a theme in which some kinds of text are set otherwise."""
    changed = {Text[name]: replace(theme.types[Text[name]], **values) for name, values in texts.items()}
    return replace(theme, types={**theme.types, **changed})


def painted(theme: Theme, **inks: str) -> Theme:
    """Give a theme with some other colours."""
    return replace(theme, light={**theme.light, **{Ink[name]: colour(value) for name, value in inks.items()}})


@pytest.fixture(scope="module")
def loud_base(base):
    return themed_reference(base, loud())


def test_the_look_that_ships_changes_nothing(base):
    themed, plain = members(themed_reference(base, default_theme())), members(base)
    assert list(themed) == list(plain)
    assert [name for name in plain if themed[name] != plain[name]] == []


def test_the_reference_is_drawn_for_the_look_that_ships(base):
    look, theme = WordLook(base), default_theme()
    drawn = {
        Text.BODY: "Normal",
        Text.TITLE: "Title",
        Text.SUBTITLE: "Subtitle",
        Text.HEADING_1: "heading 1",
        Text.HEADING_2: "heading 2",
        Text.HEADING_3: "heading 3",
        Text.HEADING_4: "heading 4",
        Text.LEAD: "Samenvatting inleiding",
        Text.CAPTION: "Bijschrift boven",
        Text.TABLE: "Tabeltekst",
        Text.TABLE_HEAD: "Tabelkop",
        Text.SMALL: "footer",
        Text.CODE: "Code",
    }
    for text, name in drawn.items():
        setting, kind = look[name], theme.types[text]
        assert (setting.family, setting.size, setting.bold) == (kind.fonts[0], kind.size, kind.bold), name
        assert setting.colour == kind.colour.hex, name
        if text is not Text.CODE:
            assert setting.line / 240 * 1.22 == pytest.approx(kind.line_height, abs=0.01), name


def test_no_colour_of_ours_is_left_in_another_look(loud_base):
    ours, expected = said(default_theme()), said(loud())
    assert not ours & expected
    for document in (write(sample(), loud_base, None), *altena_in(loud_base, loud().light)):
        parts = members(document)
        for name in (*PARTS, *(name for name in parts if "header" in name or "footer" in name)):
            assert colours_in(parts[name]) <= expected, name


def test_another_look_uses_every_colour_that_word_can_show(loud_base):
    parts = members(write(sample(), loud_base, None))
    shown = set().union(*(colours_in(parts[name]) for name in PARTS))
    missing = {ink for ink, one in loud().light.items() if one.hex not in shown}
    assert missing == {Ink.FOCUS}


def test_no_family_of_ours_is_left_in_another_look(loud_base):
    look, families = WordLook(loud_base), {kind.fonts[0] for kind in loud().types.values()}
    assert set(look.fonts) == families | {"Symbol"}
    for name in (name for name in members(loud_base) if name.endswith(".xml")):
        assert b"Calibri" not in members(loud_base)[name], name
        assert b"Consolas" not in members(loud_base)[name], name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (Text.BODY, Use.BODY),
        (Text.TITLE, Use.TITLE),
        (Text.HEADING_1, Use.HEADING_1),
        (Text.HEADING_4, Use.HEADING_4),
        (Text.LEAD, Use.SUMMARY_LEAD),
        (Text.CAPTION, Use.CAPTION),
        (Text.TABLE, Use.TABLE_TEXT),
        (Text.SMALL, Use.HEADER),
        (Text.CODE, Use.CODE),
    ],
)
def test_a_kind_of_text_is_set_as_its_type_says(loud_base, text, name):
    setting, kind = WordLook(loud_base)[name], loud().types[text]
    assert (setting.family, setting.size, setting.bold) == (kind.fonts[0], kind.size, kind.bold)
    assert setting.colour == kind.colour.hex


def test_text_that_is_bold_here_and_plain_there(base):
    plain = dressed(
        default_theme(), HEADING_2={"bold": False}, TABLE_HEAD={"bold": False}, TABLE={"bold": True}
    )
    look = WordLook(themed_reference(base, plain))
    assert look["heading 1"].bold
    assert not look["heading 2"].bold
    assert look["Tabeltekst dicht"].bold
    assert not look["Tabelkop dicht"].bold


def test_smaller_relatives_of_a_kind_of_text_keep_their_proportion(base):
    large = dressed(default_theme(), TABLE={"size": 20.0}, SMALL={"size": 18.0}, BODY={"size": 22.0})
    look = WordLook(themed_reference(base, large))
    assert look["Tabeltekst klein"].size == 18
    assert look["Tabeltekst dicht"].size == 17
    assert look["Label tekens"].size == 17
    assert look["Belofte"].size == 25
    assert look["Tabelkop"].size == 10


def test_distances_and_indents_grow_with_the_letters(base):
    large = dressed(default_theme(), BODY={"size": 22.0}, HEADING_1={"size": 40.0})
    roots = [
        etree.fromstring(members(one)["word/styles.xml"]) for one in (base, themed_reference(base, large))
    ]
    before, after = (
        {
            style.get(f"{W}styleId"): {
                key.rpartition("}")[2]: int(value)
                for tag in ("spacing", "ind")
                for element in style.findall(f"{W}pPr/{W}{tag}")
                for key, value in element.attrib.items()
                if value.isdigit()
            }
            for style in root.iter(f"{W}style")
        }
        for root in roots
    )
    assert after["Heading1"]["before"] == 2 * before["Heading1"]["before"]
    assert after["TOC2"]["left"] == 2 * before["TOC2"]["left"]
    assert after["Fact"]["hanging"] == 2 * before["Fact"]["hanging"]
    assert after["Heading2"] == before["Heading2"]
    assert after["Promise"]["left"] == before["Promise"]["left"]


def test_numbers_of_headings_get_the_room_that_the_largest_needs(base):
    def indents(data: bytes) -> list[int]:
        root = etree.fromstring(members(data)["word/numbering.xml"])
        return [int(one.get(f"{W}left")) for one in root.iter(f"{W}ind")]

    large = dressed(default_theme(), HEADING_2={"size": 28.0})
    before, after = indents(base), indents(themed_reference(base, large))
    assert after[:2] == [2 * before[0], 2 * before[1]]
    assert after == sorted(after[:9]) + before[9:]
    smaller = dressed(default_theme(), HEADING_3={"size": 6.0})
    assert indents(themed_reference(base, smaller))[:4] == [before[0], before[1], before[1], before[3]]


def test_lines_of_a_font_that_is_high_by_itself_come_no_further_apart(base):
    high = dressed(default_theme(), BODY={"fonts": ("Noto Sans", "Calibri")})
    now, before = (WordLook(one)["Normal"].line for one in (themed_reference(base, high), base))
    assert now * 1.362 == pytest.approx(before * 1.22, rel=0.01)


def test_single_lines_stay_as_low_as_they_are(base):
    high = dressed(default_theme(), BODY={"fonts": ("Noto Sans",), "line_height": 2.0})
    low = dressed(default_theme(), BODY={"fonts": ("Arial",), "line_height": 2.0})
    assert WordLook(themed_reference(base, high))["toc 2"].line == round(240 * 122 / 136)
    assert WordLook(themed_reference(base, low))["toc 2"].line == 240


def test_tables_that_have_to_fit_set_a_wide_family_smaller(base):
    def sizes(**table: object) -> list[float]:
        look = WordLook(themed_reference(base, dressed(default_theme(), TABLE=table)))
        return [look[name].size for name in ("Tabeltekst", "Tabeltekst dicht")]

    assert sizes(fonts=("Noto Sans",)) == [10, 7.5]
    assert sizes(fonts=("Noto Sans",), size=12.0) == [12, 8.5]
    assert sizes(fonts=("Garamond",)) == [10, 8.5]
    assert sizes(fonts=("Noto Sans",), size=8.0) == [8, 7]


def test_the_families_after_the_first_are_named_as_substitutes(base):
    fonts = ("Gemeente Sans", "Noto Sans", "Arial")
    theme = dressed(default_theme(), BODY={"fonts": fonts}, CODE={"fonts": ("Mono", "Courier New")})
    found = WordLook(themed_reference(base, theme)).fonts
    assert found["Gemeente Sans"]["altName"] == "Noto Sans,Arial"
    assert found["Gemeente Sans"]["family"] == "swiss"
    assert found["Mono"] == {"altName": "Courier New", "charset": "00", "family": "modern", "pitch": "fixed"}
    assert "Consolas" not in found
    assert "Calibri" in found  # of the other kinds of text


@pytest.mark.parametrize(("generic", "family"), [("serif", "Times New Roman"), ("monospace", "Courier New")])
def test_a_look_without_families_still_names_one(base, generic, family):
    theme = dressed(default_theme(), BODY={"fonts": (), "generic": generic})
    assert WordLook(themed_reference(base, theme))["Normal"].family == family


def test_headings_and_body_may_have_families_of_their_own(base):
    headings = {f"HEADING_{level}": {"fonts": ("Koppen",)} for level in range(1, 5)}
    look = WordLook(themed_reference(base, dressed(default_theme(), **headings, TITLE={"fonts": ("Titel",)})))
    assert look.families == {"major": "Koppen", "minor": "Calibri"}
    found = {name: look[name].family for name in ("heading 1", "heading 4", "Title", "Normal", "Belofte")}
    assert found == {
        "heading 1": "Koppen",
        "heading 4": "Koppen",
        "Title": "Titel",
        "Normal": "Calibri",
        "Belofte": "Calibri",
    }


def test_a_pale_table_head_keeps_a_line_around_it(base):
    pale = painted(default_theme(), TABLE_HEAD_FILL="FFFFFF", TABLE_HEAD_TEXT="000000", HEADING="990000")
    root = etree.fromstring(members(themed_reference(base, pale))["word/styles.xml"])
    style = root.find(f"{W}style[@{W}styleId='ServiceTable']")
    borders = style.findall(f"{W}tblPr/{W}tblBorders/{W}top") + style.findall(f".//{W}tcBorders/{W}bottom")
    assert [border.get(f"{W}color") for border in borders] == ["990000", "990000"]


def test_every_style_with_a_colour_or_a_family_of_its_own_is_in_the_table(base):
    root = etree.fromstring(members(base)["word/styles.xml"])
    own = {
        style.find(f"{W}name").get(f"{W}val")
        for style in root.iter(f"{W}style")
        if style.get(f"{W}type") != "table"
        for tag in ("rPr/color", "rPr/rFonts", "rPr/shd", "pPr/shd", "pPr/pBdr")
        if style.find("/".join(f"{W}{one}" for one in tag.split("/"))) is not None
    }
    assert own <= {*DRESSES, *CHARACTERS}


def test_styles_come_after_those_they_are_based_on(base):
    root = etree.fromstring(members(base)["word/styles.xml"])
    ids = {style.find(f"{W}name").get(f"{W}val"): style for style in root.iter(f"{W}style")}
    seen = []
    for name in DRESSES:
        based = ids[name].find(f"{W}basedOn")
        assert based is None or based.get(f"{W}val") in seen, name
        seen.append(ids[name].get(f"{W}styleId"))


def test_the_validator_finds_nothing_in_another_look(loud_base, tmp_path):
    assert audit(loud_base, tmp_path) == []
    written = write(sample(), loud_base, None)
    assert audit(written, tmp_path) == []
    assert check(written) == ()


@pytest.mark.parametrize("seed", range(len(Text)))
def test_any_single_type_may_differ(base, tmp_path, seed):
    other = loud()
    text = list(Text)[seed]
    theme = dressed(
        default_theme(), **{text.name: {"fonts": other.types[text].fonts, "size": 6.0 + seed / 10}}
    )
    assert audit(themed_reference(base, theme), tmp_path) == []


def blocks(*roles: Role) -> Document:
    made = tuple(Group(role, (p("Kop"), p(f"Tekst {number}"))) for number, role in enumerate(roles))
    return Document(Properties("Titel", "nl-NL"), made)


FRAMED = (Role.PROMISE, Role.BEHAVIOUR, Role.QUESTIONS, Role.NOTE)


@pytest.mark.parametrize("fill", ["FFFFFF", "000000", "FFFFFE", "7F7F80"])
@pytest.mark.parametrize("roles", list(product(FRAMED, repeat=2)), ids="-".join)
def test_blocks_of_one_tint_stay_apart(base, fill, roles):
    inks = {f"{role.name}_{kind}": fill for role in FRAMED for kind in ("BAR", "FILL")}
    themed = themed_reference(base, painted(default_theme(), **inks))
    styles = WordLook(themed)
    paragraphs = [one for one in body(write(blocks(*roles), themed, None)).iter(f"{W}p") if text_of(one)]
    fills = []
    for role, lead, detail in zip(roles, paragraphs[::2], paragraphs[1::2], strict=True):
        pair = [one.find(f"{W}pPr/{W}shd") for one in (lead, detail)]
        shown = [styles[FRAMES[role][0]].fill if one is None else one.get(f"{W}fill") for one in pair]
        assert shown[0] == shown[1]
        fills.append(shown[0])
    assert all(above != below for above, below in pairwise(fills))


def test_a_rule_has_the_colour_of_lines(base):
    document = Document(Properties("Titel", "nl-NL"), (p("Boven"), Rule(), p("Onder")))
    themed = themed_reference(base, painted(default_theme(), LINE="AB12CD"))
    _, second = body(write(document, themed, None)).iter(f"{W}p")
    top = second.find(f"{W}pPr/{W}pBdr/{W}top")
    assert (top.get(f"{W}color"), top.get(f"{W}sz")) == ("AB12CD", "6")


def test_a_rule_in_a_base_that_knows_none_is_plain(base):
    parts = members(base)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(b"Scheidingslijn", b"Anders")
    document = Document(Properties("Titel", "nl-NL"), (p("Boven"), Rule(), p("Onder")))
    _, second = body(write(document, pack(parts), None)).iter(f"{W}p")
    assert second.find(f"{W}pPr/{W}pBdr/{W}top").get(f"{W}color") == "auto"


def test_text_after_the_first_of_an_item_stands_under_it_in_any_base(base):
    items = (ListBlock(ordered=False, start=1, items=((p("Een"), p("vervolg")),)),)
    parts = members(base)
    wide = parts["word/numbering.xml"].replace(b'w:left="397"', b'w:left="720"')
    parts["word/numbering.xml"] = wide.replace(b'w:left="737"', b'w:left="1440"')
    nested = (structs.replace(items[0], items=((p("Een"), *items),)),)
    document = Document(Properties("Titel", "nl-NL"), (*items, *nested))
    paragraphs = list(body(write(document, pack(parts), None)).iter(f"{W}p"))
    indents = [one.find(f"{W}pPr/{W}ind") for one in paragraphs if text_of(one) == "vervolg"]
    assert [one.get(f"{W}left") for one in indents] == ["720", "1440"]


def test_columns_are_wide_enough_for_wider_letters(base):
    words = ("Verantwoordelijkheid", "Ja", "Een lange toelichting die over een paar regels mag lopen " * 3)
    head = cells("Onderwerp", "Geldt", "Toelichting")
    table = Table((Alignment.LEFT,) * 3, head, (cells(*words),))
    document = Document(Properties("Titel", "nl-NL"), (table,))

    def first(theme: Theme) -> int:
        grid = body(write(document, themed_reference(base, theme), None)).iter(f"{W}gridCol")
        return int(next(grid).get(f"{W}w"))

    wide = dressed(default_theme(), TABLE={"fonts": ("Verdana",)})
    larger = dressed(default_theme(), TABLE={"size": 13.0})
    assert first(default_theme()) < first(larger) <= first(wide)


def municipal(file: Path) -> Theme:
    theme, _ = read_theme(TextFile(file.name, file.read_text(encoding="utf-8")))
    return theme


def assert_set_in(base: bytes, theme: Theme, folder: Path) -> WordLook:
    """Check that a document shows a look, and nothing of ours but what the look has in common with it."""
    themed = themed_reference(base, theme)
    written = write(sample(), themed, None, theme.light)
    parts = members(written)
    assert audit(written, folder) == []
    for name in PARTS:
        assert colours_in(parts[name]) <= said(theme), name
    look = WordLook(written)
    for name, dress in DRESSES.items():
        setting, kind = look[name], theme.types[dress.text]
        assert setting.family == kind.fonts[0], name
        if dress.ink:
            assert setting.colour == theme.light[dress.ink].hex, name
        if dress.bar:
            assert setting.bar == theme.light[dress.bar].hex, name
        if dress.fill and setting.fill:
            assert setting.fill == theme.light[dress.fill].hex, name
    return look


def test_the_look_of_utrecht(base, tmp_path):
    folder = package_or_skip(*UTRECHT)
    look = assert_set_in(base, municipal(folder / "dist" / "index.css"), tmp_path)
    assert look.families == {"major": "Noto Sans", "minor": "Noto Sans"}
    assert look["Normal"].colour == "000000"
    assert look.scheme["accent1"] == "CC0000"
    assert look.scheme["hlink"] == "24578F"
    assert look.fonts["Noto Sans"]["altName"].endswith("Arial")


def test_the_look_of_the_hague(base, tmp_path):
    file = Path(__file__).parents[1] / "theme" / "data" / "denhaag" / "index.css"
    look = assert_set_in(base, municipal(file), tmp_path)
    assert look.families == {"major": "TheMix", "minor": "TheSans"}
    assert look["heading 1"].family == "TheMix"
    assert look["Tabeltekst"].family == "TheSans"
    assert look.scheme["accent1"] == "238541"
