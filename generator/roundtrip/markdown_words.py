"""One changed paragraph, word by word: what stays keeps the author's spelling, marks and line ends."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Final

from msgspec.structs import replace

from generator.roundtrip.markdown_inlines import (
    ITALIC_SIGNS,
    fitting,
    kinds_of,
    new_span,
    write_line,
    written_text,
)
from generator.roundtrip.markdown_reading import SourceLine
from generator.roundtrip.markdown_spelling import DEGREES, with_line_starts
from generator.roundtrip.markdown_units import (
    Span,
    SpanKind,
    Unit,
    look_of,
    read_units,
    shared_spans,
    write_units,
)
from generator.roundtrip.rich import Character, Look, RichLine, Stretch, characters, stretches_of

_WORD: Final = re.compile(r"\s+|\w+|[^\w\s]")
_EMPHASES: Final[tuple[SpanKind, ...]] = ("bold", "italic", "struck")
_OUTERMOST: Final[tuple[SpanKind, ...]] = ("link", *_EMPHASES, "code")


@dataclass(frozen=True, slots=True)
class Rewriting:
    """A paragraph's new Markdown, the line that it should be read as, and what is lost."""

    markdown: str
    line: RichLine
    losses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class _Word:
    """A word, a sign or white space with the look of each character; ``units`` where the source has it."""

    text: str
    looks: tuple[Look, ...]
    units: tuple[Unit, ...] = ()


def rewritings(source: SourceLine, old: RichLine, new: RichLine) -> Iterator[Rewriting]:
    """Give ways to make the Markdown of a line say ``new``, the most faithful first; the last always can.

    ``old`` is the line as the reader of ``new`` sees what stands in the source.
    """
    line = replace(source.line, stretches=new.stretches)
    words = _source_words(source)
    before = _words(characters(old))
    if words is not None and [word.text for word in words] == [word.text for word in before]:
        before, after = _of_style(words, before, _words(characters(new)))
        pieces = list(_pieces(words, before, after))
        text = [one for word in pieces for one in zip(word.text, word.looks, strict=True)]
        line = replace(line, stretches=stretches_of(text))
        line = replace(line, stretches=stretches_of(characters(line)))
        for sign in _italic_signs(words):
            for degree in DEGREES:
                units = _settled(_assembled(pieces, degree, sign, in_line=line.kind in ("heading", "cell")))
                yield Rewriting(with_line_starts(write_units(units), degree), line)
    for degree in DEGREES:
        yield Rewriting(*write_line(line, degree))


def _words(text: Sequence[Character]) -> list[_Word]:
    whole = "".join(character for character, _ in text)
    looks = [look for _, look in text]
    return [_Word(match[0], tuple(looks[match.start() : match.end()])) for match in _WORD.finditer(whole)]


def _source_words(source: SourceLine) -> list[_Word] | None:
    """Give the words of the source; None where its characters cannot be found in it."""
    units = read_units(source.content, source.tokens)
    if units is None:
        return None
    words: list[_Word] = []
    position = 0
    for match in _WORD.finditer("".join(unit.text for unit in units)):
        inside = tuple(units[match.start() : match.end()])
        position = match.end()
        looks = [look_of(unit.spans) for unit in inside]
        shown = list(zip(match[0], looks, strict=True))
        if match[0].isspace():
            shown = _space(shown)
        words.append(_Word("".join(one for one, _ in shown), tuple(look for _, look in shown), inside))
    return words if position == len(units) else None


def _space(shown: list[Character]) -> list[Character]:
    """Give white space in its normal form."""
    edge = ("x", shown[0][1])
    stretches = stretches_of([edge, *shown, ("x", shown[-1][1])])
    return characters(RichLine(stretches))[1:-1]


