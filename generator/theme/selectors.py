"""Selectors: which rules speak for a whole theme, which for the dark scheme, which for one component."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from tinycss2.ast import Node

from generator.theme.reach import Reach

_DARK: Final = re.compile(r"(?:^|[-_])(?:dark|donker|night)(?:$|[-_])|(?:^|[a-z])Dark", re.IGNORECASE)
_WHOLE: Final = re.compile(r"theme|thema|tokens|color-scheme|colour-scheme|^light$|^dark$", re.IGNORECASE)
_VARIANT: Final = re.compile(r"--(?!light|licht|default|dark|donker|(?:color|colour)-scheme)", re.IGNORECASE)
_ROOTS: Final = frozenset({"root", "host", "html", "body"})
_KNOWN: Final = ("ident", "hash", "[] block", "function")
_SIGNS: Final = (".", ":", "*", "&")
_COMBINATORS: Final = (">", "+", "~")
_WHITE: Final = ("whitespace", "comment")


def selector_reach(prelude: Sequence[Node]) -> Reach | None:
    """Tell how far a rule reaches: as far as the furthest of its selectors; None where none counts."""
    found = [reach for selector in _selectors(prelude) if (reach := _reach(selector)) is not None]
    return min(found, key=lambda reach: (reach.dark, reach.weak), default=None)


def _selectors(prelude: Sequence[Node]) -> Iterator[list[Node]]:
    start = 0
    for index, node in enumerate(prelude):
        if node == ",":
            yield list(prelude[start:index])
            start = index + 1
    yield list(prelude[start:])


def _reach(selector: Sequence[Node]) -> Reach | None:
    compounds = _compounds(selector)
    if compounds is None:
        return None
    read = [_compound(compound) for compound in compounds]
    whole = all(part.whole for part in read)
    if not read or (not whole and len(read) > 1):
        return None
    names = [name for part in read for name in part.names]
    return Reach(any(map(_DARK.search, names)), weak=not whole or any(map(_VARIANT.search, names)))


@dataclass(frozen=True, slots=True)
class _Compound:
    """The names in one part of a selector, and whether it stands for a whole page or theme."""

    names: tuple[str, ...]
    whole: bool


def _compounds(selector: Sequence[Node]) -> list[list[Node]] | None:
    """Split ``.theme > .page`` into its parts; None where it holds what no selector can."""
    parts: list[list[Node]] = [[]]
    for node in selector:
        if node.type in _WHITE or node in _COMBINATORS:
            parts.append([])
        elif node.type in _KNOWN or node in _SIGNS:
            parts[-1].append(node)
        else:
            return None
    return [part for part in parts if part]


def _compound(nodes: Sequence[Node]) -> _Compound:
    names: list[str] = []
    whole = True
    before: Node | None = None
    for node in nodes:
        if node.type == "ident":
            names.append(node.value)
            root = before is None or before == ":"
            whole &= node.lower_value in _ROOTS if root else bool(_WHOLE.search(node.value))
        elif node.type == "hash":
            names.append(node.value)
            whole &= bool(_WHOLE.search(node.value))
        elif node.type == "[] block":
            names += [part.value for part in node.content if part.type in ("ident", "string")]
        elif node.type == "function" and node.lower_name in ("is", "where", "host"):
            names += [part.value for part in node.arguments if part.type == "ident"]
        before = node
    return _Compound(tuple(names), whole)
