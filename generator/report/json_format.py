"""Findings for a program."""

import json
from collections.abc import Iterable

from generator.diagnostics import Diagnostic
from generator.report.messages import Messages
from generator.report.worded import worded


def as_json(diagnostics: Iterable[Diagnostic], messages: Messages) -> str:
    """Give the findings as a list of objects; what there is none of is null."""
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.order)
    return json.dumps([_object(d, messages) for d in found], ensure_ascii=False, indent=2) + "\n"


def _object(diagnostic: Diagnostic, messages: Messages) -> dict[str, str | int | None]:
    words = worded(diagnostic, messages)
    span = diagnostic.span
    return {
        "code": diagnostic.code,
        "severity": diagnostic.severity.value,
        "message": words.message,
        "hint": words.hint or None,
        "file": diagnostic.file_name or None,
        "line": span.line if span else None,
        "column": span.column if span else None,
        "path": diagnostic.path or None,
    }
