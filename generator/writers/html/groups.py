"""Groups: what a role means for the element around its blocks."""

from dataclasses import replace
from typing import assert_never

from generator.document import Block, Group, Paragraph, Role
from generator.writers.html.inlines import write_inlines
from generator.writers.html.markup import attributes
from generator.writers.html.page import Page
from generator.writers.html.place import IN_CELL, IN_FRAME, IN_TEXT, BlocksWriter, Place


def write_group(  # noqa: PLR0911 - one branch a role
    page: Page, group: Group, place: Place, write: BlocksWriter
) -> str:
    """Give the markup of a group."""
    match group.role:
        case Role.PROMISE | Role.BEHAVIOUR | Role.IMPLICATION | Role.CHOICE:
            return _article(page, group, write)
        case Role.PERSONA | Role.QUESTIONS | Role.DECISION:
            return _block(page, group, "section", "framed", _led(page, group.blocks, "", write))
        case Role.NOTE:
            return _block(page, group, "div", "framed", _led(page, group.blocks, "", write), role="note")
        case Role.SUMMARY | Role.TITLE_PAGE:
            return _block(page, group, "div", "", write(page, group.blocks, IN_TEXT))
        case Role.FACTS:
            return _block(page, group, "div", "", write(page, group.blocks, IN_FRAME))
        case Role.NORM_TABLE | Role.MATRIX:
            inside = replace(place, matrix=group.role is Role.MATRIX)
            return _block(page, group, "div", "", write(page, group.blocks, inside))
        case Role.CONTENTS:
            return ""
        case Role.TITLE:
            return _title(page, group, write)
        case Role.CAPTION | Role.KICKER | Role.SUBTITLE | Role.LABEL:
            return _lines(page, group, write)
        case _:
            assert_never(group.role)


def _block(page: Page, group: Group, element: str, also: str, inside: str, **more: str) -> str:
    values = {"class": f"{also} {group.role.value}".strip(), "id": _identity(page, group)}
    return f"<{element}{attributes({**values, **more})}>\n{inside}</{element}>\n"


def _identity(page: Page, group: Group) -> str:
    return page.ids.of(group.anchor) if group.anchor else ""


def _article(page: Page, group: Group, write: BlocksWriter) -> str:
    """Give an item that stands by itself, named by its first line."""
    name = page.ids.claim(f"{group.anchor or group.role.value}-name")
    led = bool(group.blocks) and isinstance(group.blocks[0], Paragraph)
    named = {"aria-labelledby": name} if led else {}
    return _block(page, group, "article", "framed", _led(page, group.blocks, name, write), **named)


def _led(page: Page, blocks: tuple[Block, ...], name: str, write: BlocksWriter) -> str:
    """Give blocks of which the first, where it is a paragraph, leads."""
    match blocks:
        case (Paragraph(children), *rest):
            first = f"<p{attributes({'class': 'lead', 'id': name})}>{write_inlines(page, children)}</p>\n"
            return first + write(page, tuple(rest), IN_FRAME)
        case _:
            return write(page, blocks, IN_FRAME)


def _title(page: Page, group: Group, write: BlocksWriter) -> str:
    """Give the title; a page has one."""
    if page.titled:
        return _lines(page, group, write)
    page.titled = True
    first, *rest = group.blocks
    words = write(page, (first,), IN_CELL)
    heading = f"<h1{attributes({'id': _identity(page, group)})}>{words}</h1>\n"
    return heading + write(page, tuple(rest), IN_TEXT)


def _lines(page: Page, group: Group, write: BlocksWriter) -> str:
    """Give lines of a kind of their own."""
    values = attributes({"class": group.role.value, "id": _identity(page, group)})
    if len(group.blocks) == 1 and isinstance(group.blocks[0], Paragraph):
        return f"<p{values}>{write(page, group.blocks, IN_CELL)}</p>\n"
    return f"<div{values}>\n{write(page, group.blocks, IN_TEXT)}</div>\n"
