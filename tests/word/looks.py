"""Looks for tests, and a way to read from a Word file which look it has."""

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree
from word_reading import W, members

from generator.pipeline.check import open_definition
from generator.pipeline.plan import prepare
from generator.theme.theme import Colour, Ink, Palette, Text, Theme, Type
from generator.writers.docx import write

ALTENA = Path(__file__).parents[2] / "examples" / "altena"
A = "{http://schemas.openxmlformats.org/drawingml/2006/main}"
PARTS = ("word/styles.xml", "word/theme/theme1.xml", "word/numbering.xml", "word/document.xml")


def colour(digits: str) -> Colour:
    return Colour(*bytes.fromhex(digits))


def loud_palette() -> dict[Ink, Colour]:
    """Give a palette in which no two colours are the same, nor differ by a hair."""
    return {ink: Colour(7 * number % 256, 200 - 2 * number, 2 * number) for number, ink in enumerate(Ink)}


def loud() -> Theme:
    """Give a look in which no kind of text is set as another, or as ours."""
    types = {
        text: Type(
            (f"Family {text.name}", "Fallback"),
            "serif",
            9.0 + number,
            Colour(255, number, 100 + number),
            bold=text is Text.BODY,
            line_height=1.2 + number / 50,
        )
        for number, text in enumerate(Text)
    }
    return Theme(types, loud_palette())


def colours_in(part: bytes) -> set[str]:
    """Give every six hexadecimal digits between quotes, but for lengths and numbers of controls."""
    text = re.sub(rb'<w:id [^>]*>| c[xy]="[0-9]*"', b"", part)
    return {found.decode().upper() for found in re.findall(rb'"#?([0-9A-Fa-f]{6})"', text)}


def said(theme: Theme) -> set[str]:
    """Give the colours that a file in a look may hold; a tint may be off by a hair, see ``Frame``."""
    named = {one.hex for one in theme.light.values()} | {one.colour.hex for one in theme.types.values()}
    fills = {one.hex for ink, one in theme.light.items() if ink.value.endswith("-fill")}
    return named | {f"{int(one, 16) ^ 1:06X}" for one in fills}


@dataclass(frozen=True)
class Setting:
    """How Word sets a style; the size in points, the line height in 240ths of the font's own."""

    family: str
    size: float
    bold: bool
    colour: str
    line: int
    bar: str
    fill: str


class WordLook:
    """The look of a Word file, read independently of the program."""

    def __init__(self, data: bytes) -> None:
        parts = members(data)
        self._styles = etree.fromstring(parts["word/styles.xml"])
        theme = etree.fromstring(parts["word/theme/theme1.xml"])
        scheme = theme.find(f".//{A}clrScheme")
        self.scheme = {etree.QName(slot).localname: slot[0].get("val") for slot in scheme}
        self.families = {
            kind: theme.find(f".//{A}{kind}Font/{A}latin").get("typeface") for kind in ("major", "minor")
        }
        fonts = etree.fromstring(parts["word/fontTable.xml"])
        self.fonts = {
            font.get(f"{W}name"): {etree.QName(child).localname: child.get(f"{W}val") for child in font}
            for font in fonts
        }

    def __getitem__(self, name: str) -> Setting:
        found = self._found(name)
        themed = found.get("rFonts/asciiTheme", "")
        family = self.families[themed[:5]] if themed else found.get("rFonts/ascii", "")
        return Setting(
            family,
            int(found["sz/val"]) / 2,
            found.get("b", "0") not in {"0", "false"},
            found.get("color/val", ""),
            int(found["spacing/line"]),
            found.get("pBdr/left", ""),
            found.get("shd/fill", ""),
        )

    def _found(self, name: str) -> dict[str, str]:
        """Lay the properties of a style over those that it inherits."""
        style = next(
            one for one in self._styles.iter(f"{W}style") if one.find(f"{W}name").get(f"{W}val") == name
        )
        chain = [style]
        while (based := chain[0].find(f"{W}basedOn")) is not None:
            chain.insert(0, self._styles.find(f"{W}style[@{W}styleId='{based.get(f'{W}val')}']"))
        chain.insert(0, self._styles.find(f"{W}docDefaults"))
        found: dict[str, str] = {}
        for group in (group for one in chain for kind in ("pPr", "rPr") for group in self._groups(one, kind)):
            for element in group:
                tag = etree.QName(element).localname
                if tag == "rFonts":
                    found = {key: value for key, value in found.items() if not key.startswith("rFonts/")}
                if tag == "b":
                    found["b"] = element.get(f"{W}val", "1")
                for key, value in element.attrib.items():
                    if not (tag == "spacing" and group.tag == f"{W}rPr"):
                        found[f"{tag}/{etree.QName(key).localname}"] = str(value)
                for border in element if tag == "pBdr" else ():
                    found[f"pBdr/{etree.QName(border).localname}"] = border.get(f"{W}color", "")
        return found

    @staticmethod
    def _groups(style: etree._Element, kind: str) -> list[etree._Element]:
        if style.tag == f"{W}docDefaults":
            return style.findall(f"{W}{kind}Default/{W}{kind}")
        return style.findall(f"{W}{kind}")


@cache
def altena() -> tuple:
    """Give the document trees of Altena."""
    prepared = prepare(open_definition(ALTENA), ALTENA)
    return tuple(found.document for found in prepared.render(prepared.specs).values())


def altena_in(base: bytes, palette: Palette | None = None) -> list[bytes]:
    return [write(document, base, None, palette) for document in altena()]
