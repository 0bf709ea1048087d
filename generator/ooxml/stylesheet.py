"""The styles of a base: found by name, for ids differ between languages of Word."""

import re
from dataclasses import dataclass, replace
from typing import Final

from lxml import etree

from generator.ooxml.names import w
from generator.ooxml.text import attribute
from generator.ooxml.xml import whole_number

_VAL: Final = w("val")
_COLOUR: Final = re.compile("[0-9A-Fa-f]{6}")
_MARGIN: Final = 5
_CELL_MARGIN: Final = 108
"""In twips: Word's own."""
_RULE: Final = (("val", "single"), ("sz", "6"), ("space", "12"), ("color", "auto"))
_WIDEST_SPACE: Final = 31
"""In points; Word allows no more."""


@dataclass(frozen=True, slots=True)
class Frame:
    """Bar and tint of a paragraph style: the bar's line, its distance in points, the tint's colour.

    ``left`` is the indent of the text in twips. A frame ``apart`` differs from its style by a hair.
    """

    line: str = ""
    space: int = 0
    fill: str = ""
    left: int = 0
    apart: bool = False

    def set_apart(self) -> "Frame":
        """Give the frame for a block right after another of its kind.

        Word joins neighbours with equal borders and indents into one block, LibreOffice also fills
        the distance between neighbours of equal tint. A tint that differs by the least possible,
        with a right indent to match, keeps two blocks two.
        """
        fill = f"{int(self.fill, 16) ^ 1:06X}" if self.fill else ""
        return replace(self, fill=fill, apart=True)

    def joins(self, other: "Frame") -> bool:
        """Say whether a reader would take this block and one of ``other`` right after it for one."""
        alike = (self.line, self.space, self.left, self.apart) == (other.line, other.space, other.left, False)
        return self.fill == other.fill and (alike or bool(self.fill))

    def borders(self, shift: int) -> str:
        """Give the borders of a paragraph indented by ``shift`` twips; the bar stays where it is."""
        edge = f'w:val="single" w:sz="4" w:space="{_MARGIN}" w:color="{self.fill}"/>'
        space = min(self.space + shift // 20, _WIDEST_SPACE)
        inside = f"<w:top {edge}" if self.fill else ""
        inside += f'<w:left {self.line} w:space="{space}"/>' if self.line else ""
        inside += f"<w:bottom {edge}" if self.fill else ""
        return f"<w:pBdr>{inside}</w:pBdr>" if inside else ""

    def shading(self) -> str:
        """Give the tint."""
        return f'<w:shd w:val="clear" w:color="auto" w:fill="{self.fill}"/>' if self.fill else ""


class Stylesheet:
    """The styles part of a base."""

    def __init__(self, root: etree._Element) -> None:
        """Take over the root of the part, and read it once."""
        self._root = root
        self._styles = {style.get(w("styleId"), ""): style for style in self._root.iter(w("style"))}
        self._ids: dict[str, str] = {}
        for identity, style in self._styles.items():
            name = style.find(w("name"))
            if name is not None:
                self._ids.setdefault(name.get(_VAL, "").lower(), identity)
        for identity, style in self._styles.items():
            aliases = style.find(w("aliases"))
            for other in aliases.get(_VAL, "").split(",") if aliases is not None else ():
                self._ids.setdefault(other.strip().lower(), identity)

    def find(self, name: str) -> str:
        """Give the id of the style with a name, or nothing where the base has no such style.

        A style's own name counts before what is another name of some style.
        """
        return self._ids.get(name.lower(), "")

    def frame(self, identity: str) -> Frame:
        """Give the bar and tint of a style, its own or inherited."""
        borders, shading = self._property(identity, "pBdr"), self._property(identity, "shd")
        indent = self._property(identity, "ind")
        bar = borders.find(w("left")) if borders is not None else None
        line, space = "", 0
        if bar is not None:
            line = " ".join(f'w:{name}="{bar.get(w(name), "0")}"' for name in ("val", "sz", "color"))
            space = whole_number(bar.get(w("space")))
        fill = shading.get(w("fill"), "") if shading is not None else ""
        left = whole_number(indent.get(w("left"))) if indent is not None else 0
        return Frame(line, space, fill if _COLOUR.fullmatch(fill) else "", left)

    def line_above(self, identity: str) -> str:
        """Give borders with the line above paragraphs of a style; a plain one where it has none."""
        borders = self._property(identity, "pBdr")
        line = borders.find(w("top")) if borders is not None else None
        given = {name: line.get(w(name), usual) if line is not None else usual for name, usual in _RULE}
        attributes = "".join(f' w:{name}="{attribute(value)}"' for name, value in given.items())
        return f"<w:pBdr><w:top{attributes}/></w:pBdr>"

    def cell_padding(self, identity: str) -> int:
        """Give what the cells of a table style leave free at both sides together, in twips."""
        margins = self._property(identity, "tblCellMar", "tblPr")
        if margins is None:
            return 2 * _CELL_MARGIN
        sides = (margins.find(w("left")), margins.find(w("right")))
        return sum(_CELL_MARGIN if side is None else whole_number(side.get(w("w"))) for side in sides)

    def _property(self, identity: str, tag: str, group: str = "pPr") -> etree._Element | None:
        seen: set[str] = set()
        while identity in self._styles and identity not in seen:
            seen.add(identity)
            style = self._styles[identity]
            found = style.find(f"{w(group)}/{w(tag)}")
            if found is not None:
                return found
            parent = style.find(w("basedOn"))
            identity = parent.get(_VAL, "") if parent is not None else ""
        return None


def speak(root: etree._Element, language: str) -> None:
    """Make ``language`` (a BCP 47 tag) the language of every text in a file that names no other.

    ``root`` is that of its styles.
    """
    path = "/".join(map(w, ("docDefaults", "rPrDefault", "rPr", "lang")))
    found = root.find(path)
    if found is not None:
        found.set(_VAL, language)
        found.set(w("eastAsia"), language)
