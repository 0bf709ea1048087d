"""Text and blocks as Markdown that CommonMark and pandoc read alike, word for word.

A Markdown field is written from what was read of it, not as its author typed it: pandoc's Markdown gives a
meaning to many more signs (``$``, ``@``, ``^``, ``--``), asks for an empty line before a list, and headings
of a field come below the heading that it stands under.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final, assert_never
from urllib.parse import quote

from generator.document import (
    Alignment,
    Block,
    Cell,
    Code,
    CodeBlock,
    Drawing,
    Emphasis,
    Field,
    Group,
    Heading,
    Inline,
    LineBreak,
    Link,
    ListBlock,
    Paragraph,
    Picture,
    Quote,
    Reference,
    Rule,
    SequenceNumber,
    Strikethrough,
    Strong,
    Table,
    Text,
)

BREAK: Final = "&#10;"
"""A line break that stays one in a heading and in a table cell."""

_ALWAYS: Final = re.compile(r"""([\\`*_{}\[\]<>#|~^$@"'&])""")
_DASHES: Final = re.compile(r"-(?=-)|(?<=-)-|\.(?=\.)|(?<=\.)\.")
_LINE_END: Final = re.compile(r"\r\n?|\n")
_SIGN: Final = re.compile(r"[-+=:%]")
_NUMBERED: Final = re.compile(r"(\(?)([0-9]+|[A-Za-z]|[ivxlcdmIVXLCDM]+)([.)])(?=\s|\Z)")
_CAPTION: Final = re.compile(r"([Tt]able):")
_NUMBER_SIGN: Final = re.compile(r"\d[.)]\s*\Z")
_BACKTICKS: Final = re.compile(r"`+")
_SPACES: Final = {" ": "&#32;", "\t": "&#9;"}
_NOT_IN_TARGET: Final = re.compile(r"[^\w%/:?#@!$&+,;=~.-]")
_RULERS: Final = {Alignment.LEFT: "---", Alignment.CENTER: ":-:", Alignment.RIGHT: "--:"}


def escape(text: str) -> str:
    """Write a text so that it is read back as it is, within a line."""
    escaped = _DASHES.sub(r"\\\g<0>", _ALWAYS.sub(r"\\\1", text))
    return _LINE_END.sub(BREAK, escaped)


def opening(markdown: str) -> str:
    """Give Markdown that begins a line, so that its first signs do not open a list, a caption or code."""
    rest = markdown.lstrip(" \t")
    spaces = "".join(_SPACES[space] for space in markdown[: len(markdown) - len(rest)])
    if _SIGN.match(rest):
        return f"{spaces}\\{rest}"
    rest = _NUMBERED.sub(_not_numbered, rest, count=1) if _NUMBERED.match(rest) else rest
    return spaces + (_CAPTION.sub(r"\1\:", rest, count=1) if _CAPTION.match(rest) else rest)


def _not_numbered(match: re.Match[str]) -> str:
    bracket, number, delimiter = match.groups()
    return f"\\({number}{delimiter}" if bracket else f"{number}\\{delimiter}"


def target(text: str) -> str:
    """Write the target of a link or picture."""
    return _NOT_IN_TARGET.sub(lambda match: quote(match[0]), text)


def code_span(text: str) -> str:
    """Write literal text in a fixed-width face."""
    text = _LINE_END.sub(" ", text)
    fence = "`" * (_longest(text) + 1)
    padding = " " if text.startswith(("`", " ")) or text.endswith(("`", " ")) else ""
    return f"{fence}{padding}{text}{padding}{fence}"


def code_lines(text: str) -> list[str]:
    """Write literal lines in a fixed-width face."""
    fence = "`" * max(3, _longest(text) + 1)
    return [fence, *text.split("\n"), fence]


def _longest(text: str) -> int:
    return max((len(run) for run in _BACKTICKS.findall(text)), default=0)


def write_inlines(inlines: Sequence[Inline], *, in_line: bool = True) -> str:
    """Write inlines; ``in_line`` where a line feed would end what they stand in."""
    return "".join(_inline(inline, in_line=in_line) for inline in inlines)


def _inline(inline: Inline, *, in_line: bool) -> str:  # noqa: C901, PLR0911, PLR0912 - a branch a kind
    match inline:
        case Text():
            return escape(inline.text)
        case Field():
            return write_inlines(inline.children, in_line=in_line)
        case Strong():
            return f"**{write_inlines(inline.children, in_line=in_line)}**"
        case Emphasis():
            return f"*{write_inlines(inline.children, in_line=in_line)}*"
        case Strikethrough():
            return f"~~{write_inlines(inline.children, in_line=in_line)}~~"
        case Code():
            # A pipe in code ends a table cell, whatever stands before it.
            plain = "|" in inline.text or not inline.text.strip()
            return escape(inline.text) if in_line and plain else code_span(inline.text)
        case Link():
            return f"[{write_inlines(inline.children, in_line=in_line)}]({target(inline.target)})"
        case Picture():
            return f"![{escape(inline.alt)}]({target(inline.source)})"
        case Drawing():
            return escape(f"[{inline.alt}]")
        case LineBreak():
            return BREAK if in_line else "\\\n"
        case Reference():
            return f"[{escape(inline.text)}](#{inline.anchor})"
        case SequenceNumber():
            return escape(f"{inline.label} {inline.number}")
        case _:
            assert_never(inline)


def write_blocks(blocks: Sequence[Block]) -> str:
    """Write blocks, with an empty line between them."""
    return "\n".join(_lines(blocks))


def _lines(blocks: Sequence[Block], *, tight: bool = False) -> Iterator[str]:
    bullet = "*"
    previous: Block | None = None
    for block in blocks:
        if previous is not None and not tight:
            yield ""
        # Two lists in a row stay two lists where their signs differ.
        bullet = "*" if isinstance(previous, ListBlock) and bullet == "-" else "-"
        yield from _block(block, bullet)
        previous = block


def _block(block: Block, bullet: str) -> Iterator[str]:
    match block:
        case Heading():
            yield f"{'#' * block.level} {write_inlines(block.children)}"
        case Paragraph():
            yield from map(opening, write_inlines(block.children, in_line=False).split("\n"))
        case ListBlock():
            yield from _list(block, bullet)
        case Table():
            yield from _table(block)
        case Quote():
            yield from (f"> {line}" if line else ">" for line in _lines(block.blocks))
        case CodeBlock():
            yield from code_lines(block.text)
        case Rule():
            yield "* * *"
        case Group():
            yield from _lines(block.blocks)
        case _:
            assert_never(block)


def _list(block: ListBlock, bullet: str) -> Iterator[str]:
    tight = all(_is_tight(item) for item in block.items)
    for number, item in enumerate(block.items, block.start):
        if number > block.start and not tight:
            yield ""
        sign = f"{number}. " if block.ordered else f"{bullet} "
        yield from behind(sign, list(_lines(item, tight=tight)))


def behind(prefix: str, lines: Sequence[str]) -> Iterator[str]:
    """Put lines behind a prefix; after the first line, list signs become spaces."""
    later = re.sub(r"[^>\t]", " ", prefix)
    if lines[0].startswith("|") and _NUMBER_SIGN.search(prefix):
        # For pandoc the number would belong to the table.
        lines = ["", *lines]
    yield prefix + lines[0]
    yield from (later + line if line else later.rstrip() for line in lines[1:])


def _is_tight(item: tuple[Block, ...]) -> bool:
    """Tell whether an item needs no empty lines: a paragraph, with at most one list under it."""
    return isinstance(item[0], Paragraph) and (
        len(item) == 1 or (len(item) == 2 and isinstance(item[1], ListBlock))  # noqa: PLR2004 - and a list
    )


def _table(block: Table) -> Iterator[str]:
    yield _row(block.header)
    yield f"|{'|'.join(_RULERS[alignment] for alignment in block.alignments)}|"
    yield from map(_row, block.rows)


def _row(cells: tuple[Cell, ...]) -> str:
    return f"| {' | '.join(write_in_line(cell.blocks) for cell in cells)} |"


def write_in_line(blocks: Sequence[Block]) -> str:
    """Write blocks where there is room for one line only, as in a table cell."""
    return BREAK.join(_in_line(blocks))


def _in_line(blocks: Sequence[Block]) -> Iterator[str]:
    for block in blocks:
        match block:
            case Heading() | Paragraph():
                yield write_inlines(block.children)
            case ListBlock():
                for number, item in enumerate(block.items, block.start):
                    yield f"{f'{number}.' if block.ordered else '-'} {write_in_line(item)}"
            case Table():
                for row in (block.header, *block.rows):
                    yield " ".join(write_in_line(cell.blocks) for cell in row)
            case Quote() | Group():
                yield from _in_line(block.blocks)
            case CodeBlock():
                yield escape(block.text)
            case Rule():
                pass
            case _:
                assert_never(block)
