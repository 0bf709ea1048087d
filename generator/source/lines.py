"""Lines of a text: where they end, with what, and which of them are comments."""

import re
from typing import Final

BREAK: Final = re.compile("\r\n|[\r\n\x85\u2028\u2029]")
"""What ends a line for libyaml; an editor knows only the first three."""

_EDITORS_BREAK: Final = re.compile("\r\n|[\r\n]")
_COMMENT: Final = re.compile("#[^\r\n\x85\u2028\u2029]*")
_COMMENT_LINE: Final = re.compile("(?:\r\n|[\r\n])( *)#[^\r\n\x85\u2028\u2029]*")
_BLANK_OR_COMMENT: Final = re.compile("(?:\r\n|[\r\n])( *)(#?)[^\r\n]*")
_BLANK_LINE: Final = re.compile("(?:\r\n|[\r\n])[ \t]*(?:\r\n|[\r\n])")


def line_end(text: str, at: int) -> int:
    """Give the place of the next line end, or of the end of the text."""
    match = BREAK.search(text, at)
    return match.start() if match else len(text)


def line_start(text: str, at: int) -> int:
    """Give the place at which the line of ``at`` begins."""
    return max(text.rfind("\n", 0, at), text.rfind("\r", 0, at)) + 1


def line_break(text: str, at: int) -> str:
    """Give the line end that is in use at a place: the next one, or the one before it."""
    match = _EDITORS_BREAK.search(text, at)
    if match:
        return match.group()
    before = _EDITORS_BREAK.findall(text, 0, at)
    return before[-1] if before else "\n"


def behind_comments(text: str, at: int, column: int) -> int:
    """Go from a line end to the end of the comment lines below it that stand at ``column`` or deeper."""
    while (match := _COMMENT_LINE.match(text, at)) and len(match.group(1)) >= column:
        at = match.end()
    return at


def end_above(text: str, start: int) -> int:
    """Give the end of the line above the one that begins at ``start``."""
    before = start - text.startswith("\n", start - 1)
    return before - text.startswith("\r", before - 1)


def comment_lines_above(text: str, start: int, limit: int) -> int:
    """Give the end of the first line above ``start`` that is no comment; not above ``limit``."""
    while True:
        end = end_above(text, start)
        start = line_start(text, end)
        if start < limit or not text[start:end].lstrip().startswith("#"):
            return end


def comments_in(text: str, start: int, end: int) -> list[str]:
    """Give the comments in a stretch between two tokens, in which every ``#`` begins one."""
    return _COMMENT.findall(text, start, end)


def has_blank_line(text: str, start: int, end: int) -> bool:
    """Tell whether a blank line stands in a stretch between two tokens."""
    return bool(_BLANK_LINE.search(text, start, end))


def swallows(text: str, at: int, column: int) -> bool:
    """Tell whether a block scalar that ends at a line end would take in what stands below it.

    Comments and blanks at ``column`` or deeper would become part of the text.
    """
    while at < len(text):
        match = _BLANK_OR_COMMENT.match(text, at)
        if not match:
            return True
        width, comment = len(match.group(1)), match.group(2)
        if comment or width > column:
            return width >= column
        if match.group().strip():
            return False
        at = match.end()
    return False
