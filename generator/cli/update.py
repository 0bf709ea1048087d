"""``serviceformule update``."""

from pathlib import Path

import click

from generator.cli.commands import Command, language_option
from generator.cli.status import FINE
from generator.cli.streams import result, say
from generator.cli.types import AuthorName, FilePath, Moment
from generator.cli.words import words_of


@click.command(
    "update",
    cls=Command,
    params=[
        click.Argument(["file"], type=FilePath()),
        click.Argument(["path"], type=FilePath(), required=False),
        click.Option(["-o", "--output"], type=FilePath()),
        click.Option(["--restyle"], is_flag=True),
        click.Option(["--author"], type=AuthorName(), default=""),
        click.Option(["--date"], type=Moment(), default=""),
        click.Option(["--force"], is_flag=True),
        language_option(),
    ],
)
@click.pass_context
def update(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    file: Path,
    path: Path | None,
    output: Path | None,
    restyle: bool,
    author: str,
    date: str,
    force: bool,
    lang: str | None,  # noqa: ARG001 - the document keeps its language; ``main`` has read it
) -> int:
    """Put the present definition into a Word file that people worked in."""
    from generator.pipeline.renewing import UpdateRequest
    from generator.pipeline.update import update as bring_up_to_date
    from generator.report.update_text import as_text

    words = words_of(context)
    request = UpdateRequest(file, path, output, author, date, force)
    if restyle:
        from generator.pipeline.restyle import restyle as lay_out_afresh

        outcome = lay_out_afresh(request)
    else:
        outcome = bring_up_to_date(request)
    result(f"{outcome.written}\n")
    say(as_text(outcome.counts, words))
    if outcome.diagnostics:
        from generator.report.text_format import as_text as findings

        say(findings(outcome.diagnostics, words))
    return FINE
