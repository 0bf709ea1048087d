"""Of two long texts only the part in which they differ, so that the difference can be seen."""

from typing import Final

from generator.merging.words import difference, tokens

_SHORT: Final = 220
"""In characters; a text of so many is told whole."""
_AROUND: Final = 16
"""Words and the spaces between them that stay on both sides of what differs."""
CUT: Final = "…"


def excerpts(old: str, new: str) -> tuple[str, str]:
    """Give both texts on one line each, cut to where they differ."""
    one, other = " ".join(old.split()), " ".join(new.split())
    if max(len(one), len(other)) <= _SHORT:
        return one, other
    first, second = tokens(one), tokens(other)
    found = difference(first, second)
    if not found:
        return excerpt(one), excerpt(other)
    starts = (found[0][0], found[0][2])
    ends = (found[-1][1], found[-1][3])
    return _around(first, starts[0], ends[0]), _around(second, starts[1], ends[1])


def excerpt(text: str) -> str:
    """Give the beginning of a long text, on one line."""
    line = " ".join(text.split())
    return line if len(line) <= _SHORT else f"{line[:_SHORT].rsplit(' ', 1)[0]} {CUT}"


def _around(words: list[str], start: int, end: int) -> str:
    first, last = max(start - _AROUND, 0), min(end + _AROUND, len(words))
    before, after = f"{CUT} " if first else "", f" {CUT}" if last < len(words) else ""
    return f"{before}{''.join(words[first:last]).strip()}{after}"
