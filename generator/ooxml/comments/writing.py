"""New comments in an existing file."""

import re
from collections.abc import Sequence
from typing import Final

from lxml import etree

from generator.ooxml.comments import places
from generator.ooxml.comments.extended import ParagraphIds, note
from generator.ooxml.compatibility import MC, W14
from generator.ooxml.graft.styles import style_named, styles_of
from generator.ooxml.names import R, W, w
from generator.ooxml.numbers import Kind, Numbers
from generator.ooxml.parts import WORD_TYPE, Parts

_EMPTY: Final = (
    f'<w:comments xmlns:w="{W}" xmlns:r="{R}" xmlns:mc="{MC}" xmlns:w14="{W14}" mc:Ignorable="w14"/>'.encode()
)
_PRESERVE: Final = "{http://www.w3.org/XML/1998/namespace}space"
_BREAKS: Final = re.compile("\r\n|\r|\n")
_PIECES: Final = re.compile("(\t|\n)")


def comments_root(parts: Parts) -> etree._Element:
    """Give the root of the part with the comments, added where the file has none.

    Raises:
        DamagedArchiveError: The part cannot be read.
    """
    return parts.root(parts.ensure("comments", "comments.xml", f"{WORD_TYPE}comments+xml", _EMPTY))


class CommentWriter:
    """Adds comments to a file, and anchors them in its document.

    ``numbers`` must be the only ones that hand out numbers for the file.
    """

    def __init__(self, parts: Parts, numbers: Numbers | None = None) -> None:
        """Take the file; nothing is added to it yet."""
        self._parts = parts
        self.numbers: Final = numbers or Numbers(parts.root(name) for name in parts.stories())
        self._paragraphs = ParagraphIds(parts)
        styles = styles_of(parts)
        self._text = style_named(styles, "paragraph", "annotation text")
        self._sign = style_named(styles, "character", "annotation reference")

    def add(self, paragraphs: Sequence[str], author: str, date: str, initials: str) -> str:
        """Add a comment of one or more paragraphs and give its number; ``date`` is ISO 8601 or empty.

        A line end within a paragraph becomes a line break.

        Raises:
            DamagedArchiveError: The comments that the file has cannot be read.
            ValueError: A text holds a character that XML cannot hold.
        """
        root = comments_root(self._parts)
        number = self.numbers.take(Kind.COMMENT)
        comment = etree.Element(w("comment"), {w("id"): number, w("author"): author})
        if date:
            comment.set(w("date"), date)
        comment.set(w("initials"), initials)
        last = comment
        for count, text in enumerate(paragraphs or [""]):
            last = self._paragraph(text, is_first=count == 0)
            comment.append(last)
        root.append(comment)
        if self._parts.related(self._parts.main, "commentsExtended") is not None:
            note(self._parts, self._paragraphs.give(last, root))
        return number

    def _paragraph(self, text: str, *, is_first: bool) -> etree._Element:
        paragraph = etree.Element(w("p"))
        if self._text:
            properties = etree.SubElement(paragraph, w("pPr"))
            etree.SubElement(properties, w("pStyle"), {w("val"): self._text})
        if is_first:
            etree.SubElement(_run(paragraph, self._sign), w("annotationRef"))
        if text:
            _write(_run(paragraph, ""), text)
        return paragraph

    def mark(self, elements: Sequence[etree._Element], *numbers: str) -> None:
        """Anchor comments around elements of the document, as :func:`mark` says.

        Raises:
            ValueError: There is no paragraph to stand in.
        """
        places.mark(elements, *numbers, style=self._sign)


def _run(paragraph: etree._Element, style: str) -> etree._Element:
    run = etree.SubElement(paragraph, w("r"))
    if style:
        etree.SubElement(etree.SubElement(run, w("rPr")), w("rStyle"), {w("val"): style})
    return run


def _write(run: etree._Element, text: str) -> None:
    for piece in _PIECES.split(_BREAKS.sub("\n", text)):
        if piece in {"\t", "\n"}:
            etree.SubElement(run, w("tab" if piece == "\t" else "br"))
        elif piece:
            element = etree.SubElement(run, w("t"))
            element.text = piece
            if piece != piece.strip():
                element.set(_PRESERVE, "preserve")
