"""Theme → style sheet: the theme's values as custom properties, and the one sheet that uses them."""

import re
from collections.abc import Iterable
from functools import cache
from typing import Final

from generator.document import Properties
from generator.resources import templates_folder
from generator.theme.theme import Colour, Ink, Palette, Text, Theme, Type

_GENERIC: Final = frozenset({"sans-serif", "serif", "monospace"})
_PLAIN: Final = re.compile("[^A-Za-z0-9]")
_LEAST_SIZE: Final = 0.8
"""Of the body's: smaller type is hard to read on a screen."""
_LEAST_LINE: Final = 1.5
"""Of running text on a screen."""
_RUNNING: Final = frozenset({Text.BODY, Text.LEAD, Text.CODE})
_INKS: Final = {
    Text.TITLE: Ink.HEADING,
    Text.HEADING_1: Ink.HEADING,
    Text.HEADING_2: Ink.HEADING,
    Text.HEADING_3: Ink.HEADING,
    Text.HEADING_4: Ink.HEADING,
    Text.SUBTITLE: Ink.QUIET,
    Text.CAPTION: Ink.QUIET,
    Text.SMALL: Ink.QUIET,
    Text.TABLE_HEAD: Ink.TABLE_HEAD_TEXT,
}
"""The ink that a kind of text most likely has; the others have that of text."""
_PAGE: Final = re.compile(r"\{(page|pages)\}")


def stylesheet(theme: Theme, properties: Properties) -> str:
    """Give the whole style of a page; on paper the colours are always the light ones."""
    light = [*_colours(theme.light), *_types(theme)]
    light.append(f"--plate: #{theme.light[Ink.PAPER].hex}")
    light += [f"--type-{text}: #{theme.types[text].colour.hex}" for text in Text]
    sheet = [_rule(":root", ["color-scheme: light", *light])]
    if theme.dark is not None:
        inks = {text: _ink_of(theme, text) for text in Text}
        dark = [f"--type-{text}: #{theme.dark[ink].hex}" for text, ink in inks.items()]
        inside = _rule(":root", ["color-scheme: dark", *_colours(theme.dark), *dark])
        sheet.append(f"@media screen and (prefers-color-scheme: dark) {{\n{inside}}}\n")
    return "".join([*sheet, _static(), _paper(properties, _fonts(theme.types[Text.BODY]))])


@cache
def _static() -> str:
    return (templates_folder() / "web" / "document.css").read_text(encoding="utf-8")


def _rule(selector: str, declarations: Iterable[str]) -> str:
    inside = "".join(f"  {declaration};\n" for declaration in declarations)
    return f"{selector} {{\n{inside}}}\n"


def _colours(palette: Palette) -> list[str]:
    return [f"--{ink}: #{palette[ink].hex}" for ink in Ink]


def _types(theme: Theme) -> list[str]:
    body = theme.types[Text.BODY]
    found = []
    for text in Text:
        kind = theme.types[text]
        size = max(kind.size / body.size, _LEAST_SIZE)
        line = max(kind.line_height, _LEAST_LINE) if text in _RUNNING else kind.line_height
        found += [
            f"--font-{text}: {_fonts(kind)}",
            f"--size-{text}: {_number(size)}rem",
            f"--line-{text}: {_number(line)}",
            f"--weight-{text}: {700 if kind.bold else 400}",
        ]
    return found


def _fonts(kind: Type) -> str:
    generic = kind.generic if kind.generic in _GENERIC else "sans-serif"
    return ", ".join([*(css_string(font) for font in kind.fonts), generic])


def _ink_of(theme: Theme, text: Text) -> Ink:
    """Give the ink whose colour a kind of text has, so that it turns dark along with it."""
    likely = _INKS.get(text, Ink.TEXT)
    colour: Colour = theme.types[text].colour
    if theme.light[likely] == colour:
        return likely
    written = (Ink.TEXT, Ink.QUIET, Ink.HEADING, Ink.ACCENT, Ink.LINK)
    return next((ink for ink in written if theme.light[ink] == colour), likely)


def _number(value: float) -> str:
    return f"{value:.4f}".rstrip("0").rstrip(".")


def css_string(text: str) -> str:
    """Give a text as a string of CSS in which nothing can end it, nor the style element around it."""
    return '"' + _PLAIN.sub(lambda match: f"\\{ord(match[0]):x} ", text) + '"'


def _paper(properties: Properties, fonts: str) -> str:
    """Give what stands in the margins of every printed page: the draft mark and the page number."""
    label = _PAGE.split(properties.page_label)
    counted = " ".join(
        f"counter({part})" if number % 2 else css_string(part) for number, part in enumerate(label) if part
    )
    face = f"font-family: {fonts}; font-size: 8.5pt"
    margins = [f"@bottom-right {{ content: {counted}; {face} }}"] if counted else []
    if properties.mark:
        mark = css_string(properties.mark)
        margins.append(f"@top-right {{ content: {mark}; {face}; font-weight: 700; letter-spacing: .06em }}")
    if properties.landscape:
        margins.append("size: A4 landscape;")
    return f"@page {{ {' '.join(margins)} }}\n" if margins else ""
