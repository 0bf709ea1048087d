"""``serviceformule pull``."""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.cli.commands import Command, language_option
from generator.cli.failed import failed_as_json
from generator.cli.status import FINE, INVALID
from generator.cli.streams import line_width, result, say
from generator.cli.types import FilePath, OneOf
from generator.cli.words import words_of
from generator.diagnostics import InvalidInputError, RefusedError

if TYPE_CHECKING:
    from generator.diagnostics import Diagnostic
    from generator.pipeline.pull import Pulled
    from generator.pipeline.pull_apply import Applied
    from generator.report.messages import Messages
    from generator.roundtrip.proposals import Proposal


@click.command(
    "pull",
    cls=Command,
    params=[
        click.Argument(["file"], type=FilePath()),
        click.Argument(["path"], type=FilePath(), required=False),
        click.Option(["--format", "output_format"], type=OneOf("text", "json"), default="text"),
        click.Option(["--apply", "applies"], is_flag=True),
        language_option(),
    ],
)
@click.pass_context
def pull(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    file: Path,
    path: Path | None,
    output_format: str,
    applies: bool,
    lang: str | None,  # noqa: ARG001 - the document keeps its language; ``main`` has read it
) -> int:
    """Read what people changed in a Word file, as proposals for the definition."""
    from generator.pipeline.pull import PullRequest
    from generator.pipeline.pull import pull as read

    words = words_of(context)
    try:
        pulled = read(PullRequest(file, path))
        applied = _applied(pulled, words, output_format) if applies else None
        _tell(pulled, applied, output_format, words)
    except (InvalidInputError, RefusedError) as error:
        if output_format != "json":
            raise
        return failed_as_json(error, words)
    notes = pulled.notes if applied is None else _notes_after(pulled, applied)
    if notes:
        from generator.report.text_format import as_text

        say(as_text(notes, words))
    return INVALID if applied is not None and applied.refused else FINE


def _notes_after(pulled: "Pulled", applied: "Applied") -> "tuple[Diagnostic, ...]":
    from generator.pipeline.pull import notes_after

    return notes_after(pulled, [one.proposal for one in applied.written])


def _applied(pulled: "Pulled", words: "Messages", output_format: str) -> "Applied":
    """Write what somebody accepts, or where nobody can be asked, all that leaves nothing to choose."""
    from generator.pipeline.pull_apply import apply

    chosen: Sequence[Proposal]
    if output_format == "text" and _on_terminal():
        from generator.cli.pull_asking import ask

        chosen = ask(pulled, words)
    else:
        chosen = [one for one in pulled.found.proposals if not one.conflict]
    return apply(chosen, pulled.today.loaded)


def _on_terminal() -> bool:
    return sys.stdin.isatty() and sys.stderr.isatty()


def _tell(pulled: "Pulled", applied: "Applied | None", output_format: str, words: "Messages") -> None:
    from generator.pipeline.plan import shipped_locale
    from generator.pipeline.pull_shown import Namer, shown, shown_refusals, shown_written

    locale = shipped_locale(words.language)
    namer = Namer(pulled, locale)
    if output_format == "json":
        from generator.report.proposals_json import proposals_json

        written = None if applied is None else shown_written(applied, namer)
        refused = () if applied is None else tuple(shown_refusals(applied, words))
        result(proposals_json(shown(pulled, locale), written, refused))
        return
    if applied is None:
        from generator.report.proposals_text import proposals_text

        result(proposals_text(shown(pulled, locale), words, locale, line_width()))
        return
    from generator.report.proposals import written_text
    from generator.report.text_format import as_text

    result(written_text(shown_written(applied, namer), words))
    for one in applied.refused:
        label = f" › {namer.label(one.proposal.target)}" if one.proposal.target.field else ""
        place = namer.place(one.proposal.target) + label
        say(words.text("pull.not_written", {"place": place}) + "\n")
        say(as_text(one.diagnostics, words))
    kept = len(pulled.found.proposals) - len(applied.written) - len(applied.refused)
    if kept:
        say(words.count("pull.kept", kept) + "\n")
    elif not applied.written and not applied.refused:
        say(words.text("pull.none") + "\n")
