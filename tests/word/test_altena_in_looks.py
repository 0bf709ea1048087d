"""The example in every look, by the command that users type: each format has it, and Word stays valid."""

import re
import shutil
from contextlib import redirect_stderr
from io import StringIO
from pathlib import Path

import pypdf
import pytest
from lxml import html
from packages import RVO, UTRECHT, package_or_skip
from template_reading import TEMPLATES, new_findings, template
from word_reading import audit, members

from generator.cli.main import main
from generator.diagnostics import TextFile
from generator.ooxml.pairing import check
from generator.theme.read import read_theme
from generator.theme.theme import Ink, Text

ROOT = Path(__file__).parents[2]
DENHAAG = ROOT / "tests" / "theme" / "data" / "denhaag"
MAIN = "altena-serviceformule"
METRICS = {"Calibri": "Carlito"}
"""A family for which one of the same widths ships."""


def altena(folder: Path, *lines: str) -> Path:
    """Copy the example, with lines in its house style."""
    target = folder / "altena"
    shutil.copytree(ROOT / "examples" / "altena", target, ignore=shutil.ignore_patterns("uitvoer", "1.0"))
    file = target / "serviceformule.yaml"
    text = file.read_text(encoding="utf-8")
    assert "\nhuisstijl:\n" in text
    added = "".join(f"  {line}\n" for line in lines)
    file.write_text(text.replace("\nhuisstijl:\n", f"\nhuisstijl:\n{added}"), encoding="utf-8")
    return target


def tokens_of(name: str) -> Path:
    """Give the style sheet of a municipality."""
    match name:
        case "utrecht":
            return package_or_skip(*UTRECHT) / "dist" / "index.css"
        case "rvo":
            return package_or_skip(*RVO) / "dist" / "index.css"
        case _:
            return next(DENHAAG.rglob("*.css"))


