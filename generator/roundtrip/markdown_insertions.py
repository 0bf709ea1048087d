"""Lines put into the source of a Markdown field: written as what stands beside them is."""

import re
from typing import Final

from generator.roundtrip.markdown_back import Content, write_contents
from generator.roundtrip.markdown_edits import Edit
from generator.roundtrip.markdown_reading import SourceField, SourceLine

_SIGN: Final = re.compile(r"(?P<before>.*?)(?P<sign>(?P<number>\d{1,9})?[-+*.)][ \t]+)\Z", re.DOTALL)
_HEAD: Final = 2
"""The header of a table and the line under it."""
_ITEMS: Final = ("bullet", "number")
_LISTS: Final = frozenset({"bullet_list", "ordered_list"})


def insertion(
    field: SourceField, before: int | None, behind: int | None, contents: list[Content]
) -> Edit | None:
    """Put lines between those with these numbers; None where they have no place there without more ado."""
    above = field.lines[before] if before is not None else None
    below = field.lines[behind] if behind is not None else None
    if contents and all(content.line.kind in _ITEMS for content in contents):
        edit = _items(field, above, below, contents)
        if edit is not None:
            return edit
    if any(content.line.kind == "cell" for content in contents):
        return _rows(field, above, contents)
    if above is None:
        first = next((at for at, line in enumerate(field.written) if line.strip()), 0)
        return Edit(
            first, first, (*write_contents(contents), "") if below else tuple(write_contents(contents))
        )
    block = field.blocks[above.place.block]
    if below is not None and below.place.block == above.place.block:
        return _quoted(block.kind, above, contents)
    last = block.last
    while last > block.first and not field.written[last - 1].strip():
        last -= 1
    return Edit(last, last, ("", *write_contents(contents)) if contents else ())


def _rows(field: SourceField, above: SourceLine | None, contents: list[Content]) -> Edit | None:
    """Put whole rows into a table; a row of which a cell is empty cannot be told from a part of one."""
    if above is None or above.line.kind != "cell" or any(content.line.kind != "cell" for content in contents):
        return None
    top = field.blocks[above.place.block].first
    columns = sum(1 for line in field.lines if line.line.kind == "cell" and line.place.first == top)
    if not columns or len(contents) % columns:
        return None
    cells = [content.markdown.replace("|", "\\|") for content in contents]
    rows = (cells[at : at + columns] for at in range(0, len(cells), columns))
    indent = field.written[top][: len(field.written[top]) - len(field.written[top].lstrip())]
    at = max(above.place.last, top + _HEAD)
    return Edit(at, at, tuple(f"{indent}| {' | '.join(row)} |" for row in rows))


def _quoted(kind: str, above: SourceLine, contents: list[Content]) -> Edit | None:
    """Put paragraphs between those of a quotation."""
    prefix = above.place.prefixes[0] if above.place.prefixes else ""
    if kind != "blockquote" or prefix.strip(" >"):
        return None
    written = tuple((prefix + line).rstrip() for line in ("", *write_contents(contents)))
    return Edit(above.place.last, above.place.last, written)


def _items(
    field: SourceField, above: SourceLine | None, below: SourceLine | None, contents: list[Content]
) -> Edit | None:
    """Put items among those of a list that is there, with its signs; None where it has none like them."""
    written: list[str] = []
    last: dict[int, str] = {}
    for content in contents:
        prefix = _next_prefix(last.get(content.line.level), above, below, field, content)
        if prefix is None:
            return None
        last[content.line.level] = prefix
        first, *more = content.markdown.split("\n")
        written += (prefix + first, *(" " * len(prefix) + line for line in more))
    near = above if above is not None and _is_in_list(field, above) else below
    if near is None or not _is_in_list(field, near):
        return None
    block = field.blocks[near.place.block]
    inside = "\n".join(field.written[block.first : block.last]).strip()
    if "\n\n" in inside:
        written = [line for one in written for line in ("", one)] if near is above else [*written, ""]
    at = near.place.last if near is above else near.place.first
    return Edit(at, at, tuple(written))


def _is_in_list(field: SourceField, line: SourceLine) -> bool:
    return field.blocks[line.place.block].kind in _LISTS


def _next_prefix(
    last: str | None,
    above: SourceLine | None,
    below: SourceLine | None,
    field: SourceField,
    content: Content,
) -> str | None:
    """Give the sign of an item as its nearest neighbour of the same kind and level has it."""
    wanted = content.line
    if last is not None:
        return _counted(last, 1)
    for near, step in ((above, -1), (below, 1)):
        if near is None:
            continue
        at = next(index for index, line in enumerate(field.lines) if line is near)
        while 0 <= at < len(field.lines) and field.lines[at].place.block == near.place.block:
            line = field.lines[at]
            if line.line.kind in _ITEMS and line.line.level < wanted.level:
                break
            if (line.line.kind, line.line.level) == (wanted.kind, wanted.level):
                return (
                    _counted(line.place.prefixes[0], -step if step < 0 else 0)
                    if line.place.prefixes
                    else None
                )
            at += step
    return None


def _counted(prefix: str, further: int) -> str | None:
    match = _SIGN.match(prefix)
    if match is None:
        return None
    sign = match["sign"]
    if match["number"]:
        sign = sign.replace(match["number"], str(int(match["number"]) + further), 1)
    return "".join(one if one in ">\t" else " " for one in match["before"]) + sign
