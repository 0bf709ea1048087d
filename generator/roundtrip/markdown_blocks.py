"""The source of a Markdown field with lines that came and went: in place, or the blocks there anew."""

from typing import Final

from generator.roundtrip.markdown_back import write_contents
from generator.roundtrip.markdown_edits import Regrouping
from generator.roundtrip.markdown_insertions import insertion
from generator.roundtrip.markdown_numbers import counted_on
from generator.roundtrip.markdown_removals import removals

_WRITABLE: Final = frozenset({"paragraph", "heading", "bullet_list", "ordered_list"})


def spliced(change: Regrouping) -> str | None:
    """Take lines out and put lines in one by one; None where one of them has no place of its own.

    Raises:
        MarkdownFaultError: no document can hold what the source says then.
    """
    edits = list(removals(change))
    for before, behind, contents in change.groups():
        edit = insertion(change.field, before, behind, contents)
        if edit is None:
            return None
        edits.append(edit)
    written = list(change.field.written)
    for edit in sorted(edits, key=lambda one: (one.first, one.last), reverse=True):
        written[edit.first : edit.last] = edit.written
        if not edit.written:
            _close_gap(written, edit.first)
    return counted_on(change, "\n".join(written))


def _close_gap(written: list[str], at: int) -> None:
    """Leave one empty line where a paragraph stood between two, and none at the ends."""
    while (
        at < len(written) and not written[at].strip(" \t>") and (at == 0 or not written[at - 1].strip(" \t>"))
    ):
        if not any(line.strip() for line in written[at:]):
            break
        del written[at]
    if at and not any(line.strip() for line in written[at:]):
        while at and not written[at - 1].strip():
            at -= 1
            del written[at]


def regenerated(change: Regrouping, around: int = 0) -> str | None:
    """Write the blocks anew in and between which lines came or went, with so many ``around`` those.

    None where something stands in them that is no line of text.
    """
    field = change.field
    touched = {field.lines[number].place.block for number in change.gone}
    for before, behind, _ in change.groups():
        touched |= {field.lines[near].place.block for near in (before, behind) if near is not None}
    if not touched:
        return "\n".join(write_contents(change.contents))
    blocks = range(max(0, min(touched) - around), min(len(field.blocks), max(touched) + 1 + around))
    inside = [field.lines[number].place.block in blocks for number in range(len(field.lines))]
    if any(field.blocks[block].kind not in _WRITABLE for block in blocks):
        return None
    kept = [was is None or inside[was] for was in change.pairs]
    contents = [content for content, here in zip(change.contents, kept, strict=True) if here]
    first, last = field.blocks[blocks[0]].first, field.blocks[blocks[-1]].last
    while last > first and not field.written[last - 1].strip():
        last -= 1
    written = write_contents([content for content in contents if content.line.stretches])
    return "\n".join((*field.written[:first], *written, *field.written[last:]))
