"""Rich lines to Markdown that our own reader reads back as the same lines."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from msgspec.structs import replace

from generator.documents.faults import MarkdownFaultError
from generator.roundtrip.markdown_inlines import write_line
from generator.roundtrip.markdown_reading import rich_lines
from generator.roundtrip.markdown_spelling import DEGREES
from generator.roundtrip.rich import RichLine, lost_in, normal_lines


@dataclass(frozen=True, slots=True)
class Written:
    """Markdown, and the codes of what it could not hold.

    Those of the reader's (``Stretch.lost``), and ``picture``, ``link``, ``emphasis``, ``code``; ``table``
    where a cell became a paragraph.
    """

    markdown: str
    losses: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Content:
    """A line with its running text as Markdown; a line feed in that is a break, or the author's own."""

    line: RichLine
    markdown: str


def to_markdown(lines: Sequence[RichLine]) -> Written:
    """Write lines as Markdown, without a line feed at the end."""
    losses = lost_in(lines)
    wanted = normal_lines(lines)
    if any(line.kind == "cell" for line in wanted):
        losses |= {"table"}
        wanted = normal_lines(
            [replace(line, kind="paragraph") if line.kind == "cell" else line for line in wanted]
        )
    written, read = "", wanted
    for degree in DEGREES:
        contents, read, lost = contents_of(wanted, degree)
        written = "\n".join(write_contents(contents))
        if _reads(written) == normal_lines(read):
            return Written(written, losses | lost)
    return Written(written, losses)


def contents_of(
    lines: Sequence[RichLine], first_degree: int = 0
) -> tuple[list[Content], tuple[RichLine, ...], frozenset[str]]:
    """Write the running text of lines in their normal form, with what is read back and what is lost."""
    contents: list[Content] = []
    losses = frozenset[str]()
    for line in lines:
        markdown, read, lost = write_line(line, first_degree)
        losses |= lost
        if read.stretches:
            contents.append(Content(read, markdown))
    return contents, tuple(content.line for content in contents), losses


def _reads(markdown: str) -> tuple[RichLine, ...] | None:
    try:
        return rich_lines(markdown)
    except MarkdownFaultError:
        return None


def write_contents(contents: Sequence[Content]) -> list[str]:
    """Give the lines of the source for contents: paragraphs apart, the items of a list under each other."""
    writer = _Writer()
    for content in contents:
        writer.add(content)
    return writer.written


@dataclass(slots=True)
class _Writer:
    """What was written, and the lists that are open: how wide, and for numbers the sign and the last one."""

    written: list[str] = field(default_factory=list)
    widths: list[int] = field(default_factory=list)
    numbers: dict[int, tuple[int, str]] = field(default_factory=dict)
    after_item: bool = False

    def add(self, content: Content) -> None:
        """Write one more line of text."""
        line = content.line
        if line.kind in ("bullet", "number"):
            self._item(content)
            return
        level = min(line.level, len(self.widths)) if line.kind == "paragraph" else 0
        self.widths = self.widths[:level]
        self.numbers = {at: number for at, number in self.numbers.items() if at < level}
        self._gap()
        sign = "#" * max(1, line.level) + " " if line.kind == "heading" else ""
        self._write(" " * (self.widths[-1] if level else 0), sign, content.markdown)
        self.after_item = False

    def _item(self, content: Content) -> None:
        line = content.line
        level = min(line.level, len(self.widths))
        same = len(self.widths) > level and (level in self.numbers) == (line.kind == "number")
        begins = not same or line.start is not None
        sign = self._number(line, level, begins=begins) if line.kind == "number" else "- "
        if line.kind != "number":
            self.numbers.pop(level, None)
        self.numbers = {at: number for at, number in self.numbers.items() if at <= level}
        indent = self.widths[level - 1] if level else 0
        self.widths = [*self.widths[:level], indent + len(sign)]
        # A number that is not 1 does not begin a list right under a text.
        if not self.after_item or (begins and (not level or line.start not in (None, 1))):
            self._gap()
        self._write(" " * indent, sign, content.markdown)
        self.after_item = True

    def _number(self, line: RichLine, level: int, *, begins: bool) -> str:
        last, mark = self.numbers.get(level, (0, ")"))
        if begins:
            last, mark = (1 if line.start is None else line.start) - 1, ")" if mark == "." else "."
        self.numbers[level] = last + 1, mark
        return f"{last + 1}{mark} "

    def _gap(self) -> None:
        if self.written:
            self.written.append("")

    def _write(self, indent: str, sign: str, markdown: str) -> None:
        first, *more = markdown.split("\n")
        self.written.append(indent + sign + first)
        self.written += _indented(more, indent + " " * len(sign))


def _indented(lines: Sequence[str], indent: str) -> Iterator[str]:
    return (indent + line if line else line for line in lines)
