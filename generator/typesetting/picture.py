"""SVG → PNG, and what is to be seen in an SVG."""

from typing import Final

from generator.resources import templates_folder
from generator.typesetting.fonts import shipped_fonts
from generator.typesetting.page import pictures_in

_SIDE: Final = "10"


def to_png(svg: str, width: float, height: float, ppi: int) -> bytes:
    """Draw one SVG on white, ``width`` by ``height`` points, at ``ppi`` pixels an inch.

    Letters come from the shipped fonts alone, so that the bytes are equal on every machine.

    Raises:
        ValueError: It is no SVG.
    """
    import typst

    folder = templates_folder() / "typst"
    try:
        return typst.compile(
            folder / "picture.typ",
            root=folder,
            font_paths=shipped_fonts(),
            format="png",
            ppi=ppi,
            sys_inputs={"svg": svg, "width": str(width), "height": str(height)},
        )
    except typst.TypstError as error:
        raise ValueError(error.message) from error


def shows_pixels(svg: str) -> bool:
    """Say whether the PNG or JPEG in an SVG can be read.

    One that cannot is left out of a document without a word, or keeps it from being made.
    """
    import typst

    folder = templates_folder() / "typst"
    try:
        pdf = typst.compile(
            folder / "picture.typ",
            root=folder,
            font_paths=shipped_fonts(),
            format="pdf",
            sys_inputs={"svg": svg, "width": _SIDE, "height": _SIDE},
        )
    except typst.TypstError:
        return False
    return pictures_in(pdf) > 0
