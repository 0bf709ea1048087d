"""What people made of a Markdown field in Word → the source of that field."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from generator.documents.faults import MarkdownFaultError
from generator.roundtrip.hand_edits import RichEdit
from generator.roundtrip.markdown_back import Written
from generator.roundtrip.markdown_patch import StaleFieldError, UnpatchableError, patched
from generator.roundtrip.markdown_reading import rich_lines
from generator.roundtrip.rich import RichLine, Stretch, characters, normal, plain_of


def edited_source(source: str, edit: RichEdit) -> Written | None:
    """Give the source as people edited it, with what it cannot hold; None where it cannot be worked out.

    The source tells as what each paragraph stood; a Word file only says so of paragraphs whose style or list
    changed.
    """
    ended = source.rstrip("\n")
    try:
        lines = rich_lines(ended)
        if [plain_of(line) for line in lines] != [plain_of(normal(line)) for line in edit.old]:
            return None
        targets = _targets(lines, edit.old)
        old = [
            replace(line, stretches=_aimed(was, targets)) for line, was in zip(lines, edit.old, strict=True)
        ]
        new = [_today(line, number, edit, lines, old) for line, number in edit.new]
        new = [replace(line, stretches=_aimed(line, targets)) for line in new]
        made = patched(ended, old, new)
    except (MarkdownFaultError, StaleFieldError, UnpatchableError):
        return None
    return Written(made.markdown + source[len(ended) :], made.losses)


def _targets(lines: Sequence[RichLine], read: Sequence[RichLine]) -> dict[str, str]:
    """Give where links lead as the source writes it, by what the file makes of that (a bookmark)."""
    return {
        shown.target: written.target
        for line, was in zip(lines, read, strict=True)
        for (_, written), (_, shown) in zip(characters(line), characters(was), strict=True)
        if shown.target and written.target
    }


def _aimed(line: RichLine, targets: Mapping[str, str]) -> tuple[Stretch, ...]:
    return tuple(replace(one, target=targets.get(one.target, one.target)) for one in line.stretches)


def _today(
    line: RichLine, number: int | None, edit: RichEdit, lines: Sequence[RichLine], old: Sequence[RichLine]
) -> RichLine:
    if number is None:
        return line
    read, said = edit.old[number], lines[number]
    is_same = (line.kind, line.level) == (read.kind, read.level) or line.kind == said.kind
    stands = said if is_same else line
    # Another program may show a look by other means than ours: what says the same as the source is the same.
    unchanged = normal(line).stretches == said.stretches
    return replace(stands, stretches=old[number].stretches if unchanged else line.stretches)
