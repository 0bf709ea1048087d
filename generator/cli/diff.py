"""``serviceformule diff``."""

from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

import click

from generator.cli.commands import Command, language_option
from generator.cli.failed import failed_as_json
from generator.cli.status import FINE, INVALID
from generator.cli.streams import line_width, result, say
from generator.cli.types import FilePath, OneOf, SourceName
from generator.cli.words import words_of
from generator.diagnostics import InvalidInputError, RefusedError

if TYPE_CHECKING:
    from generator.pipeline.diff import Diff
    from generator.report.messages import Messages

FORMATS: Final = ("text", "json", "md", "html", "docx")
_PRINTED: Final = frozenset({"text", "json", "md"})
"""Formats that go to standard output where no file is named."""


@click.command(
    "diff",
    cls=Command,
    params=[
        click.Argument(["old"], type=SourceName()),
        click.Argument(["new"], type=SourceName()),
        click.Option(["--to", "output_format"], type=OneOf(*FORMATS), default="text"),
        click.Option(["-o", "--output"], type=FilePath()),
        click.Option(["--accepted"], type=FilePath()),
        click.Option(["--fail-on"], type=OneOf("weaker", "any"), default=None),
        language_option(),
    ],
)
@click.pass_context
def diff(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    old: str,
    new: str,
    output_format: str,
    output: Path | None,
    accepted: Path | None,
    fail_on: str | None,
    lang: Literal["nl", "en"] | None,
) -> int:
    """Tell what changed between two versions of one formula, and whom it touches."""
    from generator.pipeline.diff import DiffRequest
    from generator.pipeline.diff import diff as hold

    words = words_of(context)
    language = lang or context.find_root().params.get("lang")
    try:
        found = hold(DiffRequest(old, new, accepted, language))
        made = _made(found, output_format, words)
    except (InvalidInputError, RefusedError) as error:
        if output_format != "json":
            raise
        return failed_as_json(error, words)
    if output is None and output_format in _PRINTED:
        result(made.decode())
    else:
        from generator.pipeline.diff import write

        path = output or found.place(output_format)
        write(path, made)
        result(f"{path}\n")
    if found.notes:
        from generator.report.text_format import as_text

        say(as_text(found.notes, words))
    return INVALID if fail_on is not None and found.fails(fail_on) else FINE


def _made(found: "Diff", output_format: str, words: "Messages") -> bytes:
    match output_format:
        case "text":
            from generator.pipeline.plan import shipped_locale
            from generator.report.changes_text import as_text

            name = found.versions.new.loaded.definition.municipality.name
            locale = shipped_locale(words.language)
            return as_text(found.versions.facts(locale), name, locale, line_width()).encode()
        case "json":
            return found.as_json().encode()
        case _:
            return found.document(output_format)
