"""The running text of a rich line as Markdown."""

import re
import unicodedata
from collections.abc import Iterator, Sequence
from typing import Final

from msgspec.structs import replace

from generator.documents.faults import MarkdownFaultError
from generator.documents.inlines import SCHEMES
from generator.documents.plain_markdown import BREAK, code_span
from generator.roundtrip.markdown_reading import rich_lines
from generator.roundtrip.markdown_spelling import DEGREES, spelled, with_line_starts
from generator.roundtrip.markdown_units import Span, SpanKind, Unit, look_of, write_units
from generator.roundtrip.rich import (
    PICTURE,
    PLAIN,
    Character,
    Look,
    RichLine,
    Stretch,
    characters,
    stretches_of,
)

ITALIC_SIGNS: Final = ("*", "_")
_SIGNS: Final[dict[SpanKind, str]] = {"bold": "**", "struck": "~~"}
_EMPHASES: Final = ("bold", "italic", "struck")
_PIECE: Final = re.compile(r"\s|\S+")
_IN_LINE: Final = frozenset({"heading", "cell"})
"""Lines that a line feed would end."""


def write_line(line: RichLine, first_degree: int = 0) -> tuple[str, RichLine, frozenset[str]]:
    """Write the running text of a line in its normal form.

    Gives the Markdown, the line as it is read back, and the codes of what that lacks: ``picture``, ``link``
    (an address that no document can hold), ``emphasis`` (marks that Markdown does not see beside these
    signs).
    """
    written = ""
    wanted, lost = line, frozenset[str]()
    for code, wanted in _poorer(line):
        lost = lost | {code} if code else lost
        for sign in ITALIC_SIGNS:
            for degree in DEGREES[first_degree:]:
                units = fresh_units(wanted.stretches, degree, sign, in_line=line.kind in _IN_LINE)
                written = with_line_starts(write_units(units), degree)
                if reads_as(written, wanted):
                    return written, wanted, lost
    return written, wanted, lost


def reads_as(markdown: str, line: RichLine) -> bool:
    """Say whether Markdown that stands by itself is read as one such line."""
    if not markdown:
        return not line.stretches
    if line.kind == "cell":
        whole = f"| {markdown.replace('|', chr(92) + '|')} |\n|---|"
    else:
        prefix = {"heading": "#" * line.level + " ", "bullet": "- ", "number": "1. "}.get(line.kind, "")
        whole = prefix + markdown.replace("\n", "\n" + " " * len(prefix))
    try:
        read = rich_lines(whole)
    except MarkdownFaultError:
        return False
    return len(read) == 1 and (read[0].kind, read[0].stretches) == (line.kind, line.stretches)


def _poorer(line: RichLine) -> Iterator[tuple[str, RichLine]]:
    """Give a line as it is, and then with less and less, each with the code of what went."""
    text = characters(line)
    if any(character == PICTURE for character, _ in text):
        line = _of(line, [one for one in text if one[0] != PICTURE])
        text = characters(line)
        yield "picture", line
    unfit = [one for one in text if one[1].target and not one[1].target.lower().startswith(SCHEMES)]
    if unfit:
        text = [(one, look._replace(target="") if (one, look) in unfit else look) for one, look in text]
        line = _of(line, text)
        yield "link", line
    yield "", line
    text = characters(line)
    yield "emphasis", _of(line, _trimmed(text))
    plain = [(one, Look(code=look.code, target=look.target)) for one, look in text]
    yield "emphasis", _of(line, plain)
    yield "link", _of(line, [(one, look._replace(target="")) for one, look in plain])
    yield "code", _of(line, [(one, PLAIN) for one, _ in text])


def _of(line: RichLine, text: Sequence[Character]) -> RichLine:
    bare = replace(line, stretches=stretches_of(text))
    return replace(line, stretches=stretches_of(characters(bare)))


