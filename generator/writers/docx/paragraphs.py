"""Paragraphs and headings, with whatever is due to the next paragraph of a story."""

from typing import Final, NamedTuple, TypeGuard

from msgspec.structs import replace

from generator.document import Drawing, Heading, Inline, LineBreak, Paragraph, Picture, Strong, Text
from generator.ooxml.paragraphs import Indent, paragraph, paragraph_properties
from generator.ooxml.runs import NO_BREAK_SPACE, run, tab
from generator.writers.docx.inlines import Face, styled, write_inline, write_inlines
from generator.writers.docx.place import Place
from generator.writers.docx.story import Story
from generator.writers.docx.styles import HEADINGS, Use

AFTER_FRAME: Final = 240
AFTER_FACTS: Final = 160
AFTER_LIST: Final = 140
AFTER_TABLE: Final = 200
"""Distances to what follows, in twips."""
_HIGHEST: Final = 5670
_LOGO: Final = (3402, 1417)
"""Of a picture 10 centimetres; of a logo on a title page 6 by 2.5."""


class Form(NamedTuple):
    """What one paragraph has of its own, besides what its place gives it.

    ``foreign`` says that its style knows nothing of the frame around it; ``tab`` is a stop in twips.
    """

    style: str = ""
    numbering: tuple[int, int] | None = None
    indent: Indent | None = None
    foreign: bool = False
    tab: int = 0


def emit(story: Story, inside: str, place: Place, form: Form, *, last: bool) -> None:
    """Add a paragraph to a story, together with what is due to it.

    ``last`` says that it closes its place: nothing has to be kept with it any more.
    """
    due = story.due
    if due.bookmarks:
        names, due.bookmarks = due.bookmarks, []
        for name in names:
            inside = story.bookmark(name, inside)
    page_break, due.page_break = due.page_break, False
    kept = place.keep or (bool(due.kept) and not place.in_cell and due.kept.pop(0))
    indent = form.indent or (Indent(right=place.right) if place.right else None)
    gap = AFTER_TABLE if story.after_table and not place.frame else None
    story.after_table = False
    properties = paragraph_properties(
        form.style or story.styles[Use.BODY],
        keep_next=kept and not last,
        page_break_before=page_break,
        numbering=form.numbering,
        frame=_frame(story, place, form),
        left_tab=form.tab,
        hyphenate=place.hyphenate,
        before=gap,
        after=place.after if last else None,
        indent=indent,
        alignment=place.alignment,
    )
    story.out.append(paragraph(properties, inside))


def _frame(story: Story, place: Place, form: Form) -> str:
    """Give the borders and the tint that a paragraph's style does not give it."""
    frame = place.frame
    if frame is None:
        ruled, story.due.rule = story.due.rule, False
        return story.styles.rule if ruled else ""
    shift = 0
    if form.indent and form.indent.left is not None:
        shift = form.indent.left - (form.indent.hanging or 0) - frame.left
    borders = frame.borders(max(shift, 0)) if shift or form.foreign else ""
    return borders + (frame.shading() if frame.apart or form.foreign else "")


def write_paragraph(story: Story, block: Paragraph, place: Place, *, last: bool) -> None:
    """Add a paragraph of running text; every line of facts becomes a paragraph."""
    style = place.style
    if not style and isinstance(block.children[0], Picture | Drawing) and len(block.children) == 1:
        style = story.styles[Use.PICTURE]
    elif place.depth and not style:
        style = story.styles[Use.LIST_CONTINUED]
    form = Form(style, indent=Indent(place.left, place.right) if place.depth else None)
    lines = _lines(block.children) if place.facts else [block.children]
    for count, line in enumerate(lines, 1):
        inside = _content(story, line, place)
        emit(story, inside, place, form, last=last and count == len(lines))


