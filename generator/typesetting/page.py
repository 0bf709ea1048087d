"""Data → PDF, through a source that ships."""

import json
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from generator.resources import templates_folder

if TYPE_CHECKING:
    from typst import Fonts

Data = str | int | float | bool | None | Sequence["Data"] | Mapping[str, "Data"]
"""What JSON can hold."""

_WITHOUT_GLYPH: Final = re.compile(r'the text `"(.*)"` could not be displayed', re.DOTALL)
_PICTURE: Final = re.compile(rb"/Subtype\s*/Image\b")
_MASK: Final = re.compile(rb"/SMask\s+\d+ 0 R")
_ESCAPE: Final = re.compile(r"\\u\{([0-9a-f]+)\}|\\(.)", re.DOTALL)
_NAMED: Final = {"n": "\n", "r": "\r", "t": "\t", "0": "\0"}


class MissingGlyphError(Exception):
    """The fonts cannot show a text, which is ``text``."""

    def __init__(self, text: str) -> None:
        self.text = text
        super().__init__(text)


def to_pdf(data: Data, fonts: "Fonts") -> bytes:
    """Set a document as a tagged PDF that keeps to PDF/UA-1; no moment and no machine is in it.

    ``data`` is what ``templates/typst/document.typ`` says of it.

    Raises:
        MissingGlyphError: no font of a text's own has one of its signs.
        ValueError: the data are not what that source expects.
    """
    import typst

    folder = templates_folder() / "typst"
    try:
        return typst.compile(
            folder / "document.typ",
            root=folder,
            font_paths=fonts,
            format="pdf",
            pdf_standards="ua-1",
            timestamp=0,
            sys_inputs={"document": json.dumps(data, ensure_ascii=False, separators=(",", ":"))},
        )
    except typst.TypstError as error:
        found = _WITHOUT_GLYPH.search(error.message)
        if found:
            raise MissingGlyphError(_ESCAPE.sub(_unescaped, found[1])) from error
        raise ValueError(error.diagnostic) from error


def pictures_in(pdf: bytes) -> int:
    """Count the pictures made of pixels in a PDF of ours; one that comes back is one."""
    masks = len(_MASK.findall(pdf))
    return len(_PICTURE.findall(pdf)) - masks


def _unescaped(match: re.Match[str]) -> str:
    """Give the sign that an escape of a quoted text stands for."""
    return chr(int(match[1], 16)) if match[1] else _NAMED.get(match[2], match[2])
