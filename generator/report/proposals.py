"""What came of a Word file that people worked in, as a reader is told it."""

from dataclasses import dataclass

from generator.report.messages import Messages


@dataclass(frozen=True, slots=True)
class ShownProposal:
    """One thing to decide on.

    ``item`` and ``field`` are paths in English keys, ``place`` is the item in the author's words, ``name``
    what it is called and ``label`` what a reader calls the field. ``kind`` is changed, added or ended.
    ``inherited`` tells that the value stands in what the definition is based on.
    """

    item: str
    field: str
    place: str
    name: str
    label: str
    kind: str
    old: str | None
    new: str | None
    current: str | None
    author: str | None
    date: str | None
    tracked: bool
    conflict: bool
    disputed: bool
    inherited: bool
    lost: tuple[str, ...]
    heading: str


@dataclass(frozen=True, slots=True)
class ShownComment:
    """A comment or an answer; ``date`` is None where the file has none."""

    author: str
    date: str | None
    text: str


@dataclass(frozen=True, slots=True)
class ShownRemark:
    """A comment with its answers; without a field ``item``, ``field``, ``place`` and ``label`` are empty."""

    comment: ShownComment
    answers: tuple[ShownComment, ...]
    resolved: bool
    item: str
    field: str
    place: str
    label: str
    heading: str
    quoted: str


@dataclass(frozen=True, slots=True)
class ShownText:
    """Text around fields; ``kind`` is added, changed, removed or look."""

    kind: str
    text: str
    was: str
    heading: str
    author: str | None
    date: str | None
    tracked: bool
    lost: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ShownLost:
    """A field about which nothing can be proposed, and why: gone, emptied, no-place, unreadable, stuck."""

    item: str
    field: str
    place: str
    label: str
    reason: str
    was: str
    now: str
    heading: str


@dataclass(frozen=True, slots=True)
class ShownBase:
    """What the file was made from: ``document`` by its id, ``definition`` by the name of its file."""

    document: str
    municipality: str
    version: str
    definition: str
    program: str


@dataclass(frozen=True, slots=True)
class ShownPull:
    """All of it; ``done`` counts the edits that the definition has already."""

    file: str
    base: ShownBase
    proposals: tuple[ShownProposal, ...]
    remarks: tuple[ShownRemark, ...]
    texts: tuple[ShownText, ...]
    lost: tuple[ShownLost, ...]
    done: int


@dataclass(frozen=True, slots=True)
class ShownWritten:
    """Where a proposal was written; ``how`` is changed, added, override or removed."""

    item: str
    field: str
    place: str
    label: str
    how: str
    file: str
    line: int


@dataclass(frozen=True, slots=True)
class ShownRefusal:
    """A proposal that was not written; ``message`` says why."""

    item: str
    field: str
    message: str


def written_text(written: tuple[ShownWritten, ...], words: Messages) -> str:
    """Give a line for each place that was written: where, and what."""
    lines = []
    for one in written:
        what = words.text(f"pull.written.{one.how}")
        label = f" › {one.label}" if one.label else ""
        lines.append(f"{one.file}:{one.line}: {one.place}{label} {what}\n")
    return "".join(lines)
