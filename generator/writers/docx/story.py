"""What a document accumulates while it is written: text, numbers handed out, and what is due next."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from itertools import count
from typing import Final

from generator.document import Drawing, Origin, Picture, Role
from generator.ooxml.bookmarks import BookmarkNames, bookmark, digest_name
from generator.ooxml.controls import ControlIds, control_tag, inline_control
from generator.ooxml.drawings import EMU_PER_TWIP, picture_run, picture_size
from generator.ooxml.numbering import Numbering
from generator.ooxml.outline import Outline
from generator.ooxml.package import Package
from generator.ooxml.snapshot import LongTag
from generator.ooxml.stylesheet import Frame
from generator.writers.docx.anchors import Target
from generator.writers.docx.drawings import Draw
from generator.writers.docx.styles import StyleTable

_SIGNATURES: Final = ((b"\x89PNG\r\n\x1a\n", "png"), (b"\xff\xd8\xff", "jpeg"))
_TWIPS: Final = 20
"""In a point."""


@dataclass(slots=True)
class Due:
    """What the next paragraph takes along."""

    bookmarks: list[str] = field(default_factory=list)
    page_break: bool = False
    rule: bool = False
    kept: list[bool] = field(default_factory=list)
    """For each of the next paragraphs of a block, whether it stays with what follows."""

    def anything_in_cell(self) -> bool:
        """Say whether a paragraph in a cell has anything to take along."""
        return bool(self.bookmarks or self.page_break or self.rule)


@dataclass(slots=True)
class Story:
    """The body of one document in the making."""

    package: Package
    styles: StyleTable
    numbering: Numbering
    names: BookmarkNames
    anchors: Mapping[str, Target]
    outline: Outline
    draw: Draw
    out: list[str] = field(default_factory=list)
    due: Due = field(default_factory=Due)
    caption: str = ""
    """The bookmark that the next caption number is for."""
    after_table: bool = False
    shown: dict[Role, Frame] = field(default_factory=dict)
    """The frame that the last block of a role got."""
    tags: dict[str, str] = field(default_factory=dict)
    """The paths of the fields in content controls, by their tags."""
    _controls: ControlIds = field(default_factory=ControlIds)
    _bookmark_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _picture_numbers: Iterator[int] = field(default_factory=lambda: count(1))
    _links: dict[str, str] = field(default_factory=dict)
    _images: dict[bytes, str] = field(default_factory=dict)
    _drawings: dict[Drawing, str] = field(default_factory=dict)

    def bookmark(self, name: str, inside: str) -> str:
        """Put a bookmark around runs."""
        return bookmark(name, next(self._bookmark_numbers), inside)

    def control_number(self, tag: str) -> int:
        """Give the number for a content control."""
        return self._controls.claim(tag)

    def control(self, origin: Origin, inside: str) -> str:
        """Put the content control of a field around runs.

        Only where a field stands first does it also get a bookmark, the anchor that survives
        programs which drop the tags of controls.
        """
        tag = control_tag(origin.path)
        options = [(option.label, option.value) for option in origin.options] if origin.options else ()
        number = self._controls.claim(tag)
        whole = inline_control(tag, origin.label, number, inside, options)
        if tag in self.tags:
            return whole
        self.tags[tag] = origin.path
        return self.bookmark(self.names.claim(digest_name("_y_", tag)), whole)

    def long_tags(self) -> tuple[LongTag, ...]:
        """Give the tags that are not the path of their field."""
        return tuple(LongTag(tag, path) for tag, path in self.tags.items() if tag != path)

    def target(self, anchor: str) -> Target:
        """Give what an anchor stands at.

        Raises:
            ValueError: The document has no such anchor.
        """
        try:
            return self.anchors[anchor]
        except KeyError:
            message = f"a reference leads to {anchor!r}, which is not in the document"
            raise ValueError(message) from None

    def address(self, target: str) -> str:
        """Give the relationship to an address outside the document."""
        if target not in self._links:
            self._links[target] = self.package.address(target)
        return self._links[target]

    def picture(self, picture: Picture, width: int, height: int) -> str:
        """Give a run with a picture, no wider and higher than that, in twips.

        Raises:
            ValueError: It is neither PNG nor JPEG.
        """
        if picture.data not in self._images:
            self._images[picture.data] = self._image_part(picture.data)
        size = picture_size(picture.width, picture.height, width, height)
        number = next(self._picture_numbers)
        return picture_run(self._images[picture.data], number, picture.alt, size)

    def drawing(self, drawing: Drawing, width: int) -> str:
        """Give a run with a drawing in its own size, but no wider than that, in twips."""
        if drawing not in self._drawings:
            self._drawings[drawing] = self.package.add_coming_picture(partial(self.draw, drawing), "png")
        unit = min(_TWIPS, width / drawing.width) * EMU_PER_TWIP
        size = max(1, int(drawing.width * unit)), max(1, int(drawing.height * unit))
        return picture_run(self._drawings[drawing], next(self._picture_numbers), drawing.alt, size)

    def _image_part(self, data: bytes) -> str:
        for signature, kind in _SIGNATURES:
            if data.startswith(signature):
                return self.package.add_picture(data, kind)
        message = "a picture is neither PNG nor JPEG"
        raise ValueError(message)
