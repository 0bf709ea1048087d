"""``serviceformule check``."""

from pathlib import Path

import click

from generator.cli.commands import Command, language_option
from generator.cli.status import FINE, INVALID, REFUSED
from generator.cli.streams import result, say
from generator.cli.types import FilePath, OneOf
from generator.cli.words import words_of
from generator.diagnostics import Diagnostic, Severity
from generator.report.messages import Messages


@click.command(
    "check",
    cls=Command,
    params=[
        click.Argument(["paths"], type=FilePath(), nargs=-1, required=True),
        click.Option(["--format", "output_format"], type=OneOf("text", "json", "github"), default="text"),
        click.Option(["--fail-on"], type=OneOf("error", "warning"), default="error"),
        language_option(),
    ],
)
@click.pass_context
def check(
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    output_format: str,
    fail_on: str,
    lang: str | None,  # noqa: ARG001 - ``main`` has already read it
) -> int:
    """Look for everything that makes a definition invalid."""
    from generator.pipeline.check import check_all

    words = words_of(context)
    outcome = check_all(paths)
    _show(outcome.diagnostics, output_format, words)
    if output_format == "text" and not outcome.diagnostics:
        say(words.text("command_line.fine", {"file": ", ".join(map(str, outcome.checked))}) + "\n")
    if outcome.refused:
        return REFUSED
    counts = {Severity.ERROR} if fail_on == "error" else {Severity.ERROR, Severity.WARNING}
    return INVALID if any(d.severity in counts for d in outcome.diagnostics) else FINE


def _show(diagnostics: tuple[Diagnostic, ...], output_format: str, words: Messages) -> None:
    match output_format:
        case "json":
            from generator.report.json_format import as_json

            result(as_json(diagnostics, words))
        case "github":
            from generator.report.github_format import as_github

            result(as_github(diagnostics, words))
        case _:
            from generator.report.text_format import as_text

            if diagnostics:
                say(as_text(diagnostics, words))
