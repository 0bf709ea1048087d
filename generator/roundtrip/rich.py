"""Rich lines: what a reader of a Word file and a reader of Markdown both see of one field.

One line is one paragraph of the field, in the order in which its origins are numbered (``path#1``,
``path#2`` …): paragraphs, headings, items of lists and cells of tables that hold anything to see.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby
from typing import Final, Literal, NamedTuple, Self

from msgspec import Struct
from msgspec.structs import replace

from generator.documents.plain_markdown import target as written_target

LineKind = Literal["paragraph", "heading", "bullet", "number", "cell"]

PICTURE: Final = "\ufffc"
"""Holds the place of a picture among characters."""
_PICTURE_LOST: Final = frozenset({"picture"})
_LINE_ENDS: Final = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_CONTROLS: Final = re.compile("[\x00-\x08\x0e-\x1f\x7f\ufffc]")
_HIGHEST: Final = 999_999_999
"""The highest number that an item may have."""
_ITEMS: Final = frozenset({"bullet", "number"})


class Stretch(Struct, frozen=True):
    """Text that looks the same throughout; a line feed in it is a line break.

    ``target`` is the address of the link that it stands in. ``lost`` are the codes of what it has and
    Markdown cannot hold: ``colour``, ``underline``, ``size``, ``footnote``, ``table``, ``picture``. A picture
    is a stretch without text.
    """

    text: str
    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    target: str = ""
    lost: frozenset[str] = frozenset()


class RichLine(Struct, frozen=True):
    """One paragraph of a field.

    ``level`` is how many lists an item stands in, the outermost 0; of a paragraph how many it stands in
    without being the first of its item; of a heading its level from 1. ``start`` is the number of an item
    that begins a numbered list, None for those that go on.
    """

    stretches: tuple[Stretch, ...]
    kind: LineKind = "paragraph"
    level: int = 0
    start: int | None = None


class Look(NamedTuple):
    """How one character looks."""

    bold: bool = False
    italic: bool = False
    struck: bool = False
    code: bool = False
    target: str = ""

    def having(self, *names: str, value: bool = True) -> Self:
        """Give the same look with (or without) some of its flags, by name."""
        return type(self)(**{**self._asdict(), **dict.fromkeys(names, value)})


PLAIN: Final = Look()
Character = tuple[str, Look]


def characters(line: RichLine) -> list[Character]:
    """Give the characters of a line in their normal form.

    White space says little: runs of it are one space, there is none beside a line break or at the ends, and
    it looks like what stands on both its sides. A picture looks like nothing else.
    """
    raw = [character for stretch in line.stretches for character in _of_stretch(stretch)]
    kept: list[Character] = []
    for text, look in raw:
        before = kept[-1][0] if kept else "\n"
        if text == "\n":
            while kept and kept[-1][0] != "\n" and kept[-1][0].isspace():
                kept.pop()
            if not kept:
                continue
        elif text.isspace() and (before == "\n" or (text == " " and before == " ")):
            continue
        kept.append((text, look))
    while kept and kept[-1][0].isspace():
        kept.pop()
    return _settled(kept)


def _of_stretch(stretch: Stretch) -> list[Character]:
    if "picture" in stretch.lost and not stretch.text:
        return [(PICTURE, PLAIN)]
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", stretch.text.replace("\t", " ")))
    target = written_target(stretch.target)
    look = Look(stretch.bold, stretch.italic, stretch.struck, stretch.code, target)
    return [(character, look) for character in text]


def _settled(kept: list[Character]) -> list[Character]:
    """Make white space look like what stands on both its sides, as far as it did."""
    settled: list[Character] = []
    following = PLAIN
    behind: list[Look] = []
    for text, look in reversed(kept):
        following = following if text.isspace() else look
        behind.append(following)
    before = PLAIN
    for (text, look), after in zip(kept, reversed(behind), strict=True):
        if text.isspace():
            both = _common(_common(look, before), after)
            settled.append((text, both._replace(code=both.code and text != "\n")))
        else:
            before = look
            settled.append((text, look))
    return settled


def _common(first: Look, second: Look) -> Look:
    return Look(
        first.bold and second.bold,
        first.italic and second.italic,
        first.struck and second.struck,
        first.code and second.code,
        first.target if first.target == second.target else "",
    )


def stretches_of(text: Iterable[Character]) -> tuple[Stretch, ...]:
    """Give characters as stretches, each as long as can be."""
    found: list[Stretch] = []
    for (look, picture), group in groupby(text, key=lambda one: (one[1], one[0] == PICTURE)):
        characters_in = [character for character, _ in group]
        if picture:
            found += (Stretch("", lost=_PICTURE_LOST) for _ in characters_in)
        else:
            found.append(Stretch("".join(characters_in), *look))
    return tuple(found)


def normal(line: RichLine) -> RichLine:
    """Give a line in its normal form, without what Markdown cannot hold but pictures."""
    return replace(line, stretches=stretches_of(characters(line)))


def normal_lines(lines: Sequence[RichLine]) -> tuple[RichLine, ...]:
    """Give lines in their normal form: no empty ones, no level that was jumped to, every start told."""
    found: list[RichLine] = []
    deepest, running = -1, dict[int, str]()
    for line in map(normal, lines):
        if not line.stretches:
            continue
        level, start = line.level, None
        if line.kind in _ITEMS:
            level = min(level, deepest + 1)
            running = {at: kind for at, kind in running.items() if at <= level}
            if line.kind == "number":
                begins = running.get(level) != "number" or line.start is not None
                start = _start(line.start) if begins else None
            running[level] = line.kind
            deepest = level
        elif line.kind == "paragraph":
            level = min(level, deepest + 1)
            deepest = level - 1
            running = {at: kind for at, kind in running.items() if at < level}
        else:
            deepest, running = -1, {}
        found.append(replace(line, level=level, start=start))
    return tuple(found)


def _start(start: int | None) -> int:
    return 1 if start is None or not 0 <= start <= _HIGHEST else start


def plain_of(line: RichLine) -> str:
    """Give the text of a line; a picture is one character."""
    return "".join(character for character, _ in characters(line))


def lost_in(lines: Iterable[RichLine]) -> frozenset[str]:
    """Give the codes of all that the lines have and Markdown cannot hold."""
    return frozenset(code for line in lines for stretch in line.stretches for code in stretch.lost)
