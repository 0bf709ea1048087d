"""Short ways to the nodes of a document tree."""

from collections.abc import Iterable, Sequence

from generator.document import (
    Alignment,
    Block,
    Cell,
    Emphasis,
    Group,
    Heading,
    Inline,
    Paragraph,
    Role,
    SequenceNumber,
    Strong,
    Table,
    Text,
)


def paragraph(*parts: Inline | str) -> Paragraph:
    """Make a paragraph of texts and inlines."""
    return Paragraph(tuple(Text(part) if isinstance(part, str) else part for part in parts))


def strong(text: str) -> Strong:
    """Make strong text."""
    return Strong((Text(text),))


def emphasis(text: str) -> Emphasis:
    """Make emphasised text."""
    return Emphasis((Text(text),))


def cell(*blocks: Block | str) -> Cell:
    """Make a cell of paragraphs."""
    return Cell(tuple(paragraph(block) if isinstance(block, str) else block for block in blocks))


def table(
    heads: Sequence[str],
    rows: Iterable[Sequence[Cell]],
    role: Role,
    *,
    numbers: Sequence[int] = (),
    even: bool = False,
) -> Group:
    """Make a table in a group; ``numbers`` are the columns that hold numbers."""
    alignments = tuple(
        Alignment.RIGHT if column in numbers else Alignment.LEFT for column in range(len(heads))
    )
    return Group(
        role, (Table(alignments, tuple(cell(head) for head in heads), tuple(map(tuple, rows)), even),)
    )


class Captions:
    """Numbers captions in the order in which they are made."""

    def __init__(self, table_label: str, figure_label: str) -> None:
        self._labels = {"table": table_label, "figure": figure_label}
        self._counts = {"table": 0, "figure": 0}

    def __call__(self, kind: str, text: str) -> Group:
        """Make the next caption of a kind: "table" or "figure"."""
        self._counts[kind] += 1
        number = self._counts[kind]
        label = SequenceNumber(self._labels[kind], number)
        return Group(Role.CAPTION, (paragraph(label, f". {text}"),), f"{kind}-{number}")


class Outline:
    """Numbers headings of two levels."""

    def __init__(self) -> None:
        self._chapter = self._section = 0

    def chapter(self, text: str, anchor: str) -> Heading:
        """Make the next chapter."""
        self._chapter, self._section = self._chapter + 1, 0
        return Heading(1, (Text(text),), anchor, str(self._chapter))

    def section(self, text: str, anchor: str) -> Heading:
        """Make the next section of the chapter."""
        self._section += 1
        return Heading(2, (Text(text),), anchor, f"{self._chapter}.{self._section}")
