"""A municipality's own template as base: its look wins, what it lacks is added, and the rest is left out."""

# ruff: noqa: E501 - XML as it stands in the files

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from lxml import etree
from template_reading import TEMPLATES, new_findings, reference, template
from template_sample import small
from word_reading import (
    R,
    W,
    body,
    document_words,
    members,
    pack,
    pandoc_words,
    paragraph_texts,
    style_of,
    text_of,
    without_contents,
)
from word_sample import PROPERTIES, p, sample, snapshot

from generator.document import Document, Properties, Reference
from generator.ooxml.adopt import adopt
from generator.ooxml.cascade import Cascade, name_of, value_of
from generator.ooxml.pairing import Rule, check
from generator.writers.docx import write

REFERENCE = reference()


def made(name: str, document: Document | None = None) -> bytes:
    base = adopt(template(name), REFERENCE, whole=True).base
    return write(document or small(), base, snapshot())


def codes(own: bytes) -> list[str]:
    return [found.code for found in adopt(own, REFERENCE).findings]


def styles_of(data: bytes) -> Cascade:
    parts = members(data)
    theme = next((etree.fromstring(parts[n]) for n in sorted(parts) if n.startswith("word/theme/")), None)
    return Cascade(etree.fromstring(parts["word/styles.xml"]), theme)


def named(styles: Cascade, name: str) -> str:
    """Give the id of a style by its name, or by another name of it."""
    own = {name_of(style): identity for identity, style in styles.styles.items()}
    other = {
        alias: i for i, style in styles.styles.items() for alias in value_of(style, "aliases").split(",")
    }
    return own.get(name) or other[name]


def part(data: bytes, wanted: str) -> bytes:
    return b"".join(content for name, content in members(data).items() if re.fullmatch(wanted, name))


def edited(name: str, part_name: str, old: bytes, new: bytes) -> bytes:
    parts = members(template(name))
    assert old in parts[part_name]
    parts[part_name] = parts[part_name].replace(old, new)
    return pack(parts)


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_validator_finds_nothing_that_the_template_did_not_have(name, tmp_path):
    assert new_findings(template(name), made(name, sample()), tmp_path) == []


@pytest.mark.parametrize("name", TEMPLATES)
def test_everything_has_its_partner(name):
    found = check(made(name, sample()))
    described = [one for one in found if one.rule is not Rule.DRAWING_WITHOUT_ALT]
    assert described == []
    assert [one.part for one in found] == (["word/header2.xml"] if name == "eigen-nummering.dotx" else [])


@pytest.mark.parametrize("name", TEMPLATES)
def test_pandoc_reads_our_words_and_none_of_the_template(name, tmp_path):
    untitled = Document(PROPERTIES, small().blocks[1:])  # pandoc keeps a title apart from the text
    assert pandoc_words(without_contents(made(name, untitled)), tmp_path) == document_words(untitled)


@pytest.mark.parametrize(
    ("name", "shown", "code"),
    [
        ("eigen-nummering.dotx", "2", r"REF normen \r \t \h"),
        ("nederlandse-namen.dotx", "Normen", r"REF normen \h"),
    ],
)
def test_a_reference_to_a_number_says_what_the_template_shows(name, shown, code):
    referring = (*small().blocks, p("Zie hoofdstuk ", Reference("normen", "2")))
    data = made(name, Document(PROPERTIES, referring))
    last = list(body(data).iter(f"{W}p"))[-1]
    assert text_of(last) == f"Zie hoofdstuk {shown}"
    assert [(found.text or "").strip() for found in last.iter(f"{W}instrText")] == [code]


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_same_template_gives_the_same_bytes(name):
    assert made(name) == made(name)


@pytest.mark.parametrize("name", TEMPLATES)
def test_headings_are_headings_for_word(name):
    styles = styles_of(made(name))
    for level in (1, 2, 3, 4):
        identity = named(styles, f"heading {level}")
        assert styles.value(identity, "pPr", "outlineLvl") == str(level - 1)
        assert styles.styles[identity].get(f"{W}customStyle") is None


@pytest.mark.parametrize("name", TEMPLATES)
def test_text_is_set_in_the_type_of_the_template(name):
    families = {"nederlandse-namen.dotx": "Verdana", "word-nederlands.dotx": "Calibri",
                "eigen-nummering.dotx": "Trebuchet MS", "libreoffice.docx": "Liberation Sans"}  # fmt: skip
    styles = styles_of(made(name))
    for use in ("Normal", "Belofte", "Gedrag detail", "Tabeltekst", "List Bullet", "toc 2"):
        assert styles.family(named(styles, use)) == families[name], use
    assert styles.family(named(styles, "Code")) == "Consolas"


