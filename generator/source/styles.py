"""The words of a value as they are written in each style, and whether they read back."""

import re
from typing import Final

import yaml

from generator.diagnostics import InvalidInputError, TextFile
from generator.source.composer import compose
from generator.source.nodes import Mapping, Scalar, Sequence
from generator.source.splice import escaped

_STRING: Final = "tag:yaml.org,2002:str"
_RESOLVER: Final = yaml.resolver.Resolver()


def reads_back(raw: str, text: str, parent: int, *, flow: bool) -> bool:
    """Tell whether characters read as a text, in a block at a column or in brackets."""
    pad = " " * max(parent, 0)
    forms = ("k: [", " , z]"), ("k: {k: ", ", z: z}")  # a dash alone is a text before a comma only
    wraps = forms if flow else (("k: ", ""),)
    return all(_read(f"{pad}{before}{raw}{behind}\n{pad}z: z\n") == text for before, behind in wraps)


def _read(text: str) -> str | None:
    try:
        root = compose(TextFile("", text))
    except InvalidInputError:
        return None
    if list(root.entries) != ["k", "z"]:
        return None
    value = root.get("k")
    if isinstance(value, Sequence) and len(value.items) == 2:  # noqa: PLR2004 - the value, and z
        value = value.items[0]
    elif isinstance(value, Mapping) and list(value.entries) == ["k", "z"]:
        value = value.get("k")
    return value.text if isinstance(value, Scalar) else None


def is_text(text: str) -> bool:
    """Tell whether YAML 1.1 takes a plain scalar for a text, and not for a number, a date or a truth."""
    # The stubs give this method no types.
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == _STRING)


def words_in(style: str, text: str, margin: str | None, line_break: str) -> str | None:
    """Write words that go into a scalar; None where its style has no way to write them.

    ``margin`` is what stands before a next line, None where the scalar has one line only.
    """
    if style == "'":
        text = text.replace("'", "''")
    if style == '"':
        lines = text.split("\n") if margin is not None else [text]
        text = "\n".join(map(escaped, lines))
    if "\n" not in text:
        return text
    if margin is None:
        return None
    more = 0 if style == "|" else 1
    return re.sub("\n+", lambda run: line_break * (len(run[0]) + more) + margin, text)


def literal(text: str, header: str, width: int, margin: str, line_break: str) -> str:
    """Write a text as a literal block; ``width`` is how far its margin is from the block around it."""
    lines = (margin + line if line else "" for line in text.split("\n"))
    return line_break.join([_header(header, text, width), *lines])


def folded(text: str, header: str, width: int, margin: str, line_break: str) -> str:
    """Write a text as a folded block, each of its lines on one line."""
    parts = re.split("(\n+)", text)
    raw = [_header(header, text, width), line_break, margin if parts[0] else "", parts[0]]
    for before, run, after in zip(parts[::2], parts[1::2], parts[2::2], strict=False):
        joins = before and after and before[0] not in " \t" and after[0] not in " \t"
        raw += (line_break * (len(run) + bool(joins)), margin if after else "", after)
    return "".join(raw)


def _header(header: str, text: str, width: int) -> str:
    """Name the width of the margin where the text begins with a blank, which would be taken for margin."""
    signs = header[: len(header) - len(header.lstrip("|>+-0123456789"))]
    if text.lstrip("\n").startswith(" ") and not any(sign.isdigit() for sign in signs):
        return f"{header[0]}{width}{header[1:]}"
    return header
