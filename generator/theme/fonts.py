"""Lists of font families and weights in CSS."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from tinycss2.ast import Node

_GENERIC: Final = {
    "serif": "serif",
    "ui-serif": "serif",
    "sans-serif": "sans-serif",
    "ui-sans-serif": "sans-serif",
    "ui-rounded": "sans-serif",
    "system-ui": "sans-serif",
    "-apple-system": "sans-serif",
    "blinkmacsystemfont": "sans-serif",
    "monospace": "monospace",
    "ui-monospace": "monospace",
    "cursive": "sans-serif",
    "fantasy": "sans-serif",
    "math": "serif",
}
_NAME: Final = re.compile(r"\w[\w .&+'()-]{0,63}")
_VARIABLE: Final = re.compile(r" (?:Variable|VF)$")
_MOST: Final = 12
_BOLD: Final = 600
_LIGHTEST, _HEAVIEST = 1, 1000


@dataclass(frozen=True, slots=True)
class Families:
    """Families in order of preference; ``generic`` is empty where the list ends without one."""

    names: tuple[str, ...]
    generic: str


def read_families(nodes: Sequence[Node]) -> Families | None:
    """Read a value as a list of families; None where it is none.

    "Noto Sans Variable" is what web pages call the file that holds all weights of Noto Sans; on a machine
    the family has its own name, so that one goes first.
    """
    names: list[str] = []
    generic = ""
    for name, quoted in _listed(nodes):
        known = "" if quoted else _GENERIC.get(name.lower(), "")
        if known:
            generic = generic or known
        elif _NAME.fullmatch(name):
            names += [_VARIABLE.sub("", name), name]
        else:
            return None
    if not names and not generic:
        return None
    return Families(tuple(dict.fromkeys(names))[:_MOST], generic)


def _listed(nodes: Sequence[Node]) -> list[tuple[str, bool]]:
    """Give every name of a list, and whether it stood between quotes; an empty name for what is none."""
    found: list[tuple[str, bool]] = []
    words: list[str] = []
    quoted = False
    for node in [*nodes, None]:
        if node is None or node == ",":
            found.append((" ".join(words), quoted))
            words, quoted = [], False
        elif node.type == "ident" and not quoted:
            words.append(node.value)
        elif node.type == "string" and not words:
            words, quoted = [node.value.strip()], True
        elif node.type not in ("whitespace", "comment"):
            return [("", True)]
    return found


def read_weight(nodes: Sequence[Node]) -> bool | None:
    """Read a value as a weight: whether it is bold; None where it is no weight."""
    parts = [node for node in nodes if node.type not in ("whitespace", "comment")]
    if len(parts) != 1:
        return None
    node = parts[0]
    if node.type == "ident":
        return {"bold": True, "bolder": True, "normal": False, "lighter": False}.get(node.lower_value)
    if node.type == "number" and _LIGHTEST <= node.value <= _HEAVIEST:
        return bool(node.value >= _BOLD)
    return None
