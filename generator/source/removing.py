"""Take items out of a list without losing a comment."""

from collections.abc import Collection

from yaml.tokens import BlockEntryToken, BlockSequenceStartToken, FlowEntryToken, FlowSequenceStartToken

from generator.diagnostics import Span
from generator.source.layout import Layout, layout, written_end
from generator.source.lines import end_above, line_break, line_end, line_start
from generator.source.nodes import Sequence, place
from generator.source.splice import Edit, LosesItems, SpliceError


def remove_items(sequence: Sequence, indexes: Collection[int]) -> list[Edit]:
    """Give the edits that take items, by number from 0, out of a list; without any left it is ``[]``.

    Comments stay: those above an item and below it as they are, and those on its own lines as lines in its
    place. Only a person can tell whether they were about the item.

    Raises:
        SpliceError: the list was put together from several files, or a comment would have no place.
    """
    found = layout(sequence.span.file)
    number = found.opening(sequence)
    gone = sorted(set(indexes))
    wish = LosesItems(sequence.span, frozenset(gone))
    if not gone:
        return []
    if any(place(item).file is not sequence.span.file for item in sequence.items):
        raise SpliceError("shape", sequence.span)
    kind = found.marks[number].kind
    if kind is FlowSequenceStartToken:
        return [_from_brackets(sequence, found, run, wish) for run in _runs(gone)]
    if kind not in (BlockSequenceStartToken, BlockEntryToken):
        raise SpliceError("shape", sequence.span)
    dashes = found.dashes(number)
    if len(gone) == len(dashes):
        return [_emptied(sequence, found, number, wish)]
    return [_lines(sequence, found, dashes, index, wish) for index in gone]


def _runs(indexes: list[int]) -> list[tuple[int, int]]:
    """Give the first and last of each row of numbers that follow one another."""
    runs: list[tuple[int, int]] = []
    for index in indexes:
        if runs and runs[-1][1] == index - 1:
            runs[-1] = (runs[-1][0], index)
        else:
            runs.append((index, index))
    return runs


def _lines(sequence: Sequence, found: Layout, dashes: list[int], index: int, wish: LosesItems) -> Edit:
    """Take away the lines of one item, from the end of the line above to the end of its last."""
    file, text = sequence.span.file, sequence.span.file.text
    dash, last = found.marks[dashes[index]], found.last_inside(dashes[index])
    end = line_end(text, written_end(text, found, last))
    comments = found.comments(text, dashes[index], last, end)
    begin = line_start(text, dash.start)
    if text[begin : dash.start].strip():
        # The first item of a list on the line of another dash: the second comes in its place.
        following = found.marks[dashes[index + 1]].start
        if comments or "#" in text[end:following]:
            raise SpliceError("shape", sequence.items[index].span)
        return Edit(Span(file, dash.start, following), "", wish)
    start = end_above(text, begin)
    above = line_start(text, start)
    ends = index == len(dashes) - 1 or _blank_below(text, end)
    if not comments and not text[above:start].strip() and ends and above:
        start = end_above(text, above)
    kept = (line_break(text, dash.start) + " " * dash.column + comment for comment in comments)
    return Edit(Span(file, start, end), "".join(kept), wish)


def _blank_below(text: str, end: int) -> bool:
    below = end + len(line_break(text, end))
    return not text[below : line_end(text, below)].strip()


def _emptied(sequence: Sequence, found: Layout, number: int, wish: LosesItems) -> Edit:
    """Write ``[]`` behind the key of a list, and leave only its comments below."""
    file, text = sequence.span.file, sequence.span.file.text
    dashes = found.dashes(number)
    dash, last = found.marks[dashes[0]], found.last_inside(dashes[-1])
    end = line_end(text, written_end(text, found, last))
    pad = line_break(text, dash.start) + " " * dash.column
    kept = "".join(pad + comment for comment in found.comments(text, dashes[0], last, end))
    begin = line_start(text, dash.start)
    if text[begin : dash.start].strip():
        return Edit(Span(file, dash.start, end), f"[]{kept}", wish)
    before = found.marks[number - 1].end
    between = text[before : end_above(text, begin)]
    return Edit(Span(file, before, end), f" []{between}{kept}", wish)


def _from_brackets(sequence: Sequence, found: Layout, run: tuple[int, int], wish: LosesItems) -> Edit:
    """Take away items and the commas behind them; of the last ones the comma before them."""
    file, text = sequence.span.file, sequence.span.file.text
    places = [place(item) for item in sequence.items]
    first, last = run
    start, end = places[first].start, places[last].end
    if last + 1 < len(places):
        end = places[last + 1].start
    else:
        comma = found.number(end)
        if found.marks[comma].kind is FlowEntryToken:
            end = found.marks[comma].end
        elif first and "#" not in text[places[first - 1].end : start]:
            start = places[first - 1].end
    tokens = found.number(start), found.number(end) - 1
    comments = found.comments(text, *tokens, end)
    pad = " " * (start - line_start(text, start))
    kept = "".join(comment + line_break(text, start) + pad for comment in comments)
    return Edit(Span(file, start, end), kept, wish)