def test_styles_by_dutch_names_keep_their_look_and_their_old_name():
    data = made("nederlandse-namen.dotx")
    styles = styles_of(data)
    heading = styles.styles[named(styles, "heading 1")]
    assert heading.get(f"{W}styleId") == "a1"
    assert heading.find(f"{W}aliases").get(f"{W}val") == "Kop 1"
    assert styles.value("a1", "rPr", "color") == "2F6B2F"
    assert {style_of(line) for line in body(data).iter(f"{W}p")} >= {
        "a1",
        "a2",
        "a3",
        "titel",
        "opsom",
        "inh1",
        "inh2",
    }


def test_a_heading_of_another_name_is_found_by_its_level_and_an_annex_is_not():
    styles = styles_of(made("eigen-nummering.dotx"))
    assert named(styles, "heading 1") == "ZM1"
    assert name_of(styles.styles["ZMBijlage"]) == "Zuidermeer Bijlage kop"


def test_a_style_of_another_kind_makes_way_for_ours():
    styles = styles_of(made("nederlandse-namen.dotx"))
    assert name_of(styles.styles["Kenmerk"]) == "Kenmerk (sjabloon)"
    assert styles.styles[named(styles, "Kenmerk")].get(f"{W}type") == "paragraph"


def test_no_two_styles_share_an_id_or_a_name():
    for name in TEMPLATES:
        found = list(styles_of(made(name)).root.iter(f"{W}style"))
        assert len({style.get(f"{W}styleId", "").lower() for style in found}) == len(found)
        assert len({name_of(style).lower() for style in found}) == len(found)


def test_every_style_leads_to_styles_that_are_there():
    for name in TEMPLATES:
        styles = styles_of(made(name))
        for style in styles.styles.values():
            for tag in ("basedOn", "next", "link"):
                target = style.find(f"{W}{tag}")
                assert target is None or target.get(f"{W}val") in styles.styles, (name, name_of(style), tag)


def entries(data: bytes) -> list[str]:
    control = body(data).find(f"{W}sdt")
    assert control is not None
    return [text_of(line) for line in control.iter(f"{W}p")]


def test_the_contents_say_the_numbers_that_the_template_gives():
    assert entries(made("eigen-nummering.dotx")) == [
        "Hoofdstuk 1 Inleiding", "1.1\tWaarom", "1.2\tHoe", "Hoofdstuk 2 Normen", "2.1\tMeten",
    ]  # fmt: skip


@pytest.mark.parametrize("name", ["nederlandse-namen.dotx", "word-nederlands.dotx", "libreoffice.docx"])
def test_headings_without_numbers_in_the_template_have_none(name):
    assert entries(made(name)) == ["Inleiding", "Waarom", "Hoe", "Normen", "Meten"]


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("name", ["eigen-nummering.dotx", "nederlandse-namen.dotx"])
def test_libreoffice_shows_the_numbers_that_the_contents_say(name, tmp_path):
    file = tmp_path / "made.docx"
    file.write_bytes(made(name))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        shutil.which("soffice") or "",
        profile,
        "--headless",
        "--convert-to",
        "txt:Text (encoded):UTF8",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(file)], check=True, capture_output=True)
    shown = (tmp_path / "made.txt").read_text(encoding="utf-8-sig").split("\n")
    wanted = [" ".join(entry.split()) for entry in entries(file.read_bytes())]
    lines = [" ".join(line.split()) for line in shown]
    assert [line for line in lines if line in wanted] == wanted * 2


def test_headers_footers_and_pictures_stay():
    for name in ("nederlandse-namen.dotx", "word-nederlands.dotx", "libreoffice.docx"):
        data = made(name)
        assert b"Gemeente Zuidermeer" in part(data, r"word/header\d\.xml")
        assert PROPERTIES.title.encode() not in part(data, r"word/header\d\.xml")
    data = made("eigen-nummering.dotx")
    assert part(data, "word/media/logo.png") == part(template("eigen-nummering.dotx"), "word/media/logo.png")
    assert body(data).find(f"{W}sectPr/{W}titlePg") is not None


@pytest.mark.parametrize("name", TEMPLATES)
def test_the_draft_mark_stands_once_in_every_header(name):
    headers = [c for n, c in members(made(name)).items() if re.fullmatch(r"word/header\d\.xml", n)]
    assert headers
    assert [header.count(b"CONCEPT") for header in headers] == [1] * len(headers)
    assert all(b"txbxContent" not in header for header in headers)


