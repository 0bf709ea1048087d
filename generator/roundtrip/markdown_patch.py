"""The source of a Markdown field with only that changed which people changed in the document."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Final

from msgspec.structs import replace

from generator.documents.faults import MarkdownFaultError
from generator.roundtrip.markdown_back import Content, Written, contents_of
from generator.roundtrip.markdown_blocks import regenerated, spliced
from generator.roundtrip.markdown_edits import Regrouping
from generator.roundtrip.markdown_pairing import Pairs, pair_lines
from generator.roundtrip.markdown_reading import SourceField, SourceLine, read_field
from generator.roundtrip.markdown_words import rewritings
from generator.roundtrip.rich import RichLine, lost_in, normal, normal_lines, plain_of


class StaleFieldError(ValueError):
    """The source does not say what the old lines say: it has been changed since they were written."""


class UnpatchableError(ValueError):
    """The new lines cannot be brought into the source without losing something else in it."""


def patch(source: str, old: Sequence[RichLine], new: Sequence[RichLine]) -> str:
    """Give the source with what differs between ``old`` and ``new``.

    ``old`` are all lines of the field as the reader of ``new`` sees what the source says. Paragraphs that
    did not change stay as they are, byte for byte.

    Raises:
        StaleFieldError: ``old`` is not what the source says.
        UnpatchableError: lines came or went where no place can be found for them, as in a table.
        MarkdownFaultError: no document can hold what the source says.
    """
    return patched(source, old, new).markdown


def patched(source: str, old: Sequence[RichLine], new: Sequence[RichLine]) -> Written:
    """Give the source as ``patch`` does, with the codes of what it could not hold."""
    field = read_field(source)
    before = [line for line in map(normal, old) if line.stretches]
    after = [line for line in map(normal, new) if line.stretches]
    if [plain_of(line) for line in before] != [plain_of(line) for line in field.rich]:
        raise StaleFieldError
    losses = lost_in(new) - lost_in(old)
    pairs = pair_lines(before, after)
    for number, was in enumerate(pairs):
        if was is not None and before[was].stretches != after[number].stretches:
            source, lost = _with_line(field, was, before[was], after[number])
            field = read_field(source)
            losses |= lost
    pairs = _of_same_kind(pairs, before, after)
    if pairs == tuple(range(len(before))):
        return Written(source, losses)
    return Written(*_regrouped(source, field, pairs, after, losses))


def _of_same_kind(pairs: Pairs, before: list[RichLine], after: list[RichLine]) -> Pairs:
    """Keep the pairs that are the same kind of line: another kind of line stands in another place."""

    def same(was: int | None, now: RichLine) -> bool:
        return was is not None and (before[was].kind, before[was].level) == (now.kind, now.level)

    return tuple(was if same(was, now) else None for was, now in zip(pairs, after, strict=True))


def _with_line(field: SourceField, number: int, old: RichLine, new: RichLine) -> tuple[str, frozenset[str]]:
    """Give the source with one line changed within its place."""
    line = field.lines[number]
    rest = field.rich
    for made in rewritings(line, old, new):
        source = with_content(field, line, made.markdown)
        wanted = (*rest[:number], made.line, *rest[number + 1 :])
        if source is not None and _says(source, wanted, field):
            return source, made.losses
    raise UnpatchableError


def with_content(field: SourceField, line: SourceLine, markdown: str) -> str | None:
    """Put other Markdown in the place of a line's; None where the source does not show that place."""
    place = line.place
    if not place.prefixes:
        return None
    if line.line.kind == "cell":
        markdown = markdown.replace("|", "\\|")
    going_on = continuation(place.prefixes)
    prefixes = [*place.prefixes, *[going_on] * markdown.count("\n")]
    written = [prefix + one for prefix, one in zip(prefixes, markdown.split("\n"), strict=False)]
    written[-1] += place.suffixes[-1]
    end = place.first + len(place.prefixes)
    return "\n".join((*field.written[: place.first], *written, *field.written[end:]))


def continuation(prefixes: Sequence[str]) -> str:
    """Give what stands before a further line of a paragraph."""
    if len(prefixes) > 1:
        return prefixes[-1]
    return "".join(sign if sign in ">\t" else " " for sign in prefixes[0])


def _says(source: str, wanted: Sequence[RichLine], before: SourceField) -> bool:
    """Say whether a source is read as these lines, and as no less of anything else."""
    try:
        field = read_field(source)
    except MarkdownFaultError:
        return False
    return _comparable(field.rich) == _comparable(wanted) and field.literal == before.literal


def _comparable(lines: Sequence[RichLine]) -> tuple[RichLine, ...]:
    return tuple(replace(line, start=None) for line in normal_lines(lines))


@dataclass(frozen=True, slots=True)
class _New:
    """What becomes of the lines: those that stay with their Markdown, and those that come."""

    contents: list[Content]
    wanted: tuple[RichLine, ...]
    losses: frozenset[str]


def _regrouped(
    source: str, field: SourceField, pairs: Pairs, after: list[RichLine], losses: frozenset[str]
) -> tuple[str, frozenset[str]]:
    """Give the source with lines that came and went."""
    for made in _news(field, pairs, after):
        change = Regrouping(field, pairs, made.contents)
        for attempt in _ATTEMPTS:
            source = _attempted(attempt, change)
            if _says(source, made.wanted, field) and (source or not made.wanted):
                return source, losses | made.losses
    raise UnpatchableError


_ATTEMPTS: Final[tuple[Callable[[Regrouping], str | None], ...]] = (
    spliced,
    regenerated,
    partial(regenerated, around=1),
    lambda change: regenerated(change, len(change.field.blocks)),
)
"""Ways to bring lines in and out, those that touch least first."""


def _attempted(attempt: Callable[[Regrouping], str | None], change: Regrouping) -> str:
    try:
        return attempt(change) or ""
    except MarkdownFaultError:
        return ""


def _news(field: SourceField, pairs: Pairs, after: list[RichLine]) -> Iterator[_New]:
    """Write the lines that are new, in more and more careful spellings."""
    for degree in (0, 3):
        contents: list[Content] = []
        losses = frozenset[str]()
        for was, line in zip(pairs, after, strict=True):
            if was is not None:
                contents.append(Content(field.lines[was].line, field.lines[was].content))
                continue
            made, _, lost = contents_of([line], degree)
            contents += made or [Content(replace(line, stretches=()), "")]
            losses |= lost
        wanted = tuple(content.line for content in contents if content.line.stretches)
        yield _New(contents, wanted, losses)
