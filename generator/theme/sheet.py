"""A CSS file → its custom properties, each with its place, for the light and for the dark scheme.

Only custom properties count. ``@import`` and ``url()`` are never followed. What a browser would skip is
skipped here too, without a word: tokens files are made by tools, and hold a lot that is no concern of ours.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import tinycss2
from tinycss2.ast import Node

from generator.diagnostics import Diagnostic, InvalidInputError, Span, TextFile
from generator.theme.media import at_rule_reach
from generator.theme.reach import ALWAYS, Reach
from generator.theme.selectors import selector_reach

MAX_CHARACTERS: Final = 1_000_000
"""Five times the largest file that a municipality publishes."""

_DEEPEST_RULE: Final = 10
_LONG_NUMBER: Final = re.compile(r"\d{400,}")
"""Python makes no number of so many digits, and tinycss2 does not expect that."""
_WHITE: Final = ("whitespace", "comment")


@dataclass(frozen=True, slots=True)
class Token:
    """One declaration of a custom property. ``value`` has no white space at its ends and may be empty."""

    name: str
    value: tuple[Node, ...]
    span: Span


@dataclass(frozen=True, slots=True)
class Sheet:
    """The tokens of a file. A name has its declarations in the order of the cascade: the last one wins."""

    file: TextFile
    light: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    dark: Mapping[str, tuple[Token, ...]] = field(default_factory=dict)
    imports: bool = False


def read_sheet(file: TextFile) -> Sheet:
    """Read a file.

    Raises:
        InvalidInputError: it is larger than any file of tokens.
    """
    if len(file.text) > MAX_CHARACTERS:
        arguments = {"size": f"{len(file.text) / 1e6:.1f}", "limit": f"{MAX_CHARACTERS / 1e6:.0f}"}
        raise InvalidInputError([Diagnostic("tokens-too-large", file=file.name, arguments=arguments)])
    # A form feed ends a line for CSS and for nobody else; a space in its place keeps the lines right.
    text = _LONG_NUMBER.sub(
        lambda number: "9" + "x" * (len(number.group()) - 1), file.text.replace("\f", " ")
    )
    rules = tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True)
    found = sorted(_declarations(rules, ALWAYS, 0), key=lambda item: item[0])  # stable
    sheets: tuple[dict[str, list[Token]], dict[str, list[Token]]] = ({}, {})
    starts = _line_starts(file.text)
    for _, dark, node in found:
        token = Token(node.name, _trimmed(node.value), _span(file, starts, node))
        sheets[dark].setdefault(token.name, []).append(token)
    light, dark_tokens = ({name: tuple(tokens) for name, tokens in sheet.items()} for sheet in sheets)
    imports = any(rule.type == "at-rule" and rule.lower_at_keyword == "import" for rule in rules)
    return Sheet(file, light, dark_tokens, imports)


_Ranked = tuple[tuple[bool, bool], bool, Node]
"""How heavily a declaration weighs (important, not weak), whether it is for the dark scheme, and itself."""


def _declarations(rules: Iterable[Node], outer: Reach, depth: int) -> Iterator[_Ranked]:
    if depth > _DEEPEST_RULE:
        return
    for rule in rules:
        if rule.type == "declaration":
            if rule.name.startswith("--"):
                yield (rule.important, not outer.weak), outer.dark, rule
        elif rule.type in ("qualified-rule", "at-rule"):
            reach = selector_reach(rule.prelude) if rule.type == "qualified-rule" else at_rule_reach(rule)
            if reach is not None:
                inner = tinycss2.parse_blocks_contents(rule.content, skip_comments=True, skip_whitespace=True)
                yield from _declarations(inner, reach.within(outer), depth + 1)


def _trimmed(value: Sequence[Node]) -> tuple[Node, ...]:
    start, end = 0, len(value)
    while start < end and value[start].type in _WHITE:
        start += 1
    while end > start and value[end - 1].type in _WHITE:
        end -= 1
    return tuple(value[start:end])


def _line_starts(text: str) -> list[int]:
    return [0, *(match.end() for match in re.finditer("\r\n|\r|\n", text))]


def _span(file: TextFile, starts: Sequence[int], node: Node) -> Span:
    start = starts[node.source_line - 1] + node.source_column - 1
    return Span(file, start, start + len(node.name))
