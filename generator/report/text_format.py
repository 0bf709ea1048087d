"""Findings for a person at a terminal."""

from collections import Counter
from collections.abc import Iterable
from textwrap import wrap
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.report.messages import Messages
from generator.report.quote import quote
from generator.report.together import together
from generator.report.worded import worded

_INDENT: Final = "    "
_WIDTH: Final = 100


def as_text(diagnostics: Iterable[Diagnostic], messages: Messages) -> str:
    """Give every finding with its line, sorted by file and place, and a line that counts them."""
    found = sorted(diagnostics, key=lambda diagnostic: diagnostic.order)
    blocks = [_block(diagnostic, messages) for diagnostic in together(found)]
    return "\n\n".join([*blocks, summary(found, messages)]) + "\n"


def summary(diagnostics: Iterable[Diagnostic], messages: Messages) -> str:
    """Count the findings: "3 fouten, 1 waarschuwing"."""
    numbers = Counter(diagnostic.severity for diagnostic in diagnostics)
    return ", ".join(messages.count(f"count.{level}", numbers[level]) for level in Severity if numbers[level])


def _block(diagnostic: Diagnostic, messages: Messages) -> str:
    words = worded(diagnostic, messages)
    span = diagnostic.span
    place = f"{span.file.name}:{span.line}:{span.column}" if span else diagnostic.file
    severity = messages.text(f"severity.{diagnostic.severity}")
    lines = [f"{f'{place}: ' if place else ''}{severity}: {words.message}"]
    if span:
        lines.extend(_INDENT + line for line in quote(span))
    lines.extend(
        _INDENT + line for line in wrap(words.hint, _WIDTH, break_on_hyphens=False, break_long_words=False)
    )
    return "\n".join(lines)
