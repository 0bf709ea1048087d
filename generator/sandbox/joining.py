"""Putting text together so that no plain side is escaped and every part keeps its origin.

Jinja would HTML-escape the plain side of a ``~`` or ``join`` with rendered text. Here every plain part that
meets rendered text is printed first, as ``{{ part }}`` would.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from jinja2.runtime import Undefined
from markupsafe import Markup

from generator.filters import enumeration
from generator.sandbox.fault import Refusal
from generator.sandbox.run import Run, check_printable

_MARK: Final = re.compile("([\ue000-\uf8ff][^\ue000-\uf8ff]*[\ue000-\uf8ff])")


def plain_text(value: object) -> str:
    """Give the text of a value that is no rendered text; nothing for None."""
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if not isinstance(value, Undefined):
        check_printable(value)
    return str(value)


def join(run: Run, parts: Sequence[object]) -> str:
    """Join parts: plain text where all are plain, else rendered text."""
    run.step(len(parts) >> 4)
    if any(isinstance(part, Markup) for part in parts):
        return join_printed(run, parts)
    texts = [plain_text(part) for part in parts]
    run.reserve(sum(map(len, texts)))
    return run.admit("".join(texts))


def join_printed(run: Run, parts: Sequence[object]) -> Markup:
    """Join parts to rendered text, each with the origin it has."""
    texts = [str(run.printed(part)) for part in parts]
    run.reserve(sum(map(len, texts)))
    return run.admit(Markup("".join(texts)))  # noqa: S704 - every part was printed


def separated(items: Iterable[object], separator: object) -> list[object]:
    """Give the items with a separator between each two."""
    parts: list[object] = []
    for item in items:
        if parts:
            parts.append(separator)
        parts.append(item)
    return parts


def enumerated(items: Iterable[object], word: object) -> list[object]:
    """Give the items with the separators of a written list."""
    return enumeration(items, str(word))


def replace(run: Run, text: object, old: str, new: object, count: int = -1) -> str:
    """Replace in a text; in rendered text what stands between marks, never within one."""
    if not old:
        raise Refusal("empty-replacement")
    if not isinstance(text, Markup) and not isinstance(new, Markup):
        source, inserted = plain_text(text), plain_text(new)
        run.charge(len(source))
        run.reserve(len(source) + source.count(old) * len(inserted))
        return run.admit(source.replace(old, inserted, count))
    target, inserted = str(run.printed(text)), str(run.printed(new))
    run.reserve(len(target) + target.count(old) * len(inserted))
    pieces = [
        piece if index % 2 else piece.replace(old, inserted, count)
        for index, piece in enumerate(_MARK.split(target))
    ]
    return run.admit(Markup("".join(pieces)))  # noqa: S704 - both sides were printed
