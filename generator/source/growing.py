"""Add keys to a mapping and items to a list, in the layout of the place.

What is added comes behind the last line of what is there and the comments that are indented under it;
comments that belong to what follows stay where they are. Whether a place may be changed at all is told by
``obstacles``; whether the result says what it should by ``checking``.
"""

from collections.abc import Mapping as MappingABC
from collections.abc import Sequence as SequenceABC

from yaml.tokens import (
    BlockEntryToken,
    BlockMappingStartToken,
    BlockSequenceStartToken,
    FlowMappingStartToken,
    FlowSequenceStartToken,
    ValueToken,
)

from generator.diagnostics import Span
from generator.source.layout import Layout, layout, written_end
from generator.source.lines import (
    behind_comments,
    comment_lines_above,
    has_blank_line,
    line_break,
    line_end,
    line_start,
)
from generator.source.nodes import Mapping, Scalar, Sequence, place
from generator.source.rewriting import rewrite_scalar, smallest
from generator.source.splice import Edit, GainsEntries, GainsItems, SpliceError, Value
from generator.source.spots import spot_of
from generator.source.writing import Pen, flow, flow_entries, is_short


def add_entries(mapping: Mapping, new: MappingABC[str, Value]) -> Edit:
    """Give the edit that adds keys, as they are written in the file, behind those of a mapping.

    Raises:
        SpliceError: the mapping is a single pair in brackets (``[a: b]``), which holds no second.
    """
    file = mapping.span.file
    text, found = file.text, layout(file)
    wish = GainsEntries(mapping.span, dict(new))
    own = [entry for entry in mapping.entries.values() if not entry.merged and entry.key.span.file is file]
    number = found.opening(mapping)
    mark = found.marks[number]
    if mark.kind is FlowMappingStartToken:
        values = [place(entry.value) for entry in own]
        return _in_brackets(mapping.span, mark.end, values, flow_entries(new), wish)
    if mark.kind is not BlockMappingStartToken:
        raise SpliceError("shape", mapping.span)
    end = line_end(text, written_end(text, found, found.last_inside(number)))
    at = behind_comments(text, end, mark.column)
    spaced = len(own) > 1 and _spaced(text, found, found.number(own[-1].key.span.start))
    pen = Pen(text, at, found)
    lead = pen.line_break * (1 + spaced) + " " * mark.column
    return Edit(Span(file, at, at), lead + pen.entries(new, mark.column), wish)


def add_items(sequence: Sequence, new: SequenceABC[Value], after: int | None = None) -> Edit:
    """Give the edit that adds items to a list: behind its last, or behind item ``after`` (-1: at the front).

    An empty ``[]`` under a key becomes a block, except where all items are texts of one line.

    Raises:
        SpliceError: the list was put together from several files.
    """
    file = sequence.span.file
    found = layout(file)
    index = len(sequence.items) if after is None else after + 1
    wish = GainsItems(sequence.span, index, tuple(new))
    if any(place(item).file is not file for item in sequence.items):
        raise SpliceError("shape", sequence.span)
    number = found.opening(sequence)
    mark = found.marks[number]
    if mark.kind is FlowSequenceStartToken:
        blocks = not sequence.items and not is_short(wish.items)
        unfolded = _unfolded(sequence, found, number, wish) if blocks else None
        inner = ", ".join(map(flow, new))
        if sequence.items and not index:
            at = place(sequence.items[0]).start
            return Edit(Span(file, at, at), f"{inner}, ", wish)
        values = [place(item) for item in sequence.items[:index]]
        return unfolded or _in_brackets(sequence.span, mark.end, values, inner, wish)
    if mark.kind not in (BlockSequenceStartToken, BlockEntryToken):
        raise SpliceError("shape", sequence.span)
    return _below(sequence, found, found.dashes(number), wish)


def add_section(root: Mapping, key: str, new: SequenceABC[Value]) -> Edit:
    """Give the edit that adds items to the list under a key, as it is written, of the whole definition.

    The key comes at the end of the file where it is absent.

    Raises:
        SpliceError: something else than a list stands under the key.
    """
    entries = [entry for entry in root.entries.values() if not entry.merged]
    value = next((entry.value for entry in entries if entry.key.text == key), None)
    match value:
        case None:
            return add_entries(root, {key: new})
        case Sequence():
            return add_items(value, new)
        case Scalar(text=None):
            return fill(value, new)
        case _:
            raise SpliceError("shape", value.span)


