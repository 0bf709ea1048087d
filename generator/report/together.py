"""Findings of which there may be hundreds, told together: one for each file, with the first few lines."""

from collections.abc import Iterable
from dataclasses import replace
from typing import Final

from generator.diagnostics import Diagnostic

_TOGETHER: Final = {"untranslated-text": "untranslated-texts"}
"""By the code of one finding that of several; the wording gets their ``count``, the ``lines`` of the next
few, and how many ``more`` there are."""
_FEW: Final = 5


def together(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """Put findings of one kind in one file together at the first of them; the others stay as they are."""
    groups: dict[object, list[Diagnostic]] = {}
    for number, found in enumerate(sorted(diagnostics, key=lambda diagnostic: diagnostic.order)):
        alike = (found.code, found.file_name, *found.arguments.items())
        groups.setdefault(alike if found.code in _TOGETHER else number, []).append(found)
    return [group[0] if len(group) == 1 else _several(group) for group in groups.values()]


def _several(group: list[Diagnostic]) -> Diagnostic:
    first, *others = group
    lines = list(dict.fromkeys(str(found.span.line) for found in others if found.span))
    arguments = {
        **first.arguments,
        "count": str(len(group)),
        "lines": ", ".join(lines[:_FEW]),
        "more": str(len(lines) - _FEW) if len(lines) > _FEW else "",
    }
    return replace(first, code=_TOGETHER[first.code], arguments=arguments, path="")
