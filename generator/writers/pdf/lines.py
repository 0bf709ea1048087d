"""Lines that begin with a label: a name in bold, and what it is."""

from generator.document import Field, Inline, LineBreak, Paragraph, Strong, Text, plain_text
from generator.writers.pdf.inlines import right_to_left, write_inlines
from generator.writers.pdf.place import Node, Place, Work


def write_facts(work: Work, block: Paragraph, place: Place) -> Node:
    """Give the lines of a paragraph, each with its label apart; a line without one has none."""
    lines: list[list[Inline]] = [[]]
    for child in block.children:
        if isinstance(child, LineBreak):
            lines.append([])
        else:
            lines[-1].append(child)
    return {"is": "facts", "lines": [_line(work, tuple(line), place) for line in lines if line]}


def _line(work: Work, line: tuple[Inline, ...], place: Place) -> Node:
    label, rest = line[:1], line[1:]
    labelled = isinstance(label[0], Strong) and bool(rest) and plain_text(rest).startswith(" ")
    if labelled and isinstance(rest[0], Text):
        rest = (Text(rest[0].text.removeprefix(" ")), *rest[1:])
    elif not labelled or not isinstance(rest[0], Field):
        label, rest, labelled = (), line, False
    return {
        "label": write_inlines(work, label, place),
        "rtl": right_to_left(rest),
        "body": write_inlines(work, rest, place),
    }
