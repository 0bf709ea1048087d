"""Inlines → runs."""

import re
from functools import lru_cache
from typing import Final, NamedTuple, assert_never
from urllib.parse import quote

from generator.document import (
    Code,
    Drawing,
    Emphasis,
    Field,
    Inline,
    LineBreak,
    Link,
    Picture,
    Reference,
    SequenceNumber,
    Strikethrough,
    Strong,
    Text,
)
from generator.ooxml.fields import field
from generator.ooxml.links import external_link, internal_link
from generator.ooxml.runs import line_break, run, run_properties
from generator.writers.docx.anchors import Kind, Target
from generator.writers.docx.story import Story
from generator.writers.docx.styles import Use

_ADDRESS: Final = "%:/?#[]@!$&'()*+,;=~"
_NOT_IN_FIELD_NAME: Final = re.compile(r"\W+")


class Face(NamedTuple):
    """How the runs of an inline look and what they stand in.

    ``width`` and ``height`` are the room for pictures in twips; ``quiet`` links of this document do not
    draw attention. ``language`` is the tag of the text's where that is not the document's.
    """

    width: int
    height: int
    style: str = ""
    bold: bool = False
    italic: bool = False
    struck: bool = False
    controlled: bool = False
    quiet: bool = False
    language: str = ""

    @property
    def properties(self) -> str:
        """The run properties."""
        return _properties(self)


@lru_cache(maxsize=1024)
def _properties(face: Face) -> str:
    """Give the run properties of a look; a document has few looks and thousands of runs."""
    return run_properties(
        face.style, bold=face.bold, italic=face.italic, struck=face.struck, language=face.language
    )


def write_inlines(story: Story, inlines: tuple[Inline, ...], face: Face) -> str:
    """Give the runs, links and controls that show some inlines."""
    if len(inlines) == 1:
        return write_inline(story, inlines[0], face)
    return "".join([write_inline(story, inline, face) for inline in inlines])


def write_inline(  # noqa: C901, PLR0911, PLR0912 - one branch a kind
    story: Story, inline: Inline, face: Face
) -> str:
    """Give the runs, links and controls that show one inline."""
    match inline:
        case Text():
            spoken = face._replace(language=inline.language) if inline.language else face
            return run(inline.text, _properties(spoken))
        case Field():
            return _field(story, inline, face)
        case Strong():
            return write_inlines(story, inline.children, _bold(face))
        case Emphasis():
            return write_inlines(story, inline.children, face._replace(italic=True))
        case Strikethrough():
            return write_inlines(story, inline.children, face._replace(struck=True))
        case Code():
            return run(inline.text, face._replace(style=story.styles[Use.CODE_CHARACTERS]).properties)
        case Link():
            return _link(story, inline, face)
        case Reference():
            return _reference(story, inline, face)
        case SequenceNumber():
            return _sequence_number(story, inline, face)
        case LineBreak():
            return line_break(face.properties)
        case Picture():
            return story.picture(inline, face.width, face.height)
        case Drawing():
            return story.drawing(inline, face.width)
        case _:
            assert_never(inline)


def _field(story: Story, inline: Field, face: Face) -> str:
    if face.controlled:
        return write_inlines(story, inline.children, face)
    inside = write_inlines(story, inline.children, _controlled(face))
    return story.control(inline.origin, inside) if inside else ""


@lru_cache(maxsize=1024)
def _controlled(face: Face) -> Face:
    """Give the look inside a control; a document has few looks and thousands of controls."""
    return face._replace(controlled=True)


@lru_cache(maxsize=1024)
def _bold(face: Face) -> Face:
    return face._replace(bold=True)


@lru_cache(maxsize=1024)
def styled(face: Face, style: str) -> Face:
    """Give a look with another character style."""
    return face._replace(style=style)


def _link(story: Story, inline: Link, face: Face) -> str:
    quiet = face.quiet and inline.target.startswith("#")
    style = story.styles[Use.QUIET_LINK if quiet else Use.LINK]
    inside = write_inlines(story, inline.children, styled(face, style))
    if inline.target.startswith("#"):
        return internal_link(story.target(inline.target[1:]).bookmark, inside)
    return external_link(story.address(quote(inline.target, safe=_ADDRESS)), inside)


def _reference(story: Story, inline: Reference, face: Face) -> str:
    target = story.target(inline.anchor)
    text = inline.text
    if target.number and text == target.number:
        text = target.label.number or target.text
    shown = run(text, face.properties)
    switches = _reference_switches(inline, target)
    if switches is None:
        return internal_link(target.bookmark, shown)
    return field(f"REF {target.bookmark} {switches}", shown, face.properties)


def _reference_switches(inline: Reference, target: Target) -> str | None:
    r"""Give the switches with which Word would compute the text that the reference shows.

    None where it cannot: updating a field must never change what the document says.
    """
    if target.kind is Kind.CAPTION or (target.text and inline.text == target.text):
        return r"\h"
    if target.number and inline.text == target.number:
        return target.label.switches if target.label.text else r"\h"
    return None


def _sequence_number(story: Story, inline: SequenceNumber, face: Face) -> str:
    name = _NOT_IN_FIELD_NAME.sub("_", inline.label)
    number = field(rf"SEQ {name} \* ARABIC", run(str(inline.number), face.properties), face.properties)
    whole = run(f"{inline.label} ", face.properties) + number
    if not story.caption:
        return whole
    bookmark, story.caption = story.caption, ""
    return story.bookmark(bookmark, whole)