def _lines(children: tuple[Inline, ...]) -> list[tuple[Inline, ...]]:
    """Divide inlines at the line breaks between them."""
    lines: list[list[Inline]] = [[]]
    for child in children:
        if isinstance(child, LineBreak):
            lines.append([])
        else:
            lines[-1].append(child)
    return [tuple(line) for line in lines if line]


def write_item(
    story: Story, block: Paragraph, place: Place, numbering: tuple[int, int], *, last: bool
) -> None:
    """Add the first paragraph of a list item, the one with the mark.

    Lists in the body go by Word's own list styles and the indents of the list definition; elsewhere
    by the style of their place.
    """
    ordered = numbering[1] != story.numbering.bullets
    style = place.style or story.styles[Use.NUMBERS if ordered else Use.BULLETS]
    indent = None
    if place.style:
        indents = story.numbering.indents  # in a frame the mark stands where the text does
        indent = Indent(place.left, place.right, indents.tight if place.frame else indents.hanging)
    form = Form(style, numbering, indent)
    emit(story, _content(story, block.children, place), place, form, last=last)


def _content(story: Story, children: tuple[Inline, ...], place: Place) -> str:
    """Give the runs of a paragraph; labels at the beginning of its lines get a look of their own."""
    face = _face(place, place.run_style)
    if place.padded:
        pad = run(NO_BREAK_SPACE, face.properties)
        return pad + write_inlines(story, children, face) + pad
    if len(children) == 1 or not (place.facts or place.frame):
        return write_inlines(story, children, face)
    labelled = styled(face, story.styles[Use.FACT_LABEL])
    inside, before = "", ""
    for child in children:
        if isinstance(child, Strong) and not before:
            inside += write_inline(story, child, labelled)
            before = "label"
        elif before == "label" and place.facts and not place.depth and _begins_with_space(child):
            inside += tab() + write_inline(story, replace(child, text=child.text[1:]), face)
            before = "text"
        else:
            inside += write_inline(story, child, face)
            before = "" if isinstance(child, LineBreak) else "text"
    return inside


def _face(place: Place, style: str = "") -> Face:
    """Give the look of plain runs in a place."""
    quiet = place.in_cell or place.frame is not None
    if place.cover:
        return Face(min(place.width, _LOGO[0]), _LOGO[1], style, quiet=quiet)
    return Face(place.width, _HIGHEST, style, quiet=quiet)


class CellForm(NamedTuple):
    """What all plain paragraphs of a column of cells share: their properties, and the look of their runs."""

    properties: str
    face: Face


def cell_form(place: Place) -> CellForm:
    """Give the form of a plain paragraph in a cell, to which nothing is due."""
    properties = paragraph_properties(
        place.style, keep_next=place.keep, hyphenate=place.hyphenate, alignment=place.alignment
    )
    return CellForm(properties, _face(place))


def cell_paragraph(story: Story, children: tuple[Inline, ...], form: CellForm) -> str:
    """Give what :func:`write_paragraph` adds in such a cell; most paragraphs of a document stand in one."""
    return paragraph(form.properties, write_inlines(story, children, form.face))


def _begins_with_space(inline: Inline) -> TypeGuard[Text]:
    return isinstance(inline, Text) and inline.text.startswith(" ")


def write_heading(story: Story, block: Heading, place: Place, *, last: bool) -> None:
    """Add a heading with the bookmarks that references and the table of contents lead to."""
    inside = write_inlines(story, block.children, _face(place))
    target = story.anchors.get(block.anchor)
    if target:
        inside = story.bookmark(target.bookmark, inside)
        if target.contents:
            inside = story.bookmark(target.contents, inside)
    level = min(block.level, len(HEADINGS))
    style = story.styles[HEADINGS[level - 1]]
    numbering = None if block.number or not story.outline.is_numbered(level) else (level - 1, 0)
    frame = place.frame
    indent = Indent(frame.left if frame else 0, place.right, 0) if frame or numbering else None
    story.after_table = False
    form = Form(style, numbering, indent, foreign=True)
    emit(story, inside, place, form, last=last)
