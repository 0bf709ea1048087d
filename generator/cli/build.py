"""``serviceformule build``."""

from pathlib import Path
from typing import Final

import click

from generator.cli.commands import Command, language_option
from generator.cli.status import FINE, INVALID, REFUSED
from generator.cli.streams import result, say
from generator.cli.types import FilePath, SeveralOf, Words
from generator.cli.words import words_of
from generator.diagnostics import Diagnostic, InvalidInputError, RefusedError
from generator.report.messages import Messages

FORMATS: Final = ("docx", "md", "json")


@click.command(
    "build",
    cls=Command,
    params=[
        click.Argument(["paths"], type=FilePath(), nargs=-1, required=True),
        click.Option(["-o", "--output"], type=FilePath()),
        click.Option(["--to", "formats"], type=SeveralOf(*FORMATS), default="docx"),
        click.Option(["--only"], type=Words(), default=""),
        click.Option(["--force"], is_flag=True),
        language_option(),
    ],
)
@click.pass_context
def build(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    paths: tuple[Path, ...],
    output: Path | None,
    formats: tuple[str, ...],
    only: tuple[str, ...],
    force: bool,
    lang: str | None,
) -> int:
    """Make the documents; a definition that is wrong does not keep the others from being built."""
    from generator.pipeline.build import BuildRequest
    from generator.pipeline.build import build as make

    words = words_of(context)
    language = lang or context.find_root().params.get("lang")
    status = FINE
    for path in dict.fromkeys(paths):
        try:
            outcome = make(BuildRequest(path, output, formats, only, force, language))
        except InvalidInputError as error:
            status = max(status, INVALID)
            _report(error.diagnostics, words)
        except RefusedError as error:
            status = REFUSED
            _report((error.diagnostic,), words)
        else:
            result("".join(f"{written}\n" for written in outcome.written))
            _report(outcome.diagnostics, words)
            status = REFUSED if outcome.refused else status
    return status


def _report(diagnostics: tuple[Diagnostic, ...], words: Messages) -> None:
    from generator.report.text_format import as_text

    if diagnostics:
        say(as_text(diagnostics, words))