def fill(target: Scalar, value: Value) -> Edit:
    """Give the edit that writes a text, a list or keys where nothing was written."""
    if isinstance(value, str):
        return rewrite_scalar(target, value)
    spot = spot_of(target)
    text, found = spot.text, layout(target.span.file)
    start, lead = (spot.start, "") if spot.start < spot.end else spot.lead()
    if spot.takes_block and spot.colon:
        dash = found.introduction(found.opening(target)).kind is BlockEntryToken
        used = spot.start - line_start(text, spot.start)
        written = Pen(text, spot.line_end, found).value(value, spot.parent, used, dash=dash)
        if not written.startswith(" "):
            begin = spot.start
            while text[begin - 1] == " ":
                begin -= 1
            return smallest(target.span, (begin, spot.line_end), spot.rest + written, value)
    return smallest(target.span, (start, max(start, spot.end)), lead + flow(value), value)


def _spaced(text: str, found: Layout, number: int) -> bool:
    """Tell whether a blank line stands before a token."""
    return has_blank_line(text, written_end(text, found, found.before(number)), found.starts[number])


def _in_brackets(
    span: Span, opened: int, values: list[Span], inner: str, wish: GainsEntries | GainsItems
) -> Edit:
    """Add behind the last of what stands between brackets, on a line of its own where that one has one."""
    file, text = span.file, span.file.text
    if not values:
        return Edit(Span(file, opened, opened), inner, wish)
    last = values[-1]
    at = last.end
    begin = line_start(text, last.start)
    line = text[begin : last.start]
    alone = begin > opened and not text[at : line_end(text, at)].strip(" ,")
    pad = line[: len(line) - len(line.lstrip())]
    between = f",{line_break(text, at)}{pad}" if alone else ", "
    return Edit(Span(file, at, at), between + inner, wish)


def _unfolded(sequence: Sequence, found: Layout, number: int, wish: GainsItems) -> Edit | None:
    """Make a block of an empty ``[]`` under a key; None where its line holds more."""
    file, before = sequence.span.file, found.introduction(number)
    start, close = found.marks[number - 1].end, found.marks[number + 1].end
    end = line_end(file.text, close)
    rest = file.text[close:end]
    more = rest.strip() and not rest.lstrip().startswith("#")
    if before.kind is not ValueToken or before.flow or more or file.text[start:close].split() != ["[]"]:
        return None
    if line_end(file.text, start) < close:
        return None
    items = Pen(file.text, end, found).items(wish.items, before.indent + found.dash_step)
    return Edit(Span(file, start, end), rest + items, wish)


def _below(sequence: Sequence, found: Layout, dashes: list[int], wish: GainsItems) -> Edit:
    file, text, index = sequence.span.file, sequence.span.file.text, wish.index
    near = dashes[max(index - 1, 0)]
    dash, following = found.marks[near], found.marks[near + 1]
    gap = text[dash.end : following.start]
    gap = gap if gap.strip(" ") == "" and gap else " "
    spaced = len(dashes) > 1 and _spaced(text, found, dashes[min(max(index, 1), len(dashes) - 1)])
    if index:
        end = line_end(text, written_end(text, found, found.last_inside(near)))
        at = behind_comments(text, end, dash.column + 1)
        written = Pen(text, at, found).items(wish.items, dash.column, gap, spaced=spaced)
        return Edit(Span(file, at, at), written, wish)
    begin = line_start(text, dash.start)
    pen = Pen(text, dash.start, found)
    if text[begin : dash.start].strip():
        pad = pen.line_break + " " * dash.column
        written = pen.items(wish.items, dash.column, gap).removeprefix(pad)
        return Edit(Span(file, dash.start, dash.start), written + pad, wish)
    at = comment_lines_above(text, begin, found.marks[found.before(near)].end)
    written = Pen(text, at, found).items(wish.items, dash.column, gap) + pen.line_break * spaced
    return Edit(Span(file, at, at), written, wish)
