"""The usual slips in YAML, told by what the author wrote instead of by what the parser expected."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

import yaml

from generator.diagnostics import Diagnostic, Span, TextFile

_KEY_LINE: Final = re.compile(r"^\s*(-\s+)?[A-Za-z_][\w-]*:(\s|$)")
_KEY_AND_TEXT: Final = re.compile(r"^\s*(-\s+)?[\w-]+:\s+\S")
_GLUED_KEY: Final = re.compile(r"^\s*(-\s+)?[\w-]+:[^\s]")
_QUOTED_START: Final = re.compile(r"""^\s*(?:-\s+)?(?:[\w-]+:\s+)?(["'])""")
_BRACKETED_START: Final = re.compile(r"^\s*(?:-\s+)?(?:[\w-]+:\s+)?([\[{]).*[\]}]\s*[^\s\]},:]")
_SPECIAL_START: Final = frozenset("@`%&*!|>")
_NEAR: Final = 200
"""How many characters after a runaway quote closes libyaml still stumbles over it."""


@dataclass(frozen=True, slots=True)
class _Complaint:
    """What libyaml said: where it stumbled (``at``) and where what it was reading began (``opened``)."""

    file: TextFile
    at: int
    opened: int
    problem: str
    context: str

    @property
    def line_start(self) -> int:
        return _line_start(self.file, self.at)

    @property
    def before(self) -> str:
        """What stands on the line before the place where libyaml stumbled."""
        return self.file.text[self.line_start : self.at]

    def finding(self, code: str, at: int, **arguments: str) -> Diagnostic:
        return Diagnostic(code, Span(self.file, at, at + 1), arguments=arguments)


def explain(file: TextFile, error: yaml.YAMLError) -> Diagnostic:
    """Turn libyaml's complaint into a finding that names the slip and points where it was made."""
    if not isinstance(error, yaml.MarkedYAMLError) or error.problem_mark is None:
        return Diagnostic("yaml-slip", file=file.name, arguments={"problem": str(error)})
    at = min(error.problem_mark.index, len(file.text))
    opened = error.context_mark.index if error.context_mark else at
    complaint = _Complaint(file, at, opened, error.problem or "", error.context or "")
    findings = (reading(complaint) for reading in _READINGS)
    unknown = complaint.finding("yaml-slip", at, problem=complaint.problem)
    return next((finding for finding in findings if finding), unknown)


def _line_start(file: TextFile, at: int) -> int:
    return max(file.text.rfind("\n", 0, at), file.text.rfind("\r", 0, at)) + 1


def _open_quote(said: _Complaint) -> Diagnostic | None:
    """A quote that is never closed, or a backslash in double quotes that means nothing."""
    if "quoted scalar" not in said.context:
        return None
    if "escape" in said.problem or "hexdecimal" in said.problem:
        return said.finding("bad-escape", said.at)
    return said.finding("open-quote", said.opened)


def _runaway_quote(said: _Complaint) -> Diagnostic | None:
    """A forgotten quote that swallowed the lines after it, up to the next quote."""
    start: int | None = None
    text = said.file.text
    try:
        for token in yaml.scan(text, Loader=yaml.CLoader):
            if token.start_mark.index > said.at:
                break
            if isinstance(token, yaml.ScalarToken) and token.style in ("'", '"'):
                written = text[token.start_mark.index : token.end_mark.index]
                later_lines = re.split(r"\r\n|\r|\n", written)[1:]
                near = said.at - token.end_mark.index < _NEAR
                if near and any(_KEY_LINE.match(line) for line in later_lines):
                    start = token.start_mark.index
    except yaml.YAMLError:
        pass  # the scan ends where the parse did; what it saw before is enough
    return None if start is None else said.finding("open-quote", start)


def _quote_in_quotes(said: _Complaint) -> Diagnostic | None:
    """A quoted text that ended early, at a quote that was meant as text."""
    before = said.before.rstrip()
    match = _QUOTED_START.match(before)
    if not match or before.count(match.group(1)) < 2:  # noqa: PLR2004 - one opens, one closes
        return None
    return said.finding("quote-in-quotes", said.line_start + before.rindex(match.group(1)))


def _tab(said: _Complaint) -> Diagnostic | None:
    """A tab where spaces indent."""
    text = said.file.text
    indent = text[said.line_start :][: len(said.before) + 1]
    only_white = indent[: len(indent) - len(indent.lstrip())]
    found = text[said.at : said.at + 1] == "\t" or "\t" in only_white
    return said.finding("tab", said.at) if found else None


def _colon(said: _Complaint) -> Diagnostic | None:
    """A colon inside a text, or one without a space behind it on the line before."""
    if "mapping values are not allowed" not in said.problem:
        return None
    if _KEY_AND_TEXT.match(said.before):
        return said.finding("colon-in-text", said.at)
    previous = said.file.text[: said.line_start].rstrip("\r\n")
    start = _line_start(said.file, len(previous))
    line = previous[start:]
    if _GLUED_KEY.match(line):
        return said.finding("missing-space", start + line.index(":"))
    return None


def _question_mark(said: _Complaint) -> Diagnostic | None:
    """A text that begins with a question mark and a space."""
    found = "mapping keys are not allowed" in said.problem
    return said.finding("question-mark", said.at) if found else None


def _dash(said: _Complaint) -> Diagnostic | None:
    """A list that begins on the line of its key."""
    found = "block sequence entries are not allowed" in said.problem
    return said.finding("dash-on-key-line", said.at) if found else None


def _special_start(said: _Complaint) -> Diagnostic | None:
    """A text that begins with a sign that means something to YAML."""
    line = said.file.line_text(said.file.line_of(said.at))
    value = re.match(r"^\s*(?:-\s+)?(?:[\w-]+:\s+)?(\S)", line)
    if value and value.group(1) in _SPECIAL_START:
        return said.finding("special-start", said.line_start + value.start(1))
    return None


def _text_behind_bracket(said: _Complaint) -> Diagnostic | None:
    """A text that begins with a bracket, which YAML takes for a list that has ended."""
    match = _BRACKETED_START.match(said.file.line_text(said.file.line_of(said.at)))
    if match and "did not find expected" in said.problem and "flow" not in said.context:
        return said.finding("special-start", said.line_start + match.start(1))
    return None


def _no_key(said: _Complaint) -> Diagnostic | None:
    """A colon with nothing before it."""
    found = said.file.text[said.at : said.at + 1] == ":" and not said.before.strip(" -")
    return said.finding("empty-key", said.at) if found else None


def _bracket(said: _Complaint) -> Diagnostic | None:
    """A bracket that is never closed, or one that closes nothing."""
    text = said.file.text
    if "flow" in said.context:
        # Where a value should have come, libyaml names that place, and not the bracket it stands in.
        opened = said.opened if text[said.opened : said.opened + 1] in ("[", "{") else _never_closed(text)
        if opened is None:
            return said.finding("yaml-slip", said.at, problem=said.problem)
        return said.finding("open-bracket", opened, bracket=text[opened])
    if text[said.at : said.at + 1] in ("]", "}"):
        return said.finding("extra-bracket", said.at, bracket=text[said.at])
    return None


def _never_closed(text: str) -> int | None:
    """Find the innermost bracket that is still open where the text ends."""
    opened: list[int] = []
    try:
        for token in yaml.scan(text, Loader=yaml.CLoader):
            if isinstance(token, yaml.FlowSequenceStartToken | yaml.FlowMappingStartToken):
                opened.append(token.start_mark.index)
            elif isinstance(token, yaml.FlowSequenceEndToken | yaml.FlowMappingEndToken) and opened:
                opened.pop()
    except yaml.YAMLError:
        pass  # what was open where the scan ended counts
    return opened[-1] if opened else None


def _missing_colon(said: _Complaint) -> Diagnostic | None:
    """A line in a mapping that is no key."""
    found = "could not find expected ':'" in said.problem
    return said.finding("missing-colon", said.opened) if found else None


def _indent(said: _Complaint) -> Diagnostic | None:
    """A line that stands too deep or not deep enough."""
    if "did not find expected" not in said.problem and "not allowed" not in said.problem:
        return None
    line = said.file.line_text(said.file.line_of(said.at))
    return said.finding("bad-indent", said.line_start + len(line) - len(line.lstrip()))


_READINGS: Final[tuple[Callable[[_Complaint], Diagnostic | None], ...]] = (
    _open_quote,
    _runaway_quote,
    _quote_in_quotes,
    _tab,
    _colon,
    _question_mark,
    _dash,
    _special_start,
    _no_key,
    _text_behind_bracket,
    _bracket,
    _missing_colon,
    _indent,
)
"""In order: what swallows lines comes before what complains of the lines swallowed."""
