"""``serviceformule doctor``."""

from pathlib import Path

import click

from generator.cli.commands import Command, language_option
from generator.cli.failed import failed_as_json
from generator.cli.status import FINE, INVALID
from generator.cli.streams import line_width, result, say
from generator.cli.types import FilePath, OneOf
from generator.cli.words import words_of
from generator.diagnostics import InvalidInputError, RefusedError


@click.command(
    "doctor",
    cls=Command,
    params=[
        click.Argument(["file"], type=FilePath()),
        click.Option(["--format", "output_format"], type=OneOf("text", "json"), default="text"),
        language_option(),
    ],
)
@click.pass_context
def doctor(
    context: click.Context,
    /,
    *,
    file: Path,
    output_format: str,
    lang: str | None,  # noqa: ARG001 - ``main`` has already read it
) -> int:
    """Tell what a Word file is, what people did in it, and whether it is safe to update."""
    from generator.pipeline.doctor import doctor as look_over

    words = words_of(context)
    try:
        found = look_over(file)
    except (InvalidInputError, RefusedError) as error:
        if output_format != "json":
            raise
        return failed_as_json(error, words)
    if output_format == "json":
        from generator.report.doctor_json import as_json

        result(as_json(found, words))
    else:
        from generator.pipeline.plan import shipped_locale
        from generator.report.doctor_text import as_text
        from generator.report.text_format import as_text as findings

        result(as_text(found, words, shipped_locale(words.language), line_width()))
        if found.verdict.reasons:
            say(findings(found.verdict.reasons, words))
    return FINE if found.verdict.is_safe else INVALID
