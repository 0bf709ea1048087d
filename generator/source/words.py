"""Which words of a text changed."""

import re
from difflib import SequenceMatcher
from typing import Final

_WORD: Final = re.compile(r"\n+|[^\S\n]+|\w+|[^\w\s]")
_LONG: Final = 1_000
"""From so many words on, the frequent ones are not tried as a beginning; else a page takes seconds."""


def changes(old: str, new: str) -> list[tuple[int, int, str]]:
    """Give what changed as stretches of the old text with what stands there now, in order.

    Words, runs of blanks, runs of line ends and single signs change as a whole.
    """
    before, after = _WORD.findall(old), _WORD.findall(new)
    starts = [0]
    for word in before:
        starts.append(starts[-1] + len(word))
    head = _common(before, after)
    tail = _common(before[head:][::-1], after[head:][::-1])
    middle, now = before[head : len(before) - tail], after[head : len(after) - tail]
    matcher = SequenceMatcher(None, middle, now, autojunk=len(now) > _LONG)
    return [
        (starts[head + i1], starts[head + i2], "".join(now[j1:j2]))
        for tag, i1, i2, j1, j2 in matcher.get_opcodes()
        if tag != "equal"
    ]


def _common(left: list[str], right: list[str]) -> int:
    count = 0
    for one, other in zip(left, right, strict=False):
        if one != other:
            break
        count += 1
    return count