@pytest.fixture(scope="module", params=["utrecht", "denhaag", "rvo"])
def in_tokens(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp(request.param)
    source = tokens_of(request.param)
    place = altena(folder, "tokens: tokens.css")
    shutil.copy(source, place / "tokens.css")
    with redirect_stderr(StringIO()) as said:
        assert main(["build", str(place), "--to", "docx,html,pdf", "-o", str(folder / "uit")]) == 0
    theme, _ = read_theme(TextFile("tokens.css", source.read_text(encoding="utf-8")))
    return folder / "uit", theme, said.getvalue()


def test_word_is_set_in_the_municipality_s_font_and_colours(in_tokens, tmp_path):
    folder, theme, _ = in_tokens
    parts = members((folder / f"{MAIN}.docx").read_bytes())
    styles = parts["word/styles.xml"].decode()
    heading = re.search(r'<w:name w:val="heading 1"/>.*?</w:style>', styles, re.DOTALL)
    assert heading
    assert f'w:val="{theme.types[Text.HEADING_1].colour.hex}"' in heading.group()
    assert theme.types[Text.BODY].fonts[0] in parts["word/theme/theme1.xml"].decode()
    assert theme.light[Ink.ACCENT].hex in styles
    assert audit((folder / f"{MAIN}.docx").read_bytes(), tmp_path) == []


def test_the_page_is_set_in_the_municipality_s_font_and_colours(in_tokens):
    folder, theme, _ = in_tokens
    page = html.fromstring((folder / f"{MAIN}.html").read_bytes())
    style = "".join(page.xpath("//style/text()"))
    assert theme.types[Text.BODY].fonts[0] in style.replace("\\ ", " ").replace("\\20 ", " ")
    wanted = (theme.light[Ink.LINK], theme.light[Ink.ACCENT], theme.types[Text.HEADING_1].colour)
    assert all(f"#{colour.hex}".lower() in style.lower() for colour in wanted)


def test_the_pdf_is_set_in_the_municipality_s_colours(in_tokens):
    folder, theme, _ = in_tokens
    wanted = [theme.types[Text.HEADING_1].colour, theme.light[Ink.PROMISE_FILL], theme.light[Ink.LINK]]
    assert {colour.hex for colour in wanted} <= drawn_colours(folder / f"{MAIN}.pdf")


def test_the_pdf_is_set_in_the_municipality_s_font_or_says_that_it_is_not_here(in_tokens):
    folder, theme, said = in_tokens
    fonts = {
        str(font.get_object()["/BaseFont"]).replace(" ", "")
        for page in pypdf.PdfReader(folder / f"{MAIN}.pdf").pages
        for font in page["/Resources"]["/Font"].values()
    }
    first, *others = theme.types[Text.BODY].fonts
    asked = [first, *(METRICS.get(family, family) for family in others)]
    here = any(family.replace(" ", "") in font for family in asked for font in fonts)
    assert here or f"Het lettertype ‘{first}’ staat niet op deze computer." in said


def drawn_colours(file: Path) -> set[str]:
    """Give the colours that a PDF fills with, as six hexadecimal digits."""
    pages = pypdf.PdfReader(file).pages
    drawn = b"".join(page.get_contents().get_data() for page in pages).decode("latin-1")
    colours = re.findall(r"(?<![\d.])([\d.]+) ([\d.]+) ([\d.]+) (?:rg|scn|sc)\b", drawn)
    greys = re.findall(r"(?<![\d.] )([\d.]+) (?:g|scn|sc)\b", drawn)
    found = {"".join(f"{round(float(part) * 255):02X}" for part in parts) for parts in colours}
    return found | {f"{round(float(part) * 255):02X}" * 3 for part in greys}


@pytest.fixture(scope="module", params=TEMPLATES)
def in_template(request, tmp_path_factory):
    folder = tmp_path_factory.mktemp("sjabloon")
    place = altena(folder, f"sjabloon: {request.param}")
    (place / request.param).write_bytes(template(request.param))
    assert main(["build", str(place), "--to", "docx,html,pdf", "-o", str(folder / "uit")]) == 0
    return folder / "uit", template(request.param)


def test_the_validator_finds_nothing_that_the_template_had_not(in_template, tmp_path):
    folder, before = in_template
    made = sorted(folder.glob("*.docx"))
    assert len(made) == 4
    for file in made:
        assert new_findings(before, file.read_bytes(), tmp_path) == []
        had = {found.rule for found in check(before)}  # what stands in its own headers stays
        assert [found for found in check(file.read_bytes()) if found.rule not in had] == []


def test_the_template_keeps_its_headers_and_footers(in_template):
    folder, before = in_template
    own = {content for name, content in members(before).items() if "media" in name}
    made = members((folder / f"{MAIN}.docx").read_bytes())
    assert own <= set(made.values())


def test_tokens_and_template_together(tmp_path):
    place = altena(tmp_path, "tokens: tokens.css", "sjabloon: brief.dotx")
    shutil.copy(tokens_of("denhaag"), place / "tokens.css")
    (place / "brief.dotx").write_bytes(template("word-nederlands.dotx"))
    assert main(["build", str(place), "-o", str(tmp_path / "uit")]) == 0
    for file in (tmp_path / "uit").glob("*.docx"):
        assert new_findings(template("word-nederlands.dotx"), file.read_bytes(), tmp_path) == []


WRONG = {
    "tokens: ../tokens.css": "ligt buiten de map van de definitie",
    "tokens: weg.css": "van de huisstijl is er niet",
    "tokens: serviceformule.yaml": "tokens",
    "sjabloon: weg.dotx": "van de huisstijl is er niet",
    "sjabloon: serviceformule.yaml": "Dit is geen Word-bestand.",
    "sjabloon: beelden": "is een map",
    "sjabloon: kapot.docx": "beschadigd",
}


@pytest.mark.parametrize(("line", "told"), WRONG.items(), ids=WRONG)
def test_a_house_style_that_cannot_be_used_is_told_and_nothing_is_written(tmp_path, capsys, line, told):
    place = altena(tmp_path, line)
    (place / "kapot.docx").write_bytes(template("word-nederlands.dotx")[:3000])
    assert main(["build", str(place), "--to", "docx,html,pdf", "-o", str(tmp_path / "uit")]) == 1
    said = capsys.readouterr().err
    assert told in said
    assert not (tmp_path / "uit").exists()
    assert main(["check", str(place)]) == 1
    assert told in capsys.readouterr().err