@pytest.mark.parametrize("name", TEMPLATES)
def test_an_adopted_document_bears_no_mark(name):
    adopted = Document(Properties("Titel", "nl-NL", status="vastgesteld"), (p("Tekst"),))
    assert b"CONCEPT" not in part(made(name, adopted), r"word/header\d\.xml")


def test_the_mark_takes_the_empty_line_of_a_letterhead():
    before = etree.fromstring(part(template("word-nederlands.dotx"), "word/header1.xml"))
    after = etree.fromstring(part(made("word-nederlands.dotx"), "word/header1.xml"))
    assert len(after) == len(before)
    assert "CONCEPT" in text_of(after[-1])


def test_a_page_without_a_header_gets_one_for_the_mark():
    own = edited("eigen-nummering.dotx", "word/document.xml",
                 b'<w:headerReference w:type="first" r:id="rId6"/>', b"")  # fmt: skip
    data = write(small(), adopt(own, REFERENCE).base, None)
    kinds = [found.get(f"{W}type") for found in body(data).iter(f"{W}headerReference")]
    assert sorted(map(str, kinds)) == ["default", "first"]
    assert part(data, r"word/header\d\.xml").count(b"CONCEPT") == 2


def test_a_template_without_headers_gets_ours():
    own = edited("nederlandse-namen.dotx", "word/document.xml",
                 b'<w:headerReference w:type="default" r:id="rId5"/><w:footerReference w:type="default" r:id="rId6"/>',
                 b"")  # fmt: skip
    data = write(small(), adopt(own, REFERENCE).base, None)
    assert PROPERTIES.title.encode() in part(data, r"word/header\d\.xml")


def test_the_last_section_counts_and_inherits_its_headers():
    data = made("word-nederlands.dotx")
    (section,) = body(data).iter(f"{W}sectPr")
    references = [(one.tag.rpartition("}")[2], one.get(f"{W}type")) for one in section if one.get(f"{R}id")]
    assert references == [
        ("headerReference", "default"), ("headerReference", "even"), ("footerReference", "default"),
    ]  # fmt: skip
    margins = section.find(f"{W}pgMar")
    assert margins is not None
    assert margins.get(f"{W}gutter") == "284"


@pytest.mark.parametrize(
    ("setup", "width"),
    [
        (b'<w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>', 16838 - 1134 - 1418),
        (b'<w:pgSz w:w="11906" w:h="16838"/>', 11906 - 1134 - 1418),
        (b'<w:pgSz w:w="21cm" w:h="29.7cm"/>', 11906 - 1134 - 1418),
    ],
)
def test_tables_fill_the_page_of_the_template(setup, width):
    own = edited("nederlandse-namen.dotx", "word/document.xml", b'<w:pgSz w:w="11906" w:h="16838"/>', setup)
    data = write(small(), adopt(own, REFERENCE).base, None)
    (table,) = body(data).iter(f"{W}tblGrid")
    assert sum(int(column.get(f"{W}w", "")) for column in table) == width


