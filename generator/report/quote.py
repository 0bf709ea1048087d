"""The line that a finding is about, with carets under what is meant."""

from typing import Final

from generator.diagnostics import Span
from generator.report.printable import printable, width

_TAB: Final = 4
_LONGEST: Final = 110
_BEFORE: Final = 50
_CUT: Final = "…"


def quote(span: Span) -> tuple[str, str]:
    """Give the line and the carets below it, both in the columns of a terminal.

    Tabs become spaces, a wide character gets two carets, and of a long line the part around the span
    is shown. A span over several lines is marked to the end of its first one.
    """
    line = span.quoted
    start = min(span.column - 1, len(line))
    first = max(0, min(start - _BEFORE, len(line) - _LONGEST))
    last = min(len(line), first + _LONGEST)
    stop = max(start, min(start + span.end - span.start, last))
    head, marked, tail = (_columns(line[a:b]) for a, b in ((first, start), (start, stop), (stop, last)))
    before = f"{_CUT}{head}" if first else head
    after = f"{tail}{_CUT}" if last < len(line) else tail
    carets = "^" * max(_width(marked.rstrip()), 1)
    return f"{before}{marked}{after}".rstrip(), " " * _width(before) + carets


def _columns(text: str) -> str:
    return printable(text.replace("\t", " " * _TAB))


def _width(text: str) -> int:
    return sum(map(width, text))
