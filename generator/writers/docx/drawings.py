"""Drawings as Word holds them: a PNG, two pixels to the point, in the colours of the look."""

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import lru_cache
from types import MappingProxyType
from typing import Final

from generator.document import Block, Drawing, Paint, Paragraph
from generator.theme.theme import Colour, Ink, Palette

_PIXELS: Final = 144
"""To the inch: sharp on paper and at twice its size on a screen, and a whole point begins at a whole pixel,
so that edges are clean. Three to the point cost nearly twice as much time, and look alike there."""
_FONT: Final = "Carlito"
"""It ships, so that the bytes are equal everywhere."""
_PLAIN: Final[Palette] = MappingProxyType(
    {
        Ink.TEXT: Colour(0x1F, 0x29, 0x33),
        Ink.QUIET: Colour(0x52, 0x60, 0x6D),
        Ink.HEADING: Colour(0x1B, 0x3A, 0x5C),
        Ink.ACCENT: Colour(0x0F, 0x76, 0x6E),
        Ink.LINE: Colour(0xCB, 0xD2, 0xD9),
        Ink.BAND: Colour(0xF6, 0xF8, 0xFA),
        Ink.PAPER: Colour(0xFF, 0xFF, 0xFF),
    }
)
"""For a document without a look: the colours of the base that ships."""

_KEPT: Final = 16
"""Drawings in memory, some 100 kB each: definitions of one region share them, and so do two builds of one
that is being written."""

Draw = Callable[[Drawing], bytes]
"""Gives a drawing as PNG."""


@contextmanager
def drawn_beside(blocks: Iterable[Block], palette: Palette | None) -> Iterator[Draw]:
    """Draw the drawings in all blocks of a document while it is written.

    The typesetter lets go of the interpreter while it works, so a thread takes almost no time.
    """
    found = dict.fromkeys(_drawings(blocks))
    if not found:
        yield lambda drawing: draw(drawing, palette)
        return
    with ThreadPoolExecutor(1) as pool:
        coming = {drawing: pool.submit(draw, drawing, palette) for drawing in found}
        yield lambda drawing: coming[drawing].result() if drawing in coming else draw(drawing, palette)


def _drawings(blocks: Iterable[Block]) -> Iterator[Drawing]:
    """Give the drawings that have a paragraph to themselves, as all of ours have."""
    for block in blocks:
        if isinstance(block, Paragraph) and len(block.children) == 1:
            [inline] = block.children
            if isinstance(inline, Drawing):
                yield inline


def draw(drawing: Drawing, palette: Palette | None) -> bytes:
    """Give a drawing as PNG."""
    chosen = palette or _PLAIN
    return _drawn(drawing, tuple((paint, f"#{chosen[Ink(paint.value)].hex}") for paint in Paint))


@lru_cache(maxsize=_KEPT)
def _drawn(drawing: Drawing, colours: tuple[tuple[Paint, str], ...]) -> bytes:
    from generator.typesetting import to_png

    return to_png(drawing, dict(colours).__getitem__, _FONT, _PIXELS)
