"""Drawing → PNG, and what is to be seen in an SVG."""

import json
from collections.abc import Callable
from typing import Final, assert_never

from generator.document import Box, Drawing, Paint, Shape, Stroke, Words
from generator.resources import templates_folder
from generator.typesetting.fonts import shipped_fonts
from generator.typesetting.page import pictures_in

Colours = Callable[[Paint], str]
"""Gives the colour that a purpose has: ``#0b3b60``."""

_SIDE: Final = "10"
_PLAIN: Final = 400
_BOLD: Final = 700


def to_png(drawing: Drawing, colours: Colours, font: str, ppi: int) -> bytes:
    """Draw a drawing on white, as large as it says, at ``ppi`` pixels an inch.

    Letters come from the shipped fonts alone, from ``font`` where it has them, so that the bytes are equal on
    every machine. The typesetter draws the shapes itself: by way of SVG it would draw every pixel twice.
    """
    import typst

    folder = templates_folder() / "typst"
    shapes = [_shape(shape, colours) for shape in drawing.shapes]
    data = json.dumps([drawing.width, drawing.height, shapes], ensure_ascii=False, separators=(",", ":"))
    return typst.compile(
        folder / "drawing.typ",
        root=folder,
        font_paths=shipped_fonts(),
        format="png",
        ppi=ppi,
        sys_inputs={"drawing": data, "font": font},
    )


def _shape(shape: Shape, colours: Colours) -> tuple[str | float | None, ...]:
    """Give a shape as ``templates/typst/drawing.typ`` takes it."""
    match shape:
        case Box():
            fill, stroke = (colours(paint) if paint else None for paint in (shape.fill, shape.stroke))
            size = shape.width, shape.height, shape.radius
            return ("box", shape.x, shape.y, *size, fill, shape.thickness, stroke)
        case Stroke():
            line = shape.x1, shape.y1, shape.x2, shape.y2
            return ("stroke", *line, shape.thickness, colours(shape.paint))
        case Words():
            weight = _BOLD if shape.bold else _PLAIN
            look = shape.anchoring.value, shape.size, colours(shape.paint), weight, shape.turned
            return ("words", shape.x, shape.y, *look, shape.text)
        case _:
            assert_never(shape)


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