def _of_style(
    source: list[_Word], before: list[_Word], after: list[_Word]
) -> tuple[list[_Word], list[_Word]]:
    """Take off what the whole line has where it is shown, and nowhere in the source: a heading's bold."""
    names = [
        name
        for name in _EMPHASES
        if all(getattr(look, name) for word in before for look in word.looks)
        and not any(getattr(look, name) for word in source for look in word.looks)
    ]

    def bare(words: list[_Word]) -> list[_Word]:
        looks = (tuple(look.having(*names, value=False) for look in word.looks) for word in words)
        return [_Word(word.text, those) for word, those in zip(words, looks, strict=True)]

    return (bare(before), bare(after)) if names else (before, after)


def _pieces(source: list[_Word], before: list[_Word], after: list[_Word]) -> Iterator[_Word]:
    """Give the new words; those that stay as the source has them, those that look new with its spelling."""
    matcher = SequenceMatcher(
        None, [word.text for word in before], [word.text for word in after], autojunk=False
    )
    at = 0
    for start, new_start, size in matcher.get_matching_blocks():
        yield from after[at:new_start]
        for written, was, now in zip(
            source[start : start + size],
            before[start : start + size],
            after[new_start : new_start + size],
            strict=True,
        ):
            same = was.looks == now.looks
            yield written if same else _restyled(written, now)
        at = new_start + size


def _restyled(written: _Word, now: _Word) -> _Word:
    code = any(look.code for look in (*now.looks, *(look_of(unit.spans) for unit in written.units)))
    if code or len(written.units) != len(now.text):
        return now
    units = tuple(Unit(unit.text, unit.source, _ANY) for unit in written.units)
    return _Word(now.text, now.looks, units)


_ANY: Final = (Span("bold", "", ""),)
"""Stands for spans that are yet to be chosen."""


def _assembled(pieces: list[_Word], degree: int, italic: str, *, in_line: bool) -> list[Unit]:
    """Put words in a row; those that are new stand in the spans beside them where they look like that."""
    units: list[Unit] = []
    for index, word in enumerate(pieces):
        if word.units and word.units[0].spans is not _ANY:
            units += word.units
            continue
        following = next((later.units[0].spans for later in pieces[index:] if _stays(later)), ())
        position = 0
        for stretch in stretches_of(zip(word.text, word.looks, strict=True)):
            spans = _spans_for(stretch, units[-1].spans if units else (), following, italic)
            length = len(stretch.text) or 1
            if word.units:
                kept = word.units[position : position + length]
                units += (Unit(unit.text, unit.source, spans) for unit in kept)
            else:
                units += written_text(stretch.text, degree, spans, in_line=in_line)
            position += length
    return units


def _stays(word: _Word) -> bool:
    return bool(word.units) and word.units[0].spans is not _ANY


def _spans_for(
    stretch: Stretch, before: tuple[Span, ...], following: tuple[Span, ...], italic: str
) -> tuple[Span, ...]:
    look = Look(stretch.bold, stretch.italic, stretch.struck, stretch.code, stretch.target)
    for spans in (before, following):
        if look_of(spans) == look:
            return spans
    kinds = kinds_of(stretch)
    kept = max((fitting(spans, kinds) for spans in (before, following)), key=len)
    missing = set(kinds) - {span.kind for span in kept}
    return (*kept, *(new_span(kind, stretch, italic) for kind in _OUTERMOST if kind in missing))


def _settled(units: list[Unit]) -> list[Unit]:
    """Take white space out of marks at whose edge it stands, and off the ends."""
    while units and units[-1].text.isspace():
        units = units[:-1]
    settled: list[Unit] = []
    for index, unit in enumerate(units):
        if not unit.text.isspace():
            settled.append(unit)
            continue
        if not settled:
            continue
        following = next(later for later in units[index:] if not later.text.isspace())
        inside = shared_spans(shared_spans(settled[-1].spans, unit.spans), following.spans)
        settled.append(Unit(unit.text, unit.source, inside))
    return settled


def _italic_signs(words: list[_Word]) -> Sequence[str]:
    """Give the signs for emphasis, the one that the author used first."""
    used = {span.opening for word in words for unit in word.units for span in unit.spans}
    return ITALIC_SIGNS[::-1] if "_" in used and "*" not in used else ITALIC_SIGNS
