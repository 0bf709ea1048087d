"""Findings as annotations in a GitHub workflow."""

from collections.abc import Iterable, Mapping
from typing import Final

from generator.diagnostics import Diagnostic, Severity
from generator.report.messages import Messages
from generator.report.together import together
from generator.report.worded import worded

_COMMANDS: Final[Mapping[Severity, str]] = {
    Severity.ERROR: "error",
    Severity.WARNING: "warning",
    Severity.NOTE: "notice",
}


def as_github(diagnostics: Iterable[Diagnostic], messages: Messages) -> str:
    """Give one workflow command per finding; paths with forward slashes, as GitHub knows them."""
    return "".join(f"{_command(d, messages)}\n" for d in together(diagnostics))


def _command(diagnostic: Diagnostic, messages: Messages) -> str:
    words = worded(diagnostic, messages)
    span = diagnostic.span
    places = {
        "file": diagnostic.file_name.replace("\\", "/"),
        "line": str(span.line) if span else "",
        "col": str(span.column) if span else "",
        "title": diagnostic.code,
    }
    properties = ",".join(f"{name}={_property(value)}" for name, value in places.items() if value)
    return (
        f"::{_COMMANDS[diagnostic.severity]} {properties}::{_data(f'{words.message} {words.hint}'.strip())}"
    )


def _data(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
