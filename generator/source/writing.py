"""New values as YAML, laid out as the file around them is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from generator.source.layout import Layout
from generator.source.lines import line_break, swallows
from generator.source.splice import Value, escaped, scalar
from generator.source.styles import literal, reads_back

_WIDTH: Final = 100
"""A list of short texts stands on one line up to this column."""
_DASH_STEP: Final = 2


@dataclass(frozen=True, slots=True)
class Pen:
    """Writes values that come into a file at the end of a line, ``at``."""

    text: str
    at: int
    layout: Layout

    @property
    def line_break(self) -> str:
        """The line end in use there."""
        return line_break(self.text, self.at)

    def entry(self, key: str, value: Value, column: int) -> str:
        """Write a key and its value for a block mapping at a column, without what stands before the key."""
        name = f"{scalar(key)}:"
        return name + self.value(value, column, len(name))

    def entries(self, new: Mapping[str, Value], column: int) -> str:
        """Write keys and values for a block mapping at a column, without what stands before the first."""
        between = f"{self.line_break}{' ' * column}"
        return between.join(self.entry(key, value, column) for key, value in new.items())

    def item(self, value: Value, column: int, gap: str = " ") -> str:
        """Write an item for a block sequence at a column, from its dash on."""
        if isinstance(value, Mapping) and value:
            return f"-{gap}{self.entries(value, column + 1 + len(gap))}"
        written = self.value(value, column, 1, dash=True)
        return f"-{gap}{written[1:]}" if written.startswith(" ") else f"-{written}"

    def items(self, new: Sequence[Value], column: int, gap: str = " ", *, spaced: bool = False) -> str:
        """Write items for a block sequence at a column, each with a line end before it, or a blank line."""
        between = self.line_break * (1 + spaced) + " " * column
        return "".join(between + self.item(value, column, gap) for value in new)

    def value(self, value: Value, column: int, used: int, *, dash: bool = False) -> str:
        """Write what stands behind a colon or a dash in a block at a column, the space or line end included.

        ``used`` is how much of the line is taken.
        """
        step = _DASH_STEP if dash else self.layout.step
        if isinstance(value, str):
            return self._text(value, column, step)
        inline = f" {flow(value)}"
        if not value or (is_short(value) and column + used + len(inline) <= _WIDTH):
            return inline
        if isinstance(value, Mapping):
            below = column + step
            return f"{self.line_break}{' ' * below}{self.entries(value, below)}"
        # A list under a key may stand at the column of the key; one in a list may not.
        return self.items(value, column + (_DASH_STEP if dash else self.layout.dash_step))

    def _text(self, text: str, column: int, step: int) -> str:
        margin = " " * (column + step)
        if "\n" in text and not swallows(self.text, self.at, len(margin)):
            raw = literal(text, "|", step, margin, self.line_break)
            if reads_back(raw, text, column, flow=False):
                return f" {raw}"
        return f" {scalar(text)}"


def is_short(value: Value) -> bool:
    """Tell whether a value is a list of texts of one line each, which may stand between brackets."""
    return not isinstance(value, str | Mapping) and all(
        isinstance(item, str) and "\n" not in item for item in value
    )


def flow(value: Value) -> str:
    """Write a value as it stands between brackets, on one line."""
    if isinstance(value, str):
        plain = scalar(value)
        fits = plain == value and reads_back(plain, value, 0, flow=True)
        return plain if fits else f'"{escaped(value)}"'
    if isinstance(value, Mapping):
        return f"{{{flow_entries(value)}}}"
    return f"[{', '.join(map(flow, value))}]"


def flow_entries(new: Mapping[str, Value]) -> str:
    """Write keys and values as they stand in a flow mapping, without its brackets."""
    return ", ".join(f"{flow(key)}: {flow(value)}" for key, value in new.items())
