"""The table of contents: a real field, filled in, so that Word never asks to update it."""

from dataclasses import replace
from typing import Final

from generator.document import Block
from generator.ooxml.controls import contents_control
from generator.ooxml.fields import field_begin, field_end
from generator.ooxml.links import internal_link
from generator.ooxml.runs import run, tab
from generator.writers.docx.anchors import CONTENTS_DEPTH, Target
from generator.writers.docx.paragraphs import Form, emit
from generator.writers.docx.place import BlocksWriter, Place
from generator.writers.docx.story import Story
from generator.writers.docx.styles import Use

_LINES: Final = 48
"""Lines of contents on a page, roughly."""
_FILLED: Final = 20
"""From so many lines on a page, the rest of it stays empty: the first chapter begins on a new one."""


def write_contents(story: Story, label: tuple[Block, ...], place: Place, write: BlocksWriter) -> None:
    """Add the label of the table of contents, and the table itself in a control of Word's own kind.

    No page numbers: they depend on a layout that only Word knows. They come when the reader updates
    the field.
    """
    story.after_table = False
    write(story, label, replace(place, style=story.styles[Use.CONTENTS_HEADING]), last=True)
    outside, story.out = story.out, []
    entries = [target for target in story.anchors.values() if target.contents]
    _write_lines(story, entries, place)
    inside, story.out = "".join(story.out), outside
    if inside:
        story.out.append(contents_control(story.control_number("contents"), inside))
    story.due.page_break = len(entries) % _LINES >= _FILLED


def _write_lines(story: Story, entries: list[Target], place: Place) -> None:
    styles = (story.styles[Use.CONTENTS_1], story.styles[Use.CONTENTS_2])
    begin = field_begin(rf'TOC \o "1-{CONTENTS_DEPTH}" \h \z \u')
    for count, entry in enumerate(entries, 1):
        numbered = run(entry.number) + tab() if entry.number else ""
        inside = internal_link(entry.contents, numbered + run(entry.text))
        if count == 1:
            inside = begin + inside
        if count == len(entries):
            inside += field_end()
        emit(story, inside, place, Form(styles[entry.level - 1]), last=True)
