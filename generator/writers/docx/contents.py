"""The table of contents: a real field, filled in, so that Word never asks to update it."""

from typing import Final

from generator.document import Block
from generator.lettering import text_width
from generator.ooxml.controls import contents_control
from generator.ooxml.fields import field_begin, field_end
from generator.ooxml.links import internal_link
from generator.ooxml.paragraphs import Indent
from generator.ooxml.runs import run, tab
from generator.writers.docx.anchors import CONTENTS_DEPTH, Target
from generator.writers.docx.paragraphs import Form, emit
from generator.writers.docx.place import BlocksWriter, Place
from generator.writers.docx.story import Story
from generator.writers.docx.styles import CONTENTS, Use

_PAGE: Final = 11_712
"""What of a page holds contents, in twips, roughly."""
_FILLED: Final = 5 / 12
"""From so much of a page on, the rest of it stays empty: the first chapter begins on a new one."""
_SUFFIX: Final = {"tab": tab(), "space": run(" "), "nothing": ""}
"""Between a number and its heading, in Word's own words."""

_AFTER_NUMBER: Final = 120
"""In twips, at least: from a number to its heading."""


def write_contents(story: Story, label: tuple[Block, ...], place: Place, write: BlocksWriter) -> None:
    """Add the label of the table of contents, and the table itself in a control of Word's own kind.

    No page numbers: they depend on a layout that only Word knows. They come when the reader updates
    the field.
    """
    story.after_table = False
    write(story, label, place._replace(style=story.styles[Use.CONTENTS_HEADING]), last=True)
    outside, story.out = story.out, []
    entries = [target for target in story.anchors.values() if target.contents]
    _write_lines(story, entries, place)
    inside, story.out = "".join(story.out), outside
    if inside:
        story.out.append(contents_control(story.control_number("contents"), inside))
    lines = max(_PAGE // max(story.styles.contents_line, 1), 1)
    story.due.page_break = len(entries) % lines >= lines * _FILLED


def _write_lines(story: Story, entries: list[Target], place: Place) -> None:
    forms = {level: _form(story, use, level, entries) for level, use in enumerate(CONTENTS, 1)}
    begin = field_begin(rf'TOC \o "1-{CONTENTS_DEPTH}" \h \z \u')
    for count, entry in enumerate(entries, 1):
        numbered = run(entry.label.text) + _SUFFIX[entry.label.suffix] if entry.label.text else ""
        inside = internal_link(entry.contents, numbered + run(entry.text))
        if count == 1:
            inside = begin + inside
        if count == len(entries):
            inside += field_end()
        emit(story, inside, place, forms[entry.level], last=True)


def _form(story: Story, use: Use, level: int, entries: list[Target]) -> Form:
    """Give the lines of a level a tab stop behind their numbers, where their style has none there.

    Word does so itself whenever it updates a table of contents.
    """
    style, stops = story.styles[use], story.styles.stops[use]
    numbers = {entry.label.text for entry in entries if entry.level == level and entry.label.suffix == "tab"}
    widest = max((text_width(number, story.styles.widths[use]) for number in numbers if number), default=0)
    if not widest or stops.rests_after(widest):
        return Form(style)
    room = widest + _AFTER_NUMBER
    return Form(style, indent=Indent(left=stops.start + room, hanging=room), tab=stops.start + room)
