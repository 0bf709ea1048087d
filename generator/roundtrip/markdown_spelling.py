"""Signs that mean something to Markdown, written so that they mean themselves, in four degrees.

What people type needs no escaping as a rule, and a backslash in the YAML is ugly. So a text is tried as it is
first, and escaped further only where it would be read as something else.
"""

import re
from typing import Final

DEGREES: Final = range(4)
"""Nothing; the beginnings of lines; signs of running text too; everything."""
_RUNNING: Final = 2
_EVERYTHING: Final = 3
_SIGNS: Final = re.compile(r"[\\`*_\[\]<&~]")
_PUNCTUATION: Final = re.compile(r"[!-/:-@\[-`{-~]")
_BLOCK: Final = re.compile(
    r"(?P<number>\d{1,9})[.)](?=\s|\Z)|(?:[-+*]|#{1,6})(?=\s|\Z)|[>|]|`{3}|~{3}|(?:=+|-+)\s*\Z|(?:[-*_]\s*){3,}\Z"
)


def spelled(text: str, degree: int) -> str:
    """Write a text for within a line."""
    if degree == _EVERYTHING:
        return _PUNCTUATION.sub(r"\\\g<0>", text)
    return _SIGNS.sub(r"\\\g<0>", text) if degree == _RUNNING else text


def with_line_starts(markdown: str, degree: int) -> str:
    """Escape what would begin a list, a heading or another block, at the beginning of every line."""
    return "\n".join(map(_line_start, markdown.split("\n"))) if degree else markdown


def _line_start(line: str) -> str:
    match = _BLOCK.match(line)
    if match is None:
        return line
    digits = len(match["number"] or "")
    return f"{line[:digits]}\\{line[digits:]}"