def test_tables_fit_into_a_column_and_beside_the_gutter():
    own = edited("word-nederlands.dotx", "word/document.xml",
                 b'<w:cols w:space="708"/>', b'<w:cols w:num="2" w:space="708"/>')  # fmt: skip
    for bytes_, width in ((template("word-nederlands.dotx"), 8788), (own, (8788 - 708) // 2)):
        data = write(small(), adopt(bytes_, REFERENCE).base, None)
        (table,) = body(data).iter(f"{W}tblGrid")
        assert sum(int(column.get(f"{W}w", "")) for column in table) == width


def test_lists_nest_with_the_bullets_of_the_template():
    root = etree.fromstring(part(made("word-nederlands.dotx"), "word/numbering.xml"))
    (bullets,) = [
        one
        for one in root.iter(f"{W}abstractNum")
        if one.find(f"{W}lvl/{W}pStyle[@{W}val='Lijstopsomteken']") is not None
    ]
    assert [level.get(f"{W}ilvl") for level in bullets.findall(f"{W}lvl")] == [str(n) for n in range(9)]
    first = bullets.find(f"{W}lvl/{W}lvlText")
    assert first is not None
    assert first.get(f"{W}val") == "\uf0b7"


def test_running_text_has_white_where_the_default_style_has_none():
    styles = styles_of(made("nederlandse-namen.dotx"))
    running = named(styles, "Serviceformule tekst")
    assert styles.number(running, "pPr", "spacing", "after") > 0
    lines = body(made("nederlandse-namen.dotx")).iter(f"{W}p")
    assert next(style_of(line) for line in lines if text_of(line) == "Wij bellen terug.") == running
    assert "Serviceformule tekst" not in [
        name_of(s) for s in styles_of(made("word-nederlands.dotx")).styles.values()
    ]
    office = made("libreoffice.docx")
    lines = body(office).iter(f"{W}p")
    own = next(style_of(line) for line in lines if text_of(line) == "Wij bellen terug.")
    assert name_of(styles_of(office).styles[own]) == "Body Text"


def test_what_belongs_to_one_file_or_machine_goes():
    data = made("word-nederlands.dotx")
    settings = part(data, "word/settings.xml")
    for gone in (b"attachedTemplate", b"trackRevisions", b"documentProtection"):
        assert gone not in settings
    assert not [name for name in members(data) if "comments" in name]
    assert b"Een noot" not in part(data, "word/footnotes.xml")
    assert b"medewerker" not in b"".join(members(data).values())
    assert b"example.org" not in b"".join(members(data).values())
    found = codes(template("word-nederlands.dotx"))
    assert {"template-attached", "template-protected", "template-tracking", "template-text-unused"} <= set(
        found
    )


def test_the_text_of_the_template_is_not_used():
    for name in TEMPLATES:
        said = paragraph_texts(made(name))
        assert not {"Typ hier uw tekst.", "[Titel van de notitie]", "Lopende tekst."} & set(said)


def test_a_picture_that_is_only_linked_is_not_fetched_and_goes():
    parts = members(template("eigen-nummering.dotx"))
    rels = "word/_rels/header1.xml.rels"
    parts[rels] = parts[rels].replace(
        b'Target="media/logo.png"', b'Target="http://localhost/l.png" TargetMode="External"'
    )
    made_of = adopt(pack(parts), REFERENCE)
    assert "template-outside" in [found.code for found in made_of.findings]
    data = write(small(), made_of.base, None)
    assert b"localhost" not in b"".join(members(data).values())
    assert b"<w:drawing" not in part(data, "word/header1.xml")
    assert check(data) == () or {one.rule for one in check(data)} == {Rule.DRAWING_WITHOUT_ALT}


def test_the_document_decides_its_language_whatever_the_styles_say():
    own = edited("nederlandse-namen.dotx", "word/styles.xml", b"<w:qFormat/><w:pPr><w:spacing w:line=",
                 b"<w:qFormat/><w:pPr><w:spacing w:line=")  # fmt: skip
    parts = members(own)
    parts["word/styles.xml"] = parts["word/styles.xml"].replace(
        b'<w:color w:val="2F6B2F"/>', b'<w:color w:val="2F6B2F"/><w:lang w:val="en-US"/>', 1
    )
    styles = styles_of(write(small(), adopt(pack(parts), REFERENCE).base, None))
    assert {styles.value(identity, "rPr", "lang") for identity in styles.styles} == {"nl-NL"}


def test_our_accent_gives_way_only_where_nobody_chose_it():
    own = template("eigen-nummering.dotx")
    assert "8C1D40" in adopt(own, REFERENCE, whole=True).colours.values()
    bars = [adopt(own, REFERENCE, whole=whole).base for whole in (True, False)]
    colours = []
    for base in bars:
        styles = styles_of(base)
        bar = styles.element(named(styles, "Belofte"), "pPr", "pBdr")
        assert bar is not None
        left = bar.find(f"{W}left")
        assert left is not None
        colours.append(left.get(f"{W}color"))
    assert colours == ["8C1D40", "0F766E"]
    unthemed = styles_of(adopt(template("nederlandse-namen.dotx"), REFERENCE, whole=True).base)
    assert unthemed.value(named(unthemed, "Conceptmerk"), "rPr", "shd", "fill") == "2F6B2F"


def test_the_head_of_a_table_can_be_read_whoever_chose_its_letters():
    styles = styles_of(made("eigen-nummering.dotx"))
    table = styles.styles[named(styles, "Serviceformule tabel")]
    shade = table.find(f"{W}tblStylePr/{W}tcPr/{W}shd")
    assert shade is not None
    assert shade.get(f"{W}fill") == "auto"


def test_our_own_document_serves_as_a_template(tmp_path):
    first = write(sample(), REFERENCE, snapshot())
    again = write(small(), adopt(first, REFERENCE).base, snapshot())
    assert new_findings(first, again, tmp_path) == []
    assert check(again) == ()
    assert entries(again) == ["1\tInleiding", "1.1\tWaarom", "1.2\tHoe", "2\tNormen", "2.1\tMeten"]


def test_the_readme_names_every_template():
    folder = Path(__file__).parent / "templates"
    text = (folder / "README.md").read_text(encoding="utf-8")
    assert [name for name in TEMPLATES if name not in text] == []
