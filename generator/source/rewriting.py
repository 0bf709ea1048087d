"""Make a scalar of a file say something else, in its own style and on its own lines."""

from collections.abc import Iterator

from generator.diagnostics import Span
from generator.source.decoding import Written, decode, header_end
from generator.source.nodes import Scalar
from generator.source.reader import FORBIDDEN
from generator.source.splice import Edit, Says, SpliceError, Value, escaped
from generator.source.splice import scalar as plain_or_quoted
from generator.source.spots import Spot, spot_of
from generator.source.styles import folded, is_text, literal, reads_back, words_in
from generator.source.words import changes


def rewrite_scalar(target: Scalar, new: str) -> Edit:
    """Give the edit after which a scalar says ``new``, in the language in which the file is written.

    The style stays, and so do the lines on which the words that stay are written: a word that is new goes
    into the line where it belongs, which may become longer; nothing is wrapped anew. Where the style
    cannot hold the text it becomes a literal block (more than one line) or double quoted. A value that
    was not written is filled in. Not for keys.

    Raises:
        SpliceError: no style can hold the text (a control character).
    """
    if FORBIDDEN.search(new):
        raise SpliceError("unwritable", target.span)
    spot = spot_of(target)
    edits = _filled(target, spot, new) if spot.start == spot.end else _rewritten(target, spot, new)
    edit = next(edits, None)
    if edit is None:
        raise SpliceError("unwritable", target.span)
    return edit


def smallest(target: Span, place: tuple[int, int], raw: str, value: Value) -> Edit:
    """Give the edit of a place without what stays as it is at its beginning and its end."""
    start, end = place
    old = target.file.text[start:end]
    head = _common(old, raw)
    tail = _common(old[head:][::-1], raw[head:][::-1])
    span = Span(target.file, start + head, end - tail)
    return Edit(span, raw[head : len(raw) - tail], Says(target, value))


def _common(left: str, right: str) -> int:
    shorter = min(len(left), len(right))
    return next((at for at in range(shorter) if left[at] != right[at]), shorter)


def _filled(target: Scalar, spot: Spot, new: str) -> Iterator[Edit]:
    start, lead = spot.lead()
    if "\n" in new and spot.takes_block:
        rest = "" if start == spot.line_end else spot.text[start : spot.line_end]
        raw = literal(new, f"|{rest}", spot.step, spot.margin, spot.line_break)
        if reads_back(raw, new, spot.parent, flow=False):
            yield smallest(target.span, (start, spot.line_end), lead + raw, new)
    for raw in (plain_or_quoted(new), f'"{escaped(new)}"'):
        if reads_back(raw, new, spot.parent, flow=spot.flow):
            yield smallest(target.span, (start, start), lead + raw, new)


def _rewritten(target: Scalar, spot: Spot, new: str) -> Iterator[Edit]:
    """Give the edits that read back, the one that keeps most of what is written first."""
    text, start = spot.text, spot.start
    written = decode(text, start, spot.end, spot.parent)
    block = text[start] in "|>"
    header = text[start : header_end(text, start)]
    end = (written.end if written.text else start + len(header)) if block else spot.end
    comment = header.lstrip("|>+-0123456789") if block else ""
    for raw in _in_style(spot, written, header, end, new):
        if _fits(target, spot, written.text, raw, new):
            yield smallest(target.span, (start, end), raw, new)
    if "\n" in new and (block or spot.takes_block):
        sign = f"|{header[1:]}" if block else f"|{spot.rest}"
        raw = literal(new, sign, spot.step, spot.margin, spot.line_break)
        if reads_back(raw, new, spot.parent, flow=False):
            yield smallest(target.span, (start, end if block else spot.line_end), raw, new)
    raw = f'"{escaped(new)}"'
    if reads_back(raw, new, spot.parent, flow=spot.flow):
        yield smallest(target.span, (start, end), raw + comment, new)


def _fits(target: Scalar, spot: Spot, old: str, raw: str, new: str) -> bool:
    """Tell whether a form reads back, and is plain only where programs will not take it for a number.

    Where the old text was one (a year, a time), its author is content with that.
    """
    if target.style == "" and not is_text(new) and (target.text is None or is_text(old)):
        return False
    return reads_back(raw, new, spot.parent, flow=spot.flow)


def _in_style(spot: Spot, written: Written, header: str, end: int, new: str) -> Iterator[str]:
    text, start = spot.text, spot.start
    style = text[start] if text[start] in "|>'\"" else ""
    raw = _in_place(spot, written, style, end, new)
    if raw is not None:
        yield raw
    if style and style in "|>":
        margin = written.margin if written.text and written.margin is not None else spot.margin
        write = literal if style == "|" else folded
        yield write(new, header, len(margin) - spot.parent, margin, spot.line_break)
    elif style == '"':
        yield f'"{escaped(new)}"'
    else:
        words = words_in(style, new, written.margin, spot.line_break)
        if words is not None:
            yield f"{style}{words}{style}"


def _in_place(spot: Spot, written: Written, style: str, end: int, new: str) -> str | None:
    """Put only the words that changed in place of those that stood there."""
    text, done, parts = spot.text, spot.start, list[str]()
    for change in changes(written.text, new):
        first, last, words = _whole(written, *change)
        start, stop = _stretch(written, first, last)
        added = words_in(style, words, written.margin, spot.line_break)
        if added is None or start < done:
            return None
        parts += (text[done:start], added)
        done = stop
    return "".join([*parts, text[done:end]])


def _whole(written: Written, first: int, last: int, words: str) -> tuple[int, int, str]:
    """Widen a change to what was read together, and take the blank before a word instead of a line end."""
    text, starts, folds = written.text, written.starts, written.folds
    slides = not words and 0 < first < last and text[first - 1] == text[last - 1]
    if slides and folds[last - 1] and not folds[first - 1]:
        first, last = first - 1, last - 1
    low, high = first, last
    while 0 < low < len(text) and starts[low] == starts[low - 1]:
        low -= 1
    while 0 < high < len(text) and starts[high] == starts[high - 1]:
        high += 1
    return low, high, text[low:first] + words + text[last:high]


def _stretch(written: Written, first: int, last: int) -> tuple[int, int]:
    if first < last:
        return written.starts[first], written.ends[last - 1]
    at = written.ends[first - 1] if first else written.starts[0] if written.starts else written.start
    return at, at
