"""The parser's rule for tables, as quick as the many cells of our documents ask.

The tokens are equal to those of the parser's own rule; but the ones that open and close the cells of a
column, and say no more, are one token in every row. A row with an escaped ``|`` is split by the parser.
"""

import re
from typing import Final

from markdown_it.common.utils import mdTrim
from markdown_it.rules_block import StateBlock
from markdown_it.rules_block.table import MAX_AUTOCOMPLETED_CELLS, escapedSplit
from markdown_it.token import Token

_INDENT_OF_CODE: Final = 4
_ALIGNING: Final = re.compile(r"(?:[|:][-:| \t]|-[-:|])[-:| \t]*\Z")
"""A line that says how columns are aligned, without the white space before it."""
_COLUMN: Final = re.compile(r":?-+:?")
_STYLES: Final = {
    (False, False): {},
    (True, False): {"style": "text-align:left"},
    (False, True): {"style": "text-align:right"},
    (True, True): {"style": "text-align:center"},
}
"""By whether a colon stands before the dashes, and behind them."""

_Styles = list[dict[str, str]]


def table(state: StateBlock, line: int, last: int, silent: bool) -> bool:  # noqa: FBT001 - a rule of the parser
    """Read a table, or tell (``silent``) whether one begins here."""
    if line + 2 > last or not _in_block(state, line + 1):
        return False
    styles = _styles(_line(state, line + 1))
    heads = _split(_line(state, line)) if styles else []
    if not heads or len(heads) != len(styles) or "|" not in mdTrim(_line(state, line)):
        return False
    if state.sCount[line] - state.blkIndent >= _INDENT_OF_CODE:
        return False
    if not silent:
        _read(state, line, last, heads, styles)
    return True


def _in_block(state: StateBlock, line: int) -> bool:
    """Tell whether a line belongs to the block that is read, and is no code in it."""
    return 0 <= state.sCount[line] - state.blkIndent < _INDENT_OF_CODE


def _line(state: StateBlock, line: int) -> str:
    return state.src[state.bMarks[line] + state.tShift[line] : state.eMarks[line]]


def _styles(line: str) -> _Styles:
    """Give the attributes of the cells of each column; nothing where the line does not say them."""
    if _ALIGNING.match(line) is None:
        return []
    columns = [mdTrim(column) for column in line.split("|")]
    if not columns[0]:
        del columns[0]
    if columns and not columns[-1]:
        del columns[-1]
    if not all(map(_COLUMN.fullmatch, columns)):
        return []
    return [_STYLES[column[0] == ":", column[-1] == ":"] for column in columns]


def _split(line: str) -> list[str]:
    """Give the cells of a row; what stands before the first ``|`` and behind the last is one if not empty."""
    row = mdTrim(line)
    cells = escapedSplit(row) if "\\" in row else row.split("|")
    if cells and not cells[0]:
        del cells[0]
    if cells and not cells[-1]:
        del cells[-1]
    return [mdTrim(cell) for cell in cells]


def _read(state: StateBlock, line: int, last: int, heads: list[str], styles: _Styles) -> None:
    above, state.parentType = state.parentType, "table"
    whole = state.push("table_open", "table", 1)
    state.push("thead_open", "thead", 1).map = [line, line + 1]
    _Cells("th", state.level + 1, styles).add(state, line, heads)
    state.push("thead_close", "thead", -1)
    end = _read_body(state, line + 2, last, styles)
    state.push("table_close", "table", -1)
    whole.map = [line, end]
    state.parentType = above
    state.line = end


def _read_body(state: StateBlock, line: int, last: int, styles: _Styles) -> int:
    """Read the rows below the head, and give the line behind them."""
    begin, lacking = line, 0
    body: Token | None = None
    cells = _Cells("td", state.level + 2, styles)
    while line < last and not _ends(state, line, last):
        row = _split(_line(state, line))
        lacking += len(styles) - len(row)
        if lacking > MAX_AUTOCOMPLETED_CELLS:
            break
        body = body or state.push("tbody_open", "tbody", 1)
        cells.add(state, line, row)
        line += 1
    if body:
        body.map = [begin, line]
        state.push("tbody_close", "tbody", -1)
    return line


def _ends(state: StateBlock, line: int, last: int) -> bool:
    """Tell whether a line is no row. No rule begins with the ``|`` with which most rows do."""
    if state.sCount[line] < state.blkIndent:
        return True
    if state.src.startswith("|", state.bMarks[line] + state.tShift[line]):
        return not _in_block(state, line)
    rules = state.md.block.ruler.getRules("blockquote")
    if any(rule(state, line, last, True) for rule in rules):
        return True
    return not mdTrim(_line(state, line)) or not _in_block(state, line)


class _Cells:
    """Writes the cells of rows; ``level`` is that of the tokens which open and close them."""

    def __init__(self, tag: str, level: int, styles: _Styles) -> None:
        self._level = level
        self._opening = [
            Token(f"{tag}_open", tag, 1, attrs=dict(style), level=level, block=True) for style in styles
        ]
        self._closing = Token(f"{tag}_close", tag, -1, level=level, block=True)

    def add(self, state: StateBlock, line: int, row: list[str]) -> None:
        """Add a row: a cell for every column, and what the row has more is lost."""
        place, within = [line, line + 1], self._level + 1
        state.push("tr_open", "tr", 1).map = place
        for column, opening in enumerate(self._opening):
            content = row[column] if column < len(row) else ""
            cell = Token("inline", "", 0, map=place, level=within, children=[], content=content, block=True)
            state.tokens += (opening, cell, self._closing)
        state.push("tr_close", "tr", -1)
