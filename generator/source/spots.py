"""The spot in which a value stands: the block or the brackets around it, and what follows on its line."""

from dataclasses import dataclass
from typing import Final

from yaml.tokens import BlockEntryToken, FlowEntryToken, FlowSequenceStartToken, ScalarToken, ValueToken

from generator.source.layout import layout
from generator.source.lines import line_break, line_end, swallows
from generator.source.nodes import Scalar

_INTRODUCES: Final = (ValueToken, BlockEntryToken, FlowEntryToken, FlowSequenceStartToken)
_DASH_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a value stands, behind its anchor and tag.

    ``start`` and ``end`` hold what is written, and are equal where nothing is. ``parent`` is the column of
    the block around it, and ``step`` how far below it a text of more lines is indented. ``colon`` is False
    where a key stands alone (``{a}``), without its colon.
    """

    text: str
    start: int
    end: int
    parent: int
    step: int
    flow: bool
    colon: bool = True

    @property
    def line_break(self) -> str:
        """The line end in use here."""
        return line_break(self.text, self.start)

    @property
    def margin(self) -> str:
        """What stands before each line of a block scalar that begins here."""
        return " " * (self.parent + self.step)

    @property
    def line_end(self) -> int:
        """The end of the line on which what is written ends."""
        return line_end(self.text, self.end)

    @property
    def rest(self) -> str:
        """What follows on the line."""
        return self.text[self.end : self.line_end]

    @property
    def takes_block(self) -> bool:
        """Whether a block scalar can stand here: only a comment follows, and nothing it would swallow."""
        rest = self.rest.lstrip(" \t")
        clear = not rest or rest.startswith("#")
        return clear and not self.flow and not swallows(self.text, self.line_end, len(self.margin))

    def lead(self) -> tuple[int, str]:
        """Give where a value that was not written begins, and what must come before it."""
        if not self.colon:
            block = f"{self.line_break}{' ' * self.parent}: "
            return (self.end, ": ") if self.flow else (self.line_end, block)
        behind = self.text[self.end : self.end + 1] in (" ", "\t") and not self.rest.lstrip().startswith("#")
        return (self.end + 1, "") if behind else (self.end, " ")


def spot_of(value: Scalar) -> Spot:
    """Find where a scalar stands in its file."""
    file = value.span.file
    found = layout(file)
    number = found.opening(value)
    mark, before = found.marks[number], found.introduction(number)
    step = found.step if before.kind is ValueToken else _DASH_STEP
    if mark.kind is ScalarToken and value.span.start <= mark.start < value.span.end:
        return Spot(file.text, mark.start, mark.end, mark.indent, step, mark.flow)
    flow = before.flow or before.kind is FlowSequenceStartToken
    if before.kind not in _INTRODUCES:
        return Spot(file.text, before.end, before.end, before.indent, step, flow, colon=False)
    at = found.marks[number - 1].end
    return Spot(file.text, at, at, before.indent, step, flow)
