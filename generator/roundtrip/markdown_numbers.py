"""The numbers of a numbered list, counted on where items came or went and the author counted."""

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from generator.roundtrip.markdown_edits import Regrouping
from generator.roundtrip.markdown_reading import SourceLine, read_field

_NUMBER: Final = re.compile(r"(\d{1,9})(?=[.)][ \t]+\Z)")


class _Number(NamedTuple):
    """The number of an item, that of the first of its list, and whether it follows on the one before it."""

    number: int
    first: int
    follows: bool


def counted_on(change: Regrouping, source: str) -> str:
    """Give the source after a change with the numbers behind it moved up or down.

    Markdown counts by itself, so other numbers say the same; only people are misled. A list in which the
    author wrote the same number everywhere stays so, and a number that would get wider stays too.

    Raises:
        MarkdownFaultError: no document can hold what the source says.
    """
    after = read_field(source)
    stays = [was for was, now in zip(change.pairs, change.contents, strict=True) if now.line.stretches]
    if len(stays) != len(after.lines):
        return source
    before = list(_numbers(change.field.lines))
    counting = {one.first for one in before if one is not None and one.follows}
    written = list(after.written)
    last: dict[int, int] = {}
    for line, now, was in zip(after.lines, _numbers(after.lines), stays, strict=True):
        level = line.line.level
        last = {at: one for at, one in last.items() if at < level or (at == level and now is not None)}
        if now is None:
            continue
        old = before[was] if was is not None else None
        wanted = now.number
        if old is not None and old.first in counting:
            goes_on = level in last and line.line.start is None
            wanted = last[level] + 1 if goes_on else old.first
        if len(str(wanted)) == len(str(now.number)):
            prefix = _NUMBER.sub(str(wanted), line.place.prefixes[0])
            first = line.place.first
            written[first] = prefix + written[first][len(prefix) :]
        last[level] = wanted
    return "\n".join(written)


def _numbers(lines: Sequence[SourceLine]) -> Iterator[_Number | None]:
    """Give the number that each line is written with, None where it has none."""
    last: dict[int, _Number] = {}
    for line in lines:
        level = line.line.level
        match = _NUMBER.search(line.place.prefixes[0]) if line.place.prefixes else None
        if line.line.kind != "number" or match is None:
            last = {at: one for at, one in last.items() if at < level}
            yield None
            continue
        number, above = int(match[0]), last.get(level)
        follows = above is not None and above.number == number - 1 and line.line.start is None
        found = _Number(number, above.first if above and line.line.start is None else number, follows)
        last = {at: one for at, one in last.items() if at < level} | {level: found}
        yield found
