"""Block tokens to the document tree.

An unknown token is a fault; nothing vanishes but paragraphs in which nothing is left to see.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import count
from typing import Final, assert_never

from markdown_it.token import Token
from msgspec.structs import replace

from generator.document import (
    Alignment,
    Block,
    Cell,
    Code,
    CodeBlock,
    Field,
    Group,
    Heading,
    Inline,
    LineBreak,
    ListBlock,
    Paragraph,
    Quote,
    Reference,
    Role,
    Rule,
    SequenceNumber,
    Table,
    Text,
    walk,
)
from generator.documents.faults import MarkdownFaultError
from generator.documents.inlines import InlineReader, Lead, is_blank, without_links
from generator.documents.markdown import FieldRead
from generator.documents.marks import MARK, CaptionNumber, CrossReference, Drawn, Marked, MarkTable, Value
from generator.documents.pictures import PictureReader
from generator.documents.tokens import (
    GROUP_CLOSE,
    GROUP_OPEN,
    group_attributes,
    parse_field,
    role_of,
    split_anchor,
)

MAX_LEVEL: Final = 6
_ALIGNMENTS: Final = {
    "text-align:left": Alignment.LEFT,
    "text-align:center": Alignment.CENTER,
    "text-align:right": Alignment.RIGHT,
}


@dataclass
class Reading:
    """One document being read.

    ``anchor_texts`` gives what a reference to each anchor shows. ``level`` is the level of the heading
    last read, ``outline`` its number, ``counts`` the captions so far by label, ``fields`` what was read of
    each Markdown field, ``leads`` what leads to an anchor.
    """

    table: MarkTable
    pictures: PictureReader
    anchor_texts: Mapping[str, str]
    level: int = 0
    outline: list[int] = field(default_factory=list)
    counts: dict[str, int] = field(default_factory=dict)
    fields: dict[int, FieldRead] = field(default_factory=dict)
    leads: list[Lead] = field(default_factory=list)

    def count_heading(self, level: int) -> str:
        """Count a heading, and give its number: "2.1". A level that was jumped over counts as 1."""
        del self.outline[level:]
        while len(self.outline) < level:
            self.outline.append(0 if len(self.outline) == level - 1 else 1)
        self.outline[level - 1] += 1
        return ".".join(map(str, self.outline))

    def count_caption(self, label: str) -> SequenceNumber:
        """Count a caption, and give its number."""
        self.counts[label] = self.counts.get(label, 0) + 1
        return SequenceNumber(label, self.counts[label])


@dataclass(slots=True)
class BlockReader:
    """Reads the tokens of a template's Markdown, or of the Markdown field at a path.

    Headings in a field come below the heading that it stands under, without a jump; where it stands in
    running text (``running``) they are lines like its paragraphs. ``language`` is the field's where that is
    not the document's. ``open`` are the levels, as written, of the headings that the present place in a
    field stands under.
    """

    reading: Reading
    path: str = ""
    running: bool = False
    language: str = ""
    open: list[int] = field(default_factory=list)
    _inline_reader: InlineReader = field(init=False)

    def __post_init__(self) -> None:
        reading = self.reading
        self._inline_reader = InlineReader(
            reading.table, reading.pictures, self._resolve, reading.leads, self.path, self.language
        )

    def read(self, tokens: Sequence[Token]) -> tuple[Block, ...]:
        """Give the blocks of a whole text."""
        return tuple(self._until(iter(tokens), ""))

    def _until(self, tokens: Iterator[Token], closing: str) -> Iterator[Block]:
        for token in tokens:
            if token.type == closing:
                return
            yield from self._block(token, tokens)

    def _block(self, token: Token, rest: Iterator[Token]) -> Iterator[Block]:  # noqa: C901 - one case a token
        match token.type:
            case "paragraph_open":
                yield from self._paragraph(_inline_of(rest))
            case "heading_open":
                yield from self._heading(int(token.tag[1:]), _inline_of(rest))
            case "bullet_list_open":
                yield from self._list(rest, "bullet_list_close", ordered=False)
            case "ordered_list_open":
                start = int(token.attrs.get("start", 1))
                yield from self._list(rest, "ordered_list_close", ordered=True, start=start)
            case "table_open":
                yield self._table(rest)
            case "blockquote_open":
                blocks = tuple(self._until(rest, "blockquote_close"))
                if blocks:
                    yield Quote(blocks)
            case "fence" | "code_block":
                yield CodeBlock(self.reading.table.literal(token.content).rstrip("\n"))
            case "hr":
                yield Rule()
            case kind if kind == GROUP_OPEN:
                yield from self._group(token, rest)
            case _:
                raise self._fault("unknown-construct", token.content, construct=token.type)

    def _paragraph(self, inline: Token) -> Iterator[Block]:
        alone = self._only_mark(inline)
        if alone is not None and alone.markdown:
            yield from self._field_blocks(alone)
            return
        children = self._inlines(inline) if alone is None else (_worded(alone),)
        if not is_blank(children):
            yield Paragraph(_trimmed(children))

    def _only_mark(self, inline: Token) -> Value | None:
        """Give the value where a paragraph is nothing but one mark."""
        match = MARK.fullmatch(inline.content.strip())
        only = self.reading.table.values[int(match.group(1))] if match else None
        return only if isinstance(only, Value) else None

    def _heading(self, level: int, inline: Token) -> Iterator[Block]:
        # In a field a brace is a brace: printed twice, its anchor would stand twice.
        anchor = "" if self.path else self.reading.table.literal(split_anchor(inline))
        children = self._inlines(inline)
        if is_blank(children):
            return
        if self.running:
            yield Paragraph(_trimmed(children))
            return
        if self.path:
            level = self._below(level)
        else:
            self.reading.level = level
        yield Heading(level, _trimmed(children), anchor, self.reading.count_heading(level))

    def _below(self, level: int) -> int:
        while self.open and self.open[-1] >= level:
            self.open.pop()
        self.open.append(level)
        return min(MAX_LEVEL, self.reading.level + len(self.open))

    def _list(self, rest: Iterator[Token], closing: str, *, ordered: bool, start: int = 1) -> Iterator[Block]:
        items = []
        for token in rest:
            if token.type == closing:
                break
            item = tuple(self._until(rest, "list_item_close"))
            if item:
                items.append(item)
        if items:
            yield ListBlock(ordered, tuple(items), start)

    def _table(self, rest: Iterator[Token]) -> Table:
        alignments: list[Alignment] = []
        rows: list[tuple[Cell, ...]] = []
        cells: list[Cell] = []
        for token in rest:
            match token.type:
                case "table_close":
                    break
                case "tr_close":
                    rows.append(tuple(cells))
                    cells = []
                case "th_open":
                    alignments.append(_ALIGNMENTS.get(str(token.attrs.get("style")), Alignment.LEFT))
                case "inline":
                    cells.append(Cell(tuple(self._paragraph(token))))
                case _:
                    pass  # the opening and closing of rows, cells, head and body say nothing more
        return Table(tuple(alignments), rows[0], tuple(rows[1:]))

    def _group(self, token: Token, rest: Iterator[Token]) -> Iterator[Block]:
        written, anchor = group_attributes(token.info)
        role = role_of(self.reading.table.literal(written))
        if role is None:
            raise self._fault("unknown-role", token.info, role=written, known=", ".join(Role))
        blocks = tuple(self._until(rest, GROUP_CLOSE))
        if blocks:
            yield Group(role, blocks, self.reading.table.literal(anchor))

    def _inlines(self, inline: Token) -> tuple[Inline, ...]:
        return self._inline_reader.read(inline.children or [])

    def _resolve(self, marked: Marked, *, in_link: bool) -> Sequence[Inline]:
        match marked:
            case Value() if marked.markdown:
                return self._field_inlines(marked, in_link=in_link)
            case Value():
                return (_worded(marked),)
            case CaptionNumber(label):
                return (self.reading.count_caption(label),)
            case CrossReference(anchor):
                shown = self.reading.anchor_texts.get(anchor)
                if shown is None:
                    raise self._fault("dead-anchor", anchor, anchor=anchor)
                self.reading.leads.append(Lead(anchor, anchor, self.path))
                return (Reference(anchor, shown),)
            case Drawn(drawing):
                return (drawing,)
            case _:
                raise AssertionError(marked)

    def _field_blocks(self, value: Value) -> tuple[Block, ...]:
        """Read a Markdown field that has its place to itself."""
        blocks = self._field(value, running=False)
        self.reading.fields[id(value)] = FieldRead(blocks=blocks)
        return blocks

    def _field(self, value: Value, *, running: bool) -> tuple[Block, ...]:
        """Read a Markdown field; each of its paragraphs becomes a field of its own."""
        origin = value.origin
        path = origin.path if origin else self.path
        blocks = BlockReader(self.reading, path, running, value.language).read(parse_field(value.text, path))
        if origin is None:
            return blocks
        several = sum(1 for block in walk(blocks) if isinstance(block, Paragraph | Heading)) > 1
        numbers = count(1)

        def wrap(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
            here = replace(origin, path=f"{origin.path}#{next(numbers)}") if several else origin
            return (Field(here, children),)

        return tuple(_wrapped(block, wrap) for block in blocks)

    def _field_inlines(self, value: Value, *, in_link: bool) -> tuple[Inline, ...]:
        """Read a Markdown field that stands in running text: its paragraphs become lines."""
        lines: list[Inline] = []
        for line in _lines_of(self._field(value, running=True)):
            if lines:
                lines.append(LineBreak())
            lines.extend(without_links(line) if in_link else line)
        self.reading.fields[id(value)] = FieldRead(inlines=tuple(lines))
        return tuple(lines)

    def _fault(self, code: str, quoted: str, **arguments: str) -> MarkdownFaultError:
        return MarkdownFaultError(code, arguments, field=self.path, quoted=quoted)


def _worded(value: Value) -> Text | Field:
    """Give the words of a value, as a field where it comes from one."""
    if value.origin is None:
        return Text(value.text, value.language)
    if not value.pieces:
        return Field(value.origin, (Text(value.text, value.language),))
    return Field(value.origin, tuple(Text(*piece) for piece in value.pieces))


def _inline_of(rest: Iterator[Token]) -> Token:
    """Take the inline token and the closing one behind it."""
    inline = next(rest)
    next(rest)
    return inline


def _trimmed(children: tuple[Inline, ...]) -> tuple[Inline, ...]:
    """Take white space off the ends of a paragraph, which a mark that printed nothing leaves."""
    first, last = children[0], children[-1]
    if isinstance(first, Text) and first.text[:1].isspace():
        first = Text(first.text.lstrip(), first.language)
        children = (first, *children[1:]) if first.text else children[1:]
        return _trimmed(children)
    if isinstance(last, Text) and last.text[-1:].isspace():
        last = Text(last.text.rstrip(), last.language)
        children = (*children[:-1], last) if last.text else children[:-1]
        return _trimmed(children)
    return children


def _lines_of(blocks: tuple[Block, ...]) -> Iterator[tuple[Inline, ...]]:
    """Yield the lines that some blocks are in running text, however deep they stand."""
    for block in walk(blocks):
        match block:
            case Paragraph():
                yield block.children
            case CodeBlock():
                yield from ((Code(line),) for line in block.text.split("\n") if line.strip())
            case _:
                pass  # what it holds comes next


def _wrapped(block: Block, wrap: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]) -> Block:
    """Put the inlines of every paragraph and heading in a block through a function."""
    match block:
        case Paragraph() | Heading():
            return replace(block, children=wrap(block.children))
        case ListBlock():
            return replace(block, items=tuple(_all_wrapped(item, wrap) for item in block.items))
        case Table():
            header, *rows = (
                tuple(replace(cell, blocks=_all_wrapped(cell.blocks, wrap)) for cell in row)
                for row in (block.header, *block.rows)
            )
            return replace(block, header=header, rows=tuple(rows))
        case Quote() | Group():
            return replace(block, blocks=_all_wrapped(block.blocks, wrap))
        case CodeBlock() | Rule():
            return block
        case _:
            assert_never(block)


def _all_wrapped(
    blocks: tuple[Block, ...], wrap: Callable[[tuple[Inline, ...]], tuple[Inline, ...]]
) -> tuple[Block, ...]:
    return tuple(_wrapped(block, wrap) for block in blocks)
