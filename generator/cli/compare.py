"""``serviceformule compare``."""

from pathlib import Path
from typing import TYPE_CHECKING, Final

import click

from generator.cli.commands import Command, language_option
from generator.cli.failed import failed_as_json
from generator.cli.faults import WrongUsageError
from generator.cli.status import FINE
from generator.cli.streams import result, say
from generator.cli.types import FilePath, OneOf, SourceName
from generator.cli.words import words_of
from generator.diagnostics import InvalidInputError, RefusedError
from generator.report.messages import Messages
from generator.vocabulary.names import Language

if TYPE_CHECKING:
    from generator.pipeline.compare import Comparing

FORMATS: Final = ("text", "json", "html", "docx", "xlsx")
_PRINTED: Final = frozenset({"text", "json"})
"""Formats that go to standard output where no file is named."""
_FEWEST: Final = 2
_FEW: Final = 20
"""So few steps are done before a bar would be of use."""


@click.command(
    "compare",
    cls=Command,
    params=[
        click.Argument(["definitions"], type=SourceName(), nargs=-1, required=True),
        click.Option(["--to", "output_format"], type=OneOf(*FORMATS), default="text"),
        click.Option(["-o", "--output"], type=FilePath()),
        click.Option(["--links"], type=FilePath()),
        language_option(),
    ],
)
@click.pass_context
def compare(  # noqa: PLR0913 - one parameter for each option
    context: click.Context,
    /,
    *,
    definitions: tuple[str, ...],
    output_format: str,
    output: Path | None,
    links: Path | None,
    lang: Language | None,
) -> int:
    """Lay two or more municipalities beside each other."""
    if len(definitions) < _FEWEST:
        raise WrongUsageError("compare_one", context, name=definitions[0])
    words = words_of(context)
    language = lang or context.find_root().params.get("lang") or "nl"
    try:
        comparing = _compared(definitions, links, language, words)
        proposed = _proposed(comparing, links, words) if links is not None else ""
    except (InvalidInputError, RefusedError) as error:
        if output_format != "json":
            raise
        return failed_as_json(error, words)
    if comparing.diagnostics:
        from generator.report.text_format import as_text

        say(as_text(comparing.diagnostics, words))
    _show(comparing, output_format, output)
    say(proposed)
    return FINE


def _compared(
    definitions: tuple[str, ...], links: Path | None, language: Language, words: Messages
) -> "Comparing":
    """Compare, and show how far it is."""
    from generator.cli.progress import Progress
    from generator.pipeline.compare import STEPS, CompareRequest, compare_all

    label = words.text("command_line.commands.compare.progress")
    with Progress(STEPS * len(definitions), label, least=_FEW) as progress:
        return compare_all(CompareRequest(definitions, links, language), progress.advance)


def _show(comparing: "Comparing", output_format: str, output: Path | None) -> None:
    """Print a comparison, or write it and print its path."""
    from generator.pipeline.comparison_files import comparison_bytes, write_comparison

    if output is None and output_format == "text":
        from generator.cli.streams import line_width
        from generator.report.comparison_text import as_text

        result(as_text(comparing.shown, comparing.locale, line_width()))
    elif output is None and output_format in _PRINTED:
        result(comparison_bytes(comparing, output_format).decode())
    else:
        result(f"{write_comparison(comparing, output_format, output)}\n")


def _proposed(comparing: "Comparing", path: Path, words: Messages) -> str:
    """Write what is proposed into the links file, and give what there is to say of that."""
    from generator.pipeline.compare import write_proposals

    key = "command_line.commands.compare"
    count = write_proposals(comparing, path, "\n".join(words.lines(f"{key}.links_head")))
    form = {0: "none", 1: "one"}.get(count, "other")
    return words.text(f"{key}.proposed.{form}", {"count": str(count), "file": str(path)}) + "\n"
