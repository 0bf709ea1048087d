"""What went wrong and where, as data.

A finding is a value: a code, the place in a file, and the arguments that its wording needs. The words
themselves live in ``templates/messages`` and are put together by ``report``, so that a test, a JSON
consumer and a second language never have to parse a sentence.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from enum import StrEnum
from functools import cached_property

from msgspec import Struct


class Severity(StrEnum):
    """How much a finding weighs: an error makes a definition invalid, the others do not."""

    ERROR = "error"
    WARNING = "warning"
    NOTE = "note"


@dataclass(frozen=True, eq=False)
class TextFile:
    """A text with the name under which messages show it.

    Lines end at LF, CR or CRLF. libyaml also ends a line at U+0085 and U+2028, editors do not, so line
    numbers are derived here from the character offset and never taken from the parser.
    """

    name: str
    text: str

    @cached_property
    def _line_starts(self) -> tuple[int, ...]:
        starts = [0]
        text = self.text
        position = 0
        while True:
            feed, carriage = text.find("\n", position), text.find("\r", position)
            if feed < 0 and carriage < 0:
                return tuple(starts)
            position = min(p for p in (feed, carriage) if p >= 0) + 1
            if text[position - 1] == "\r" and text.startswith("\n", position):
                position += 1
            starts.append(position)

    def line_of(self, offset: int) -> int:
        """Give the line, counted from 1, that holds the character at ``offset``."""
        return bisect_right(self._line_starts, offset)

    def column_of(self, offset: int) -> int:
        """Give the column in characters, counted from 1, of the character at ``offset``."""
        return offset - self._line_starts[self.line_of(offset) - 1] + 1

    def line_text(self, line: int) -> str:
        """Give the text of a line, counted from 1, without its line end."""
        starts = self._line_starts
        end = starts[line] if line < len(starts) else len(self.text)
        return self.text[starts[line - 1] : end].rstrip("\r\n")


class Span(Struct, frozen=True, gc=False):
    """A stretch of a file: character offsets, ``end`` exclusive."""

    file: TextFile
    start: int
    end: int

    @property
    def line(self) -> int:
        """The line of the first character, from 1."""
        return self.file.line_of(self.start)

    @property
    def column(self) -> int:
        """The column of the first character, from 1."""
        return self.file.column_of(self.start)

    @property
    def quoted(self) -> str:
        """The whole line on which the span begins."""
        return self.file.line_text(self.line)

    @property
    def text(self) -> str:
        """The characters of the span as they stand in the file."""
        return self.file.text[self.start : self.end]


@dataclass(frozen=True, slots=True)
class Diagnostic:
    """One finding.

    ``code`` names the fault (``unknown-key``); ``arguments`` fill its wording; ``path`` is the dotted
    place in the definition in the words the author wrote, or empty. ``file`` stands in where a whole
    file is meant and there is no span (absent, not UTF-8).
    """

    code: str
    span: Span | None = None
    severity: Severity = Severity.ERROR
    arguments: Mapping[str, str] = field(default_factory=dict)
    path: str = ""
    file: str = ""

    @property
    def file_name(self) -> str:
        """The file the finding is about, empty where it is about none."""
        return self.span.file.name if self.span else self.file

    @property
    def order(self) -> tuple[str, int, str]:
        """A sort key: by file, by place, then by code."""
        return (self.file_name, self.span.start if self.span else -1, self.code)


class InvalidInputError(Exception):
    """The input cannot be worked with; carries every finding that says why. Leads to exit status 1."""

    def __init__(self, diagnostics: Iterable[Diagnostic]) -> None:
        self.diagnostics = tuple(sorted(diagnostics, key=lambda d: d.order))
        super().__init__(", ".join(d.code for d in self.diagnostics))


class RefusedError(Exception):
    """The system or the caller stands in the way (absent, no permission). Leads to exit status 2."""

    def __init__(self, diagnostic: Diagnostic) -> None:
        self.diagnostic = diagnostic
        super().__init__(diagnostic.code)


def nearest(word: str, candidates: Iterable[str]) -> str:
    """Give the candidate that a mistyped word was most likely meant to be, or an empty text."""
    by_fold = {candidate.casefold(): candidate for candidate in candidates}
    found = get_close_matches(word.casefold(), list(by_fold), n=1, cutoff=0.72)
    return by_fold[found[0]] if found else ""
