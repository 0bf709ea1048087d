"""Media queries and other at-rules, asked on behalf of a document: colour, a wide screen, or paper."""

from collections.abc import Iterable, Sequence
from typing import Final

from tinycss2.ast import Node

from generator.theme.reach import ALWAYS, Reach

WIDTH: Final = 1280
"""The width in CSS pixels that stands for a page: documents are read at a desk or on paper, so of the sizes
that a theme has for several widths the one for a large screen counts."""

_DEEPEST: Final = 20
_TYPES: Final = frozenset({"all", "screen", "print"})
_PIXELS: Final = {
    "px": 1.0,
    "em": 16.0,
    "rem": 16.0,
    "pt": 4 / 3,
    "cm": 96 / 2.54,
    "mm": 96 / 25.4,
    "in": 96.0,
}
_TRANSPARENT: Final = frozenset({"layer", "supports"})


def at_rule_reach(rule: Node) -> Reach | None:
    """Tell how far the rules inside an at-rule reach, or None where they are no concern of a document."""
    name = rule.lower_at_keyword
    if rule.content is None:
        return None
    if name in _TRANSPARENT:
        return ALWAYS
    if name != "media":
        return None
    if _list_holds(rule.prelude, dark=False):
        return ALWAYS
    return Reach(dark=True) if _list_holds(rule.prelude, dark=True) else None


def _list_holds(prelude: Sequence[Node], *, dark: bool) -> bool:
    queries: list[list[Node]] = [[]]
    for node in prelude:
        if node == ",":
            queries.append([])
        elif node.type not in ("whitespace", "comment"):
            queries[-1].append(node)
    return any(_answer(query, 0, dark=dark) for query in queries)


def _answer(query: Sequence[Node], depth: int, *, dark: bool) -> bool | None:
    """Tell whether one query holds; None where it asks what is unknown here, so that ``not`` fails too."""
    if depth > _DEEPEST or not query:
        return None
    answers: list[bool | None] = []
    negated, either = False, False
    for node in query:
        if node.type == "ident":
            word = node.lower_value
            if word == "not":
                negated = True
            elif word == "or":
                either = True
            elif word not in ("and", "only"):
                answers.append(word in _TYPES)
        elif node.type == "() block":
            answers.append(_condition(node.content, depth, dark=dark))
        else:
            return None
    if not answers or None in answers:
        return None
    return (any(answers) if either else all(answers)) != negated


def _condition(content: Iterable[Node], depth: int, *, dark: bool) -> bool | None:
    parts = [node for node in content if node.type not in ("whitespace", "comment")]
    if not parts:
        return None
    if parts[0].type == "() block" or (parts[0].type == "ident" and parts[0].lower_value == "not"):
        return _answer(parts, depth + 1, dark=dark)
    if parts[0].type == "ident" and parts[0].lower_value == "prefers-color-scheme":
        scheme = parts[-1].lower_value if parts[-1].type == "ident" else ""
        return {"dark": dark, "light": not dark}.get(scheme)
    return _width(parts)


def _width(parts: Sequence[Node]) -> bool | None:
    """Ask a width: ``min-width: 40em``, ``width >= 40em`` or ``20em <= width < 40em``."""
    words = [node.lower_value if node.type == "ident" else "" for node in parts]
    numbers = [_pixels(node) for node in parts]
    if words[0] in ("min-width", "max-width") and numbers[-1] is not None:
        return numbers[-1] <= WIDTH if words[0] == "min-width" else numbers[-1] >= WIDTH
    if "width" not in words:
        return None
    sides: list[float | None] = []
    signs: list[str] = []
    for word, number, node in zip(words, numbers, parts, strict=True):
        if word == "width" or number is not None:
            sides.append(WIDTH if word == "width" else number)
            signs.append("")
        elif node.type == "literal" and signs:
            signs[-1] += node.value
        else:
            return None
    if len(sides) < 2 or None in sides:  # noqa: PLR2004 - a comparison has two sides
        return None
    return all(
        _compares(left, sign, right) for left, sign, right in zip(sides, signs, sides[1:], strict=False)
    )


def _compares(left: float | None, sign: str, right: float | None) -> bool:
    if left is None or right is None:
        return False
    return {
        "<": left < right,
        "<=": left <= right,
        ">": left > right,
        ">=": left >= right,
        "=": left == right,
        ":": left == right,
    }.get(sign, False)


def _pixels(node: Node) -> float | None:
    if node.type == "number":
        return float(node.value)
    return (
        float(node.value) * _PIXELS[node.lower_unit]
        if node.type == "dimension" and node.lower_unit in _PIXELS
        else None
    )
