"""Pictures and drawings, as SVG text: the typesetter takes no bytes, and no files either.

A PNG or JPEG is put in an SVG that shows nothing else. A JPEG comes through that as it is.
"""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Final

from msgspec.structs import replace

from generator.document import Drawing, Paint, Picture, Shape, Words
from generator.svg import svg
from generator.theme.theme import Ink, Text, Theme
from generator.typesetting import shows_pixels
from generator.writers.pdf.look import colour
from generator.writers.pdf.printed import Remark
from generator.writers.pdf.signs import Signs

PIXEL: Final = 0.75
"""In points: 96 pixels to the inch."""
_KINDS: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_INKS: Final[Mapping[Paint, Ink]] = {paint: Ink(paint.value) for paint in Paint}


@dataclass(slots=True)
class Pictures:
    """The pictures of one document, each once, by the name under which the source finds it."""

    theme: Theme
    signs: Signs
    families: tuple[str, ...]
    refused: frozenset[str] = frozenset()
    """Names of pictures that cannot be shown."""
    sources: dict[str, str] = field(default_factory=dict)
    read: set[str] = field(default_factory=set)
    """The names of those among them that are made of pixels."""
    remarks: list[Remark] = field(default_factory=list)

    def picture(self, picture: Picture, where: str) -> str:
        """Give the name of a picture, empty for one that cannot be shown; ``where`` is its field's path."""
        name = sha256(picture.data).hexdigest()
        if name in self.refused:
            shown = picture.source or picture.alt
            self.remarks.append(Remark("picture-not-shown", {"name": shown}, where, picture.source))
            return ""
        if name not in self.read:
            self.sources[name] = _wrapped(picture)
            self.read.add(name)
        return name

    def unreadable(self) -> frozenset[str]:
        """Give the names of the pictures made of pixels that the typesetter cannot read."""
        return frozenset(name for name in self.read if not shows_pixels(self.sources[name]))

    def drawing(self, drawing: Drawing) -> str:
        """Give the name of a drawing."""
        name = f"drawing-{len(self.sources)}"
        shapes = tuple(_shown(shape, self.signs) for shape in drawing.shapes)
        fonts = ", ".join(f"'{family}'" for family in self.families)
        self.sources[name] = svg(replace(drawing, shapes=shapes), self._colour, fonts, identity=name)
        return name

    def _colour(self, paint: Paint) -> str:
        return colour(self.theme.light[_INKS[paint]])


def drawing_families(chains: Mapping[Text, tuple[str, ...]]) -> tuple[str, ...]:
    """Give the families for the words in a drawing: those of the body."""
    return chains[Text.BODY]


def _shown(shape: Shape, signs: Signs) -> Shape:
    return replace(shape, text=signs.shown(shape.text)) if isinstance(shape, Words) else shape


def _wrapped(picture: Picture) -> str:
    kind = next((kind for signature, kind in _KINDS if picture.data.startswith(signature)), "")
    if not kind:
        message = "a picture is neither PNG nor JPEG"
        raise ValueError(message)
    size = f'width="{picture.width}" height="{picture.height}"'
    data = b64encode(picture.data).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" {size} viewBox="0 0 {picture.width} {picture.height}">'
        f'<image {size} href="data:image/{kind};base64,{data}"/></svg>'
    )