def _trimmed(text: list[Character]) -> list[Character]:
    """Take emphasis off punctuation at its edge where a letter stands on the other side.

    Markdown does not see a mark between a letter and a bracket as one.
    """
    for name in _EMPHASES:
        text = _trimmed_ends(text, name)
        text = _trimmed_ends(text[::-1], name)[::-1]
    return text


def _trimmed_ends(text: list[Character], name: str) -> list[Character]:
    trimmed: list[Character] = []
    for character, look in text:
        before, above = trimmed[-1] if trimmed else (" ", PLAIN)
        begins = getattr(look, name) and not getattr(above, name)
        unseen = begins and _is_sign(character) and not _is_sign(before)
        trimmed.append((character, look.having(name, value=False) if unseen else look))
    return trimmed


def _is_sign(character: str) -> bool:
    return character.isspace() or unicodedata.category(character)[0] in "PS"


def fresh_units(
    stretches: Sequence[Stretch], degree: int, italic: str = "*", *, in_line: bool = False
) -> list[Unit]:
    """Give the units of stretches in their normal form; marks that reach furthest stand outermost."""
    units: list[Unit] = []
    spans: tuple[Span, ...] = ()
    for index, stretch in enumerate(stretches):
        spans = _spans(spans, stretches, index, italic)
        units += written_text(stretch.text, degree, spans, in_line=in_line)
    return units


def written_text(text: str, degree: int, spans: tuple[Span, ...], *, in_line: bool = False) -> Iterator[Unit]:
    """Give the units of a text in spans: words, and white space apart."""
    code = any(span.kind == "code" for span in spans)
    for piece in _PIECE.findall(text):
        if piece == "\n":
            yield Unit(piece, BREAK if in_line else "\\\n", spans)
        else:
            yield Unit(piece, piece if code else spelled(piece, degree), spans)


def new_span(kind: SpanKind, stretch: Stretch, italic: str = "*") -> Span:
    """Make the marks of a kind for a stretch."""
    if kind == "code":
        whole = code_span(stretch.text)
        width = (len(whole) - len(stretch.text)) // 2
        return Span(kind, whole[:width], whole[len(whole) - width :])
    if kind == "link":
        address = stretch.target.replace("&", "\\&").replace("*", "\\*").replace("_", "\\_")
        plain = stretch.target if "&" not in stretch.target else address
        return Span(kind, "[", f"]({plain})", stretch.target)
    sign = italic if kind == "italic" else _SIGNS[kind]
    return Span(kind, sign, sign)


def kinds_of(stretch: Stretch) -> dict[SpanKind, str | bool]:
    """Give the kinds of span that a stretch stands in, each with what tells it from its like."""
    kinds: dict[SpanKind, str | bool] = {
        "bold": stretch.bold,
        "italic": stretch.italic,
        "struck": stretch.struck,
        "link": stretch.target,
        "code": stretch.code,
    }
    return {kind: value for kind, value in kinds.items() if value}


def fitting(spans: tuple[Span, ...], kinds: dict[SpanKind, str | bool]) -> tuple[Span, ...]:
    """Give the outer spans that something of these kinds may stand in too; code is always another one."""
    count = 0
    for span in spans:
        wanted = kinds.get(span.kind)
        if not wanted or span.kind == "code" or (span.kind == "link" and look_of((span,)).target != wanted):
            break
        count += 1
    return spans[:count]


def _spans(
    opened: tuple[Span, ...], stretches: Sequence[Stretch], index: int, italic: str
) -> tuple[Span, ...]:
    stretch = stretches[index]
    kinds = kinds_of(stretch)
    kept = fitting(opened, kinds)
    missing = set(kinds) - {span.kind for span in kept}

    def reach(kind: SpanKind) -> tuple[bool, int, str]:
        length = 0
        for later in stretches[index:]:
            if kinds_of(later).get(kind) != kinds[kind]:
                break
            length += 1
        return kind == "code", -length, kind

    return (*kept, *(new_span(kind, stretch, italic) for kind in sorted(missing, key=reach)))
