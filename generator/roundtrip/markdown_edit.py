"""What people made of a Markdown field in Word → the source of that field."""

from collections.abc import Sequence

from msgspec.structs import replace

from generator.documents.faults import MarkdownFaultError
from generator.roundtrip.hand_edits import RichEdit
from generator.roundtrip.markdown_back import Written
from generator.roundtrip.markdown_patch import StaleFieldError, UnpatchableError, patched
from generator.roundtrip.markdown_reading import rich_lines
from generator.roundtrip.rich import RichLine, normal, plain_of


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
        old = [replace(line, stretches=was.stretches) for line, was in zip(lines, edit.old, strict=True)]
        new = [_today(line, number, edit, lines, old) for line, number in edit.new]
        made = patched(ended, old, new)
    except (MarkdownFaultError, StaleFieldError, UnpatchableError):
        return None
    return Written(made.markdown + source[len(ended) :], made.losses)


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
