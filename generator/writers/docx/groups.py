"""Groups: what a role means for the look of the blocks in it."""

from typing import Final, assert_never

from generator.document import (
    Block,
    CodeBlock,
    Group,
    Heading,
    Paragraph,
    Role,
    Table,
    child_blocks,
    plain_text,
    walk,
)
from generator.writers.docx.contents import write_contents
from generator.writers.docx.paragraphs import AFTER_FACTS, AFTER_FRAME
from generator.writers.docx.place import BlocksWriter, Place, TableLook
from generator.writers.docx.story import Story
from generator.writers.docx.styles import FRAMES, Use

_KEPT_LINES: Final = 14
"""A group of more lines may break over pages: it would leave more than a quarter of one white."""
_KEPT_FIRST: Final = 2
_KEPT_LAST: Final = 2
"""Then its first three and its last two paragraphs do not part."""
_LINE: Final = 85
"""In characters."""

_HAIR: Final = 2
"""In twips: a difference that programs see and readers do not."""


def write_group(  # noqa: C901, PLR0912, PLR0913 - one branch a role; where it stands
    story: Story,
    group: Group,
    place: Place,
    write: BlocksWriter,
    *,
    last: bool,
    before: Block | None,
) -> None:
    """Add a group; ``before`` is the block that it follows, if any."""
    if group.anchor and group.role is not Role.CAPTION:
        story.due.bookmarks.append(story.target(group.anchor).bookmark)
    inside, styles = group.blocks, story.styles
    match group.role:
        case Role.TITLE_PAGE:
            cover = place._replace(style=styles[Use.TITLE_PAGE_TEXT], cover=True, table=TableLook.COMPACT)
            write(story, inside, cover, last=last)
            story.due.page_break = True
        case Role.CONTENTS:
            write_contents(story, inside, place, write)
        case Role.SUMMARY:
            lead = place._replace(style=styles[Use.SUMMARY_LEAD])
            _write_led(story, inside, (lead, place), write, last=last)
        case (
            Role.PROMISE
            | Role.BEHAVIOUR
            | Role.IMPLICATION
            | Role.CHOICE
            | Role.PERSONA
            | Role.QUESTIONS
            | Role.DECISION
            | Role.NOTE
        ):
            places = _framed(story, group, place, before)
            story.due.kept = [] if places[0].keep else _kept(group)
            _write_led(story, inside, places, write, last=True)
            story.due.kept = []
        case Role.FACTS:
            write(story, inside, _facts(story, place), last=last or not place.frame)
        case Role.CAPTION:
            story.caption = story.target(group.anchor).bookmark if group.anchor else ""
            _write_apart(story, inside, place._replace(style=styles[Use.CAPTION]), write, last=last)
            story.caption = ""
        case Role.NORM_TABLE:
            write(story, inside, place._replace(table=TableLook.COMPACT), last=last)
        case Role.MATRIX:
            write(story, inside, place._replace(table=TableLook.MATRIX), last=last)
        case Role.KICKER:
            _write_apart(story, inside, place._replace(style=styles[Use.KICKER]), write, last=last)
        case Role.TITLE:
            _write_apart(story, inside, place._replace(style=styles[Use.TITLE]), write, last=last)
        case Role.SUBTITLE:
            _write_apart(story, inside, place._replace(style=styles[Use.SUBTITLE]), write, last=last)
        case Role.LABEL:
            _write_apart(story, inside, _label(story, place), write, last=last)
        case _:
            assert_never(group.role)


def _write_apart(
    story: Story, inside: tuple[Block, ...], place: Place, write: BlocksWriter, *, last: bool
) -> None:
    """Add blocks in a style that keeps its own distance to a table above."""
    story.after_table = False
    write(story, inside, place, last=last)


def _write_led(
    story: Story,
    inside: tuple[Block, ...],
    places: tuple[Place, Place],
    write: BlocksWriter,
    *,
    last: bool,
) -> None:
    """Add blocks of which the first, where it is a paragraph, leads in a place of its own."""
    lead, rest = places
    led = bool(inside) and isinstance(inside[0], Paragraph)
    if led:
        write(story, inside[:1], lead, last=last and len(inside) == 1)
    write(story, inside[led:], rest, last=last, before=inside[0] if led else None)


def _label(story: Story, place: Place) -> Place:
    """Give the place of a label; within a bar only its characters stand out, or the bar breaks."""
    if place.frame or place.in_cell:
        return place._replace(run_style=story.styles[Use.TAG], padded=True)
    use = Use.DRAFT_LABEL if place.cover else Use.LABEL
    return place._replace(style=story.styles[use], padded=True)


def _facts(story: Story, place: Place) -> Place:
    """Give the place of lines with a label and a value; within a bar they are its details."""
    if place.frame:
        return place._replace(table=TableLook.FACTS)
    style = story.styles[Use.FACT]
    return place._replace(style=style, facts=True, table=TableLook.FACTS, after=AFTER_FACTS)


def _framed(story: Story, group: Group, place: Place, before: Block | None) -> tuple[Place, Place]:
    """Give the places of a bar's first paragraph and of its details.

    ``before`` is the block that it follows, if any.
    """
    first, detail = FRAMES[group.role]
    styles = story.styles
    frames = [styles.frames[use] for use in (first, detail)]
    above = story.shown.get(before.role) if isinstance(before, Group) else None
    apart = above is not None and above.joins(frames[0])
    if apart:
        frames = [frame.set_apart() for frame in frames]
    story.shown[group.role] = frames[1]
    lead = place._replace(
        style=styles[first],
        frame=frames[0],
        right=_HAIR if apart else None,
        left=0,
        depth=0,
        keep=not place.in_cell and (place.keep or _fits(group)),
        facts=False,
        after=AFTER_FRAME,
        alignment="",
    )
    return lead, lead._replace(style=styles[detail], frame=frames[1])


def _fits(group: Group) -> bool:
    """Say whether a group is small enough to stay on one page whatever white that leaves."""
    lines = 0
    for block in walk(group.blocks):
        if isinstance(block, Paragraph):
            lines += len(plain_text(block.children)) // _LINE + 1
            if lines > _KEPT_LINES:
                return False
    return True


def _kept(group: Group) -> list[bool]:
    """Say of each paragraph in a large group, but those in tables, whether it stays with the next."""
    count = _count(group.blocks)
    return [number < _KEPT_FIRST or number == count - _KEPT_LAST for number in range(count)]


def _count(blocks: tuple[Block, ...]) -> int:
    """Count the paragraphs outside tables."""
    own = sum(isinstance(block, Heading | Paragraph | CodeBlock) for block in blocks)
    return own + sum(_count(child_blocks(block)) for block in blocks if not isinstance(block, Table))
