"""From which characters of the file each character of a scalar was read.

This follows libyaml's scanner, style by style. What it gives is used to find the smallest edit only, and
every edit is read back, so that a difference with libyaml costs a wider edit and never a wrong one.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from generator.source.lines import BREAK

_FOLD: Final = re.compile(rf"[ \t]*(?:{BREAK.pattern})(?:[ \t]*(?:{BREAK.pattern}))*([ \t]*)")
_HEADER: Final = re.compile("[|>]([-+0-9]*)[ \t]*(?:#[^\r\n\x85\u2028\u2029]*)?")
_ESCAPES: Final = {
    **{sign: sign for sign in "\"'\\/ "},
    **dict(zip("0abtnvfre\tN_LP", "\0\a\b\t\n\v\f\r\x1b\t\x85\xa0\u2028\u2029", strict=True)),
}
_LENGTHS: Final = {"x": 2, "u": 4, "U": 8}


@dataclass(slots=True)
class Written:
    """The text of a scalar, and for every character the stretch of the file that it was read from.

    Characters that were read together (two line ends of one fold) share a stretch. ``start`` and ``end``
    hold what lies between the quotes or below the header; ``margin`` is what stands before a next line,
    None where the scalar has no lines.
    """

    start: int
    end: int = 0
    text: str = ""
    starts: list[int] = field(default_factory=list)
    ends: list[int] = field(default_factory=list)
    folds: list[bool] = field(default_factory=list)
    margin: str | None = None

    def add(self, value: str, start: int, end: int, *, fold: bool = False) -> None:
        """Add characters that were read together from one stretch."""
        self.text += value
        self.starts += [start] * len(value)
        self.ends += [end] * len(value)
        self.folds += [fold] * len(value)

    def add_run(self, text: str, start: int, end: int) -> None:
        """Add a stretch in which each character stands for itself."""
        self.text += text[start:end]
        self.starts += range(start, end)
        self.ends += range(start + 1, end + 1)
        self.folds += [False] * (end - start)


def decode(text: str, start: int, end: int, parent: int) -> Written:
    """Read the scalar token at ``start``; ``parent`` is the column of the block in which it stands."""
    sign = text[start]
    if sign in "|>":
        return _block(text, start, parent)
    quoted = sign in "'\""
    return _flow(text, start + quoted, end - quoted, sign if quoted else "")


def breaks(raw: str) -> str:
    """Give line ends as libyaml reads them: as LF, but for U+2028 and U+2029."""
    return "".join(end if end in "\u2028\u2029" else "\n" for end in BREAK.findall(raw))


def header_end(text: str, start: int) -> int:
    """Give the end of the header of a block scalar, its comment included."""
    match = _HEADER.match(text, start)
    return match.end() if match else start


def _joined(first: str, rest: str) -> str:
    return (rest or " ") if first == "\n" else first + rest


def _flow(text: str, start: int, end: int, quote: str) -> Written:
    found = Written(start, end)
    at = run = start
    while at < end:
        sign = text[at]
        stop, value, fold = at, "", False
        if sign in " \t\r\n\x85\u2028\u2029" and (match := _FOLD.match(text, at, end)):
            ends = breaks(match.group())
            stop, value, fold = match.end(), _joined(ends[0], ends[1:]), True
            found.margin = match.group(1) if found.margin is None else found.margin
        elif quote == "'" and sign == "'":
            stop, value = at + 2, "'"
        elif quote == '"' and sign == "\\":
            stop, value = _escape(text, at, end)
            fold = BREAK.match(text, at + 1) is not None
        if stop == at:
            at += 1
            continue
        found.add_run(text, run, at)
        found.add(value, at, stop, fold=fold)
        at = run = stop
    found.add_run(text, run, end)
    return found


def _escape(text: str, at: int, end: int) -> tuple[int, str]:
    sign = text[at + 1]
    if sign in _LENGTHS:
        stop = at + 2 + _LENGTHS[sign]
        return stop, chr(int(text[at + 2 : stop], 16))
    fold = _FOLD.match(text, at + 1, end) if BREAK.match(sign) else None
    if fold:
        return fold.end(), breaks(fold.group())[1:]
    return at + 2, _ESCAPES.get(sign, sign)


def _block(text: str, start: int, parent: int) -> Written:
    """Read lines, joined in style ``>`` where neither line begins with a blank."""
    header = header_end(text, start)
    digits = [sign for sign in text[start:header].partition("#")[0] if sign.isdigit()]
    first_break = BREAK.match(text, header)
    line = first_break.end() if first_break else header
    width = max(parent, 0) + int(digits[0]) if digits else 0
    line_ends, line, at, deepest = _blank_lines(text, line, width)
    width = width or max(deepest, parent + 1, 1)
    if at - line > width:
        at = line + width
    found = Written(at, at, margin=" " * width)
    if line_ends:
        found.start = first_break.end() if first_break else header
        found.add(line_ends, found.start, at, fold=True)
    before, led = "", False
    while at - line == width and at < len(text):
        leads = text[at] in " \t"
        if before:
            joins = text[start] == ">" and before[0] == "\n" and not led and not leads
            found.add(_joined(before[0], before[1:]) if joins else before, found.end, at, fold=True)
        led = leads
        match = BREAK.search(text, at)
        stop = match.start() if match else len(text)
        found.add_run(text, at, stop)
        found.end = stop
        if not match:
            break
        line_ends, line, at, _ = _blank_lines(text, match.end(), width)
        before = breaks(match.group()) + line_ends
    return found


def _blank_lines(text: str, line: int, width: int) -> tuple[str, int, int, int]:
    """Pass blank lines: give their ends, where the next line begins, where its text, and the widest."""
    ends, deepest = "", 0
    while True:
        at = line
        while (not width or at - line < width) and text.startswith(" ", at):
            at += 1
        deepest = max(deepest, at - line)
        match = BREAK.match(text, at)
        if not match:
            return ends, line, at, deepest
        ends += breaks(match.group())
        line = match.end()
